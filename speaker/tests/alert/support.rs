//! Moments and acts to test with.

use hearsay_speaker::alert::{AlertAct, AlertId, Alerts, ClockTime, Days};
use hearsay_speaker::record::DayKey;

/// 2026-11-23 12:00 UTC, a Monday.
pub(crate) const NOON: u64 = 1_795_435_200_000;
pub(crate) const SECOND: u64 = 1_000;
pub(crate) const MINUTE: u64 = 60 * SECOND;
pub(crate) const HOUR: u64 = 60 * MINUTE;
pub(crate) const DAY: u64 = 24 * HOUR;

pub(crate) fn clock(hour: u8, minute: u8) -> ClockTime {
    ClockTime::new(hour, minute).unwrap()
}

pub(crate) fn day(year: i32, month: u8, day: u8) -> DayKey {
    DayKey { year, month, day }
}

pub(crate) fn timer(name: Option<&str>, length_ms: u64) -> AlertAct {
    AlertAct::SetTimer {
        name: name.map(str::to_owned),
        length_ms,
    }
}

pub(crate) fn alarm(time: ClockTime, days: Days) -> AlertAct {
    AlertAct::SetAlarm {
        name: None,
        time,
        days,
        day: None,
    }
}

/// Awake since just before `now`, with this set at `now`.
pub(crate) fn with(acts: &[AlertAct], now: u64, offset: i32) -> (Alerts, Vec<AlertId>) {
    let mut alerts = Alerts::default();
    assert_eq!(alerts.due(now, offset), Vec::new());
    let ids = acts
        .iter()
        .filter_map(|act| alerts.take(act, now, offset).unwrap());
    let ids = ids.collect();
    (alerts, ids)
}

/// What is told while it is looked at whenever it asks to be, up to and with `until`.
pub(crate) fn told(
    alerts: &mut Alerts,
    from: u64,
    until: u64,
    offset: impl Fn(u64) -> i32,
) -> Vec<(u64, String)> {
    let mut now = from;
    let mut told = Vec::new();
    loop {
        let events = alerts.due(now, offset(now));
        told.extend(events.iter().map(|event| (now, event.sentence())));
        match alerts.next_look(now, offset(now)) {
            Some(next) if next <= until => now = next.max(now + 1),
            _ => return told,
        }
    }
}
