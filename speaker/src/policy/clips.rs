//! "Help improve": which interactions leave a clip with the reviewers, and which part of them.
//!
//! The article's claim: clips of 10 to 15 s, anonymised, kept a short time. No page of the vendor
//! that we found says so ([`HelpImprove::NOT_CONFIRMED`]); the share and the hours are the
//! emulator's own figures. Only an interaction whose sound is kept can leave a clip.

use super::items::CLIP_HOURS;
use super::saving::Kept;
use serde::{Deserialize, Serialize};
use std::num::NonZeroU16;
use std::ops::Range;

/// Shortest clip that the article names, milliseconds.
const SHORTEST_MS: u32 = 10_000;

/// Longest clip that the article names, milliseconds.
const LONGEST_MS: u32 = 15_000;

/// One interaction in so many, unless set otherwise: often enough to be met in a lesson.
const ONE_IN: NonZeroU16 = NonZeroU16::MIN.saturating_add(4);

/// The setting.
#[derive(Clone, Copy, Debug, PartialEq, Eq, Serialize, Deserialize)]
#[serde(default)]
pub struct HelpImprove {
    /// Whether anything goes to the reviewers. Off until the person switches it on: here, unlike
    /// with some vendors, nothing is passed on unasked.
    pub on: bool,
    /// One interaction in so many leaves a clip.
    pub one_in: NonZeroU16,
    /// Hours that a clip is kept; goes into [`Rules::clip_hours`](super::Rules::clip_hours).
    pub hours: NonZeroU16,
}

impl Default for HelpImprove {
    fn default() -> Self {
        Self {
            on: false,
            one_in: ONE_IN,
            hours: CLIP_HOURS,
        }
    }
}

impl HelpImprove {
    /// What the view of the reviewers' vault must say beside the clips.
    pub const NOT_CONFIRMED: &'static str = "That anonymised clips of 10 to 15 seconds are kept for \
        a short time is the claim of a web article (\"Can Alexa Record Audio for Playback\"); as of \
        2026-11-22 we found no page of the vendor that confirms it. The vendor says that an \
        \"extremely small fraction\" of recordings is reviewed by people (Amazon Australia's help \
        page 6971550051); up to 1,000 clips a shift, with first name, account number and the \
        device's serial number, were reported (Bloomberg, 2019-04-14). The share, the hours and the \
        anonymising steps here are this emulator's own.";

    /// Whether an interaction leaves a clip. `random` must be uniform over all of `u64`; then the
    /// share is one in N to within one value in 2^64.
    #[must_use]
    pub fn sample(&self, random: u64) -> bool {
        // The range is cut into N equal parts, of which the first counts.
        self.on && (u128::from(random) * u128::from(self.one_in.get())) >> u64::BITS == 0
    }

    /// The part of an interaction that the reviewers get, in milliseconds from its first sample;
    /// `None` if they get nothing.
    #[must_use]
    pub fn clip(
        &self,
        kept: Kept,
        duration_ms: u32,
        speech_end_ms: Option<u32>,
        random: u64,
    ) -> Option<Range<u32>> {
        if kept != Kept::Whole || duration_ms == 0 || !self.sample(random) {
            return None;
        }
        Some(stretch(duration_ms, speech_end_ms))
    }
}

/// Which 10 to 15 s of an interaction make the clip: from its first sample, pre-roll included, as
/// the vendor has it, to the end of the last speech if that lies between 10 and 15 s, else to the
/// nearer of the two. What is shorter than 10 s is taken whole: nothing is ever added.
#[must_use]
pub fn stretch(duration_ms: u32, speech_end_ms: Option<u32>) -> Range<u32> {
    let end = speech_end_ms
        .unwrap_or(duration_ms)
        .clamp(SHORTEST_MS, LONGEST_MS);
    0..end.min(duration_ms)
}
