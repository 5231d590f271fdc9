//! Recovery codes.

use hearsay_speaker::lock::recovery::{
    CODES, RANDOM_BYTES, RecoveryCode, RecoveryError, RecoverySlots, codes,
};
use proptest::prelude::*;

fn ten() -> Vec<RecoveryCode> {
    let mut random = [0; RANDOM_BYTES];
    for (at, byte) in random.iter_mut().enumerate() {
        *byte = ((at as u32 + 1).wrapping_mul(2_654_435_761) >> 21) as u8;
    }
    codes(&random)
}

#[test]
fn a_code_is_read_as_people_write_it() {
    let code = &ten()[3];
    let shown = code.to_string();
    assert_eq!(shown.len(), 23);
    assert_eq!(RecoveryCode::parse(&shown).as_ref(), Ok(code));
    let sloppy = shown
        .to_lowercase()
        .replace('-', " ")
        .replace('0', "o")
        .replace('1', "l");
    assert_eq!(RecoveryCode::parse(&sloppy).as_ref(), Ok(code));
}

#[test]
fn any_wrong_symbol_and_any_swap_is_a_slip() {
    let shown: Vec<char> = ten()[0].to_string().chars().filter(|c| *c != '-').collect();
    let read = |symbols: &[char]| RecoveryCode::parse(&symbols.iter().collect::<String>());
    for at in 0..shown.len() {
        for other in "0123456789ABCDEFGHJKMNPQRSTVWXYZ".chars() {
            let mut wrong = shown.clone();
            wrong[at] = other;
            assert_eq!(read(&wrong).is_ok(), other == shown[at]);
        }
        for with in at + 1..shown.len() {
            let mut swapped = shown.clone();
            swapped.swap(at, with);
            assert_eq!(read(&swapped).is_ok(), shown[at] == shown[with]);
        }
    }
}

#[test]
fn every_code_opens_its_slot_once() {
    let codes = ten();
    let mut slots = RecoverySlots::new(&codes, [5; 16]);
    for (at, code) in codes.iter().enumerate() {
        let (slot, after) = slots.spend(code).unwrap();
        assert_eq!(slot, at);
        assert_eq!(after.left(), CODES - at - 1);
        assert_eq!(after.spend(code), Err(RecoveryError::Unknown));
        slots = after;
    }
    assert_eq!(slots.left(), 0);
}

#[test]
fn a_stranger_s_code_opens_nothing() {
    let slots = RecoverySlots::new(&ten(), [5; 16]);
    let strange = &codes(&[31; RANDOM_BYTES])[0];
    assert_eq!(slots.spend(strange), Err(RecoveryError::Unknown));
}

#[test]
fn no_code_is_in_what_is_stored_or_logged() {
    let codes = ten();
    let slots = RecoverySlots::new(&codes, [5; 16]);
    let stored = serde_json::to_string(&slots).unwrap();
    let again: RecoverySlots = serde_json::from_str(&stored).unwrap();
    assert_eq!(again, slots);
    assert!(again.is_known());
    for code in &codes {
        let bytes = serde_json::to_string(code.as_bytes()).unwrap();
        assert!(!stored.contains(bytes.trim_matches(['[', ']'])));
        assert_eq!(format!("{code:?}"), "RecoveryCode(..)");
    }
    assert_eq!(format!("{slots:?}"), "RecoverySlots(10 left)");
}

#[test]
fn another_salt_gives_other_hashes() {
    let codes = ten();
    assert_ne!(
        RecoverySlots::new(&codes, [5; 16]),
        RecoverySlots::new(&codes, [6; 16])
    );
}

#[test]
fn what_is_no_code_is_told() {
    assert_eq!(
        RecoveryCode::parse("ABC"),
        Err(RecoveryError::Length { found: 3 })
    );
    assert_eq!(
        RecoveryCode::parse(""),
        Err(RecoveryError::Length { found: 0 })
    );
    assert_eq!(RecoveryCode::parse("U"), Err(RecoveryError::Symbol));
    assert_eq!(
        RecoveryCode::parse(&"7".repeat(10_000)),
        Err(RecoveryError::Length { found: 10_000 })
    );
}

proptest! {
    #[test]
    fn any_code_survives_paper(random in prop::collection::vec(any::<u8>(), RANDOM_BYTES)) {
        let random: [u8; RANDOM_BYTES] = random.try_into().unwrap();
        for code in codes(&random) {
            prop_assert_eq!(RecoveryCode::parse(&code.to_string()), Ok(code));
        }
    }

    #[test]
    fn nothing_typed_is_too_odd(typed in any::<String>()) {
        let _ = RecoveryCode::parse(&typed);
    }
}
