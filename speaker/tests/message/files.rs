//! A message as a file: what one page seals another opens. The crypto itself is the page's; here a
//! stand-in does it, weak but with the properties that count: another key or another byte is noticed.

use crate::support::{NOON, id, incoming, tone};
use hearsay_speaker::ledger::Hash;
use hearsay_speaker::message::file::{
    Cipher, Code, CodeError, Derivation, FileError, MAGIC, Meta, Opened, Opening, ROUNDS, Sealing,
    peek,
};
use hearsay_speaker::message::{Mailbox, MessageId};
use proptest::prelude::*;

pub(crate) fn code(byte: u8) -> Code {
    Code::new([byte; 15])
}

pub(crate) fn derive(with: &Derivation) -> [u8; 32] {
    let all = [&with.password[..], &with.salt, &with.rounds.to_be_bytes()].concat();
    Hash::of(&all).0
}

fn stream(cipher: &Cipher, data: &[u8]) -> Vec<u8> {
    let blocks = (0_u32..).flat_map(|at| {
        let all = [&cipher.key[..], &cipher.nonce, &at.to_be_bytes()].concat();
        Hash::of(&all).0
    });
    data.iter()
        .zip(blocks)
        .map(|(one, other)| one ^ other)
        .collect()
}

fn tag(cipher: &Cipher, ciphertext: &[u8]) -> Vec<u8> {
    let all = [&cipher.key[..], &cipher.additional, ciphertext].concat();
    Hash::of(&all).0[..16].to_vec()
}

pub(crate) fn encrypt(cipher: &Cipher) -> Vec<u8> {
    let text = stream(cipher, &cipher.data);
    let tag = tag(cipher, &text);
    [text, tag].concat()
}

pub(crate) fn decrypt(cipher: &Cipher) -> Option<Vec<u8>> {
    let (text, found) = cipher.data.split_last_chunk::<16>()?;
    (tag(cipher, text) == found).then(|| stream(cipher, text))
}

pub(crate) fn spoken() -> Meta {
    Meta {
        from: "Mum".to_owned(),
        sent: NOON,
        text: None,
        reply_to: Some(id(7)),
    }
}

pub(crate) fn seal(
    id: MessageId,
    code: Code,
    meta: &Meta,
    wav: &[u8],
) -> Result<Vec<u8>, FileError> {
    let sealing = Sealing::new(id, code, ([1; 16], [2; 12]), (meta, wav))?;
    let derived = derive(&sealing.derive());
    let encryption = sealing.encrypt(&derived)?;
    let ciphertext = encrypt(&encryption.cipher);
    encryption.finish(&ciphertext)
}

pub(crate) fn open(file: &[u8], code: Code, mailbox: &Mailbox) -> Result<Opened, FileError> {
    let opening = Opening::new(file, code, mailbox)?;
    let derived = derive(&opening.derive());
    let decryption = opening.decrypt(&derived)?;
    let plain = decrypt(&decryption.cipher);
    decryption.finish(plain.as_deref())
}

#[test]
fn what_one_page_seals_another_opens_with_the_code() {
    let file = seal(id(1), code(9), &spoken(), &tone()).unwrap();
    assert!(file.starts_with(MAGIC));
    let empty = Mailbox::default();
    assert_eq!(peek(&file, &empty), Ok(id(1)));
    let opened = open(&file, code(9), &empty).unwrap();
    assert_eq!(opened.meta, spoken());
    assert_eq!(opened.wav, tone());
    assert_eq!(opened.length_ms, 500);
    let words = Meta {
        text: Some("dinner is ready".to_owned()),
        ..spoken()
    };
    let file = seal(id(1), code(9), &words, &[]).unwrap();
    let opened = open(&file, code(9), &empty).unwrap();
    assert_eq!((opened.meta, opened.length_ms), (words, 0));
}

#[test]
fn a_file_says_nothing_about_the_people() {
    let file = seal(id(1), code(9), &spoken(), &tone()).unwrap();
    let text = String::from_utf8_lossy(&file);
    assert!(!text.contains("Mum") && !text.contains("RIFF"));
    assert!(text.contains("600000") && ROUNDS == 600_000);
    let shown = format!(
        "{:?}",
        Opening::new(&file, code(9), &Mailbox::default()).unwrap()
    );
    assert!(!shown.contains(&code(9).to_string()[..4]), "{shown}");
}

#[test]
fn another_code_an_earlier_file_and_a_changed_one_each_have_their_sentence() {
    let file = seal(id(1), code(9), &spoken(), &tone()).unwrap();
    let mut mailbox = Mailbox::default();
    let wrong = open(&file, code(10), &mailbox);
    assert_eq!(wrong, Err(FileError::WrongCode));
    assert!(FileError::WrongCode.to_string().contains("somebody else"));
    let mut forged = file.clone();
    *forged.last_mut().unwrap() ^= 1;
    assert_eq!(open(&forged, code(9), &mailbox), Err(FileError::Forged));
    let mut forged = file.clone();
    let middle = forged.len() / 2;
    forged[middle] ^= 0x80;
    assert_eq!(open(&forged, code(9), &mailbox), Err(FileError::Forged));
    let truncated = &file[..file.len() - 100];
    assert_eq!(
        open(truncated, code(9), &mailbox),
        Err(FileError::Truncated { missing: 100 })
    );
    mailbox.receive(incoming(1, "Mum"), NOON).unwrap();
    assert_eq!(open(&file, code(9), &mailbox), Err(FileError::Replayed));
    mailbox.delete(&[id(1)], NOON);
    assert_eq!(open(&file, code(9), &mailbox), Err(FileError::Replayed));
}

#[test]
fn what_could_not_be_opened_is_not_sealed() {
    let long: Vec<u8> = hearsay_speaker::wav::encode(&vec![0.0; 61 * 16_000], 16_000);
    let most: Vec<u8> = hearsay_speaker::wav::encode(&vec![0.0; 60 * 16_000], 16_000);
    let words = |text: &str| Meta {
        text: Some(text.to_owned()),
        ..spoken()
    };
    for (meta, wav, refused) in [
        (spoken(), &long[..], Some(FileError::BadContent)),
        (spoken(), &most, None),
        (spoken(), &[], Some(FileError::BadContent)),
        (spoken(), b"no sound", Some(FileError::BadContent)),
        (words("both"), &tone(), Some(FileError::BadContent)),
        (words("  "), &[], Some(FileError::BadContent)),
        (words(&"é".repeat(1_000)), &[], None),
        (words(&"é".repeat(1_001)), &[], Some(FileError::BadContent)),
        (words(&"é".repeat(9_000)), &[], Some(FileError::TooLong)),
        (spoken(), &vec![0; 2_000_000], Some(FileError::TooLong)),
    ] {
        let sealed = seal(id(1), code(1), &meta, wav);
        assert_eq!(sealed.as_ref().err(), refused.as_ref());
        if let Ok(file) = sealed {
            assert_eq!(
                open(&file, code(1), &Mailbox::default()).unwrap().meta,
                meta
            );
        }
    }
}

#[test]
fn a_code_is_read_as_people_write_it() {
    let code = Code::new(core::array::from_fn(|at| at as u8 * 17));
    let shown = code.to_string();
    assert_eq!(shown.len(), 19, "{shown}");
    for typed in [
        shown.clone(),
        shown.to_lowercase(),
        shown.replace('-', " "),
        shown.replace('-', ""),
        shown.replace('0', "o").replace('1', "l"),
        format!("  {shown}\n"),
    ] {
        assert_eq!(Code::parse(&typed), Ok(code.clone()), "{typed}");
    }
    assert_eq!(Code::parse(""), Err(CodeError::Length { found: 0 }));
    assert_eq!(
        Code::parse(&shown[..18]),
        Err(CodeError::Length { found: 15 })
    );
    assert_eq!(
        Code::parse(&shown.replace('-', "U")),
        Err(CodeError::Symbol)
    );
    assert_eq!(
        Code::parse(&"0".repeat(100_000)),
        Err(CodeError::Length { found: 200 })
    );
    for error in [
        CodeError::Length { found: 3 },
        CodeError::Symbol,
        CodeError::Slip,
    ] {
        assert!(error.to_string().ends_with('.'));
    }
    assert_eq!(format!("{code:?}"), "Code(..)");
}

proptest! {
    #[test]
    fn a_slip_or_a_swap_in_a_code_is_noticed(random in any::<[u8; 15]>(), at in 0_usize..16, by in 1_u8..32) {
        const ALPHABET: &[u8] = b"0123456789ABCDEFGHJKMNPQRSTVWXYZ";
        let code = Code::new(random);
        let plain = code.to_string().replace('-', "");
        let mut letters = plain.clone().into_bytes();
        let value = ALPHABET.iter().position(|it| *it == letters[at]).unwrap();
        letters[at] = ALPHABET[(value + usize::from(by)) % 32];
        let slip = String::from_utf8(letters).unwrap();
        prop_assert_eq!(Code::parse(&slip), Err(CodeError::Slip));
        let mut letters = plain.clone().into_bytes();
        let other = (at + 1) % 16;
        letters.swap(at, other);
        let swapped = String::from_utf8(letters).unwrap();
        let expected = if swapped == plain { Ok(code) } else { Err(CodeError::Slip) };
        prop_assert_eq!(Code::parse(&swapped), expected);
    }
}
