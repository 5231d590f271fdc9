//! The rows of the list beside a slow twin that adds heights up.

use crate::made::recording;
use hearsay_speaker::history::{Filter, Heights, History, Row, Rows};
use hearsay_speaker::{Millis, Owner};
use proptest::prelude::*;

const DAY: Millis = 86_400_000;
const HEIGHTS: Heights = Heights {
    day: 40,
    record: 72,
};

fn rows_of(days: &[usize]) -> (History, Rows) {
    let mut history = History::new(|_| 0);
    for (day, records) in days.iter().enumerate() {
        history.extend((0..*records).map(|i| {
            let started = day as Millis * DAY + i as Millis;
            recording(&format!("{day}-{i}"), started, Owner::Cloud)
        }));
    }
    let found = history.query(&Filter::default(), 0);
    let rows = Rows::new(&history, &found, HEIGHTS);
    (history, rows)
}

#[test]
fn each_day_has_a_header_with_its_count() {
    let (_, rows) = rows_of(&[2, 0, 1]);
    let kinds: Vec<Option<usize>> = (0..rows.len())
        .map(|row| match rows.get(row).unwrap() {
            Row::Day { records, .. } => Some(records),
            Row::Record(_) => None,
        })
        .collect();
    assert_eq!(kinds, [Some(1), None, Some(2), None, None]);
    assert_eq!(rows.height(), 2 * 40 + 3 * 72);
    assert_eq!(rows.top(3), 2 * 40 + 72);
    assert_eq!(rows.get(5), None);
}

#[test]
fn a_window_holds_the_rows_of_which_a_pixel_is_seen() {
    let (_, rows) = rows_of(&[2, 0, 1]);
    assert_eq!(rows.window(0, 1), 0..1);
    assert_eq!(rows.window(39, 41), 0..2);
    assert_eq!(rows.window(40, 112), 1..2);
    assert_eq!(rows.window(0, u64::MAX), 0..5);
    assert_eq!(rows.window(9, 9), 0..0);
    assert!(rows.window(rows.height(), u64::MAX).is_empty());
    let (_, none) = rows_of(&[]);
    assert!(none.is_empty() && none.window(0, 100).is_empty());
}

#[test]
fn a_row_that_is_opened_pushes_the_others_down() {
    let (history, mut rows) = rows_of(&[3]);
    let below = rows.top(3);
    rows.set_height(1, 300);
    rows.set_height(99, 300);
    assert_eq!(rows.top(3), below + 300 - 72);
    assert_eq!(rows.height(), 40 + 300 + 2 * 72);
    let second = history.query(&Filter::default(), 0)[1];
    assert_eq!(rows.row_of(second), Some(2));
}

#[test]
fn a_record_that_is_gone_has_no_row() {
    let (mut history, _) = rows_of(&[2]);
    let found = history.query(&Filter::default(), 0);
    let name = hearsay_speaker::history::RecordRef::of(history.get(found[0]).unwrap());
    history.remove(&name);
    assert_eq!(Rows::new(&history, &found, HEIGHTS).len(), 2);
}

proptest! {
    #[test]
    fn rows_lie_where_their_heights_put_them(
        days in prop::collection::vec(0_usize..6, 0..8),
        changes in prop::collection::vec((0_usize..40, 0_u32..200), 0..20),
        from in 0_u64..4_000,
        span in 0_u64..1_500,
    ) {
        let (_, mut rows) = rows_of(&days);
        let mut heights: Vec<u64> = (0..rows.len())
            .map(|row| match rows.get(row).unwrap() {
                Row::Day { .. } => 40,
                Row::Record(_) => 72,
            })
            .collect();
        for (row, height) in changes {
            rows.set_height(row, height);
            if let Some(slot) = heights.get_mut(row) {
                *slot = u64::from(height);
            }
        }
        let top = |row: usize| heights[..row].iter().sum::<u64>();
        for row in 0..=heights.len() {
            prop_assert_eq!(rows.top(row), top(row));
        }
        let to = from + span;
        let seen: Vec<usize> = (0..heights.len())
            .filter(|row| from < to && top(row + 1) > from && top(*row) < to)
            .collect();
        let window: Vec<usize> = rows.window(from, to).collect();
        prop_assert_eq!(window, seen);
    }
}
