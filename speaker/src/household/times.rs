//! Times of day, days and repetitions in commands.

use super::alerts::Desk;
use super::calendar;
use crate::alert::{ClockTime, Days, Wall};
use crate::record::DayKey;
use crate::understand::{Day, Understood, Value};

/// From this hour to noon, an hour without its half is a morning's; before it, an afternoon's. People
/// who name a day for three o'clock mean the afternoon.
const EARLIEST: u8 = 5;

/// The time of day that was said.
pub(super) fn clock(
    (hour, minute, known): (u8, u8, bool),
    anytime: bool,
    desk: &Desk<'_>,
) -> Option<ClockTime> {
    if known || hour > 12 {
        return ClockTime::new(hour, minute);
    }
    let morning = ClockTime::new(hour % 12, minute)?;
    let evening = ClockTime::new(hour % 12 + 12, minute)?;
    if !anytime {
        let is_morning = (EARLIEST..12).contains(&hour);
        return Some(if is_morning { morning } else { evening });
    }
    let now = Wall::of(desk.situation.real_now(), desk.situation.offset_minutes).time;
    let coming = [morning, evening].into_iter().find(|time| *time > now);
    Some(coming.unwrap_or(morning))
}

/// The day that is meant, from today on.
pub(super) fn day(day: Day, desk: &Desk<'_>) -> Option<DayKey> {
    let today = Wall::of(desk.situation.real_now(), desk.situation.offset_minutes).day;
    match day {
        Day::Today => Some(today),
        Day::Tomorrow => Some(calendar::next(today)),
        Day::Yesterday => None,
        Day::Weekday(wanted) => {
            let mut day = calendar::next(today);
            for _ in 0..7 {
                if calendar::weekday(day) == wanted {
                    return Some(day);
                }
                day = calendar::next(day);
            }
            None
        }
        Day::OfMonth { month, day } => calendar::coming_day_of_year(today, month, day),
    }
}

pub(super) fn time_of(meant: &Understood) -> Option<(u8, u8, bool)> {
    time_in(meant, "time")
}

/// Hour, minute and whether the half of the day is known, of a slot.
pub(super) fn time_in(meant: &Understood, slot: &str) -> Option<(u8, u8, bool)> {
    match meant.slot(slot)?.value {
        Value::Time {
            hour,
            minute,
            half_known,
        } => Some((hour, minute, half_known)),
        _ => None,
    }
}

pub(super) fn day_of(meant: &Understood) -> Option<Day> {
    match meant.slot("day")?.value {
        Value::Date { day } => Some(day),
        _ => None,
    }
}

/// On which days something repeats.
pub(super) fn often(meant: &Understood) -> Option<Days> {
    let words = &meant.slot("often")?.text;
    if words.contains("weekend") {
        return Some(Days::Weekends);
    }
    if words.contains("weekday") || words.contains("work") {
        return Some(Days::Weekdays);
    }
    let weekday = (1..=7).find(|day| {
        let name = calendar::weekday_name(*day).to_ascii_lowercase();
        words.contains(&name)
    });
    Some(weekday.map_or(Days::Daily, Days::Weekly))
}
