//! Wrong tries slow down.

use hearsay_speaker::lock::tries::{FIRST_WAIT, FREE_TRIES, LONGEST_WAIT, Tries};
use proptest::prelude::*;

const NOW: u64 = 1_790_000_000_000;

fn after(failures: u32) -> Tries {
    (0..failures).fold(Tries::default(), |tries, _| tries.after_failure(NOW))
}

#[test]
fn a_few_tries_are_free_and_then_the_wait_doubles_up_to_a_cap() {
    for free in 0..=FREE_TRIES {
        assert!(after(free).allows(NOW));
    }
    let waits: Vec<u64> = (4..20)
        .map(|failures| after(failures).next_try() - NOW)
        .collect();
    assert_eq!(
        waits[..4],
        [FIRST_WAIT, 2 * FIRST_WAIT, 4 * FIRST_WAIT, 8 * FIRST_WAIT]
    );
    assert_eq!(waits.last(), Some(&LONGEST_WAIT));
    assert!(waits.is_sorted());
    assert_eq!(after(1_000).next_try() - NOW, LONGEST_WAIT);
}

#[test]
fn the_wait_ends_on_time() {
    let tries = after(4);
    assert!(!tries.allows(NOW + FIRST_WAIT - 1));
    assert!(tries.allows(NOW + FIRST_WAIT));
}

#[test]
fn a_reload_changes_nothing() {
    let tries = after(9);
    let stored = serde_json::to_string(&tries).unwrap();
    assert_eq!(serde_json::from_str::<Tries>(&stored).unwrap(), tries);
}

#[test]
fn a_clock_put_right_after_years_ahead_does_not_lock_out_for_years() {
    let ahead = Tries::default().after_failure(NOW * 2);
    let tries = (0..5)
        .fold(ahead, |tries, _| tries.after_failure(NOW * 2))
        .at(NOW);
    assert!(tries.next_try() <= NOW + LONGEST_WAIT);
}

proptest! {
    #[test]
    fn a_clock_set_back_never_shortens_the_wait(
        failures in 4u32..30, passed in 0u64..LONGEST_WAIT, back in 0u64..NOW,
    ) {
        let tries = after(failures);
        let full = tries.next_try() - NOW;
        prop_assume!(passed < full);
        let now = NOW + passed - back;
        let left = tries.at(now).next_try() - now;
        prop_assert!(left >= full - passed, "{left} left of {full}");
        prop_assert!(!tries.allows(now));
    }

    #[test]
    fn no_stored_state_is_too_odd(failures in any::<u32>(), last in any::<u64>(), now in any::<u64>()) {
        let text = format!("{{\"failures\":{failures},\"last\":{last}}}");
        let tries: Tries = serde_json::from_str(&text).unwrap();
        prop_assert!(tries.at(now).next_try() <= now.saturating_add(LONGEST_WAIT));
        prop_assert!(tries.after_failure(now).failures() >= 1);
    }
}
