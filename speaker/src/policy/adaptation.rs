//! What a personal threshold, made from the kept recordings, is worth to this person: the price of
//! opting out.
//!
//! Given are the shipped detector's scores on recordings that the person has kept, and which of
//! them the person called "not for the speaker". A miss is a meant recording below the threshold, a
//! false wake one that was not meant at or above it.
//!
//! - The shipped threshold was made without these recordings, so its count is taken as it is.
//! - The personal threshold is judged by leaving one out: each recording is decided by the threshold
//!   chosen from all the others. Judged on the recordings it was chosen from it would look too good.
//! - Intervals are Wilson's, 95 %. Whether the two differ is an exact sign test on the recordings
//!   that they decide differently, for both have seen the same ones.
//! - The personal threshold never leaves the range that the caller gives (that of the sensitivities,
//!   whose false wakes were measured on other people).
//!
//! One thing these figures cannot see: a wake that the speaker missed left no recording, unless a
//! button started it. So kept recordings flatter every threshold; the page says so
//! ([`AdaptationEvidence::CAVEAT`]).

mod choice;

use super::statistics::{Figure, sign_test};
use choice::{Sorted, wrong};
use serde::{Deserialize, Serialize};

/// Fewest meant recordings from which anything is told. Of 20 without a miss the true share of
/// misses may still be 16 % (Wilson); with fewer the interval is wider than all that the
/// sensitivities differ by.
pub const FEWEST: usize = 20;

/// Most recordings that count, the newest ones: voices, rooms and microphones change, and the work
/// grows with the square.
pub const MOST: usize = 1_000;

/// From this chance on a difference is called chance (the usual 5 %).
const CHANCE: f64 = 0.05;

/// The shipped detector's word on one kept recording.
#[derive(Clone, Copy, Debug, PartialEq, Serialize, Deserialize)]
pub struct WakeEvidence {
    /// Its highest wake score, 0..=1.
    pub score: f32,
    /// Whether it was meant for the speaker.
    pub meant: bool,
}

/// The thresholds that may be in force, each 0..=1.
#[derive(Clone, Copy, Debug, PartialEq, Serialize, Deserialize)]
pub struct ThresholdRange {
    /// The lowest one: more wakes, more false ones.
    pub low: f32,
    /// The one that ships.
    pub shipped: f32,
    /// The highest one.
    pub high: f32,
}

/// What one threshold gets wrong on the kept recordings.
#[derive(Clone, Copy, Debug, PartialEq, Serialize, Deserialize)]
pub struct Judged {
    /// Meant recordings that it would not have woken to.
    pub misses: Figure,
    /// Recordings not meant for the speaker that it would have woken to.
    pub false_wakes: Figure,
}

/// Two thresholds on the same recordings.
#[derive(Clone, Copy, Debug, PartialEq, Serialize, Deserialize)]
pub struct Comparison {
    /// What the shipped threshold gets wrong.
    pub shipped: Judged,
    /// What a personal one gets wrong, each recording judged by the others.
    pub personal: Judged,
    /// The personal threshold, from all recordings.
    pub personal_threshold: f32,
    /// The chance of such a difference if there were none, 0..=1.
    pub chance: f64,
}

/// What the kept recordings tell.
#[derive(Clone, Copy, Debug, PartialEq, Serialize, Deserialize)]
pub enum AdaptationEvidence {
    /// Too few recordings to tell; the shipped threshold stays in force.
    TooFew {
        /// Meant recordings there are.
        have: usize,
        /// Meant recordings needed.
        need: usize,
    },
    /// Enough of them.
    Measured(Comparison),
}

impl AdaptationEvidence {
    /// What the page says beside the figures.
    pub const CAVEAT: &'static str = "Counted on recordings that exist: a wake that the speaker \
        missed left none, unless a button started it. The real share of misses is higher.";

    /// Weighs recordings, newest first. Scores that are no numbers do not count. A range whose ends
    /// do not enclose the shipped threshold is widened to it.
    #[must_use]
    pub fn of(recordings: &[WakeEvidence], range: ThresholdRange) -> Self {
        let sorted = Sorted::new(recordings, MOST);
        let have = sorted.meant();
        if have < FEWEST {
            return Self::TooFew { have, need: FEWEST };
        }
        let all = sorted.all();
        let alone: Vec<f32> = (0..all.len())
            .map(|left_out| sorted.choose(range, Some(left_out)))
            .collect();
        let by_shipped = vec![range.shipped; all.len()];
        let wrong_by = |thresholds: &[f32]| -> Vec<bool> {
            all.iter()
                .zip(thresholds)
                .map(|(one, at)| wrong(one, *at))
                .collect()
        };
        let (shipped, personal) = (wrong_by(&by_shipped), wrong_by(&alone));
        let only = |a: &[bool], b: &[bool]| a.iter().zip(b).filter(|(a, b)| **a && !**b).count();
        Self::Measured(Comparison {
            shipped: judged(all, &shipped),
            personal: judged(all, &personal),
            personal_threshold: sorted.choose(range, None),
            chance: sign_test(only(&shipped, &personal), only(&personal, &shipped)),
        })
    }

    /// The threshold to put in force: the personal one where it gets less wrong than the shipped
    /// one, else the shipped one. Once the recordings are gone there is nothing to weigh, and the
    /// shipped one is what remains.
    #[must_use]
    pub fn threshold(&self, range: ThresholdRange) -> f32 {
        match self {
            Self::Measured(both) if both.personal.wrong() < both.shipped.wrong() => {
                both.personal_threshold
            }
            _ => range.shipped,
        }
    }

    /// What opting out costs, as a person reads it.
    #[must_use]
    pub fn sentence(&self) -> String {
        match self {
            Self::TooFew { have, need } => format!(
                "There are too few recordings to tell what a threshold of your own is worth: {have} \
                 of the {need} needed. Without kept recordings the speaker uses the shipped \
                 threshold."
            ),
            Self::Measured(both) => both.sentence(),
        }
    }
}

impl Comparison {
    fn sentence(&self) -> String {
        let verdict = if self.personal.wrong() >= self.shipped.wrong() {
            "A threshold of your own would gain nothing, so the shipped one is in force: opting out \
             costs nothing at the wake word."
        } else if self.chance < CHANCE {
            "The gain is more than chance. Once the recordings are gone it is lost: the shipped \
             threshold is in force again."
        } else {
            "The gain may be chance. Once the recordings are gone the shipped threshold is in force \
             again."
        };
        format!(
            "On your kept recordings the shipped threshold misses {} and wakes falsely on {}. A \
             threshold of your own misses {} and wakes falsely on {}. {verdict}",
            self.shipped.misses.words(),
            self.shipped.false_wakes.words(),
            self.personal.misses.words(),
            self.personal.false_wakes.words()
        )
    }
}

impl Judged {
    fn wrong(&self) -> usize {
        self.misses.some + self.false_wakes.some
    }
}

fn judged(all: &[WakeEvidence], wrong: &[bool]) -> Judged {
    let figure = |meant: bool| {
        let of = all.iter().filter(|one| one.meant == meant).count();
        let some = all
            .iter()
            .zip(wrong)
            .filter(|(one, wrong)| one.meant == meant && **wrong)
            .count();
        Figure::wilson(some, of)
    };
    Judged {
        misses: figure(true),
        false_wakes: figure(false),
    }
}
