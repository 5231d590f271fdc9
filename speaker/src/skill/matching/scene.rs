//! What a sample is compared with, and what comes out: a reading in parts.

use super::affixes::AffixId;
use super::costs::{KNOWN, Openness};
use super::kinds::{Kind, Kinds};
use super::patterns::SlotStep;
use super::spans::Spans;
use super::utterance::Utterance;
use super::vocabulary::{Vocabulary, WordId};

/// What a sample is compared with.
#[derive(Clone, Copy, Debug)]
pub(super) struct Scene<'a> {
    pub(super) utterance: &'a Utterance<'a>,
    pub(super) spans: &'a Spans<'a>,
    pub(super) vocabulary: &'a Vocabulary,
    pub(super) kinds: &'a Kinds,
}

impl Scene<'_> {
    /// Whether a stretch of words is a value of a list.
    pub(super) fn is_listed(&self, kind: &Kind, affix: AffixId, at: (usize, usize)) -> bool {
        let bare = self.spans.bare(affix, at.0, at.1);
        bare.is_some_and(|bare| !kind.meanings(&bare.joined()).is_empty())
    }

    /// What a word costs in a slot of whose type it is no value.
    pub(super) fn each(&self, openness: Openness, at: usize) -> u32 {
        let like = self.utterance.like.get(at);
        let known = like.is_some_and(|like| like.iter().any(|(_, cost)| *cost == 0));
        if known && openness != Openness::Free {
            openness.each() + KNOWN
        } else {
            openness.each()
        }
    }
}

/// What became of one step of a sample, or of one word that belongs to none.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub(super) enum Part {
    /// The sample's word was said, at a cost in hundredths of its weight.
    Said { word: WordId, at: usize, cost: u16 },
    /// The sample's word was not said.
    Missing { word: WordId },
    /// A word that the sample does not have.
    Extra { at: usize },
    /// A slot, from one word to another.
    Filled {
        slot: SlotStep,
        from: usize,
        to: usize,
        is_value: bool,
    },
    /// A slot for which nothing was said.
    Empty,
}
