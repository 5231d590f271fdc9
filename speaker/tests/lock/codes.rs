//! Codes of an authenticator app, and QR codes to set one up.

use hearsay_speaker::lock::qr::{Qr, TooLong};
use hearsay_speaker::lock::totp::{CodeError, Secret, UsedCodes, step_at};
use proptest::prelude::*;

/// An ordinary moment, ms.
const NOW: u64 = 1_790_000_000_000;
const STEP: u64 = 30_000;

fn secret() -> Secret {
    Secret::new(*b"12345678901234567890")
}

fn code_at(now: u64) -> String {
    format!("{:06}", secret().code(step_at(now)))
}

#[test]
fn a_code_is_good_a_step_early_and_late_and_no_more() {
    for (shift, good) in [(-2, false), (-1, true), (0, true), (1, true), (2, false)] {
        let at = NOW.saturating_add_signed(shift * 30_000);
        let accepted = UsedCodes::default().accept(&secret(), &code_at(at), NOW);
        assert_eq!(accepted.is_ok(), good, "{shift} steps away");
    }
}

#[test]
fn every_code_is_good_once() {
    let code = code_at(NOW);
    let used = UsedCodes::default().accept(&secret(), &code, NOW).unwrap();
    assert_eq!(used.accept(&secret(), &code, NOW), Err(CodeError::Used));
    assert_eq!(
        used.accept(&secret(), &code_at(NOW - STEP), NOW),
        Err(CodeError::Used)
    );
    assert!(
        used.accept(&secret(), &code_at(NOW + STEP), NOW + STEP)
            .is_ok()
    );
}

#[test]
fn what_was_used_survives_being_stored() {
    let code = code_at(NOW);
    let used = UsedCodes::default().accept(&secret(), &code, NOW).unwrap();
    let stored = serde_json::to_string(&used).unwrap();
    let again: UsedCodes = serde_json::from_str(&stored).unwrap();
    assert_eq!(again.accept(&secret(), &code, NOW), Err(CodeError::Used));
}

#[test]
fn what_is_no_code_is_told_from_a_wrong_one() {
    for odd in ["", "12345", "1234567", "12345a", "+12345", "\u{0661}23456"] {
        let refused = UsedCodes::default().accept(&secret(), odd, NOW);
        assert_eq!(refused, Err(CodeError::NotACode), "{odd}");
    }
    let wrong = format!("{:06}", (secret().code(step_at(NOW)) + 1) % 1_000_000);
    let refused = UsedCodes::default().accept(&secret(), &wrong, NOW);
    assert_eq!(refused, Err(CodeError::Wrong));
    let spaced = code_at(NOW);
    let spaced = format!(" {} {} ", &spaced[..3], &spaced[3..]);
    assert!(UsedCodes::default().accept(&secret(), &spaced, NOW).is_ok());
}

#[test]
fn the_secret_can_be_typed() {
    // RFC 4648 base 32 of the secret of RFC 6238.
    let text = "GEZDGNBVGY3TQOJQGEZDGNBVGY3TQOJQ";
    assert_eq!(secret().to_base32(), text);
    let typed = "gezd gnbv gy3t qojq gezd gnbv gy3t qojq";
    assert_eq!(Secret::from_base32(typed), Ok(secret()));
    for odd in ["", "GEZDGNBV", "!", "0189"] {
        assert_eq!(Secret::from_base32(odd), Err(CodeError::NotASecret));
    }
}

#[test]
fn the_address_escapes_its_label() {
    assert_eq!(
        secret().uri("Anna: kitchen/?&#%\u{e9}"),
        "otpauth://totp/Hearsay:Anna%20%20kitchen%2F%3F%26%23%25%C3%A9\
         ?secret=GEZDGNBVGY3TQOJQGEZDGNBVGY3TQOJQ&issuer=Hearsay&algorithm=SHA1&digits=6&period=30"
    );
}

#[test]
fn logs_do_not_learn_the_secret() {
    assert_eq!(format!("{:?}", secret()), "Secret(..)");
    let qr = Qr::of(&secret().uri("x")).unwrap();
    assert!(format!("{qr:?}").len() < 20);
}

/// Reads the grid with another library.
fn scan(qr: &Qr) -> String {
    let image = rqrr::SimpleGrid::from_func(qr.size(), |x, y| qr.is_dark(x, y));
    let (_, text) = rqrr::Grid::new(image).decode().unwrap();
    text
}

#[test]
fn another_program_reads_the_qr_code() {
    let uri = secret().uri("kitchen");
    assert_eq!(scan(&Qr::of(&uri).unwrap()), uri);
}

#[test]
fn a_text_that_does_not_fit_is_refused() {
    assert_eq!(Qr::of(&"x".repeat(3_000)), Err(TooLong));
}

#[test]
fn outside_of_the_code_all_is_light() {
    let qr = Qr::of("x").unwrap();
    assert_eq!((qr.size(), qr.rows().count()), (21, 21));
    assert!(qr.is_dark(0, 0) && !qr.is_dark(21, 0) && !qr.is_dark(0, 21));
}

proptest! {
    #![proptest_config(ProptestConfig::with_cases(32))]

    #[test]
    fn any_text_of_a_checkpoint_can_be_scanned(text in "[ -~]{1,300}") {
        prop_assert_eq!(scan(&Qr::of(&text).unwrap()), text);
    }

    #[test]
    fn no_time_is_too_odd(now in any::<u64>(), typed in "[0-9]{6}") {
        let _ = UsedCodes::default().accept(&secret(), &typed, now);
        prop_assert!(secret().code(now) < 1_000_000);
    }
}
