//! Notes that come back, and notes that were damaged.

use super::*;
use hearsay_speaker::lock::hierarchy::WayIn;
use serde_json::json;

fn envelope(way: WayIn) -> Envelope {
    Envelope::head(way, [1; 16]).seal([2; 60])
}

fn full() -> Note {
    let codes = recovery::codes(&[3; recovery::RANDOM_BYTES]);
    let mut note = Note::new();
    note.set_passphrase(&envelope(WayIn::Passphrase));
    note.set_recovery(
        &RecoverySlots::new(&codes, [4; 16]),
        &vec![envelope(WayIn::RecoveryCode); recovery::CODES],
    );
    let passkey = Passkey::new(b"id", &[5; 32], &envelope(WayIn::Passkey));
    note.set_passkey(Some(&passkey));
    note.set_tries(Tries::default().after_failure(9));
    note
}

#[test]
fn a_note_comes_back_as_it_was_stored() {
    let note = full();
    assert_eq!(Note::parse(&note.to_text()), Ok(note.clone()));
    assert_eq!(note.tries().failures(), 1);
    let ways = note.ways();
    assert!(ways.passphrase && ways.passkey && !ways.codes);
    assert_eq!(ways.recovery_codes, 10);
}

#[test]
fn what_is_no_note_is_refused_and_a_later_one_named() {
    for text in [
        "",
        "null",
        "7",
        "[]",
        "{}",
        "{\"version\":0}",
        "{\"version\":\"1\"}",
    ] {
        assert_eq!(Note::parse(text), Err(LockError::Damaged), "{text}");
    }
    assert_eq!(Note::parse("{\"version\":2}"), Err(LockError::Newer));
    let long = format!("{{\"version\":1,\"x\":\"{}\"}}", "x".repeat(LONGEST));
    assert_eq!(Note::parse(&long), Err(LockError::Damaged));
}

#[test]
fn a_damaged_part_closes_its_own_way_in_only() {
    for wrong in [json!(7), json!("x"), json!({}), json!([null])] {
        for name in [
            "passphrase",
            "authenticator",
            "passkey",
            "recovery",
            "tries",
        ] {
            let mut value: Value = serde_json::from_str(&full().to_text()).unwrap();
            value[name] = wrong.clone();
            let note = Note::parse(&value.to_string()).unwrap();
            assert_eq!(note.passphrase().is_err(), name == "passphrase", "{wrong}");
            assert_eq!(note.gate().is_err(), name == "authenticator", "{wrong}");
            assert_eq!(note.passkey().is_err(), name == "passkey", "{wrong}");
            assert_eq!(note.slots().is_err(), name == "recovery", "{wrong}");
            assert_eq!(note.tries().failures() == 0, name == "tries", "{wrong}");
        }
    }
}

#[test]
fn a_spent_code_leaves_neither_slot_nor_envelope() {
    let codes = recovery::codes(&core::array::from_fn(|at| (at / 20) as u8));
    let mut note = full();
    let slots = RecoverySlots::new(&codes, [4; 16]);
    note.set_recovery(&slots, &vec![envelope(WayIn::RecoveryCode); 10]);
    let (slot, after) = slots.spend(codes.get(3).unwrap()).unwrap();
    note.spend(slot, &after);
    assert_eq!(note.ways().recovery_codes, 9);
    assert!(note.recovery(slot).is_err());
    assert!(note.recovery(0).is_ok());
}
