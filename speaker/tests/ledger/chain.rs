//! Edits, gaps, swaps, repetitions and insertions.

use crate::{event, ledger, wakes};
use hearsay_speaker::ledger::{ChainFault, Entry, Event, append, check};
use proptest::prelude::*;

fn fault(entries: &[Entry]) -> Option<(usize, ChainFault)> {
    check(entries)
        .problem
        .map(|problem| (problem.at, problem.fault))
}

#[test]
fn an_empty_ledger_holds() {
    assert!(check(&[]).holds());
}

#[test]
fn the_first_bad_entry_is_named_with_what_is_wrong() {
    let good = wakes(&[1, 2, 3, 4, 5]);
    let mut edited = good.clone();
    edited[2].event = Event::MicOff;
    assert_eq!(fault(&edited), Some((2, ChainFault::Edited)));

    let mut gap = good.clone();
    gap.remove(2);
    assert_eq!(fault(&gap), Some((2, ChainFault::Gap { expected: 2 })));

    let mut swapped = good.clone();
    swapped.swap(2, 3);
    assert_eq!(
        fault(&swapped),
        Some((2, ChainFault::Reordered { expected: 2 }))
    );

    let mut repeated = good.clone();
    repeated.insert(2, good[1].clone());
    assert_eq!(fault(&repeated), Some((2, ChainFault::Repeated)));

    let mut forged = good;
    forged[2] = append(Some(&forged[1]), Event::Played, None, 3);
    assert_eq!(fault(&forged), Some((3, ChainFault::Foreign)));
}

#[test]
fn an_entry_with_its_hash_made_to_fit_breaks_the_link_to_the_next() {
    let mut entries = wakes(&[1, 2, 3]);
    entries[1] = append(Some(&entries[0]), Event::Wake, None, 7);
    assert_eq!(fault(&entries), Some((2, ChainFault::Foreign)));
}

#[test]
fn a_clock_that_runs_back_is_flagged_and_allowed() {
    let verdict = check(&wakes(&[10, 20, 5, 6, 6, 1]));
    assert!(verdict.holds());
    assert_eq!(verdict.clock_went_back, [2, 5]);
}

#[test]
fn every_problem_is_told_in_a_sentence_with_its_place() {
    let mut entries = wakes(&[1, 2, 3]);
    entries[1].time = 9;
    let told = check(&entries).problem.unwrap().to_string();
    assert_eq!(told, "Entry 2 was changed after it was written.");
}

proptest! {
    #[test]
    fn whatever_was_appended_holds(entries in ledger(0..40)) {
        prop_assert!(check(&entries).holds());
    }

    #[test]
    fn any_removal_but_of_the_end_is_found(entries in ledger(2..20), at: prop::sample::Index) {
        let at = at.index(entries.len() - 1);
        let mut less = entries;
        less.remove(at);
        prop_assert_eq!(check(&less).problem.map(|problem| problem.at), Some(at));
    }

    #[test]
    fn any_swap_is_found(
        entries in ledger(2..20),
        one: prop::sample::Index,
        other: prop::sample::Index,
    ) {
        let (one, other) = (one.index(entries.len()), other.index(entries.len()));
        let mut swapped = entries;
        swapped.swap(one, other);
        let expected = (one != other).then_some(one.min(other));
        prop_assert_eq!(check(&swapped).problem.map(|problem| problem.at), expected);
    }

    #[test]
    fn any_insertion_of_an_entry_of_its_own_is_found(
        entries in ledger(1..20),
        from: prop::sample::Index,
        to: prop::sample::Index,
    ) {
        let copy = entries[from.index(entries.len())].clone();
        let to = to.index(entries.len() + 1);
        let mut more = entries;
        more.insert(to, copy);
        prop_assert!(!check(&more).holds());
    }

    #[test]
    fn any_insertion_of_a_well_made_entry_is_found(
        entries in ledger(2..20),
        event in event(),
        at: prop::sample::Index,
        now in 0u64..1 << 48,
    ) {
        let at = at.index(entries.len());
        let head = at.checked_sub(1).map(|before| &entries[before]);
        let forged = append(head, event, None, now);
        prop_assume!(forged != entries[at]);
        let mut more = entries;
        more.insert(at, forged);
        prop_assert_eq!(check(&more).problem.map(|problem| problem.at), Some(at + 1));
    }
}
