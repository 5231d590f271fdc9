//! When an open vault locks itself.

use hearsay_speaker::lock::idle::{AutoLock, LockEvent, LockState};
use proptest::prelude::*;

const NOW: u64 = 1_790_000_000_000;
const MINUTE: u64 = 60_000;
const FIVE: AutoLock = AutoLock {
    idle_minutes: Some(5),
};
const NEVER: AutoLock = AutoLock { idle_minutes: None };

fn open() -> LockState {
    LockState::Locked.step(LockEvent::Unlocked, NOW, FIVE)
}

#[test]
fn it_locks_after_idle_minutes_and_not_before() {
    assert_eq!(open().locks_at(FIVE), Some(NOW + 5 * MINUTE));
    assert_ne!(
        open().step(LockEvent::Tick, NOW + 5 * MINUTE - 1, FIVE),
        LockState::Locked
    );
    assert_eq!(
        open().step(LockEvent::Tick, NOW + 5 * MINUTE, FIVE),
        LockState::Locked
    );
}

#[test]
fn doing_something_keeps_it_open() {
    let used = open().step(LockEvent::Active, NOW + 4 * MINUTE, FIVE);
    assert_ne!(
        used.step(LockEvent::Tick, NOW + 8 * MINUTE, FIVE),
        LockState::Locked
    );
    assert_eq!(
        used.step(LockEvent::Tick, NOW + 9 * MINUTE, FIVE),
        LockState::Locked
    );
}

#[test]
fn after_a_sleep_a_touch_comes_too_late() {
    assert_eq!(
        open().step(LockEvent::Active, NOW + 60 * MINUTE, FIVE),
        LockState::Locked
    );
}

#[test]
fn it_locks_on_demand_whatever_was_chosen() {
    assert_eq!(
        open().step(LockEvent::LockNow, NOW, NEVER),
        LockState::Locked
    );
    assert_eq!(open().locks_at(NEVER), None);
    assert_ne!(
        open().step(LockEvent::Tick, u64::MAX, NEVER),
        LockState::Locked
    );
}

#[test]
fn odd_choices_are_bounded() {
    let none = AutoLock {
        idle_minutes: Some(0),
    };
    assert_eq!(open().locks_at(none), Some(NOW + MINUTE));
    let long = AutoLock {
        idle_minutes: Some(u16::MAX),
    };
    assert_eq!(open().locks_at(long), Some(NOW + 24 * 60 * MINUTE));
}

proptest! {
    #[test]
    fn only_unlocking_opens(now in any::<u64>(), which in 0usize..3) {
        let event = [LockEvent::Active, LockEvent::Tick, LockEvent::LockNow][which];
        prop_assert_eq!(LockState::Locked.step(event, now, FIVE), LockState::Locked);
    }

    #[test]
    fn however_the_clock_moves_it_locks_five_minutes_after_the_last_look(
        times in prop::collection::vec(0u64..NOW * 2, 0..20),
    ) {
        let mut state = open();
        let mut last = NOW;
        for now in times {
            state = state.step(LockEvent::Tick, now, FIVE);
            last = now;
        }
        prop_assert_eq!(state.step(LockEvent::Tick, last + 5 * MINUTE, FIVE), LockState::Locked);
    }
}
