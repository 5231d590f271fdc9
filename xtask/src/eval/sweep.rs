//! Misses against false accepts: one engine at one setting, and along all of its settings.

use super::engine::Engine;
use super::trace::{Trace, Word};
use super::truth::{AVERAGED, COLUMNS, HARDSHIP, Trial, Truth};

/// Scores below this make no false accept that anybody would look at; leaving them out saves minutes.
const FLOOR: f32 = 0.01;

/// Some of all.
#[derive(Clone, Copy, Debug, Default, PartialEq, Eq)]
pub(super) struct Share {
    pub(super) some: usize,
    pub(super) of: usize,
}

impl Share {
    pub(super) fn percent(self) -> f64 {
        100.0 * self.some as f64 / self.of.max(1) as f64
    }

    fn count(all: impl Iterator<Item = bool>) -> Self {
        all.fold(Self::default(), |share, counts| Self {
            some: share.some + usize::from(counts),
            of: share.of + 1,
        })
    }
}

/// An engine at one of its settings.
#[derive(Clone, Debug, PartialEq)]
pub(super) struct Point {
    /// Threshold, or sensitivity.
    pub(super) setting: f64,
    pub(super) false_accepts: usize,
    /// Missed recordings for each of `COLUMNS`.
    pub(super) missed: Vec<Share>,
}

impl Point {
    /// Mean of the misses clean and at the three levels of noise, percent.
    pub(super) fn average(&self) -> f64 {
        let sum: f64 = self.missed.iter().take(AVERAGED).map(|s| s.percent()).sum();
        sum / AVERAGED as f64
    }
}

/// An engine beside the truth.
#[derive(Debug)]
pub(super) struct Sweep<'a> {
    /// (trial, word, answer) of every file with the word.
    said: Vec<(&'a Trial, Word, &'a Trace)>,
    /// The answers to files without it, with the scores below the floor taken out.
    unsaid: Vec<Unsaid<'a>>,
    /// Every distinct score where the word is not said, highest first.
    levels: Vec<f32>,
    /// Sensitivities of an engine that has no scores, from the strictest.
    sensitivities: Vec<f64>,
}

#[derive(Debug)]
struct Unsaid<'a> {
    name: &'a str,
    trace: &'a Trace,
    scores: Vec<(f64, f32)>,
}

impl<'a> Sweep<'a> {
    /// `None` if the engine did not hear every file.
    pub(super) fn new(engine: &'a Engine, truth: &'a Truth) -> Option<Self> {
        let (mut said, mut unsaid) = (Vec::new(), Vec::new());
        for (file, trial) in &truth.trials {
            let trace = engine.traces.get(file)?;
            match trial.word {
                Some(word) => said.push((trial, word, trace)),
                None => unsaid.push(Unsaid {
                    name: &trial.recording,
                    trace,
                    scores: above_floor(trace),
                }),
            }
        }
        let scores = unsaid.iter().flat_map(|file| file.scores.iter());
        let mut levels: Vec<f32> = scores.map(|(_, score)| *score).collect();
        levels.sort_by(|one, other| other.total_cmp(one));
        levels.dedup();
        let sensitivities = match unsaid.first().map(|file| file.trace) {
            Some(Trace::Wakes(all)) => all.iter().map(|(sensitivity, _)| *sensitivity).collect(),
            _ => Vec::new(),
        };
        Some(Self {
            said,
            unsaid,
            levels,
            sensitivities,
        })
    }

    pub(super) fn at(&self, setting: f64) -> Point {
        let column = |n: usize| {
            let trials = self.said.iter();
            let mine = trials.filter(|(trial, ..)| COLUMNS.get(n).is_some_and(|c| c.holds(trial)));
            Share::count(mine.map(|(_, word, trace)| trace.heard(*word, setting).is_none()))
        };
        Point {
            setting,
            false_accepts: self.false_accepts(setting),
            missed: (0..COLUMNS.len()).map(column).collect(),
        }
    }

    /// The points with at most 0, 1, 2 … `most` false accepts; of an engine without scores, all it has.
    pub(super) fn curve(&self, most: usize) -> Vec<Point> {
        if !self.sensitivities.is_empty() {
            return self.sensitivities.iter().map(|s| self.at(*s)).collect();
        }
        let mut settings: Vec<f64> = (0..=most).map(|count| self.threshold(count)).collect();
        settings.dedup();
        settings
            .into_iter()
            .map(|setting| self.at(setting))
            .collect()
    }

    /// The most sensitive setting with at most `count` false accepts, if there is one.
    pub(super) fn allowing(&self, count: usize) -> Option<Point> {
        if self.sensitivities.is_empty() {
            return Some(self.at(self.threshold(count)));
        }
        let kept = |setting: &&f64| self.false_accepts(**setting) <= count;
        let most = self.sensitivities.iter().rev().find(kept);
        most.map(|setting| self.at(*setting))
    }

    /// The lowest threshold with at most `count` false accepts.
    fn threshold(&self, count: usize) -> f64 {
        let (mut low, mut high) = (0, self.levels.len());
        while low < high {
            let middle = (low + high) / 2;
            let level = self.levels.get(middle).copied().unwrap_or_default();
            if self.false_accepts(level.into()) > count {
                high = middle;
            } else {
                low = middle + 1;
            }
        }
        // Just above the first level that would be one too many.
        self.levels
            .get(low)
            .map_or(f64::from(FLOOR), |level| level.next_up().into())
    }

    fn false_accepts(&self, setting: f64) -> usize {
        let wakes = |file: &Unsaid<'_>| match file.trace {
            Trace::Wakes(_) => file.trace.wakes(setting).len(),
            Trace::Scores { .. } => count_above(&file.scores, setting),
        };
        self.unsaid.iter().map(wakes).sum()
    }

    /// (name, seconds) of every false accept.
    pub(super) fn places(&self, setting: f64) -> Vec<(&'a str, f64)> {
        let of = |file: &Unsaid<'a>| {
            let name = file.name;
            file.trace
                .wakes(setting)
                .into_iter()
                .map(move |at| (name, at))
                .collect::<Vec<_>>()
        };
        self.unsaid.iter().flat_map(of).collect()
    }

    /// Seconds from the end of each clean word to its wake, in rising order.
    pub(super) fn latencies(&self, setting: f64) -> Vec<f64> {
        let clean = self
            .said
            .iter()
            .filter(|(trial, ..)| trial.condition == "clean");
        let mut late: Vec<f64> = clean
            .filter_map(|(_, word, trace)| Some(trace.heard(*word, setting)? - word.end))
            .collect();
        late.sort_by(f64::total_cmp);
        late
    }

    /// Misses under a condition and noise.
    pub(super) fn missed(&self, condition: &str, noise: &str, setting: f64) -> Share {
        let trials = self.said.iter();
        let mine =
            trials.filter(|(trial, ..)| trial.condition == condition && trial.noise == noise);
        Share::count(mine.map(|(_, word, trace)| trace.heard(*word, setting).is_none()))
    }

    /// Misses under a hardship.
    pub(super) fn hardship(&self, case: &str, setting: f64) -> Share {
        self.missed(HARDSHIP, case, setting)
    }
}

fn above_floor(trace: &Trace) -> Vec<(f64, f32)> {
    let Trace::Scores { first, hop, scores } = trace else {
        return Vec::new();
    };
    let timed = scores.iter().enumerate();
    timed
        .filter(|(_, score)| **score >= FLOOR)
        .map(|(n, score)| (first + n as f64 * hop, *score))
        .collect()
}

fn count_above(scores: &[(f64, f32)], setting: f64) -> usize {
    Trace::refractory(
        scores
            .iter()
            .filter(|(_, score)| f64::from(*score) >= setting)
            .map(|(at, _)| *at),
    )
    .len()
}
