//! Alarms, on the clock on the wall.

use crate::support::{DAY, HOUR, MINUTE, NOON, alarm, clock, day, told, with};
use hearsay_speaker::alert::{
    AlertAct, AlertError, AlertEvent, Days, MOST_OF_A_KIND, SNOOZE_MS, Wall,
};

/// Central European Time: summer time ends on 25 October 2026 and begins on 28 March 2027, each at
/// 01:00 UTC.
fn berlin(now: u64) -> i32 {
    const ENDS: u64 = 1_792_890_000_000;
    const BEGINS: u64 = 1_806_195_600_000;
    if (ENDS..BEGINS).contains(&now) {
        60
    } else {
        120
    }
}

#[test]
fn the_days_of_the_change_are_the_ones_that_are_meant() {
    let at = |now| Wall::of(now, berlin(now));
    let before = at(1_792_890_000_000 - 1);
    let after = at(1_792_890_000_000);
    assert_eq!((before.day, before.time), (day(2026, 10, 25), clock(2, 59)));
    assert_eq!((after.day, after.time), (day(2026, 10, 25), clock(2, 0)));
    let spring = at(1_806_195_600_000);
    assert_eq!((spring.day, spring.time), (day(2027, 3, 28), clock(3, 0)));
}

#[test]
fn an_alarm_without_a_day_rings_when_the_clock_next_shows_it() {
    let (alerts, _) = with(
        &[
            alarm(clock(11, 59), Days::Once),
            alarm(clock(12, 1), Days::Once),
            alarm(clock(12, 0), Days::Once),
        ],
        NOON,
        0,
    );
    let days: Vec<u8> = alerts.alarms().iter().map(|it| it.next.day.day).collect();
    assert_eq!(days, [24, 23, 24]);
}

#[test]
fn a_daily_alarm_keeps_its_hour_over_both_changes_of_the_clock() {
    // Noon UTC of 23 October 2026 and of 26 March 2027.
    for (start, hours) in [
        (1_792_756_800_000, [17, 18, 18]),
        (1_806_062_400_000, [18, 17, 17]),
    ] {
        let (mut alerts, _) = with(&[alarm(clock(7, 0), Days::Daily)], start, berlin(start));
        let told = told(&mut alerts, start, start + 3 * DAY, berlin);
        let rings: Vec<u64> = (told.iter())
            .filter(|(_, text)| text == "Your 7:00 AM alarm is ringing.")
            .map(|(at, _)| (at - start) / HOUR % 24)
            .collect();
        assert_eq!(rings, hours, "{told:?}");
    }
}

#[test]
fn an_hour_that_comes_twice_rings_once_and_one_that_is_skipped_rings_when_the_skip_is_over() {
    let half_past_two = alarm(clock(2, 30), Days::Daily);
    let start = 1_792_890_000_000 - 3 * HOUR;
    let (mut alerts, _) = with(std::slice::from_ref(&half_past_two), start, berlin(start));
    let rings = told(&mut alerts, start, start + 8 * HOUR, berlin);
    let rings: Vec<_> = rings.iter().filter(|it| it.1.contains("ringing")).collect();
    assert_eq!(rings.len(), 1, "{rings:?}");

    let skip = 1_806_195_600_000;
    let (mut alerts, _) = with(&[half_past_two], skip - HOUR, berlin(skip - HOUR));
    let rings = told(&mut alerts, skip - HOUR, skip + 2 * HOUR, berlin);
    assert_eq!(rings[0].0, skip, "{rings:?}");
    assert!(rings[0].1.contains("ringing"), "{rings:?}");
}

#[test]
fn alarms_ring_on_their_days_only() {
    let week = |days| {
        let (mut alerts, _) = with(&[alarm(clock(7, 0), days)], NOON, 0);
        let told = told(&mut alerts, NOON, NOON + 7 * DAY, |_| 0);
        let rings = told
            .into_iter()
            .filter(|(_, text)| text.contains("ringing"));
        // The first day is Tuesday, 24 November.
        let days = rings.map(|(at, _)| (at - NOON).div_ceil(DAY));
        days.collect::<Vec<u64>>()
    };
    assert_eq!(week(Days::Daily), [1, 2, 3, 4, 5, 6, 7]);
    assert_eq!(week(Days::Weekdays), [1, 2, 3, 4, 7]);
    assert_eq!(week(Days::Weekends), [5, 6]);
    assert_eq!(week(Days::Weekly(3)), [2]);
    assert_eq!(week(Days::Once), [1]);
}

#[test]
fn an_alarm_of_a_day_rings_on_that_day_and_a_day_that_is_over_is_refused() {
    let named = |day| AlertAct::SetAlarm {
        name: Some("school".to_owned()),
        time: clock(6, 45),
        days: Days::Once,
        day: Some(day),
    };
    let (mut alerts, _) = with(&[named(day(2026, 12, 1))], NOON, 0);
    assert_eq!(
        alerts.alarms()[0].spoken_when(),
        "at 6:45 AM on Tuesday, 1 December"
    );
    for over in [day(2026, 11, 23), day(2020, 1, 1)] {
        let refused = alerts.take(&named(over), NOON, 0);
        assert_eq!(refused, Err(AlertError::Past));
    }
    let at = NOON + 8 * DAY - 5 * HOUR - 15 * MINUTE;
    let told = told(&mut alerts, NOON, at, |_| 0);
    assert_eq!(
        told,
        [(
            at,
            "Your school alarm is ringing: it is 6:45 AM.".to_owned()
        )]
    );
    assert!(alerts.alarms().is_empty());
}

#[test]
fn snoozing_lasts_nine_minutes_and_a_repeating_alarm_stays() {
    let (mut alerts, _) = with(&[alarm(clock(12, 1), Days::Daily)], NOON, 0);
    let rang = NOON + MINUTE;
    assert!(matches!(alerts.due(rang, 0)[..], [AlertEvent::Rings(_)]));
    alerts.take(&AlertAct::Snooze(SNOOZE_MS), rang, 0).unwrap();
    assert!(alerts.ringing().is_empty());
    assert!(alerts.due(rang + SNOOZE_MS - 1, 0).is_empty());
    assert!(matches!(
        alerts.due(rang + SNOOZE_MS, 0)[..],
        [AlertEvent::Rings(_)]
    ));
    alerts.take(&AlertAct::StopRinging, rang, 0).unwrap();
    assert_eq!(alerts.alarms().len(), 1);
    assert_eq!(
        alerts.take(&AlertAct::Snooze(SNOOZE_MS), rang, 0),
        Err(AlertError::NothingRings)
    );
}

#[test]
fn an_alarm_that_was_missed_is_told_late_and_rings_the_next_day() {
    let (mut alerts, _) = with(&[alarm(clock(7, 0), Days::Daily)], NOON, 0);
    let events = alerts.due(NOON + 20 * HOUR, 0);
    assert_eq!(
        events[0].sentence(),
        "Your 7:00 AM alarm was due 1 hour ago, while this page was closed or asleep, so it did not ring."
    );
    assert_eq!(alerts.alarms()[0].next.day, day(2026, 11, 25));
}

#[test]
fn who_travels_west_hears_an_alarm_once_and_who_travels_east_hears_it_at_once() {
    let (mut alerts, _) = with(&[alarm(clock(12, 30), Days::Daily)], NOON, 0);
    assert_eq!(alerts.due(NOON + 30 * MINUTE, 0).len(), 1);
    alerts.take(&AlertAct::StopRinging, NOON, 0).unwrap();
    assert!(alerts.due(NOON + 31 * MINUTE, -120).is_empty());
    assert!(alerts.due(NOON + 150 * MINUTE, -120).is_empty());
    let (mut alerts, _) = with(&[alarm(clock(13, 30), Days::Once)], NOON, 0);
    let events = alerts.due(NOON + MINUTE, 120);
    assert!(matches!(events[..], [AlertEvent::Rings(_)]), "{events:?}");
}

#[test]
fn the_hundred_and_first_alarm_is_refused() {
    let (mut alerts, _) = with(&[], NOON, 0);
    for _ in 0..MOST_OF_A_KIND {
        alerts
            .take(&alarm(clock(7, 0), Days::Daily), NOON, 0)
            .unwrap();
    }
    let refused = alerts.take(&alarm(clock(7, 0), Days::Daily), NOON, 0);
    assert_eq!(refused, Err(AlertError::TooManyAlarms));
    alerts.take(&AlertAct::CancelAlarms, NOON, 0).unwrap();
    assert!(alerts.alarms().is_empty());
    assert_eq!(alerts.next_look(NOON, 0), None);
}
