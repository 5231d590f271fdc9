//! How a request was understood, as it is kept with its recording: words and phones with their
//! confidence.

use crate::understand::{Heard, HeardPhone, HeardWord};
use core::fmt;
use serde::{Deserialize, Serialize};

/// What the recogniser heard.
#[derive(Clone, Default, PartialEq, Serialize, Deserialize)]
#[serde(default)]
pub struct Hearing {
    /// How likely the understanding is right, 0..=1.
    pub confidence: f32,
    /// The words, by frame ([`crate::understand::FRAME_S`]).
    pub words: Vec<HeardWord>,
    /// The phones that led to them.
    pub phones: Vec<HeardPhone>,
    /// The best other readings, likeliest first.
    pub others: Vec<String>,
}

/// Other readings that are kept.
const OTHERS: usize = 3;

impl Hearing {
    /// What is kept of this.
    #[must_use]
    pub fn of(heard: &Heard) -> Self {
        let others = heard.others.iter().take(OTHERS);
        Self {
            confidence: heard.confidence,
            words: heard.words.clone(),
            phones: heard.lattice.clone(),
            others: others.map(|other| other.text.clone()).collect(),
        }
    }
}

impl fmt::Debug for Hearing {
    /// Without the words: what people said belongs in no log.
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        f.debug_struct("Hearing")
            .field("words", &self.words.len())
            .field("confidence", &self.confidence)
            .finish_non_exhaustive()
    }
}
