//! Timers.

use crate::support::{DAY, HOUR, MINUTE, NOON, SECOND, timer, told, with};
use hearsay_speaker::alert::{
    AlertAct, AlertError, AlertEvent, LONGEST_TIMER_MS, MOST_OF_A_KIND, RING_MOST_MS, spoken_span,
};

#[test]
fn a_timer_rings_at_its_end_and_not_a_moment_before() {
    let (mut alerts, _) = with(&[timer(Some("pasta"), 10 * MINUTE)], NOON, 0);
    assert_eq!(alerts.next_look(NOON, 0), Some(NOON + 10 * MINUTE));
    assert!(alerts.due(NOON + 10 * MINUTE - 1, 0).is_empty());
    let events = alerts.due(NOON + 10 * MINUTE, 0);
    assert_eq!(events.len(), 1);
    assert_eq!(events[0].sentence(), "Your pasta timer is done.");
    assert_eq!(alerts.ringing().len(), 1);
    assert!(alerts.timers().is_empty());
    assert!(
        alerts.due(NOON + 11 * MINUTE, 0).is_empty(),
        "it rings once"
    );
}

#[test]
fn several_timers_end_each_at_its_own_time() {
    let acts = [
        timer(Some("tea"), 3 * MINUTE),
        timer(None, MINUTE),
        timer(Some("cake"), HOUR),
    ];
    let (mut alerts, _) = with(&acts, NOON, 0);
    let told = told(&mut alerts, NOON, NOON + 3 * MINUTE, |_| 0);
    assert_eq!(
        told,
        [
            (NOON + MINUTE, "Your 1-minute timer is done.".to_owned()),
            (NOON + 3 * MINUTE, "Your tea timer is done.".to_owned()),
        ]
    );
    assert_eq!(alerts.timers().len(), 1);
}

#[test]
fn a_held_timer_keeps_what_is_left_until_it_goes_on() {
    let (mut alerts, ids) = with(&[timer(None, 10 * MINUTE)], NOON, 0);
    let later = NOON + 4 * MINUTE;
    alerts.take(&AlertAct::Pause(ids[0]), later, 0).unwrap();
    assert!(alerts.due(NOON + DAY, 0).is_empty());
    assert_eq!(alerts.next_look(NOON + DAY, 0), None);
    let again = NOON + DAY;
    assert_eq!(
        alerts.take(&AlertAct::Pause(ids[0]), again, 0),
        Err(AlertError::AlreadySo)
    );
    alerts.take(&AlertAct::Resume(ids[0]), again, 0).unwrap();
    assert_eq!(alerts.timers()[0].left(again), 6 * MINUTE);
    assert!(alerts.due(again + 6 * MINUTE - 1, 0).is_empty());
    assert_eq!(alerts.due(again + 6 * MINUTE, 0).len(), 1);
}

#[test]
fn a_timer_can_be_given_more_time_running_or_held() {
    let (mut alerts, ids) = with(&[timer(None, MINUTE)], NOON, 0);
    alerts
        .take(&AlertAct::Extend(ids[0], MINUTE), NOON, 0)
        .unwrap();
    assert!(alerts.due(NOON + MINUTE, 0).is_empty());
    alerts
        .take(&AlertAct::Pause(ids[0]), NOON + MINUTE, 0)
        .unwrap();
    alerts
        .take(&AlertAct::Extend(ids[0], MINUTE), NOON + MINUTE, 0)
        .unwrap();
    assert_eq!(alerts.timers()[0].left(NOON + HOUR), 2 * MINUTE);
    assert_eq!(alerts.timers()[0].spoken(), "3-minute timer");
}

#[test]
fn what_ended_while_the_page_was_closed_is_told_late_and_does_not_ring() {
    let (mut alerts, _) = with(&[timer(Some("egg"), 5 * MINUTE)], NOON, 0);
    let events = alerts.due(NOON + 2 * HOUR, 0);
    assert!(matches!(events[0], AlertEvent::Missed(_, late) if late == 2 * HOUR - 5 * MINUTE));
    assert_eq!(
        events[0].sentence(),
        "Your egg timer ended 1 hour and 55 minutes ago, while this page was closed or asleep, so it did not ring."
    );
    assert!(alerts.ringing().is_empty());
    assert!(alerts.due(NOON + 3 * HOUR, 0).is_empty(), "it is told once");
}

#[test]
fn a_hidden_tab_that_looks_a_minute_late_still_rings() {
    let (mut alerts, _) = with(&[timer(None, MINUTE)], NOON, 0);
    let events = alerts.due(NOON + 2 * MINUTE, 0);
    assert!(matches!(events[..], [AlertEvent::Rings(_)]), "{events:?}");
}

#[test]
fn ringing_stops_when_asked_and_by_itself_after_ten_minutes() {
    let (mut alerts, _) = with(&[timer(None, MINUTE)], NOON, 0);
    let end = NOON + MINUTE;
    alerts.due(end, 0);
    assert_eq!(alerts.next_look(end, 0), Some(end + RING_MOST_MS));
    let mut stopped = alerts.clone();
    stopped.take(&AlertAct::StopRinging, end, 0).unwrap();
    assert!(stopped.ringing().is_empty());
    assert_eq!(
        stopped.take(&AlertAct::StopRinging, end, 0),
        Err(AlertError::NothingRings)
    );
    let events = alerts.due(end + RING_MOST_MS, 0);
    assert_eq!(
        events[0].sentence(),
        "Your 1-minute timer rang for ten minutes and nobody stopped it."
    );
    assert!(alerts.ringing().is_empty());
}

#[test]
fn every_limit_is_refused_with_a_sentence_and_changes_nothing() {
    let (mut alerts, _) = with(&[], NOON, 0);
    let long = "n".repeat(61);
    for (act, error) in [
        (timer(None, 0), AlertError::NoTime),
        (timer(None, LONGEST_TIMER_MS + 1), AlertError::TooLong),
        (timer(Some(&long), MINUTE), AlertError::LongName),
    ] {
        let before = alerts.clone();
        assert_eq!(alerts.take(&act, NOON, 0), Err(error));
        assert_eq!(alerts, before);
        assert!(error.to_string().ends_with('.'));
    }
    for _ in 0..MOST_OF_A_KIND {
        alerts.take(&timer(None, MINUTE), NOON, 0).unwrap();
    }
    let one_more = alerts.take(&timer(None, MINUTE), NOON, 0);
    assert_eq!(one_more, Err(AlertError::TooManyTimers));
    let id = alerts.timers()[0].id;
    let extended = alerts.take(&AlertAct::Extend(id, LONGEST_TIMER_MS), NOON, 0);
    assert_eq!(extended, Err(AlertError::TooLong));
    alerts.take(&AlertAct::CancelTimers, NOON, 0).unwrap();
    assert_eq!(
        alerts.take(&AlertAct::Cancel(id), NOON, 0),
        Err(AlertError::Gone)
    );
    assert_eq!(alerts.due(NOON + DAY, 0), Vec::new());
}

#[test]
fn spans_are_said_as_people_say_them() {
    for (ms, said) in [
        (0, "no time"),
        (1, "1 second"),
        (59 * SECOND, "59 seconds"),
        (4 * MINUTE + 10 * SECOND, "4 minutes and 10 seconds"),
        (10 * MINUTE - SECOND, "9 minutes and 59 seconds"),
        (10 * MINUTE + SECOND, "11 minutes"),
        (HOUR, "1 hour"),
        (HOUR + 30 * MINUTE, "1 hour and 30 minutes"),
        (DAY, "24 hours"),
    ] {
        assert_eq!(spoken_span(ms), said);
    }
    assert!(spoken_span(u64::MAX).ends_with("minutes"));
}
