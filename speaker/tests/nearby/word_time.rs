//! When a word was heard, however late the page takes it.

use crate::support::NOON;
use hearsay_speaker::nearby::WordTime;

/// Samples of a second.
const SECOND: u64 = 16_000;

#[test]
fn a_word_that_is_taken_seconds_late_has_its_own_time() {
    let mut time = WordTime::default();
    assert_eq!(time.of(SECOND, NOON), NOON, "nothing is known yet");
    // A second of sound, its meters taken 20 to 60 ms late.
    for meter in 1..=25 {
        let late = 20 + 10 * (meter % 5);
        time.meter(meter * 640, NOON + meter * 40 + late);
    }
    // Then the page is busy for three seconds, and takes all at once.
    for meter in 26..=100 {
        time.meter(meter * 640, NOON + 4_200);
    }
    assert_eq!(time.of(3 * SECOND, NOON + 4_200), NOON + 3_020);
}

#[test]
fn a_stream_that_stood_still_or_began_anew_is_believed_after_a_while() {
    let mut time = WordTime::default();
    time.meter(SECOND, NOON + 1_000);
    let stood = 7_000;
    for second in 2..20 {
        time.meter(second * SECOND, NOON + stood + second * 1_000);
    }
    let now = NOON + stood + 20_000;
    assert_eq!(time.of(19 * SECOND, now), NOON + stood + 19_000);
    time.meter(640, now);
    assert_eq!(time.of(640, now), now, "another stream");
}

#[test]
fn no_word_lies_ahead() {
    let mut time = WordTime::default();
    time.meter(SECOND, NOON);
    assert_eq!(time.of(2 * SECOND, NOON), NOON);
    assert_eq!(time.of(u64::MAX, NOON), NOON);
}
