//! Built-in slot types give the values that the platform gives.

use super::support::{load, matcher, model_with_slot, now, resolve, value_of};
use hearsay_speaker::skill::matching::Resolution;
use serde_json::json;

fn gives(kind: &str, sayings: &[(&str, &str)]) {
    for (said, value) in sayings {
        assert_eq!(value_of(kind, said), *value, "{kind}: {said}");
    }
}

#[test]
fn numbers_are_digits() {
    gives(
        "AMAZON.NUMBER",
        &[
            ("five", "5"),
            ("7", "7"),
            ("one hundred and five", "105"),
            ("105", "105"),
            ("minus three", "-3"),
            ("forty two", "42"),
            ("two thousand three hundred and seven", "2307"),
            ("one million two hundred thousand", "1200000"),
            ("nineteen eighty four", "1984"),
            ("three point five", "3.5"),
            ("a hundred", "100"),
            ("1,500", "1500"),
        ],
    );
}

#[test]
fn four_digits_are_four_digits() {
    gives(
        "AMAZON.FOUR_DIGIT_NUMBER",
        &[
            ("nineteen eighty four", "1984"),
            ("1984", "1984"),
            ("two thousand and six", "2006"),
            ("twenty oh five", "2005"),
            ("six oh four five", "6045"),
            ("nineteen hundred", "1900"),
        ],
    );
}

#[test]
fn places_in_a_row_are_digits() {
    gives(
        "AMAZON.Ordinal",
        &[
            ("first", "1"),
            ("3rd", "3"),
            ("twenty second", "22"),
            ("hundredth", "100"),
        ],
    );
}

#[test]
fn dates_are_iso_days_weeks_months_and_years_seen_from_today() {
    gives(
        "AMAZON.DATE",
        &[
            ("today", "2026-11-23"),
            ("tomorrow", "2026-11-24"),
            ("the day after tomorrow", "2026-11-25"),
            ("yesterday", "2026-11-22"),
            ("friday", "2026-11-27"),
            ("monday", "2026-11-23"),
            ("next monday", "2026-11-30"),
            ("last monday", "2026-11-16"),
            ("november twenty fifth", "2026-11-25"),
            ("november 22nd", "2027-11-22"),
            ("the third of may twenty thirty", "2030-05-03"),
            ("february twenty ninth", "2028-02-29"),
            ("the fifth", "2026-12-05"),
            ("in three days", "2026-11-26"),
            ("two weeks ago", "2026-11-09"),
            ("2026-12-24", "2026-12-24"),
            ("this week", "2026-W48"),
            ("next week", "2026-W49"),
            ("this weekend", "2026-W48-WE"),
            ("next weekend", "2026-W49-WE"),
            ("next month", "2026-12"),
            ("january", "2027-01"),
            ("next year", "2027"),
            ("this decade", "202X"),
            ("next winter", "2027-WI"),
            ("twenty thirty", "2030"),
            ("now", "PRESENT_REF"),
        ],
    );
}

#[test]
fn times_are_iso_times_or_parts_of_the_day() {
    gives(
        "AMAZON.TIME",
        &[
            ("six thirty p.m.", "18:30"),
            ("6:30 pm", "18:30"),
            ("18:05", "18:05"),
            ("half past seven", "07:30"),
            ("quarter to eight in the evening", "19:45"),
            ("noon", "12:00"),
            ("midnight", "00:00"),
            ("seven o'clock", "07:00"),
            ("morning", "MO"),
            ("this evening", "EV"),
            ("now", "10:00"),
        ],
    );
}

#[test]
fn spans_of_time_are_iso_durations() {
    gives(
        "AMAZON.DURATION",
        &[
            ("five minutes", "PT5M"),
            ("ninety minutes", "PT90M"),
            ("an hour and a half", "PT1H30M"),
            ("half an hour", "PT30M"),
            ("two weeks", "P2W"),
            ("three days", "P3D"),
            ("two years three hours ten minutes", "P2YT3H10M"),
            ("45 secs", "PT45S"),
        ],
    );
}

#[test]
fn telephone_numbers_are_digits() {
    gives(
        "AMAZON.PhoneNumber",
        &[
            ("five five five oh one double two", "5550122"),
            ("555-0199", "5550199"),
        ],
    );
}

#[test]
fn lists_take_their_words_and_others_as_they_are_said() {
    for (kind, said) in [
        ("AMAZON.US_STATE", "New Hampshire"),
        ("AMAZON.US_CITY", "Salt Lake City"),
        ("AMAZON.US_FIRST_NAME", "Dorothy"),
        ("AMAZON.FirstName", "Zbigniew"),
        ("AMAZON.Color", "light blue"),
        ("AMAZON.Animal", "polar bear"),
        ("AMAZON.DayOfWeek", "Tuesday"),
        ("AMAZON.Month", "March"),
        ("AMAZON.SearchQuery", "how tall is the Eiffel Tower"),
        ("AMAZON.Movie", "the third man"),
    ] {
        assert_eq!(value_of(kind, said), said, "{kind}");
    }
}

#[test]
fn what_is_no_value_of_a_computed_type_is_no_exact_match() {
    for (kind, said) in [
        ("AMAZON.NUMBER", "purple"),
        ("AMAZON.DATE", "elephant"),
        ("AMAZON.TIME", "one two three"),
        ("AMAZON.FOUR_DIGIT_NUMBER", "seven"),
        ("AMAZON.DURATION", "five"),
    ] {
        let found = resolve(&model_with_slot(kind), &format!("the value is {said}"));
        assert!(!found.exact, "{kind}: {said} is {:?}", found.slots);
        assert_eq!(found.slots["x"].value, said);
    }
}

#[test]
fn a_built_in_type_with_values_of_the_models_own_knows_both() {
    let json = json!({"languageModel": {"invocationName": "my tests", "intents": [
        {"name": "PaintIntent", "samples": ["paint it {x}"],
         "slots": [{"name": "x", "type": "AMAZON.Color"}]}],
        "types": [{"name": "AMAZON.Color", "values": [
            {"id": "BR", "name": {"value": "brindle", "synonyms": ["tiger striped"]}}]}]}})
    .to_string();
    let own = resolve(&json, "paint it tiger striped");
    let Resolution::Match(candidates) = &own.slots["x"].resolution else {
        panic!("{own:?}");
    };
    assert_eq!(
        (candidates[0].name.as_str(), candidates[0].id.as_deref()),
        ("brindle", Some("BR"))
    );
    let listed = resolve(&json, "paint it turquoise");
    assert!(listed.exact);
    assert_eq!(listed.slots["x"].resolution, Resolution::NoMatch);
}

#[test]
fn an_unknown_type_takes_any_words_and_a_lint_says_so() {
    let json = model_with_slot("NO_SUCH_TYPE");
    let (_, lints) = load(&json, "en-US");
    assert!(
        lints
            .iter()
            .any(|lint| lint.message.contains("NO_SUCH_TYPE"))
    );
    let found = matcher(&json, "en-US").resolve("the value is anything at all", &now());
    assert_eq!(found.slots["x"].value, "anything at all");
    assert_eq!(found.slots["x"].resolution, Resolution::None);
}
