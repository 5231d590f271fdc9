//! What a person expects of a search and of days.

use crate::made::{recording, spoken};
use hearsay_speaker::history::{Dates, Filter, Handle, History, RecordRef};
use hearsay_speaker::record::DayKey;
use hearsay_speaker::{Millis, Owner};

pub(crate) const DAY: Millis = 86_400_000;
pub(crate) const HOUR: Millis = 3_600_000;
/// 2024-03-30 00:00 UTC, the day before daylight saving begins in Europe.
pub(crate) const START: Millis = 1_711_756_800_000;

/// Berlin: one hour east of UTC, two from 2024-03-31 01:00 UTC on.
pub(crate) fn berlin(at: Millis) -> i32 {
    if at < START + DAY + HOUR { 60 } else { 120 }
}

pub(crate) fn names(history: &History, handles: &[Handle]) -> Vec<RecordRef> {
    let there = handles.iter().filter_map(|handle| history.get(*handle));
    there.map(RecordRef::of).collect()
}

fn ids(history: &History, filter: &Filter, now: Millis) -> Vec<String> {
    let found = history.query(filter, now);
    names(history, &found)
        .into_iter()
        .map(|name| name.id)
        .collect()
}

fn searching(text: &str) -> Filter {
    Filter {
        text: text.to_owned(),
        ..Filter::default()
    }
}

#[test]
fn all_words_must_occur_and_the_last_may_be_begun() {
    let mut history = History::new(berlin);
    history.insert(spoken(
        "a",
        START,
        "Alexa, what's the weather in Zürich?",
        "Rain.",
    ));
    history.insert(spoken("b", START - 1, "weather tomorrow", "Sun in Zurich"));
    history.insert(spoken("c", START - 2, "set a timer", "Ten minutes."));
    let found = |text: &str| ids(&history, &searching(text), START);
    assert_eq!(found("zurich weather"), ["a", "b"]);
    assert_eq!(found("WEATHER zür"), ["a", "b"]);
    assert_eq!(
        found("zur weather"),
        [""; 0],
        "only the last word may be begun"
    );
    assert_eq!(found("whats"), ["a"]);
    assert_eq!(
        found("timer minutes"),
        ["c"],
        "words of question and answer together"
    );
    assert_eq!(found("?!"), ["a", "b", "c"]);
    assert_eq!(found("weather snow"), [""; 0]);
}

#[test]
fn days_are_those_of_the_person_also_when_the_clock_changes() {
    let mut history = History::new(berlin);
    let midnight = START + DAY + 22 * HOUR; // 2024-04-01 00:00 in Berlin
    history.insert(recording("after", midnight, Owner::Cloud));
    history.insert(recording("before", midnight - 1, Owner::Cloud));
    history.insert(recording("saturday", START + DAY - 2 * HOUR, Owner::Cloud));
    history.insert(recording(
        "old",
        midnight - 30 * DAY - 2 * HOUR,
        Owner::Cloud,
    ));
    let found = |dates| {
        let filter = Filter {
            dates,
            ..Filter::default()
        };
        ids(&history, &filter, midnight + HOUR)
    };
    assert_eq!(found(Dates::Today), ["after"]);
    assert_eq!(found(Dates::Yesterday), ["before"]);
    assert_eq!(found(Dates::Last7Days), ["after", "before", "saturday"]);
    assert_eq!(found(Dates::Last30Days).len(), 3);
    assert_eq!(found(Dates::All).len(), 4);
    let day = |day| DayKey {
        year: 2024,
        month: 3,
        day,
    };
    let (from, to) = (day(31), day(30));
    assert_eq!(found(Dates::Custom { from, to }), ["before", "saturday"]);
}

#[test]
fn a_replaced_record_keeps_its_handle_and_loses_its_old_words() {
    let mut history = History::new(berlin);
    let first = history.insert(spoken("a", START, "first words", "One."));
    history.insert(spoken("b", START + 1, "other", "Two."));
    let again = history.insert(spoken("a", START + 2, "second words", "One."));
    assert_eq!((first, history.len()), (again, 2));
    assert_eq!(ids(&history, &searching("first"), START), [""; 0]);
    assert_eq!(ids(&history, &searching("words"), START), ["a"]);
    assert_eq!(ids(&history, &Filter::default(), START), ["a", "b"]);
}

#[test]
fn a_handle_is_never_given_twice() {
    let mut history = History::new(berlin);
    let old = history.insert(recording("a", START, Owner::Cloud));
    let name = RecordRef::of(history.get(old).unwrap());
    assert!(history.remove(&name).is_some());
    let new = history.insert(recording("a", START, Owner::Cloud));
    assert_ne!(old, new);
    assert!(history.get(old).is_none());
}

#[test]
fn the_same_identifier_in_two_vaults_is_two_records() {
    let mut history = History::new(berlin);
    history.insert(recording("a", START, Owner::Cloud));
    history.insert(recording("a", START, Owner::Recipient));
    assert_eq!(history.len(), 2);
    let filter = Filter {
        owner: Some(Owner::Recipient),
        ..Filter::default()
    };
    assert_eq!(history.query(&filter, START).len(), 1);
}

#[test]
fn devices_and_profiles_are_listed_once_under_their_newest_name() {
    let mut history = History::new(berlin);
    let mut renamed = recording("b", START + 1, Owner::Cloud);
    renamed.head.device.name = "Study".to_owned();
    renamed.head.profile = Some("Anna".to_owned());
    history.extend([recording("a", START, Owner::Cloud), renamed]);
    let devices = history.devices();
    assert_eq!((devices.len(), devices[0].name.as_str()), (1, "Study"));
    assert_eq!(history.profiles(), ["Anna"]);
}

#[test]
fn debug_output_holds_no_words() {
    let mut history = History::new(berlin);
    history.insert(spoken("a", START, "xylophone", "Two."));
    assert!(!format!("{history:?}").contains("xylophone"));
}
