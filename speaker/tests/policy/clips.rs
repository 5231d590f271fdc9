//! Clips for the reviewers.

use super::Seeded;
use hearsay_speaker::policy::{HelpImprove, Kept, stretch};
use proptest::prelude::*;
use std::num::NonZeroU16;

fn one_in(n: u16) -> HelpImprove {
    HelpImprove {
        on: true,
        one_in: NonZeroU16::new(n).unwrap(),
        ..HelpImprove::default()
    }
}

#[test]
fn it_is_off_until_it_is_switched_on_then_one_in_five_for_72_hours() {
    let setting = HelpImprove::default();
    assert!(!setting.on);
    assert_eq!((setting.one_in.get(), setting.hours.get()), (5, 72));
    assert!(!setting.sample(0));
    assert!(one_in(5).sample(0));
}

#[test]
fn the_share_is_exact_at_the_edges_of_its_part_of_the_range() {
    let fifth = u64::MAX / 5;
    assert!(one_in(5).sample(fifth));
    assert!(!one_in(5).sample(fifth + 1));
    assert!(one_in(1).sample(u64::MAX));
    assert!(one_in(2).sample((1 << 63) - 1));
    assert!(!one_in(2).sample(1 << 63));
}

#[test]
fn of_200_000_interactions_one_in_n_is_taken() {
    let draws = 200_000_u32;
    for n in [1_u16, 2, 3, 5, 10, 100] {
        let mut seeded = Seeded(u64::from(n));
        let setting = one_in(n);
        let taken = (0..draws).filter(|_| setting.sample(seeded.next())).count() as f64;
        let share = 1.0 / f64::from(n);
        let spread = (f64::from(draws) * share * (1.0 - share)).sqrt();
        // Four standard deviations: one seed in 16,000 would fail.
        let expected = f64::from(draws) * share;
        assert!(
            (taken - expected).abs() <= 4.0 * spread,
            "1 in {n}: {taken}"
        );
    }
}

#[test]
fn what_is_not_kept_as_sound_leaves_no_clip() {
    let all = one_in(1);
    assert_eq!(all.clip(Kept::Whole, 4_000, Some(3_000), 7), Some(0..4_000));
    assert_eq!(all.clip(Kept::TranscriptOnly, 4_000, None, 7), None);
    assert_eq!(all.clip(Kept::Nothing, 4_000, None, 7), None);
    assert_eq!(all.clip(Kept::Whole, 0, None, 7), None);
    assert_eq!(
        HelpImprove::default().clip(Kept::Whole, 4_000, None, 0),
        None
    );
}

#[test]
fn a_long_interaction_is_cut_at_the_end_of_speech_between_10_and_15_seconds() {
    assert_eq!(stretch(60_000, Some(12_345)), 0..12_345);
    assert_eq!(stretch(60_000, Some(3_000)), 0..10_000);
    assert_eq!(stretch(60_000, Some(59_000)), 0..15_000);
    assert_eq!(stretch(60_000, None), 0..15_000);
}

#[test]
fn the_sentence_has_a_date_and_sources_and_says_that_it_is_not_confirmed() {
    let sentence = HelpImprove::NOT_CONFIRMED;
    for part in [
        "2026-11-22",
        "no page of the vendor",
        "Amazon Australia",
        "Bloomberg, 2019-04-14",
    ] {
        assert!(sentence.contains(part), "{part}");
    }
    assert!(!sentence.contains("  "));
}

proptest! {
    #[test]
    fn a_clip_lies_in_its_interaction_and_is_10_to_15_seconds_if_there_are_that_many(
        duration: u32,
        speech_end in prop::option::of(any::<u32>()),
    ) {
        let part = stretch(duration, speech_end);
        prop_assert!(part.start == 0 && part.end <= duration);
        let length = part.end - part.start;
        prop_assert!(length <= 15_000);
        prop_assert!(length >= duration.min(10_000));
    }
}
