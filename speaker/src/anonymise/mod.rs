//! A copy of a recording made anonymous, step by step, each step visible.
//!
//! What leaves for the reviewers' vault is not the recording but a [`Clip`] that went through four
//! steps, in this order:
//!
//! 1. **identifiers dropped** ([`identifiers`]): a fresh random one stands in their place;
//! 2. **time coarsened** ([`time`]): month and quarter of the day are left;
//! 3. **voice changed** ([`voice`]): pitch and formants, judged by [`likeness`];
//! 4. **names masked** ([`words`]): names, long numbers and addresses in the transcript.
//!
//! [`steps`] does them all and tells of each what it did, what was there before and what after, so
//! that a page can show them side by side. Randomness comes in with the call; the same input, seed
//! and identifier give the same clip.
//!
//! Samples are mono, −1..=1, [`SAMPLE_RATE`] a second. What all this does not protect against is
//! [`LIMITS`].

mod error;
mod fourier;
pub mod identifiers;
pub mod likeness;
mod steps;
pub mod time;
pub mod voice;
pub mod words;

pub use error::AnonymiseError;
pub use steps::{Anonymous, Clip, Fact, Step, StepName, steps};

/// Samples a second that the voice is changed and judged at, Hz: the rate of hearing.
pub const SAMPLE_RATE: u32 = 16_000;

/// Longest clip, seconds: four times the 15 s that a reviewers' clip has, so that nothing sensible
/// is refused and nobody waits.
pub const LONGEST_S: u32 = 60;

/// What the steps do not protect against, a sentence each, for the page to show beside them.
pub const LIMITS: [&str; 6] = [
    "What was said stays audible: a story that only one person could tell still tells who it is.",
    "Accent, dialect, rhythm, favourite words and a lisp or stutter are not changed.",
    "The change of voice is a small number of dials. Somebody determined, with other recordings \
     of the same person and this program at hand, can try the dials and undo much of it.",
    "A trained speaker recogniser hears more than the measure shown here; a low figure here is no \
     proof that nobody can recognise the voice.",
    "Names are masked in the transcript only. In the sound they can still be heard.",
    "Names that are rare, foreign to the list and said without a word like \"call\" before them \
     are missed, and some words that are no names are masked.",
];
