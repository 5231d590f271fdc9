//! The code as a part of the key.

use hearsay_speaker::lock::gate::{Candidate, Gate, GateError, Target};
use hearsay_speaker::lock::totp::{Secret, step_at};
use std::sync::LazyLock;

/// An ordinary moment, ms.
const NOW: u64 = 1_790_000_000_000;
const STEP: u64 = 30_000;
const DAY: u64 = 86_400_000;

fn secret() -> Secret {
    Secret::new([7; 20])
}

fn target() -> Target {
    Target::new(*b"a target")
}

fn gate() -> &'static Gate {
    // Made once: a table is 86,400 codes.
    static GATE: LazyLock<Gate> = LazyLock::new(|| Gate::new(&secret(), target(), NOW, None));
    &GATE
}

fn code_at(now: u64) -> String {
    format!("{:06}", secret().code(step_at(now)))
}

fn opens(candidates: &[Candidate]) -> bool {
    candidates
        .iter()
        .any(|candidate| candidate.target == target())
}

#[test]
fn the_code_of_the_moment_gives_the_target_for_30_days() {
    for later in [0, STEP, DAY, 29 * DAY, 30 * DAY - 2 * STEP] {
        let at = NOW + later;
        let found = gate().candidates(&code_at(at), at).unwrap();
        assert_eq!(found[0].target, target());
        assert_eq!(found[0].step, step_at(at));
    }
    let after = NOW + 31 * DAY;
    assert_eq!(
        gate().candidates(&code_at(after), after),
        Err(GateError::Expired)
    );
}

#[test]
fn a_clock_half_a_minute_off_is_forgiven_and_more_is_not() {
    let at = NOW + DAY;
    for (shift, good) in [(-2, false), (-1, true), (1, true), (2, false)] {
        let code = code_at(at.saturating_add_signed(shift * 30_000));
        assert_eq!(
            opens(&gate().candidates(&code, at).unwrap()),
            good,
            "{shift}"
        );
    }
}

#[test]
fn a_code_that_opened_opens_no_more() {
    let step = step_at(NOW);
    let next = Gate::new(&secret(), target(), NOW, Some(step));
    assert!(
        next.candidates(&code_at(NOW), NOW)
            .map_or(true, |found| !opens(&found))
    );
    let later = NOW + STEP;
    assert!(opens(&next.candidates(&code_at(later), later).unwrap()));
    let ahead = Gate::new(&secret(), target(), NOW, Some(step + 1));
    assert_eq!(
        ahead.candidates(&code_at(NOW - STEP), NOW - STEP),
        Err(GateError::Used)
    );
}

#[test]
fn a_wrong_code_gives_another_key_not_an_error() {
    let wrong = format!("{:06}", (secret().code(step_at(NOW)) + 1) % 1_000_000);
    let found = gate().candidates(&wrong, NOW).unwrap();
    assert_eq!(found.len(), 3);
    assert!(!opens(&found));
    assert_ne!(
        found[0].target.beside("passphrase"),
        target().beside("passphrase")
    );
}

#[test]
fn passphrase_and_target_cannot_be_mixed_up() {
    let beside = target().beside("x123456");
    assert!(beside.starts_with(b"x123456\xFF"));
    assert_eq!(beside.len(), 7 + 1 + 6);
    assert_ne!(beside, target().beside("x12345"));
}

#[test]
fn a_stored_table_is_the_same_and_a_damaged_one_is_refused() {
    let bytes = gate().to_bytes();
    assert_eq!(Gate::from_bytes(&bytes).as_ref(), Ok(gate()));
    let mut shorter = bytes.clone();
    shorter.pop();
    let mut other = bytes.clone();
    other[7] = 2;
    let mut large = bytes;
    large[16..19].copy_from_slice(&[0xFF; 3]);
    for damaged in [&[][..], &shorter, &other, &large] {
        assert_eq!(Gate::from_bytes(damaged), Err(GateError::Damaged));
    }
}

#[test]
fn the_differences_alone_are_spread_evenly() {
    // 86,400 differences, each of the ten first digits about as often: three per cent is five
    // standard deviations of a fair draw.
    let bytes = gate().to_bytes();
    let mut tenths = [0u32; 10];
    for three in bytes[16..].chunks(3) {
        let value = u32::from_le_bytes([three[0], three[1], three[2], 0]);
        tenths[(value / 100_000) as usize] += 1;
    }
    assert!(
        tenths.iter().all(|count| (8_200..9_080).contains(count)),
        "{tenths:?}"
    );
}

#[test]
fn logs_do_not_learn_the_target() {
    let found = gate().candidates(&code_at(NOW), NOW).unwrap();
    assert!(format!("{:?}", found[0]).contains("Target(..)"));
    assert!(format!("{:?}", gate()).len() < 60);
}
