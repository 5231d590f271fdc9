//! Message files that somebody damaged, cut off or made up.

use crate::files::{code, derive, encrypt, open, seal, spoken};
use crate::support::{id, tone};
use hearsay_speaker::message::Mailbox;
use hearsay_speaker::message::file::{FileError, LARGEST_FILE, MAGIC, Sealing, peek};
use proptest::prelude::*;
use std::sync::LazyLock;

static FILE: LazyLock<Vec<u8>> =
    LazyLock::new(|| seal(id(1), code(9), &spoken(), &tone()).unwrap());

fn header(json: &str, rest: &[u8]) -> Vec<u8> {
    let length = u16::try_from(json.len()).unwrap().to_be_bytes();
    [&MAGIC[..], &[1], &length, json.as_bytes(), rest].concat()
}

/// The header of a real file, as text.
fn real() -> String {
    let length = usize::from(u16::from_be_bytes([FILE[9], FILE[10]]));
    String::from_utf8(FILE[11..11 + length].to_vec()).unwrap()
}

#[test]
fn every_cut_is_noticed_before_a_code_is_asked_for() {
    let empty = Mailbox::default();
    assert_eq!(peek(&[], &empty), Err(FileError::NotOurs));
    for length in 1..FILE.len() {
        let found = peek(&FILE[..length], &empty);
        assert!(
            matches!(found, Err(FileError::Truncated { .. })),
            "{length}: {found:?}"
        );
    }
    let longer = [&FILE[..], b"x"].concat();
    assert_eq!(peek(&longer, &empty), Err(FileError::Forged));
}

#[test]
fn what_is_no_message_file_is_told_apart() {
    let empty = Mailbox::default();
    let mut newer = FILE.clone();
    newer[8] = 2;
    let mut older = FILE.clone();
    older[8] = 0;
    for (file, error) in [
        (tone(), FileError::NotOurs),
        (b"PK\x03\x04".to_vec(), FileError::NotOurs),
        (newer, FileError::Newer),
        (older, FileError::NotOurs),
        (vec![0; LARGEST_FILE + 1], FileError::TooLarge),
        (header("{}", &[]), FileError::BadHeader),
        (header(&"[".repeat(1_000), &[]), FileError::BadHeader),
        (header(&" ".repeat(1_025), &[]), FileError::BadHeader),
    ] {
        assert_eq!(peek(&file, &empty), Err(error));
        assert!(error.to_string().ends_with('.'));
    }
}

#[test]
fn a_header_that_would_weaken_or_hang_is_refused() {
    let rest = &FILE[11 + real().len()..];
    let swapped = |from: &str, to: &str| {
        assert!(real().contains(from), "{}", real());
        peek(
            &header(&real().replace(from, to), rest),
            &Mailbox::default(),
        )
    };
    assert_eq!(swapped("600000", "600000"), Ok(id(1)));
    for (from, to) in [
        ("600000", "1"),
        ("600000", "599999"),
        ("600000", "5000001"),
        ("600000", "4294967296"),
        ("600000", "-1"),
        ("PBKDF2-SHA-256", "none"),
        ("AES-256-GCM", "XOR"),
        ("\"salt\":\"", "\"salt\":\"AAAA"),
        ("\"nonce\":\"", "\"nonce\":\"A"),
        ("\"kdf\"", "\"more\":1,\"kdf\""),
        ("0101", "zz01"),
    ] {
        assert_eq!(swapped(from, to), Err(FileError::BadHeader), "{from} {to}");
    }
}

#[test]
fn a_right_code_over_a_senseless_content_is_told_apart_from_forgery() {
    let empty = Mailbox::default();
    for plain in [
        b"".to_vec(),
        b"\x00".to_vec(),
        b"\xff\xff{}".to_vec(),
        b"\x00\x02{}".to_vec(),
        [b"\x00\x02{}".to_vec(), tone()].concat(),
    ] {
        let sealing =
            Sealing::new(id(1), code(9), ([1; 16], [2; 12]), (&spoken(), &tone())).unwrap();
        let derived = derive(&sealing.derive());
        let mut encryption = sealing.encrypt(&derived).unwrap();
        let length = encryption.cipher.data.len() + 16;
        let additional = String::from_utf8_lossy(&encryption.cipher.additional[11..]).into_owned();
        let to = additional.replace(
            &format!("\"length\":{length}"),
            &format!("\"length\":{}", plain.len() + 16),
        );
        encryption.cipher.additional = header(&to, &[]);
        encryption.cipher.data = plain;
        let ciphertext = encrypt(&encryption.cipher);
        let file = encryption.finish(&ciphertext).unwrap();
        assert_eq!(open(&file, code(9), &empty), Err(FileError::BadContent));
    }
}

#[test]
fn a_page_that_derives_or_encrypts_wrongly_is_told_so() {
    let sealing = Sealing::new(id(1), code(9), ([1; 16], [2; 12]), (&spoken(), &tone())).unwrap();
    let none = sealing.clone().encrypt(&[1; 31]);
    assert_eq!(none.err(), Some(FileError::Derivation));
    let encryption = sealing.encrypt(&[1; 32]).unwrap();
    assert_eq!(encryption.finish(&[1, 2, 3]), Err(FileError::Derivation));
}

proptest! {
    #[test]
    fn one_changed_byte_is_never_opened(at in any::<prop::sample::Index>(), by in 1_u8..=255) {
        let mut file = FILE.clone();
        let at = at.index(file.len());
        file[at] ^= by;
        prop_assert!(open(&file, code(9), &Mailbox::default()).is_err());
    }

    #[test]
    fn any_bytes_are_refused(bytes in prop::collection::vec(any::<u8>(), 0..400), ours in any::<bool>()) {
        let bytes = if ours { [&MAGIC[..], &[1], &bytes].concat() } else { bytes };
        prop_assert!(open(&bytes, code(9), &Mailbox::default()).is_err());
    }
}
