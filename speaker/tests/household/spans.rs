//! Which days a command to delete names.

use crate::support::{DAY, NOON, answer, typed};
use hearsay_speaker::history::Dates;
use hearsay_speaker::household::{Act, Household, Situation};
use hearsay_speaker::record::DayKey;

const HOUR: u64 = 3_600_000;

fn done(line: &str) -> (String, Vec<Act>) {
    let mut household = Household::default();
    let asked = household.answer(&typed(line), &DAY);
    assert!(asked.expects_reply, "{line}: {}", asked.text);
    (asked.text, household.answer(&typed("yes"), &DAY).acts)
}

fn november(day: u8) -> DayKey {
    DayKey {
        year: 2026,
        month: 11,
        day,
    }
}

fn days(from: DayKey, to: DayKey) -> Vec<Act> {
    vec![Act::DeleteDays(Dates::Custom { from, to })]
}

#[test]
fn spans_back_from_now_are_exact() {
    for (line, back) in [
        ("delete everything from the last hour", HOUR),
        ("delete everything from the last half hour", HOUR / 2),
        ("delete everything from the past day", 24 * HOUR),
        ("delete everything from the last week", 7 * 24 * HOUR),
        ("delete everything from the last ten minutes", HOUR / 6),
        ("delete the last two hours", 2 * HOUR),
    ] {
        assert_eq!(done(line).1, [Act::DeleteSince(NOON - back)], "{line}");
    }
}

#[test]
fn days_of_the_week_are_the_last_ones_and_the_question_names_the_date() {
    let (asked, acts) = done("delete everything i said on friday");
    assert_eq!(
        asked,
        "Delete everything from Friday, 20 November? Say yes or no."
    );
    assert_eq!(acts, days(november(20), november(20)));
    assert_eq!(
        done("delete everything i said on monday").1,
        days(november(23), november(23))
    );
    assert_eq!(
        done("delete everything i said last monday").1,
        days(november(16), november(16))
    );
}

#[test]
fn weeks_and_months_of_the_calendar_are_whole_days() {
    let october = |day| DayKey {
        month: 10,
        ..november(day)
    };
    for (line, from, to) in [
        ("delete everything this week", november(23), november(23)),
        ("delete everything last week", november(16), november(22)),
        ("delete everything this month", november(1), november(23)),
        ("delete everything last month", october(1), october(31)),
        (
            "delete everything from the last weekend",
            november(21),
            november(22),
        ),
    ] {
        assert_eq!(done(line).1, days(from, to), "{line}");
    }
}

#[test]
fn parts_of_a_day_and_unknown_days_delete_nothing() {
    for line in [
        "delete everything this morning",
        "delete everything last night",
    ] {
        let turn = answer(line, &DAY);
        assert!(
            turn.text.contains("nothing was deleted") && !turn.expects_reply,
            "{line}"
        );
    }
    let nowhere = Situation { today: None, ..DAY };
    let turn = answer("delete everything i said on friday", &nowhere);
    assert!(turn.text.contains("nothing was deleted") && !turn.expects_reply);
}
