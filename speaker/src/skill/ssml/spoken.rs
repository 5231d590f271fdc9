//! What a voice is given to say: stretches of text, each in one manner.

use serde::{Deserialize, Serialize};

/// One stretch of speech.
#[derive(Clone, Debug, Default, PartialEq, Serialize, Deserialize)]
#[serde(default)]
pub struct Spoken {
    /// What is said; may be empty where only a pause or a sound is meant. Plain text, never markup.
    pub text: String,
    /// Silence after it, milliseconds, at most 10,000.
    pub pause_ms: u32,
    /// How it is said.
    pub manner: Manner,
    /// What kind of text it is.
    pub said_as: Option<SaidAs>,
    /// A sound that the skill wanted to play here. It is shown by this name and never fetched.
    pub audio: Option<String>,
}

/// How something is said.
#[derive(Clone, Copy, Debug, PartialEq, Serialize, Deserialize)]
#[serde(default)]
pub struct Manner {
    /// Speed as a factor, 0.2 to 2.
    pub rate: f32,
    /// Height as a factor, 0.667 to 1.5.
    pub pitch: f32,
    /// Loudness as a factor, 0 to 1.6.
    pub volume: f32,
    /// Whether it is whispered.
    pub whisper: bool,
    /// How much it is stressed.
    pub emphasis: Emphasis,
}

impl Default for Manner {
    fn default() -> Self {
        Self {
            rate: 1.0,
            pitch: 1.0,
            volume: 1.0,
            whisper: false,
            emphasis: Emphasis::None,
        }
    }
}

/// How much something is stressed.
#[derive(Clone, Copy, Debug, Default, PartialEq, Eq, Serialize, Deserialize)]
#[serde(rename_all = "snake_case")]
pub enum Emphasis {
    /// As usual.
    #[default]
    None,
    /// Softer and faster.
    Reduced,
    /// Somewhat louder and slower.
    Moderate,
    /// Louder and slower.
    Strong,
}

/// What kind of text something is, as SSML's `say-as` knows it.
#[derive(Clone, Copy, Debug, PartialEq, Eq, Serialize, Deserialize)]
#[serde(rename_all = "snake_case")]
pub enum SaidAs {
    /// Letter by letter.
    Characters,
    /// A number.
    Cardinal,
    /// A place in a row.
    Ordinal,
    /// Digit by digit.
    Digits,
    /// A fraction.
    Fraction,
    /// A measure.
    Unit,
    /// A date.
    Date,
    /// A duration.
    Time,
    /// A telephone number.
    Telephone,
    /// A postal address.
    Address,
    /// An exclamation.
    Interjection,
    /// Something that is bleeped.
    Expletive,
}

impl SaidAs {
    /// The kind that `interpret-as` names.
    pub(super) fn of(name: &str) -> Option<Self> {
        Some(match name.trim().to_ascii_lowercase().as_str() {
            "characters" | "spell-out" => Self::Characters,
            "cardinal" | "number" => Self::Cardinal,
            "ordinal" => Self::Ordinal,
            "digits" => Self::Digits,
            "fraction" => Self::Fraction,
            "unit" => Self::Unit,
            "date" => Self::Date,
            "time" => Self::Time,
            "telephone" => Self::Telephone,
            "address" => Self::Address,
            "interjection" => Self::Interjection,
            "expletive" => Self::Expletive,
            _ => return None,
        })
    }
}

impl Spoken {
    /// Text said as usual.
    #[must_use]
    pub fn plain(text: impl Into<String>) -> Self {
        Self {
            text: text.into(),
            ..Self::default()
        }
    }

    /// The text as a voice that knows nothing of `say-as` should be given it: letters and digits
    /// apart, a bleep for what is not said.
    #[must_use]
    pub fn words(&self) -> String {
        match self.said_as {
            Some(SaidAs::Characters | SaidAs::Digits | SaidAs::Telephone) => {
                let apart = self.text.chars().filter(|c| !c.is_whitespace());
                let mut spelled = String::new();
                for letter in apart {
                    if !spelled.is_empty() {
                        spelled.push(' ');
                    }
                    spelled.push(letter);
                }
                spelled
            }
            Some(SaidAs::Expletive) => "bleep".to_owned(),
            _ => self.text.clone(),
        }
    }
}

/// All that is said, as one line to show.
#[must_use]
pub fn shown(pieces: &[Spoken]) -> String {
    let mut line = String::new();
    for piece in pieces.iter().filter(|piece| !piece.text.is_empty()) {
        let glued = piece.text.starts_with([',', '.', '!', '?', ';', ':', '’']);
        if !line.is_empty() && !glued {
            line.push(' ');
        }
        line.push_str(&piece.text);
    }
    line
}
