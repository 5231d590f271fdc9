//! From the phones that the acoustic model hears, frame by frame, to what is meant.
//!
//! Nothing is decided before it is heard: [`Decoder::partial`] gives the words on which nearly all
//! hypotheses agree, [`Decoder::finish`] the best complete sentence, or none where the filler fits as
//! well. Any numbers may come in: what is no log probability counts as improbable. Work a frame and
//! memory are bounded.

mod align;
mod beam;
mod confidence;
mod emission;
mod history;
mod partial;
mod result;
mod token;
mod tuning;
mod whole;

pub use tuning::Tuning;

use super::CLASSES;
use super::grammar::Grammar;
use super::heard::{Heard, HeardWord};
use beam::Beam;
use emission::{Emission, Filler};
use history::Entry;
use std::sync::Arc;
use whole::Whole;

/// Longest utterance in frames: one minute. What comes after is not heard.
const MOST_FRAMES: usize = 2000;

/// Searches a grammar while the person speaks.
#[derive(Debug, Clone)]
pub struct Decoder {
    grammar: Arc<Grammar>,
    filler: Filler,
    beam: Beam,
    /// The words that are shown, with the share of hypotheses that agree.
    shown: Vec<(Entry, f32)>,
    /// What the frames said, for the alignment at the end.
    frames: Vec<Emission>,
    /// What all of it sounds like.
    whole: Whole,
}

impl Decoder {
    /// A decoder that has heard nothing.
    #[must_use]
    pub fn new(grammar: Arc<Grammar>) -> Self {
        Self::tuned(grammar, Tuning::default())
    }

    /// The same with other numbers: for the command that tunes them.
    #[must_use]
    pub fn tuned(grammar: Arc<Grammar>, tuning: Tuning) -> Self {
        let beam = Beam::new(grammar.tree(), tuning);
        Self {
            grammar,
            filler: Filler::new(tuning),
            beam,
            shown: Vec::new(),
            frames: Vec::new(),
            whole: Whole::default(),
        }
    }

    /// Takes a frame in: the natural logarithms of the classes' probabilities. Frames after the first
    /// minute are not heard.
    pub fn frame(&mut self, log_probs: &[f32; CLASSES]) {
        if self.frames.len() >= MOST_FRAMES {
            return;
        }
        let heard = self.filler.hear(log_probs);
        self.beam.advance(self.grammar.tree(), &heard);
        self.whole.hear(&heard.heard);
        self.frames.push(heard);
        self.shown = partial::agreed(&self.beam, self.grammar.tree(), &self.shown);
    }

    /// The words so far on which nearly all hypotheses agree; the confidence is how nearly.
    #[must_use]
    pub fn partial(&self) -> Vec<HeardWord> {
        let mut from_frame = 0;
        let words = self.shown.iter().map(|(entry, share)| {
            let word = HeardWord {
                text: self.grammar.word(entry.word).to_owned(),
                confidence: share.clamp(0.0, 1.0),
                from_frame,
                to_frame: entry.frame,
            };
            from_frame = entry.frame;
            word
        });
        words.collect()
    }

    /// What was heard, all in all. The decoder is then ready for the next utterance.
    pub fn finish(&mut self) -> Heard {
        let heard = result::heard(&self.grammar, &self.beam, &self.frames, self.whole.sounds());
        self.reset();
        heard
    }

    /// The intent of the best sentence so far, accepted or not, and what its confidence is made of:
    /// for the command that tunes the weights.
    #[must_use]
    pub fn evidence(&self) -> Option<(String, Vec<f32>)> {
        let (intent, features) = result::tuning(&self.grammar, &self.beam, self.whole.sounds())?;
        Some((intent, features.to_vec()))
    }

    /// Forgets what was heard.
    pub fn reset(&mut self) {
        self.filler.reset();
        self.beam.reset();
        self.shown.clear();
        self.frames.clear();
        self.whole.reset();
    }
}
