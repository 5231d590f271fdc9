//! What one engine said about one file, and what counts as a wake.

/// Seconds after a wake in which there is no other; the same for every engine.
const REFRACTORY: f64 = 1.5;
/// Seconds after the end of the word in which a wake is still one for it.
const LATE: f64 = 1.0;
/// Seconds that times may be off by rounding in JSON.
const SLACK: f64 = 1e-6;

/// An engine's answer, over time.
#[derive(Clone, Debug, PartialEq)]
pub(super) enum Trace {
    /// Score `i` (0..=1) was known `first + i · hop` seconds into the file.
    Scores {
        first: f64,
        hop: f64,
        scores: Vec<f32>,
    },
    /// For engines that tell only yes or no: the seconds of every yes, at each sensitivity.
    Wakes(Vec<(f64, Vec<f64>)>),
}

/// Where the word is said, seconds into the file.
#[derive(Clone, Copy, Debug, PartialEq)]
pub(super) struct Word {
    pub(super) start: f64,
    pub(super) end: f64,
}

impl Trace {
    /// Seconds at which the engine said yes: a score that reaches the threshold, or the engine's own
    /// yes at exactly this sensitivity.
    fn yes(&self, setting: f64) -> Box<dyn Iterator<Item = f64> + '_> {
        match self {
            Self::Scores { first, hop, scores } => Box::new(
                scores
                    .iter()
                    .enumerate()
                    .filter(move |(_, score)| f64::from(**score) >= setting)
                    .map(move |(n, _)| first + n as f64 * hop),
            ),
            Self::Wakes(all) => Box::new(
                all.iter()
                    .filter(move |(sensitivity, _)| *sensitivity == setting)
                    .flat_map(|(_, times)| times.iter().copied()),
            ),
        }
    }

    /// Wakes, each followed by its refractory time.
    pub(super) fn wakes(&self, setting: f64) -> Vec<f64> {
        Self::refractory(self.yes(setting))
    }

    /// Those of these rising times that are wakes.
    pub(super) fn refractory(all: impl Iterator<Item = f64>) -> Vec<f64> {
        let mut wakes: Vec<f64> = Vec::new();
        for at in all {
            if wakes
                .last()
                .is_none_or(|last| at >= last + REFRACTORY - SLACK)
            {
                wakes.push(at);
            }
        }
        wakes
    }

    /// When the word was first heard: a yes between its start and one second after its end.
    pub(super) fn heard(&self, word: Word, setting: f64) -> Option<f64> {
        self.yes(setting)
            .find(|at| *at > word.start + SLACK && *at <= word.end + LATE + SLACK)
    }
}

#[cfg(test)]
mod tests {
    use super::{Trace, Word};

    fn scores(scores: &[f32]) -> Trace {
        Trace::Scores {
            first: 0.5,
            hop: 0.5,
            scores: scores.to_vec(),
        }
    }

    const WORD: Word = Word {
        start: 1.0,
        end: 2.0,
    };

    #[test]
    fn a_wake_is_followed_by_a_refractory_time() {
        let trace = scores(&[0.9, 0.9, 0.9, 0.9, 0.1, 0.9]);
        assert_eq!(trace.wakes(0.9_f32.into()), [0.5, 2.0]);
        assert_eq!(trace.wakes(0.95), [0.0; 0]);
    }

    #[test]
    fn the_word_is_heard_from_its_start_to_a_second_after_its_end() {
        // Known at 0.5, 1.0, 1.5, … seconds.
        let at = |n: usize| {
            let mut all = [0.0; 8];
            all[n] = 1.0;
            scores(&all).heard(WORD, 0.5)
        };
        assert_eq!(at(1), None, "as the word begins: still before it");
        assert_eq!(at(2), Some(1.5));
        assert_eq!(at(5), Some(3.0), "one second after its end");
        assert_eq!(at(6), None, "too late");
    }

    #[test]
    fn an_engine_without_scores_is_asked_at_each_sensitivity() {
        let trace = Trace::Wakes(vec![(0.1, vec![]), (0.5, vec![1.75, 1.8, 9.0])]);
        assert_eq!(trace.heard(WORD, 0.1), None);
        assert_eq!(trace.heard(WORD, 0.5), Some(1.75));
        assert_eq!(trace.wakes(0.5), [1.75, 9.0]);
    }
}
