//! What the history knows of a recording.
//!
//! A recording's head is known from its first sample, its tail only when it has ended; what the
//! page's death cuts off gets a tail of its own ([`RecordingTail::recovered`]). Both can carry what
//! the history of a real speaker carries ([`published`]). Fields that came later have defaults, so
//! what an older page stored still opens.
//!
//! What follows from stored facts is computed, never stored beside them: [`Recording::kind`],
//! [`Recording::verdict`], [`Recording::status`], [`Recording::segments`], [`why`].

mod days;
mod derived;
mod device;
mod hearing;
mod kind;
mod names;
mod placeholder;
pub mod published;
mod segments;
mod trace;
mod verdict;
mod why;

pub use days::{DayKey, group_by_day};
pub use device::{Device, record_key};
pub use hearing::Hearing;
pub use kind::Kind;
pub use placeholder::Placeholder;
pub use published::{Item, ItemType, Published, Status, UtteranceType};
pub use segments::{PAUSE_MS, Segment};
pub use trace::Trace;
pub use verdict::{Feedback, Verdict};
pub use why::{Aspect, Part, Sentence, why};

use crate::{EndReason, Initiator, Millis, Owner};
use serde::{Deserialize, Serialize};

/// Known when a recording begins.
#[derive(Clone, Debug, PartialEq, Serialize, Deserialize)]
pub struct RecordingHead {
    /// Random identifier, made by the body.
    pub id: String,
    /// Wall-clock time of the first sample.
    pub started: Millis,
    /// Who started it.
    pub initiator: Initiator,
    /// Whose vault it lies in.
    pub owner: Owner,
    /// Smoothed wake score, 0..=1, where the wake word started it.
    pub wake_score: Option<f32>,
    /// Samples a second.
    pub sample_rate: u32,
    /// Threshold that the wake score was compared with, 0..=1.
    #[serde(default)]
    pub wake_threshold: Option<f32>,
    /// The speaker that heard it.
    #[serde(default)]
    pub device: Device,
    /// Name of the user profile in use.
    #[serde(default)]
    pub profile: Option<String>,
    /// Which one, where the owner is one of several: the skill's provider, the recipient.
    #[serde(default)]
    pub holder: Option<String>,
    /// How far the speaker's clock ran ahead of the real one, milliseconds: retention counts from
    /// [`started`](Self::started) plus this.
    #[serde(default)]
    pub ahead_ms: u64,
    /// The recording that this is a copy of, where it is one that may be told: an anonymous clip
    /// never tells.
    #[serde(default)]
    pub copy_of: Option<String>,
}

/// Positions inside a recording, in milliseconds from its first sample.
#[derive(Clone, Debug, Default, PartialEq, Serialize, Deserialize)]
pub struct Marks {
    /// Estimated start of the wake word: what lies before is the pre-roll.
    pub wake_start_ms: Option<u32>,
    /// When the wake decision fell.
    pub wake_ms: Option<u32>,
    /// First speech after the wake word.
    pub speech_start_ms: Option<u32>,
    /// End of the last speech: the endpoint counts from here.
    pub speech_end_ms: Option<u32>,
}

/// Known when a recording ends.
#[derive(Clone, Debug, PartialEq, Serialize, Deserialize)]
pub struct RecordingTail {
    /// Length, milliseconds.
    pub duration_ms: u32,
    /// Why it ended.
    pub end_reason: EndReason,
    /// Whether speech was heard after the wake word.
    pub spoke: bool,
    /// Positions to draw.
    pub marks: Marks,
    /// What the speaker answered.
    pub answer: Option<String>,
    /// Score of the second stage, 0..=1, where it looked at the wake.
    #[serde(default)]
    pub verifier_score: Option<f32>,
    /// Threshold that the second stage's score was compared with, 0..=1.
    #[serde(default)]
    pub verifier_threshold: Option<f32>,
    /// Wake scores around the wake.
    #[serde(default)]
    pub trace: Option<Trace>,
    /// What the history of a real speaker holds besides.
    #[serde(default)]
    pub published: Published,
    /// The person said that it was not meant for the speaker.
    #[serde(default)]
    pub reported_false: bool,
    /// The person's thumb.
    #[serde(default)]
    pub feedback: Option<Feedback>,
    /// How the words were understood.
    #[serde(default)]
    pub hearing: Option<Hearing>,
}

/// Condition of a stored recording.
#[derive(Clone, Copy, Debug, PartialEq, Eq, Serialize, Deserialize)]
pub enum Condition {
    /// Complete.
    Whole,
    /// The page died while recording: all but at most the last second is there.
    Interrupted,
    /// Cannot be decrypted or is missing pieces.
    Damaged,
}

/// One line of the history.
#[derive(Clone, Debug, PartialEq, Serialize, Deserialize)]
pub struct Recording {
    /// Known from the start.
    pub head: RecordingHead,
    /// Known from the end; for an interrupted recording what could be reconstructed.
    pub tail: RecordingTail,
    /// Condition.
    pub condition: Condition,
    /// Ciphertext held, bytes.
    pub bytes: u64,
}

impl RecordingHead {
    /// A head with what every recording has; the rest is empty, to be filled in with
    /// `RecordingHead { profile, ..RecordingHead::new(…) }`.
    #[must_use]
    pub fn new(
        id: impl Into<String>,
        started: Millis,
        initiator: Initiator,
        owner: Owner,
        sample_rate: u32,
    ) -> Self {
        Self {
            id: id.into(),
            started,
            initiator,
            owner,
            wake_score: None,
            sample_rate,
            wake_threshold: None,
            device: Device::default(),
            profile: None,
            holder: None,
            ahead_ms: 0,
            copy_of: None,
        }
    }
}

impl RecordingTail {
    /// A tail with what every recording has; the rest is empty, to be filled in with
    /// `RecordingTail { spoke, ..RecordingTail::new(…) }`.
    #[must_use]
    pub fn new(duration_ms: u32, end_reason: EndReason) -> Self {
        Self {
            duration_ms,
            end_reason,
            spoke: false,
            marks: Marks::default(),
            answer: None,
            verifier_score: None,
            verifier_threshold: None,
            trace: None,
            published: Published::default(),
            reported_false: false,
            feedback: None,
            hearing: None,
        }
    }

    /// The tail of a recording that was cut off before it had one. Marks that lie behind its end
    /// are forgotten: the samples they point at were lost.
    #[must_use]
    pub fn recovered(duration_ms: u32, marks: Marks) -> Self {
        let held = |mark: Option<u32>| mark.filter(|at| *at <= duration_ms);
        let marks = Marks {
            wake_start_ms: held(marks.wake_start_ms),
            wake_ms: held(marks.wake_ms),
            speech_start_ms: held(marks.speech_start_ms),
            speech_end_ms: held(marks.speech_end_ms),
        };
        Self {
            spoke: marks.speech_start_ms.is_some(),
            marks,
            ..Self::new(duration_ms, EndReason::Interrupted)
        }
    }
}
