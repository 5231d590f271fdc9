//! What is due when, and what another rule would do.

use super::{DAY, HOUR, MORNING, item};
use hearsay_speaker::policy::{Item, ItemKind, Retention, Rules, before_change, due, next_due};
use hearsay_speaker::{Millis, Owner};
use proptest::prelude::*;
use std::collections::{BTreeMap, HashSet};
use std::num::NonZeroU16;

fn keeping(recordings: Retention) -> Rules {
    Rules {
        recordings,
        ..Rules::default()
    }
}

fn ids(items: &[Item], rules: &Rules, now: Millis) -> Vec<String> {
    due(items, rules, now)
        .into_iter()
        .map(|expiry| expiry.id)
        .collect()
}

fn one_of_each() -> Vec<Item> {
    vec![
        item("recording", ItemKind::Recording, MORNING),
        item("clip", ItemKind::Clip, MORNING),
        item("note", ItemKind::Note, MORNING),
        item("message", ItemKind::Message, MORNING),
        item("remnant", ItemKind::Remnant, MORNING),
    ]
}

#[test]
fn by_default_only_clips_go_and_they_go_after_72_hours() {
    let (items, rules) = (one_of_each(), Rules::default());
    assert!(due(&items, &rules, MORNING + 72 * HOUR - 1).is_empty());
    let gone = due(&items, &rules, MORNING + 72 * HOUR);
    assert_eq!(gone.len(), 1);
    assert_eq!(
        (gone[0].owner, gone[0].at),
        (Owner::Reviewers, MORNING + 72 * HOUR)
    );
    assert_eq!(gone[0].why, "Reviewers' clips are kept for 72 hours.");
    assert_eq!(ids(&items, &rules, Millis::MAX), ["clip"]);
}

#[test]
fn the_hours_of_clips_can_be_set() {
    let rules = Rules {
        clip_hours: NonZeroU16::new(2).unwrap(),
        ..Rules::default()
    };
    assert_eq!(ids(&one_of_each(), &rules, MORNING + 2 * HOUR), ["clip"]);
}

#[test]
fn the_persons_retention_reaches_recordings_and_neither_notes_nor_messages() {
    let rules = keeping(Retention::Months3);
    let gone = due(&one_of_each(), &rules, MORNING + 400 * DAY);
    let why: Vec<&str> = gone.iter().map(|expiry| expiry.why.as_str()).collect();
    assert_eq!(
        why,
        [
            "Reviewers' clips are kept for 72 hours.",
            "By your setting, voice recordings are kept for 3 months."
        ]
    );
}

#[test]
fn notes_and_messages_follow_their_owners_and_remnants_nobody() {
    let rules = Rules {
        notes: Retention::Months3,
        messages: Retention::DontSave,
        recordings: Retention::UntilDeleted,
        ..Rules::default()
    };
    assert_eq!(
        ids(&one_of_each(), &rules, Millis::MAX),
        ["message", "clip", "note"]
    );
}

#[test]
fn a_profile_can_have_a_retention_of_its_own() {
    let mut childs = item("child", ItemKind::Recording, MORNING);
    childs.profile = Some("Mia".to_owned());
    let items = [item("parent", ItemKind::Recording, MORNING), childs];
    let rules = Rules {
        profiles: BTreeMap::from([("Mia".to_owned(), Retention::DontSave)]),
        ..Rules::default()
    };
    assert_eq!(ids(&items, &rules, MORNING), ["child"]);
    assert!(ids(&items, &rules, MORNING - 1).is_empty());
}

#[test]
fn a_change_tells_what_would_go_before_it_is_confirmed() {
    let items = [
        item("old", ItemKind::Recording, MORNING - 200 * DAY),
        item("new", ItemKind::Recording, MORNING),
        item("clip", ItemKind::Clip, MORNING - 100 * HOUR),
    ];
    let (forever, short) = (Rules::default(), keeping(Retention::Months3));
    let change = before_change(&items, &forever, &short, MORNING);
    assert_eq!(change.goes_now.len(), 1);
    assert_eq!(change.goes_now[0].id, "old");
    assert_eq!((change.sooner, change.longer), (1, 0));
    assert!(change.sentence().starts_with("1 thing that is kept today"));
    let back = before_change(&items, &short, &forever, MORNING);
    assert_eq!((back.goes_now.len(), back.sooner, back.longer), (0, 0, 1));
    let same = before_change(&items, &short, &short, MORNING);
    assert_eq!(same.sentence(), "Nothing is deleted now.");
}

#[test]
fn rules_that_were_stored_before_a_field_existed_still_open() {
    let rules: Rules = serde_json::from_str("{\"recordings\":\"months_3\"}").unwrap();
    assert_eq!(rules, keeping(Retention::Months3));
}

fn retention() -> impl Strategy<Value = Retention> {
    prop_oneof![
        prop::sample::select(Retention::CHOICES.to_vec()),
        (1u16..=2_000).prop_map(|days| Retention::Days(NonZeroU16::new(days).unwrap())),
    ]
}

prop_compose! {
    fn any_rules()(
        recordings in retention(),
        notes in retention(),
        messages in retention(),
        hours in 1u16..=500,
    ) -> Rules {
        let clip_hours = NonZeroU16::new(hours).unwrap();
        Rules { recordings, notes, messages, clip_hours, ..Rules::default() }
    }
}

fn any_items() -> impl Strategy<Value = Vec<Item>> {
    let kinds = [
        ItemKind::Recording,
        ItemKind::Clip,
        ItemKind::Note,
        ItemKind::Message,
        ItemKind::Remnant,
    ];
    let one = (prop::sample::select(kinds.to_vec()), 0..1_000 * DAY);
    prop::collection::vec(one, 0..40).prop_map(|all| {
        all.into_iter()
            .enumerate()
            .map(|(place, (kind, after))| item(&place.to_string(), kind, MORNING + after))
            .collect()
    })
}

proptest! {
    #[test]
    fn nothing_goes_early_and_nothing_outlives_its_time(
        items in any_items(), rules in any_rules(), after in 0..2_000 * DAY,
    ) {
        let now = MORNING + after;
        let gone: HashSet<String> = ids(&items, &rules, now).into_iter().collect();
        for item in &items {
            let over = rules.expires(item).is_some_and(|at| at <= now);
            prop_assert_eq!(gone.contains(&item.id), over);
        }
        prop_assert!(due(&items, &rules, now).windows(2).all(|pair| pair[0].at <= pair[1].at));
    }

    #[test]
    fn one_timer_is_enough(
        items in any_items(), rules in any_rules(), after in 0..2_000 * DAY,
    ) {
        let now = MORNING + after;
        match next_due(&items, &rules, now) {
            None => prop_assert!(due(&items, &rules, Millis::MAX).is_empty()),
            Some(at) => {
                prop_assert_eq!(at == now, !due(&items, &rules, now).is_empty());
                prop_assert!(at == now || due(&items, &rules, at - 1).is_empty());
                prop_assert!(!due(&items, &rules, at).is_empty());
            }
        }
    }

    #[test]
    fn a_second_sweep_finds_nothing_and_a_later_one_only_adds(
        items in any_items(), rules in any_rules(),
        first in 0..2_000 * DAY, second in 0..2_000 * DAY,
    ) {
        let (first, second) = (MORNING + first.min(second), MORNING + first.max(second));
        let early: HashSet<String> = ids(&items, &rules, first).into_iter().collect();
        let late: HashSet<String> = ids(&items, &rules, second).into_iter().collect();
        prop_assert!(early.is_subset(&late));
        let mut rest = items;
        rest.retain(|item| !early.contains(&item.id));
        prop_assert!(due(&rest, &rules, first).is_empty());
        let added: HashSet<String> = ids(&rest, &rules, second).into_iter().collect();
        prop_assert_eq!(added, &late - &early);
    }

    #[test]
    fn a_longer_retention_never_deletes_more(
        items in any_items(), few in 1u16..2_000, more in 1u16..2_000, after in 0..3_000 * DAY,
    ) {
        let days = |n| Retention::Days(NonZeroU16::new(n).unwrap());
        let (few, more) = (few.min(more), few.max(more));
        let now = MORNING + after;
        let rising = [
            [Retention::DontSave, days(few), days(more), Retention::UntilDeleted],
            [Retention::DontSave, Retention::Months3, Retention::Months18, Retention::UntilDeleted],
        ];
        for order in rising {
            for pair in order.windows(2) {
                let shorter: HashSet<_> = ids(&items, &keeping(pair[0]), now).into_iter().collect();
                let longer: HashSet<_> = ids(&items, &keeping(pair[1]), now).into_iter().collect();
                prop_assert!(longer.is_subset(&shorter));
            }
        }
    }

    #[test]
    fn what_a_change_tells_is_what_then_goes(
        items in any_items(), current in any_rules(), proposed in any_rules(),
        after in 0..1_500 * DAY,
    ) {
        let now = MORNING + after;
        let change = before_change(&items, &current, &proposed, now);
        let told: HashSet<String> = change.goes_now.into_iter().map(|gone| gone.id).collect();
        let then: HashSet<String> = ids(&items, &proposed, now).into_iter().collect();
        let anyway: HashSet<String> = ids(&items, &current, now).into_iter().collect();
        prop_assert_eq!(told, &then - &anyway);
    }
}
