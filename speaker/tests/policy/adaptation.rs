//! What a personal threshold is worth, and what remains without the recordings.

use super::Seeded;
use hearsay_speaker::policy::{
    AdaptationEvidence, Comparison, FEWEST, MOST, ThresholdRange, WakeEvidence,
};
use proptest::prelude::*;

const RANGE: ThresholdRange = ThresholdRange {
    low: 0.90,
    shipped: 0.97,
    high: 0.985,
};

fn meant(score: f32) -> WakeEvidence {
    WakeEvidence { score, meant: true }
}

fn not_meant(score: f32) -> WakeEvidence {
    WakeEvidence {
        score,
        meant: false,
    }
}

fn measured(recordings: &[WakeEvidence]) -> Comparison {
    match AdaptationEvidence::of(recordings, RANGE) {
        AdaptationEvidence::Measured(both) => both,
        few @ AdaptationEvidence::TooFew { .. } => panic!("{few:?}"),
    }
}

/// Somebody whose voice the detector hears a little badly: scores between 0.93 and 0.99.
fn quiet_voice(recordings: u32) -> Vec<WakeEvidence> {
    (0..recordings)
        .map(|i| meant(0.93 + 0.06 * (i % 20) as f32 / 20.0))
        .collect()
}

#[test]
fn too_few_recordings_tell_nothing_and_leave_the_shipped_threshold() {
    let mut few = vec![meant(0.95); FEWEST - 1];
    few.extend([not_meant(0.98); 50]);
    let evidence = AdaptationEvidence::of(&few, RANGE);
    assert_eq!(
        evidence,
        AdaptationEvidence::TooFew {
            have: FEWEST - 1,
            need: FEWEST
        }
    );
    assert_eq!(evidence.threshold(RANGE), 0.97);
    assert!(evidence.sentence().contains("19 of the 20 needed"));
}

#[test]
fn a_voice_that_the_shipped_threshold_misses_gains_by_one_of_its_own() {
    let recordings = quiet_voice(40);
    let both = measured(&recordings);
    assert_eq!((both.shipped.misses.some, both.shipped.misses.of), (28, 40));
    assert_eq!(both.personal.misses.some, 0);
    assert!(both.personal_threshold > 0.90 && both.personal_threshold <= 0.93);
    assert!(both.chance < 0.001);
    let evidence = AdaptationEvidence::of(&recordings, RANGE);
    assert_eq!(evidence.threshold(RANGE), both.personal_threshold);
    assert!(evidence.sentence().contains("more than chance"));
}

#[test]
fn when_the_recordings_are_gone_the_shipped_threshold_remains() {
    let mut recordings = quiet_voice(40);
    assert_ne!(
        AdaptationEvidence::of(&recordings, RANGE).threshold(RANGE),
        0.97
    );
    recordings.clear();
    let nothing = AdaptationEvidence::of(&recordings, RANGE);
    assert_eq!(
        nothing,
        AdaptationEvidence::TooFew {
            have: 0,
            need: FEWEST
        }
    );
    assert_eq!(nothing.threshold(RANGE), 0.97);
}

#[test]
fn who_is_heard_well_gains_nothing_and_keeps_the_shipped_threshold() {
    let both = measured(&[meant(0.99); 30]);
    assert_eq!((both.personal_threshold, both.chance), (0.97, 1.0));
    assert_eq!(both.shipped, both.personal);
    let sentence = AdaptationEvidence::Measured(both).sentence();
    assert!(sentence.contains("would gain nothing"), "{sentence}");
}

#[test]
fn each_recording_is_judged_by_the_others_only() {
    // One far below all others: chosen with it in view the threshold would hear it.
    let mut recordings = vec![meant(0.99); 25];
    recordings.push(meant(0.92));
    let both = measured(&recordings);
    assert!(both.personal_threshold <= 0.92);
    assert_eq!(both.personal.misses.some, 1);
    let evidence = AdaptationEvidence::Measured(both);
    assert_eq!(evidence.threshold(RANGE), 0.97);
}

#[test]
fn false_wakes_push_the_threshold_up() {
    let mut recordings = vec![meant(0.995); 30];
    recordings.extend([not_meant(0.972); 10]);
    let both = measured(&recordings);
    assert_eq!(both.shipped.false_wakes.some, 10);
    assert_eq!(both.personal.false_wakes.some, 0);
    assert!(both.personal_threshold > 0.972);
}

#[test]
fn scores_that_are_no_numbers_do_not_count_and_only_the_newest_do() {
    let mut recordings = vec![meant(f32::NAN); 30];
    let few = AdaptationEvidence::of(&recordings, RANGE);
    assert_eq!(
        few,
        AdaptationEvidence::TooFew {
            have: 0,
            need: FEWEST
        }
    );
    recordings.extend(vec![meant(0.99); MOST]);
    recordings.extend(vec![meant(0.95); 5_000]);
    let both = measured(&recordings);
    assert_eq!(
        (both.shipped.misses.some, both.shipped.misses.of),
        (0, MOST)
    );
}

#[test]
fn on_scores_without_a_pattern_leaving_one_out_promises_no_gain_beyond_chance() {
    // Scores that tell nothing of what was meant: an honest figure finds a sure gain in about one
    // of twenty draws at most.
    let mut seeded = Seeded(7);
    let sure = (0..100)
        .filter(|_| {
            let recordings: Vec<WakeEvidence> = (0..60)
                .map(|_| WakeEvidence {
                    score: 0.9 + 0.1 * seeded.share() as f32,
                    meant: seeded.below(2) == 0,
                })
                .collect();
            match AdaptationEvidence::of(&recordings, RANGE) {
                AdaptationEvidence::Measured(both) => {
                    let errors =
                        |j: &hearsay_speaker::policy::Judged| j.misses.some + j.false_wakes.some;
                    both.chance < 0.05 && errors(&both.personal) < errors(&both.shipped)
                }
                AdaptationEvidence::TooFew { .. } => false,
            }
        })
        .count();
    assert!(sure <= 10, "{sure} of 100");
}

proptest! {
    #[test]
    fn a_personal_threshold_stays_in_its_range_and_never_fits_worse_than_the_shipped_one(
        recordings in prop::collection::vec((0.0f32..=1.0, any::<bool>()), 0..120),
        ends in (0.0f32..=1.0, 0.0f32..=1.0, 0.0f32..=1.0),
    ) {
        let mut sorted = [ends.0, ends.1, ends.2];
        sorted.sort_by(f32::total_cmp);
        let range = ThresholdRange { low: sorted[0], shipped: sorted[1], high: sorted[2] };
        let recordings: Vec<WakeEvidence> =
            recordings.into_iter().map(|(score, meant)| WakeEvidence { score, meant }).collect();
        let wrong = |at: f32| recordings.iter().filter(|r| (r.score >= at) != r.meant).count();
        if let AdaptationEvidence::Measured(both) = AdaptationEvidence::of(&recordings, range) {
            prop_assert!((range.low..=range.high).contains(&both.personal_threshold));
            prop_assert!(wrong(both.personal_threshold) <= wrong(range.shipped));
            // No threshold of a fine grid does better.
            for step in 0..=200u16 {
                let at = range.low + (range.high - range.low) * f32::from(step) / 200.0;
                prop_assert!(wrong(both.personal_threshold) <= wrong(at));
            }
            let shipped = both.shipped.misses.some + both.shipped.false_wakes.some;
            prop_assert_eq!(shipped, wrong(range.shipped));
            prop_assert!((0.0..=1.0).contains(&both.chance));
        }
    }

    #[test]
    fn scores_and_ranges_of_any_kind_are_borne(
        scores in prop::collection::vec(any::<f32>(), 0..60),
        low: f32, shipped: f32, high: f32,
    ) {
        let recordings: Vec<WakeEvidence> = scores.into_iter().map(meant).collect();
        let range = ThresholdRange { low, shipped, high };
        let evidence = AdaptationEvidence::of(&recordings, range);
        prop_assert!(evidence.sentence().ends_with('.'));
    }
}
