//! How long something is kept.

use super::{DAY, MORNING};
use hearsay_speaker::Millis;
use hearsay_speaker::policy::Retention;
use hearsay_speaker::record::DayKey;
use proptest::prelude::*;
use std::num::NonZeroU16;

/// The last instant that any calendar here reaches: the year 9999.
const LAST: Millis = 253_402_300_799_999;

fn days(days: u16) -> Retention {
    Retention::Days(NonZeroU16::new(days).unwrap())
}

fn date(retention: Retention, started: Millis) -> String {
    DayKey::of(retention.expires(started).unwrap(), 0).to_string()
}

#[test]
fn what_nobody_has_set_is_kept_until_it_is_deleted() {
    assert_eq!(Retention::default(), Retention::UntilDeleted);
    assert_eq!(Retention::default().expires(MORNING), None);
}

#[test]
fn months_are_calendar_months() {
    assert_eq!(date(Retention::Months3, MORNING), "2026-01-09");
    assert_eq!(date(Retention::Months18, MORNING), "2027-04-09");
    assert_eq!(days(30).expires(MORNING), Some(MORNING + 30 * DAY));
    assert_eq!(Retention::DontSave.expires(MORNING), Some(MORNING));
}

#[test]
fn stored_choices_open_again_and_no_days_are_refused() {
    for retention in Retention::CHOICES.into_iter().chain([days(1), days(30)]) {
        let text = serde_json::to_string(&retention).unwrap();
        assert_eq!(serde_json::from_str::<Retention>(&text).unwrap(), retention);
    }
    assert_eq!(serde_json::to_string(&days(30)).unwrap(), "{\"days\":30}");
    assert!(serde_json::from_str::<Retention>("{\"days\":0}").is_err());
}

#[test]
fn every_choice_has_a_name_of_its_own() {
    let choices = Retention::CHOICES.into_iter().chain([days(1), days(2)]);
    let names: std::collections::HashSet<String> = choices.map(Retention::label).collect();
    assert_eq!(names.len(), 6);
    assert!(names.contains("1 day") && names.contains("2 days"));
}

proptest! {
    #[test]
    fn months_end_on_the_same_day_or_at_the_end_of_a_month_that_lacks_it(
        started in 0..LAST,
        eighteen: bool,
    ) {
        let (months, retention) =
            if eighteen { (18, Retention::Months18) } else { (3, Retention::Months3) };
        let end = retention.expires(started).unwrap();
        let (from, to) = (DayKey::of(started, 0), DayKey::of(end, 0));
        let later = |day: DayKey| day.year * 12 + i32::from(day.month);
        if to.day == from.day {
            prop_assert_eq!(later(to) - later(from), months);
            prop_assert_eq!(end % DAY, started % DAY);
        } else {
            prop_assert_eq!((to.day, end % DAY), (1, 0));
            prop_assert_eq!(later(to) - later(from), months + 1);
            prop_assert!(DayKey::of(end - 1, 0).day < from.day);
        }
    }

    #[test]
    fn nothing_ends_before_it_began_and_a_longer_retention_never_ends_sooner(
        started: u64,
        few in 1u16..=u16::MAX,
        more in 1u16..=u16::MAX,
    ) {
        let end = |retention: Retention| retention.expires(started).unwrap_or(u64::MAX);
        let (few, more) = (few.min(more), few.max(more));
        prop_assert_eq!(end(Retention::DontSave), started);
        prop_assert!(started <= end(days(few)));
        prop_assert!(end(days(few)) <= end(days(more)));
        prop_assert!(started <= end(Retention::Months3));
        prop_assert!(end(Retention::Months3) <= end(Retention::Months18));
        prop_assert!(end(days(89)) <= end(Retention::Months3));
        // Beyond any calendar months never end.
        prop_assert!(started > LAST || end(Retention::Months3) <= end(days(92)));
        prop_assert!(end(Retention::Months18) <= end(Retention::UntilDeleted));
    }

    #[test]
    fn what_was_recorded_later_never_goes_earlier(started in 0..LAST, later in 0..40 * DAY) {
        for retention in [Retention::Months3, Retention::Months18, days(30)] {
            prop_assert!(retention.expires(started) <= retention.expires(started + later));
        }
    }
}
