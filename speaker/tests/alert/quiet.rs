//! Hours in which the speaker does not disturb.

use crate::support::{DAY, HOUR, MINUTE, NOON, clock, with};
use hearsay_speaker::alert::{AlertAct, Alerts, QuietHours};

fn night() -> QuietHours {
    QuietHours::new(clock(22, 0), clock(7, 0)).unwrap()
}

#[test]
fn quiet_hours_reach_across_midnight() {
    for (hour, minute, quiet) in [
        (21, 59, false),
        (22, 0, true),
        (0, 0, true),
        (6, 59, true),
        (7, 0, false),
        (12, 0, false),
    ] {
        assert_eq!(night().holds(clock(hour, minute)), quiet, "{hour}:{minute}");
    }
    let lunch = QuietHours::new(clock(12, 0), clock(13, 0)).unwrap();
    assert!(lunch.holds(clock(12, 59)) && !lunch.holds(clock(13, 0)));
    assert_eq!(QuietHours::new(clock(1, 0), clock(1, 0)), None);
    assert_eq!(night().to_string(), "from 10:00 PM to 7:00 AM");
}

#[test]
fn the_hours_are_those_of_the_place() {
    let (alerts, _) = with(&[AlertAct::Quiet(Some(night()))], NOON, 0);
    assert!(!alerts.is_quiet(NOON, 0));
    assert!(alerts.is_quiet(NOON, 11 * 60));
    assert!(alerts.is_quiet(NOON + 10 * HOUR, 0));
    assert!(!alerts.is_quiet(NOON + 10 * HOUR, -60));
}

#[test]
fn a_night_can_be_skipped_and_the_next_one_counts_again() {
    let (mut alerts, _) = with(&[AlertAct::Quiet(Some(night()))], NOON, 0);
    let evening = NOON + 11 * HOUR;
    alerts.take(&AlertAct::SkipQuiet, evening, 0).unwrap();
    for later in [0, HOUR, 7 * HOUR] {
        assert!(!alerts.is_quiet(evening + later, 0));
    }
    assert!(alerts.is_quiet(evening + DAY, 0));
}

#[test]
fn not_being_disturbed_for_a_time_ends_by_itself() {
    let until = AlertAct::QuietUntil(Some(NOON + 20 * MINUTE));
    let (mut alerts, _) = with(&[until], NOON, 0);
    assert!(alerts.is_quiet(NOON + 20 * MINUTE - 1, 0));
    assert!(!alerts.is_quiet(NOON + 20 * MINUTE, 0));
    assert_eq!(alerts.next_look(NOON, 0), Some(NOON + 20 * MINUTE));
    alerts.due(NOON + 20 * MINUTE, 0);
    assert_eq!(alerts.next_look(NOON + 20 * MINUTE, 0), None);
}

#[test]
fn without_hours_nothing_is_quiet() {
    assert!(!Alerts::default().is_quiet(NOON, 0));
}
