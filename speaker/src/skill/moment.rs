//! Now, where the person is.

use crate::Millis;
use crate::day_names;
use crate::record::DayKey;

const MS_A_MINUTE: i64 = 60_000;
const MINUTES_A_DAY: i64 = 1_440;

/// A moment.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub(in crate::skill) struct Moment {
    pub(in crate::skill) at: Millis,
    /// Minutes east of UTC.
    pub(in crate::skill) zone_minutes: i32,
}

impl Moment {
    pub(in crate::skill) fn today(self) -> DayKey {
        DayKey::of(self.at, self.zone_minutes)
    }

    /// Minutes since local midnight, 0..=1439.
    pub(in crate::skill) fn minute(self) -> u16 {
        let minutes = i64::try_from(self.at).unwrap_or(i64::MAX) / MS_A_MINUTE;
        let local = minutes.saturating_add(i64::from(self.zone_minutes));
        u16::try_from(local.rem_euclid(MINUTES_A_DAY)).unwrap_or_default()
    }

    pub(in crate::skill) fn weekday(self) -> &'static str {
        day_names::weekday(crate::household::calendar::weekday(self.today()))
    }

    /// “9:05”.
    pub(in crate::skill) fn clock(self) -> String {
        let minute = self.minute();
        format!("{}:{:02}", minute / 60, minute % 60)
    }

    /// “24 November”.
    pub(in crate::skill) fn spoken_day(self) -> String {
        spoken(self.today())
    }
}

/// “24 November”.
pub(in crate::skill) fn spoken(day: DayKey) -> String {
    format!("{} {}", day.day, day_names::month(day.month))
}

/// The day of a text of the form `2026-11-24`.
pub(in crate::skill) fn day_of(text: &str) -> Option<DayKey> {
    let mut parts = text.trim().split('-');
    let day = DayKey {
        year: parts.next()?.parse().ok()?,
        month: parts
            .next()?
            .parse()
            .ok()
            .filter(|month| (1..=12).contains(month))?,
        day: parts
            .next()?
            .parse()
            .ok()
            .filter(|day| (1..=31).contains(day))?,
    };
    parts.next().is_none().then_some(day)
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn a_moment_is_told_where_the_person_is() {
        // 2026-11-23 was a Monday; 23:30 UTC.
        let at = 1_795_476_600_000;
        let here = |zone_minutes| Moment { at, zone_minutes };
        assert_eq!(here(0).today().to_string(), "2026-11-23");
        assert_eq!(
            (here(0).weekday(), here(0).clock()),
            ("Monday", "23:30".to_owned())
        );
        assert_eq!(
            (here(60).weekday(), here(60).clock()),
            ("Tuesday", "0:30".to_owned())
        );
        assert_eq!(here(60).spoken_day(), "24 November");
        assert_eq!(here(-1_440).minute(), 23 * 60 + 30);
    }

    #[test]
    fn only_days_of_the_calendars_form_are_days() {
        assert_eq!(
            day_of("2026-11-24").map(spoken).as_deref(),
            Some("24 November")
        );
        for bad in [
            "2026-13-01",
            "2026-00-01",
            "2026-11",
            "today",
            "2026-11-24-1",
            "",
        ] {
            assert_eq!(day_of(bad), None, "{bad}");
        }
    }
}
