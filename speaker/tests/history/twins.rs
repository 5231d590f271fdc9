//! The index beside its slow twin, whatever is put in, taken out, hidden and asked.

use crate::finding::{DAY, HOUR, START, berlin, names};
use crate::made::{item, recording};
use crate::slow::Slow;
use hearsay_speaker::history::{Dates, Filter, History, OWNERS, RecordRef};
use hearsay_speaker::record::{DayKey, Feedback, ItemType, Kind, Recording, Verdict, group_by_day};
use hearsay_speaker::{EndReason, Millis};
use proptest::prelude::*;
use proptest::sample::select;

/// A clock that is set back by two hours at midnight, so that a day comes twice.
fn set_back(at: Millis) -> i32 {
    if at < START + 2 * DAY { 60 } else { -60 }
}

fn any_recording() -> impl Strategy<Value = Recording> {
    let thumb = select(vec![None, Some(Feedback::Up), Some(Feedback::Down)]);
    let word = select(vec![
        "weather", "Wetter", "Zürich", "Zur", "timer", "time", "what's",
    ]);
    (
        0_u8..20,
        0..5 * DAY / HOUR,
        select(OWNERS.to_vec()),
        prop::collection::vec(word, 0..4),
        (0_u8..3, 0_u8..3, any::<bool>(), any::<bool>(), thumb),
    )
        .prop_map(
            |(id, hour, owner, words, (device, profile, rejected, reported, thumb))| {
                let mut made = recording(&format!("r{id}"), START + hour * HOUR, owner);
                let mut words = words.into_iter();
                made.tail.answer = words.next().map(str::to_owned);
                let rest: Vec<&str> = words.collect();
                made.tail.published.items =
                    vec![item(ItemType::CustomerTranscript, &rest.join(" "))];
                made.head.device.serial = format!("D{device}");
                made.head.profile = (profile > 0).then(|| format!("P{profile}"));
                made.tail.reported_false = reported;
                made.tail.feedback = thumb;
                if rejected {
                    made.tail.end_reason = EndReason::Rejected;
                }
                made
            },
        )
}

fn any_filter() -> impl Strategy<Value = Filter> {
    let day = |days: u32| DayKey::of(START, 0).earlier(days);
    let dates = prop_oneof![
        Just(Dates::All),
        Just(Dates::Today),
        Just(Dates::Yesterday),
        Just(Dates::Last7Days),
        Just(Dates::Last30Days),
        (0_u32..4, 0_u32..4).prop_map(move |(a, b)| Dates::Custom {
            from: day(a),
            to: day(b),
        }),
    ];
    let maybe =
        |values: Vec<&'static str>| prop::option::of(select(values).prop_map(str::to_owned));
    let text = select(vec![
        "",
        "",
        "z",
        "zur",
        "weather ti",
        "time timer",
        "w",
        "wetter zürich",
    ]);
    (
        dates,
        maybe(vec!["D0", "D1"]),
        maybe(vec!["P1", "P2"]),
        prop::option::of(select(vec![
            Kind::Request,
            Kind::Rejected,
            Kind::Note,
            Kind::Clip,
        ])),
        prop::option::of(select(OWNERS.to_vec())),
        prop::option::of(select(vec![Verdict::ReportedFalse, Verdict::Rejected])),
        prop::option::of(select(vec![Feedback::Up, Feedback::Down])),
        text,
    )
        .prop_map(
            |(dates, device, profile, kind, owner, verdict, feedback, text)| Filter {
                dates,
                device,
                profile,
                kind,
                owner,
                verdict,
                feedback,
                text: text.to_owned(),
            },
        )
}

#[derive(Clone, Debug)]
enum Step {
    Insert(Box<Recording>),
    Extend(Vec<Recording>),
    Remove(RecordRef),
    RemoveAll(Vec<RecordRef>),
    Hide(RecordRef),
}

fn any_step() -> impl Strategy<Value = Step> {
    let name = || any_recording().prop_map(|recording| RecordRef::of(&recording));
    prop_oneof![
        4 => any_recording().prop_map(|recording| Step::Insert(Box::new(recording))),
        2 => prop::collection::vec(any_recording(), 0..30).prop_map(Step::Extend),
        2 => name().prop_map(Step::Remove),
        1 => prop::collection::vec(name(), 0..20).prop_map(Step::RemoveAll),
        1 => name().prop_map(Step::Hide),
    ]
}

fn carry_out(step: Step, history: &mut History, slow: &mut Slow) {
    match step {
        Step::Insert(recording) => {
            history.insert((*recording).clone());
            slow.insert(*recording);
        }
        Step::Extend(recordings) => {
            history.extend(recordings.clone());
            recordings
                .into_iter()
                .for_each(|recording| slow.insert(recording));
        }
        Step::Remove(name) => {
            let removed = history.remove(&name).is_some();
            assert_eq!(removed, slow.remove(&name));
            slow.hidden.retain(|hidden| *hidden != name);
        }
        Step::RemoveAll(names) => {
            let removed = history.remove_all(&names);
            assert_eq!(
                removed,
                names.iter().filter(|name| slow.remove(name)).count()
            );
            slow.hidden.retain(|hidden| !names.contains(hidden));
        }
        Step::Hide(name) => {
            history.hide([&name], true);
            if slow
                .all
                .iter()
                .any(|recording| RecordRef::of(recording) == name)
            {
                slow.hidden.push(name);
            }
        }
    }
}

proptest! {
    #![proptest_config(ProptestConfig::with_cases(128))]

    #[test]
    fn the_index_finds_what_its_slow_twin_finds(
        steps in prop::collection::vec(any_step(), 1..25),
        filters in prop::collection::vec(any_filter(), 1..8),
        now in START..START + 6 * DAY,
        twice in any::<bool>(),
    ) {
        let offset = if twice { set_back } else { berlin };
        let mut history = History::new(offset);
        let mut slow = Slow::default();
        for step in steps {
            carry_out(step, &mut history, &mut slow);
        }
        prop_assert_eq!(history.len(), slow.all.len());
        for filter in &filters {
            let found = names(&history, &history.query(filter, now));
            prop_assert_eq!(found, slow.query(filter, now, offset), "{:?}", filter);
        }
        let grouped = group_by_day(&slow.all, offset);
        let listed: Vec<DayKey> = history
            .query(&Filter::default(), now)
            .iter()
            .map(|handle| history.day(*handle).unwrap())
            .collect();
        let mut days = listed.clone();
        days.dedup();
        if slow.hidden.is_empty() {
            let expected: Vec<DayKey> = grouped.iter().map(|(day, _)| *day).collect();
            prop_assert_eq!(days, expected);
        }
    }

    #[test]
    fn once_everything_is_removed_no_word_is_left(
        recordings in prop::collection::vec(any_recording(), 0..40),
        one_by_one in any::<bool>(),
    ) {
        let mut history = History::new(berlin);
        history.extend(recordings.clone());
        let all: Vec<RecordRef> = recordings.iter().map(RecordRef::of).collect();
        if one_by_one {
            all.iter().for_each(|name| { history.remove(name); });
        } else {
            history.remove_all(&all);
        }
        prop_assert!(history.is_empty());
        prop_assert_eq!(format!("{history:?}"), "History { records: 0, words: 0, .. }");
    }
}
