//! Values that can be compared: numbers, days, times of day, lengths of time.
//!
//! Forms are those that slots have: `7`, `2026-11-24`, `2026-11`, `2026-W48`, `14:30`, `PT5M`.

use crate::skill::moment::{Moment, day_of};

const MINUTES_A_DAY: i64 = 1_440;

/// A value that can be compared with another of its kind.
#[derive(Clone, Copy, Debug, PartialEq)]
pub(super) enum Scale {
    /// A number.
    Number(f64),
    /// Days since 1970-01-01; the first of a week, month or year.
    Day(i64),
    /// Minutes since midnight.
    Minute(i64),
    /// Seconds.
    Length(f64),
}

impl Scale {
    /// What a text says; `None` where it says none of these.
    pub(super) fn of(text: &str) -> Option<Self> {
        let text = text.trim();
        let number = text.parse::<f64>().ok().filter(|number| number.is_finite());
        // A bare `2026` is a number for a slot that holds numbers; years are compared as numbers too.
        if let Some(number) = number {
            return Some(Self::Number(number));
        }
        length(text)
            .map(Self::Length)
            .or_else(|| minute(text).map(Self::Minute))
            .or_else(|| day(text).map(Self::Day))
    }

    /// Less, equal or greater; `None` where the kinds differ.
    pub(super) fn order(self, other: Self) -> Option<core::cmp::Ordering> {
        match (self, other) {
            (Self::Number(a), Self::Number(b)) | (Self::Length(a), Self::Length(b)) => {
                a.partial_cmp(&b)
            }
            (Self::Day(a), Self::Day(b)) | (Self::Minute(a), Self::Minute(b)) => Some(a.cmp(&b)),
            _ => None,
        }
    }
}

/// The end of a span, as the kind of value that `like` is: a day or time, or a length from now.
pub(super) fn bound(text: &str, like: Scale, moment: Moment) -> Option<Scale> {
    let (sign, bare) = match text.trim().strip_prefix('-') {
        Some(bare) => (-1.0, bare),
        None => (1.0, text.trim()),
    };
    let Some(seconds) = length(bare) else {
        return Scale::of(text);
    };
    let minutes = (sign * seconds / 60.0) as i64;
    match like {
        Scale::Day(_) => {
            let today = day(&moment.today().to_string())?;
            Some(Scale::Day(
                today.saturating_add(minutes.div_euclid(MINUTES_A_DAY)),
            ))
        }
        Scale::Minute(_) => Some(Scale::Minute(
            i64::from(moment.minute()).saturating_add(minutes),
        )),
        Scale::Length(_) => Some(Scale::Length(sign * seconds)),
        Scale::Number(_) => None,
    }
}

fn day(text: &str) -> Option<i64> {
    let days = |text: &str| {
        let noon = day_of(text)?.noon_utc();
        i64::try_from(noon / 86_400_000).ok()
    };
    if let Some((year, week)) = text.split_once("-W") {
        let week: i64 = week
            .get(..2)?
            .parse()
            .ok()
            .filter(|week| (1..=53).contains(week))?;
        // Week 1 is the one with 4 January; 1970-01-01 was a Thursday.
        let fourth = days(&format!("{year}-01-04"))?;
        return Some(fourth - (fourth + 3).rem_euclid(7) + (week - 1) * 7);
    }
    match text.split('-').count() {
        2 => days(&format!("{text}-01")),
        _ => days(text),
    }
}

fn minute(text: &str) -> Option<i64> {
    let mut parts = text.splitn(3, ':');
    let hour: i64 = parts
        .next()?
        .parse()
        .ok()
        .filter(|hour| (0..=24).contains(hour))?;
    let minute: i64 = parts
        .next()?
        .parse()
        .ok()
        .filter(|minute| (0..60).contains(minute))?;
    Some(hour * 60 + minute)
}

/// Seconds of an ISO 8601 length (`P1DT2H`); a month is 30 days and a year 365.
fn length(text: &str) -> Option<f64> {
    let (mut rest, mut seconds, mut clock) = (text.strip_prefix('P')?, 0.0, false);
    let mut parts = 0;
    while !rest.is_empty() {
        if let Some(after) = rest.strip_prefix('T') {
            (clock, rest) = (true, after);
            continue;
        }
        let end = rest.find(|c: char| c.is_ascii_alphabetic())?;
        let (number, unit) = rest.split_at(end);
        let number: f64 = number.parse().ok()?;
        let factor = match (unit.chars().next()?, clock) {
            ('Y', false) => 365.0 * 86_400.0,
            ('M', false) => 30.0 * 86_400.0,
            ('W', false) => 7.0 * 86_400.0,
            ('D', false) => 86_400.0,
            ('H', true) => 3_600.0,
            ('M', true) => 60.0,
            ('S', true) => 1.0,
            _ => return None,
        };
        seconds += number * factor;
        parts += 1;
        rest = unit.get(1..)?;
    }
    (parts > 0 && seconds.is_finite()).then_some(seconds)
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn lengths_days_and_times_are_read_in_all_their_forms() {
        assert_eq!(Scale::of("P1DT2H3M4S"), Some(Scale::Length(93_784.0)));
        assert_eq!(Scale::of("14:30"), Some(Scale::Minute(870)));
        assert_eq!(Scale::of("1970-01-11"), Some(Scale::Day(10)));
        assert_eq!(Scale::of("1970-02"), Some(Scale::Day(31)));
        // ISO week 48 of 2026 begins on Monday, 23 November.
        assert_eq!(Scale::of("2026-W48"), Scale::of("2026-11-23"));
        assert_eq!(Scale::of("-3.5"), Some(Scale::Number(-3.5)));
        for none in [
            "", "P", "PT", "PX", "P1H", "tall", "25:00", "12:60", "2026-W99", "1e999", "P1e999D",
        ] {
            assert_eq!(Scale::of(none), None, "{none}");
        }
    }
}
