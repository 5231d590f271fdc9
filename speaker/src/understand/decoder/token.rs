//! What the search carries from frame to frame.

use super::history::{NONE, Place};
use crate::understand::automaton::Meaning;

/// A score and the words that led to it.
#[derive(Debug, Clone, Copy)]
pub(super) struct Path {
    pub(super) score: f32,
    pub(super) words: Place,
}

impl Path {
    pub(super) const IMPOSSIBLE: Self = Self {
        score: f32::NEG_INFINITY,
        words: NONE,
    };

    pub(super) fn better(&mut self, score: f32, words: Place) {
        if score > self.score {
            *self = Self { score, words };
        }
    }
}

/// A node that some hypothesis is in.
#[derive(Debug, Clone, Copy)]
pub(super) struct Token {
    pub(super) node: u32,
    /// Ends in the node's phone.
    pub(super) phone: Path,
    /// Ends in the silence behind it.
    pub(super) silence: Path,
}

impl Token {
    pub(super) fn best(&self) -> Path {
        if self.silence.score > self.phone.score {
            self.silence
        } else {
            self.phone
        }
    }
}

/// A state in which a word has just ended.
#[derive(Debug, Clone, Copy)]
pub(super) struct Arrival {
    pub(super) state: u32,
    pub(super) path: Path,
}

/// A sentence that is complete, with whatever was heard since.
#[derive(Debug, Clone, Copy)]
pub(super) struct Finished {
    pub(super) meaning: Meaning,
    pub(super) path: Path,
    /// Phones that the filler had begun by then.
    pub(super) phones: f32,
}
