//! What one interaction leaves behind under a preset, before anybody deletes anything.

use super::day::{Interaction, Wake};
use super::followed::Followed;
use super::rule::{HumanReview, Processing};
use crate::Millis;
use crate::policy::calendar::{MS_AN_HOUR, after_months};
use crate::policy::{CLIP_HOURS, Retention};

/// What is held.
#[derive(Clone, Copy, Debug, PartialEq, Eq, Hash, PartialOrd, Ord)]
pub enum What {
    /// Sound.
    Audio,
    /// Text.
    Transcript,
    /// A line without sound or text, of a rejected wake.
    Line,
    /// A reviewers' clip.
    Clip,
    /// A copy without the person's identifier. Whether a deletion reaches it no source says; here
    /// it does not.
    Deidentified,
    /// A record of what was done, left by a deletion.
    Remnant,
}

/// Who holds it.
#[derive(Clone, Copy, Debug, PartialEq, Eq, Hash)]
pub enum Holder {
    /// The device.
    Device,
    /// The vendor.
    Vendor,
    /// The person's own server.
    OwnServer,
    /// The vendor's human reviewers.
    Reviewers,
}

/// When something goes by itself.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub(super) enum End {
    At(Millis),
    Never,
    NotStated,
}

/// Something that an interaction leaves.
#[derive(Clone, Debug)]
pub(super) struct Trace {
    pub(super) what: What,
    pub(super) holder: Holder,
    pub(super) since: Millis,
    pub(super) end: End,
    /// Whether the person's deletion reaches it once it is there.
    pub(super) deletable: bool,
    /// How long it is kept, as a sentence.
    pub(super) kept: String,
}

impl What {
    /// Whether it is what stays where the person's deletion does not reach.
    #[must_use]
    pub fn is_remnant(self) -> bool {
        matches!(self, Self::Deidentified | Self::Remnant)
    }
}

/// Everything that an interaction leaves.
pub(super) fn traces(preset: &Followed, interaction: &Interaction, started: Millis) -> Vec<Trace> {
    if interaction.wake == Wake::Rejected {
        let leaves = preset.rejected_wake_leaves_line == Some(true) && preset.saved.anything();
        return Vec::from_iter(leaves.then(|| stored(preset, What::Line, started)));
    }
    let audio = preset.saved.audio;
    let transcript = preset.saved.transcript == Some(true);
    let reviewed = interaction.sampled
        && audio
        && preset.processing == Processing::Vendor
        && preset.human_review == Some(HumanReview::OptOut);
    [
        audio.then(|| stored(preset, What::Audio, started)),
        transcript.then(|| stored(preset, What::Transcript, started)),
        reviewed.then(|| clip(started)),
        deidentified(preset, started),
    ]
    .into_iter()
    .flatten()
    .collect()
}

/// Sound, text or a line, where the preset keeps them.
fn stored(preset: &Followed, what: What, started: Millis) -> Trace {
    let (end, kept) = match (preset.deidentified, preset.retention) {
        (Some(times), _) => (
            End::At(after_months(started, times.after_months)),
            format!("Kept with an identifier for {} months.", times.after_months),
        ),
        (None, Some(retention)) => (
            retention.expires(started).map_or(End::Never, End::At),
            sentence(retention),
        ),
        (None, None) => (End::NotStated, "For how long no source says.".to_owned()),
    };
    let holder = match preset.processing {
        Processing::Vendor => Holder::Vendor,
        Processing::Device => Holder::Device,
        Processing::OwnServer => Holder::OwnServer,
    };
    Trace {
        what,
        holder,
        since: started,
        end,
        deletable: true,
        kept,
    }
}

/// The copy without the identifier, which follows the one with it.
fn deidentified(preset: &Followed, started: Millis) -> Option<Trace> {
    let times = preset.deidentified.filter(|_| preset.saved.anything())?;
    Some(Trace {
        what: What::Deidentified,
        holder: Holder::Vendor,
        since: after_months(started, times.after_months),
        end: End::At(after_months(started, times.at_most_months)),
        deletable: false,
        kept: format!(
            "Kept without an identifier up to {} months after it was said.",
            times.at_most_months
        ),
    })
}

/// The emulator's own hours; a deletion reaches the clip, which is the emulator's choice as well.
fn clip(started: Millis) -> Trace {
    let lasts = Millis::from(CLIP_HOURS.get()) * MS_AN_HOUR;
    Trace {
        what: What::Clip,
        holder: Holder::Reviewers,
        since: started,
        end: End::At(started.saturating_add(lasts)),
        deletable: true,
        kept: format!("Kept for {CLIP_HOURS} hours, a figure of this emulator."),
    }
}

fn sentence(retention: Retention) -> String {
    let span = retention.span();
    let mut letters = span.chars();
    letters.next().map_or_else(String::new, |first| {
        format!("{}{}.", first.to_ascii_uppercase(), letters.as_str())
    })
}
