//! Choosing records, whatever is shown.

use crate::made::{recording, spoken};
use hearsay_speaker::Owner;
use hearsay_speaker::history::{Filter, Handle, History, RecordRef, Selection, Totals};
use proptest::prelude::*;

fn ten() -> (History, Vec<Handle>) {
    let mut history = History::new(|_| 0);
    history.extend((0..10).map(|i| recording(&i.to_string(), i, Owner::Cloud)));
    let list = history.query(&Filter::default(), 0);
    (history, list)
}

#[test]
fn a_range_reaches_from_the_last_choice_in_either_direction() {
    let (history, list) = ten();
    let mut chosen = Selection::default();
    chosen.only(list[5]);
    chosen.extend_to(&list, list[2]);
    assert_eq!(chosen.within(&list), 4);
    chosen.extend_to(&list, list[7]);
    let expected = Totals {
        records: 6,
        bytes: 6 * 96_000,
    };
    assert_eq!(chosen.totals(&history), expected);
}

#[test]
fn a_range_from_a_place_that_is_not_shown_chooses_one() {
    let (_, list) = ten();
    let mut chosen = Selection::default();
    chosen.toggle(list[9]);
    chosen.extend_to(&list[..5], list[3]);
    assert!(chosen.contains(list[3]) && chosen.contains(list[9]));
    assert_eq!(chosen.within(&list), 2);
    chosen.extend_to(&list[..5], list[1]);
    assert_eq!(chosen.within(&list), 4, "the next range begins there");
}

#[test]
fn a_choice_survives_another_filter_and_says_what_is_not_shown() {
    let mut history = History::new(|_| 0);
    history.insert(spoken("a", 1, "weather", "Sun."));
    history.insert(spoken("b", 2, "timer", "Set."));
    let all = history.query(&Filter::default(), 0);
    let mut chosen = Selection::default();
    chosen.all(&all);
    let filter = Filter {
        text: "timer".to_owned(),
        ..Filter::default()
    };
    let shown = history.query(&filter, 0);
    assert_eq!(
        (chosen.within(&shown), chosen.totals(&history).records),
        (1, 2)
    );
    chosen.invert(&shown);
    assert_eq!(
        (chosen.within(&shown), chosen.totals(&history).records),
        (0, 1)
    );
}

#[test]
fn a_record_that_is_gone_is_not_counted_nor_named() {
    let (mut history, list) = ten();
    let mut chosen = Selection::default();
    chosen.all(&list);
    let name = RecordRef::of(history.get(list[0]).unwrap());
    history.remove(&name);
    assert_eq!(chosen.totals(&history).records, 9);
    assert!(!chosen.names(&history).contains(&name));
    chosen.prune(&history);
    assert!(!chosen.contains(list[0]) && chosen.contains(list[1]));
    chosen.clear();
    assert_eq!(chosen, Selection::default());
}

proptest! {
    #[test]
    fn inverting_twice_changes_nothing_and_once_changes_all_that_is_shown(
        first in prop::collection::vec(0_usize..10, 0..10),
        shown in 0_usize..=10,
    ) {
        let (history, list) = ten();
        let mut chosen = Selection::default();
        first.iter().for_each(|place| chosen.toggle(list[*place]));
        let before = chosen.clone();
        let shown = &list[..shown];
        chosen.invert(shown);
        prop_assert_eq!(chosen.within(shown) + before.within(shown), shown.len());
        prop_assert_eq!(chosen.names(&history).len(), chosen.totals(&history).records);
        chosen.invert(shown);
        prop_assert_eq!(chosen.names(&history), before.names(&history));
    }
}
