//! The stored form of a wrapped master key.

use hearsay_speaker::lock::envelope::{Envelope, EnvelopeError, Kdf, MOST_ROUNDS, ROUNDS};
use hearsay_speaker::lock::hierarchy::WayIn;
use proptest::prelude::*;

fn envelope(way: WayIn) -> Envelope {
    Envelope::head(way, [3; 16]).seal([9; 60])
}

const WAYS: [WayIn; 3] = [WayIn::Passphrase, WayIn::Passkey, WayIn::RecoveryCode];

/// A passphrase's envelope with one thing replaced in its text.
fn with(old: &str, new: &str) -> Result<Envelope, EnvelopeError> {
    let text = envelope(WayIn::Passphrase).to_text();
    assert!(text.contains(old), "{text}");
    Envelope::parse(&text.replace(old, new))
}

#[test]
fn what_is_written_is_read_again() {
    for way in WAYS {
        let there = envelope(way);
        assert_eq!(Envelope::parse(&there.to_text()).as_ref(), Ok(&there));
        assert_eq!(there.opened_by().way, way);
        assert_eq!(there.wrapped(), &[9; 60]);
    }
    assert_eq!(envelope(WayIn::Passphrase).opened_by().rounds, ROUNDS);
    assert_eq!(envelope(WayIn::Passkey).opened_by().kdf, Kdf::HkdfSha256);
}

#[test]
fn rounds_that_weaken_the_lock_or_hang_the_page_are_refused() {
    for found in [0, 1, ROUNDS - 1, MOST_ROUNDS + 1, u32::MAX] {
        let refused = with("600000", &found.to_string());
        assert_eq!(refused, Err(EnvelopeError::Rounds { found }));
    }
    assert!(with("600000", &MOST_ROUNDS.to_string()).is_ok());
    for unreadable in ["-1", "4294967296", "6e5", "\"600000\"", "null"] {
        assert_eq!(with("600000", unreadable), Err(EnvelopeError::Unreadable));
    }
}

#[test]
fn a_fast_derivation_cannot_be_slipped_under_a_passphrase() {
    assert_eq!(
        with("PBKDF2-SHA-256", "HKDF-SHA-256"),
        Err(EnvelopeError::Kdf)
    );
    let passkey = envelope(WayIn::Passkey).to_text();
    let renamed = passkey.replace("passkey", "passphrase");
    assert_eq!(Envelope::parse(&renamed), Err(EnvelopeError::Kdf));
}

#[test]
fn salts_and_keys_of_another_size_are_refused() {
    let salt = "AwMDAwMDAwMDAwMDAwMDAw==";
    for odd in ["", "AwMD", "AwMDAwMDAwMDAwMDAwMDAwMD", "no base 64"] {
        assert_eq!(with(salt, odd), Err(EnvelopeError::Salt));
    }
    assert_eq!(with("CQkJCQkJ", ""), Err(EnvelopeError::Wrapped));
    assert_eq!(with("CQkJCQkJ", "CQkJ"), Err(EnvelopeError::Wrapped));
}

#[test]
fn later_formats_say_so_and_unknown_fields_are_refused() {
    assert_eq!(
        with("\"version\":1", "\"version\":2"),
        Err(EnvelopeError::Version { found: 2 })
    );
    let newer = "{\"version\":9,\"kdf\":\"argon2\"}";
    assert_eq!(
        Envelope::parse(newer),
        Err(EnvelopeError::Version { found: 9 })
    );
    assert_eq!(
        with("{", "{\"hint\":\"x\","),
        Err(EnvelopeError::Unreadable)
    );
    assert_eq!(
        Envelope::parse(&" ".repeat(2_000)),
        Err(EnvelopeError::Unreadable)
    );
}

#[test]
fn a_changed_head_is_other_authenticated_data() {
    let head = envelope(WayIn::Passphrase).opened_by();
    let mut heads = vec![head.bound()];
    let mut other = head;
    other.rounds += 1;
    heads.push(other.bound());
    let mut other = head;
    other.salt[15] ^= 1;
    heads.push(other.bound());
    heads.push(envelope(WayIn::RecoveryCode).opened_by().bound());
    heads.push(envelope(WayIn::Passkey).opened_by().bound());
    let mut sorted = heads.clone();
    sorted.sort();
    sorted.dedup();
    assert_eq!(sorted.len(), heads.len());
}

#[test]
fn logs_learn_neither_salt_nor_key() {
    let envelope = envelope(WayIn::Passphrase);
    let logged = format!("{envelope:?} {:?}", envelope.opened_by());
    assert!(!logged.contains("AwMD") && !logged.contains("3, 3") && !logged.contains("9, 9"));
}

proptest! {
    #[test]
    fn any_text_is_read_or_refused(text in any::<String>()) {
        prop_assert!(Envelope::parse(&text).is_err());
    }

    #[test]
    fn one_changed_byte_never_lowers_the_rounds(at in 0usize..250, byte in b' '..=b'~') {
        let mut text = envelope(WayIn::Passphrase).to_text().into_bytes();
        let at = at % text.len();
        text[at] = byte;
        if let Ok(read) = Envelope::parse(&String::from_utf8(text).unwrap()) {
            prop_assert!(read.opened_by().rounds >= ROUNDS);
        }
    }

    #[test]
    fn any_salt_and_key_survive(salt in any::<[u8; 16]>(), key in prop::collection::vec(any::<u8>(), 60)) {
        let key: [u8; 60] = key.try_into().unwrap();
        let there = Envelope::head(WayIn::RecoveryCode, salt).seal(key);
        prop_assert_eq!(Envelope::parse(&there.to_text()), Ok(there));
    }
}
