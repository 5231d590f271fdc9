//! The time machine's clock.

use super::{DAY, HOUR, MORNING};
use hearsay_speaker::policy::{
    ClockError, Crossing, EmulatedClock, JUMPS, Jump, Retention, ledger_time,
};
use proptest::prelude::*;

fn clock() -> EmulatedClock {
    EmulatedClock::default()
}

#[test]
fn before_any_jump_it_tells_the_real_time() {
    let reading = clock().now(MORNING);
    assert_eq!((reading.emulated, reading.ahead_ms), (MORNING, 0));
    assert_eq!(reading.set_back_ms, None);
}

#[test]
fn jumps_add_up_and_time_goes_on_from_there() {
    let mut clock = clock();
    let first = clock.jump(MORNING, "1 day", Jump::Days(1)).unwrap();
    assert_eq!(
        first,
        Crossing {
            from: MORNING,
            to: MORNING + DAY
        }
    );
    clock.jump(MORNING + 5, "1 hour", Jump::Hours(1)).unwrap();
    let reading = clock.now(MORNING + 10);
    assert_eq!(reading.emulated, MORNING + 10 + DAY + HOUR);
    assert_eq!(reading.ahead_ms, DAY + HOUR);
    let names: Vec<&str> = clock
        .steps()
        .iter()
        .map(|step| step.name.as_str())
        .collect();
    assert_eq!(names, ["1 day", "1 hour"]);
    assert_eq!(clock.steps()[1].real, MORNING + 5);
}

#[test]
fn a_jump_of_three_months_leads_to_the_end_of_a_retention_of_three_months() {
    let crossing = clock().jump(MORNING, "3 months", Jump::Months(3)).unwrap();
    assert_eq!(Some(crossing.to), Retention::Months3.expires(MORNING));
}

#[test]
fn every_jump_on_offer_works_and_each_is_longer_than_the_one_before() {
    let ends: Vec<u64> = JUMPS
        .into_iter()
        .map(|(name, jump)| clock().jump(MORNING, name, jump).unwrap().to)
        .collect();
    assert!(ends.windows(2).all(|pair| pair[0] < pair[1]));
}

#[test]
fn jumps_to_nowhere_and_beyond_a_hundred_years_are_refused_and_change_nothing() {
    let mut clock = clock();
    clock.now(MORNING);
    let before = clock.clone();
    assert_eq!(
        clock.jump(MORNING, "", Jump::Days(0)),
        Err(ClockError::Nowhere)
    );
    let far = clock.jump(MORNING, "far", Jump::Months(1_201));
    assert_eq!(far, Err(ClockError::TooFar));
    assert_eq!(clock, before);
    assert!(
        clock
            .jump(MORNING, "100 years", Jump::Months(1_200))
            .is_ok()
    );
    assert_eq!(
        clock.jump(MORNING, "", Jump::Days(2)),
        Err(ClockError::TooFar)
    );
}

#[test]
fn a_real_clock_that_is_set_back_stops_it_and_is_reported() {
    let mut clock = clock();
    clock.jump(MORNING, "1 day", Jump::Days(1)).unwrap();
    let back = clock.now(MORNING - 7 * DAY);
    assert_eq!(back.emulated, MORNING + DAY);
    assert_eq!(back.set_back_ms, Some(7 * DAY));
    assert!(back.warning().unwrap().contains("set back"));
    assert_eq!(MORNING - 7 * DAY + back.ahead_ms, back.emulated);
    let caught_up = clock.now(MORNING + 1);
    assert_eq!(caught_up.emulated, MORNING + DAY + 1);
    assert_eq!(caught_up.warning(), None);
}

#[test]
fn a_stumble_of_the_real_clock_is_not_worth_a_word() {
    let mut clock = clock();
    clock.now(MORNING);
    let reading = clock.now(MORNING - 900);
    assert_eq!((reading.emulated, reading.set_back_ms), (MORNING, None));
}

#[test]
fn a_clock_that_was_set_back_and_is_trusted_goes_on_from_where_it_stood() {
    let mut clock = clock();
    clock.now(MORNING);
    clock.now(MORNING - DAY);
    clock.trust(MORNING - DAY);
    let reading = clock.now(MORNING - DAY + 50);
    assert_eq!(
        (reading.emulated, reading.set_back_ms),
        (MORNING + 50, None)
    );
    let steps = clock.steps().len();
    clock.trust(MORNING);
    assert_eq!(clock.steps().len(), steps);
}

#[test]
fn it_goes_on_after_a_reload() {
    let mut clock = clock();
    clock.jump(MORNING, "1 day", Jump::Days(1)).unwrap();
    let text = serde_json::to_string(&clock).unwrap();
    let mut opened: EmulatedClock = serde_json::from_str(&text).unwrap();
    assert_eq!(opened.now(MORNING - HOUR).emulated, MORNING + DAY);
}

#[test]
fn the_ledger_stays_in_real_time() {
    let mut clock = clock();
    clock.jump(MORNING, "5 years", Jump::Months(60)).unwrap();
    assert_ne!(clock.now(MORNING).emulated, MORNING);
    assert_eq!(ledger_time(MORNING), MORNING);
}

#[derive(Clone, Debug)]
enum Move {
    Look(u64),
    Jump(Jump),
    Trust(u64),
}

fn moves() -> impl Strategy<Value = Vec<Move>> {
    let real = prop_oneof![0..MORNING * 2, Just(0), Just(u64::MAX)];
    let jump = prop_oneof![
        any::<u16>().prop_map(Jump::Hours),
        any::<u16>().prop_map(Jump::Days),
        any::<u16>().prop_map(Jump::Months),
    ];
    let one = prop_oneof![
        real.clone().prop_map(Move::Look),
        jump.prop_map(Move::Jump),
        real.prop_map(Move::Trust),
    ];
    prop::collection::vec(one, 0..40)
}

proptest! {
    #[test]
    fn whatever_the_real_clock_does_emulated_time_never_runs_back_or_behind(all in moves()) {
        let mut clock = clock();
        let mut last = 0;
        let mut real = MORNING;
        for one in all {
            match one {
                Move::Look(at) => real = at,
                Move::Jump(jump) => drop(clock.jump(real, "jump", jump)),
                Move::Trust(at) => {
                    real = at;
                    clock.trust(at);
                }
            }
            let reading = clock.now(real);
            prop_assert!(reading.emulated >= last);
            prop_assert!(reading.emulated >= real);
            prop_assert_eq!(reading.emulated - real, reading.ahead_ms);
            last = reading.emulated;
        }
    }

    #[test]
    fn between_two_looks_no_more_time_passes_than_really_did(
        reals in prop::collection::vec(0..MORNING * 2, 1..40),
    ) {
        let mut clock = clock();
        let mut latest = clock.now(MORNING).emulated;
        let mut seen = MORNING;
        for real in reals {
            let emulated = clock.now(real).emulated;
            prop_assert_eq!(emulated - latest, real.saturating_sub(seen));
            latest = emulated;
            seen = seen.max(real);
        }
    }
}
