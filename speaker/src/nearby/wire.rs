//! What speakers tell each other: JSON of one form, read leniently and within limits.
//!
//! Sound goes beside the text, as bytes of the same posting; the text says how many there are.

use super::id::{CallId, SpeakerId};
use crate::Millis;
use crate::message::{LONGEST_MS, LONGEST_NAME, LONGEST_TEXT, MessageId};
use core::fmt;
use serde::{Deserialize, Serialize};

/// The form that is spoken.
pub const VERSION: u32 = 1;

/// Longest text that is read, bytes: a written announcement of a thousand four-byte characters, escaped, has
/// about 12,000.
pub const MOST_TEXT: usize = 16_384;

/// Most bytes beside the text: a minute of 16-bit sound at 16 kHz and its header.
pub const MOST_ATTACHED: usize = 1_920_044;

/// Most bytes of sound of an open line in one posting: a second.
const MOST_VOICE: usize = 32_000;

/// What one speaker tells.
#[derive(Clone, Debug, PartialEq, Serialize, Deserialize)]
pub struct Envelope {
    /// The form; see [`VERSION`].
    pub v: u32,
    /// Who tells.
    pub from: SpeakerId,
    /// Whom; `None` for everybody.
    #[serde(default)]
    pub to: Option<SpeakerId>,
    /// What.
    #[serde(flatten)]
    pub body: Body,
}

/// What is told. Unknown fields are ignored, unknown kinds are not understood.
#[derive(Clone, Debug, PartialEq, Serialize, Deserialize)]
#[serde(tag = "kind", rename_all = "kebab-case")]
pub enum Body {
    /// I have just begun; who is there?
    Hello {
        /// What I am called.
        name: String,
    },
    /// I am here.
    Here {
        /// What I am called.
        name: String,
    },
    /// I am closing.
    Gone,
    /// I heard the wake word.
    Claim {
        /// How loud, decibels below full scale: −120 to 0.
        loudness: f32,
        /// How surely, 0 to 1.
        score: f32,
        /// When the word was said.
        #[serde(default)]
        word: Millis,
        /// When I claim it.
        #[serde(default)]
        at: Millis,
    },
    /// Play this at once.
    Announce {
        /// Identifier.
        id: MessageId,
        /// What the speaker is called.
        name: String,
        /// Words; `None` for the sound beside.
        text: Option<String>,
        /// Length of the sound, milliseconds.
        #[serde(default)]
        length_ms: Millis,
    },
    /// What I did with your announcement.
    Announced {
        /// Which.
        id: MessageId,
        /// I played it; else nobody is to be disturbed here.
        played: bool,
    },
    /// May I drop in?
    Ask {
        /// Which line.
        call: CallId,
    },
    /// Yes.
    Accept {
        /// Which line.
        call: CallId,
    },
    /// No, or not any more.
    Refuse {
        /// Which line.
        call: CallId,
    },
    /// The line is closed.
    HangUp {
        /// Which line.
        call: CallId,
    },
    /// Sound of an open line, beside.
    Voice {
        /// Which line.
        call: CallId,
        /// Which piece, from 0.
        piece: u64,
    },
}

/// Why something heard was not understood.
#[derive(Clone, Debug, PartialEq, Eq)]
pub enum WireError {
    /// Too long to be looked at.
    TooLong,
    /// No telling of a speaker.
    Garbage,
    /// A speaker of another version.
    OtherVersion(SpeakerId),
    /// Something beyond its limits.
    Excess,
}

impl fmt::Display for WireError {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        f.write_str(match self {
            Self::TooLong => "Another tab sent more than a speaker says. It was ignored.",
            Self::Garbage => "Another tab sent something that is not understood. It was ignored.",
            Self::OtherVersion(_) => {
                "Another tab runs another version of this page, so the two do not talk. Reload both."
            }
            Self::Excess => "Another tab sent something beyond the limits. It was ignored.",
        })
    }
}

impl core::error::Error for WireError {}

/// The part of an envelope that all versions have.
#[derive(Deserialize)]
struct Stamp {
    v: u32,
    from: SpeakerId,
}

impl Envelope {
    /// As it is posted.
    #[must_use]
    pub fn to_text(&self) -> String {
        // Strings and finite numbers always serialise; an empty text would be refused when read.
        serde_json::to_string(self).unwrap_or_default()
    }

    /// Reads what another tab posted with so many bytes beside it. Numbers are brought within their
    /// ranges, names are made fit to be shown.
    ///
    /// # Errors
    /// Why it is ignored.
    pub fn parse(text: &str, attached: usize) -> Result<Self, WireError> {
        if text.len() > MOST_TEXT {
            return Err(WireError::TooLong);
        }
        let stamp: Stamp = serde_json::from_str(text).map_err(|_| WireError::Garbage)?;
        if stamp.v != VERSION {
            return Err(WireError::OtherVersion(stamp.from));
        }
        let read: Self = serde_json::from_str(text).map_err(|_| WireError::Garbage)?;
        let body = read.body.sane(attached).ok_or(WireError::Excess)?;
        Ok(Self { body, ..read })
    }
}

impl Body {
    /// Whether sound lies beside it.
    #[must_use]
    pub const fn has_sound(&self) -> bool {
        matches!(self, Self::Announce { text: None, .. } | Self::Voice { .. })
    }

    /// Within its limits, or nothing.
    fn sane(self, attached: usize) -> Option<Self> {
        let most = match &self {
            Self::Voice { .. } => MOST_VOICE,
            body if body.has_sound() => MOST_ATTACHED,
            _ => 0,
        };
        let fits = attached <= most && (attached > 0) == self.has_sound();
        let said = match &self {
            Self::Announce {
                text, length_ms, ..
            } => match text {
                Some(text) => (1..=LONGEST_TEXT).contains(&text.trim().chars().count()),
                None => (1..=LONGEST_MS).contains(length_ms),
            },
            _ => true,
        };
        (fits && said).then(|| self.tidy())
    }

    fn tidy(mut self) -> Self {
        match &mut self {
            Self::Hello { name } | Self::Here { name } | Self::Announce { name, .. } => {
                *name = called(name);
            }
            Self::Claim {
                loudness, score, ..
            } => {
                *loudness = loudness.clamp(-120.0, 0.0);
                *score = score.clamp(0.0, 1.0);
            }
            _ => {}
        }
        self
    }
}

/// A name without what cannot be shown; one that is empty then is nobody's.
pub(super) fn called(name: &str) -> String {
    let plain = name.chars().filter(|c| !c.is_control());
    let plain: String = plain.take(LONGEST_NAME).collect();
    match plain.trim() {
        "" => "Another speaker".to_owned(),
        plain => plain.to_owned(),
    }
}
