//! The numbers that were tuned, in one place. Units are natural log units (nats) unless said otherwise.
//!
//! Everything is counted relative to the filler, the loop over all phones: a command that fits as
//! well as the filler gains [`PHONE`] with each of its phones, since the filler pays that for each.

/// Lowest log probability that is believed: the price of a phone that the acoustic model missed.
pub(super) const FLOOR: f32 = -6.0;

/// What the filler pays for each phone.
pub(super) const PHONE: f32 = 2.0;

/// What a phone before or behind the command costs.
pub(super) const GARBAGE: f32 = 0.7;

/// Most phones before the command that are counted: a command after a long story can still be heard.
pub(super) const MOST_GARBAGE: f32 = 15.0;

/// What each word costs: long words are likelier than many short ones that sound alike.
pub(super) const WORD: f32 = 0.5;

/// Hypotheses that are worse than the best by more are dropped.
pub(super) const BEAM: f32 = 16.0;

/// Most hypotheses that go on to the next frame: bounds the work.
pub(super) const MOST_TOKENS: usize = 1500;

/// How much better an unfinished sentence must fit than every finished one to be taken for cut off.
pub(super) const CUT: f32 = 9.0;

/// Hypotheses that are worse than the best by more say nothing about what is heard so far.
pub(super) const NEAR: f32 = 6.0;

/// Share of the near hypotheses that must agree on a word before it is shown while the person speaks.
pub(super) const AGREE: f32 = 0.8;

/// Share with which a word that is shown stays.
pub(super) const KEEP: f32 = 0.4;

/// Least advantage over the filler with which words are shown while the person speaks.
pub(super) const SHOW: f32 = 3.0;
