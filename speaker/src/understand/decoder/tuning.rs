//! The numbers that were tuned, in one place. Units are natural log units (nats) unless said otherwise.
//!
//! Everything is counted relative to the filler, the loop over all phones: a command that fits as
//! well as the filler gains [`Tuning::phone`] with each of its phones, since the filler pays that for
//! each.

/// What the search is tuned by; the default is what ships.
#[derive(Debug, Clone, Copy, PartialEq)]
pub struct Tuning {
    /// Factor on the log probabilities: frames are not independent of those beside them, and all count together
    /// (the acoustic scale of hybrid recognisers).
    pub scale: f32,
    /// Lowest log probability that is believed: what a frame can say against a phone.
    pub floor: f32,
    /// What the filler pays for each phone.
    pub phone: f32,
    /// What a phone before or behind the command costs.
    pub garbage: f32,
    /// What each word costs: long words are likelier than many short ones that sound alike.
    pub word: f32,
    /// Factor on the prices of the grammar's choices.
    pub choice: f32,
    /// What each word costs that is not the grammar's, beside that.
    pub free: f32,
    /// What the rarest of these costs beside the commonest.
    pub rare: f32,
    /// Factor on the prices of phones that are taken for one another.
    pub near: f32,
    /// Hypotheses that are worse than the best by more are dropped.
    pub beam: f32,
    /// How much better an unfinished sentence must fit than every finished one to be taken for cut off.
    pub cut: f32,
}

impl Default for Tuning {
    fn default() -> Self {
        Self {
            scale: 0.28,
            floor: -12.0,
            phone: 2.5,
            garbage: 0.7,
            word: 0.4,
            choice: 0.35,
            free: 2.5,
            rare: 5.0,
            near: 1.0,
            beam: 16.0,
            cut: 6.0,
        }
    }
}

/// Most phones before the command that are counted: a command after a long story can still be heard.
pub(super) const MOST_GARBAGE: f32 = 15.0;

/// Most hypotheses that go on to the next frame: bounds the work.
pub(super) const MOST_TOKENS: usize = 8000;

/// Hypotheses that are worse than the best by more say nothing about what is heard so far.
pub(super) const NEAR: f32 = 6.0;

/// Share of the near hypotheses that must agree on a word before it is shown while the person speaks.
pub(super) const AGREE: f32 = 0.8;

/// Share with which a word that is shown stays.
pub(super) const KEEP: f32 = 0.25;

/// Least advantage over the filler with which words are shown while the person speaks.
pub(super) const SHOW: f32 = 3.0;
