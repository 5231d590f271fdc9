//! What the worklet and the page say to each other.
//!
//! The worklet scope has no text decoder and no structured types, so everything that crosses is a
//! number: a message is a *kind*, a *start* (a time) and a slice of `f64` or `f32`. This file is
//! the only place that knows the layout; the engine encodes with it, the app decodes with it.
//!
//! Units: every time is a **sample index at 16 kHz** counted since [`init`](crate::exports), held
//! in an `f64` (exact for 17,000 years). Levels are dBFS, scores 0..=1, angles degrees.
//!
//! Order: messages leave in the order in which things happened. `CaptureStarted` comes before the
//! first [`Message::Pcm`] of a capture, the last `Pcm` before `CaptureEnded`.

/// Version of this layout and of the exports. The page refuses a worklet of another version.
pub const ABI: u32 = 1;

/// Samples a second of everything behind the resampler.
pub const SAMPLE_RATE: u32 = 16_000;

/// A time or a length in 16 kHz samples.
pub type Samples = u64;

/// Who started a capture; kept in every record.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub enum Initiator {
    /// The wake-word detector.
    WakeWord,
    /// A short press of the action button: endpointing ends the capture.
    Tap,
    /// The action button held down: its release ends the capture.
    Hold,
    /// The speaker asked something and opened the microphone by itself.
    FollowUp,
    /// A skill owns the turn.
    Skill,
}

/// Why a capture ended.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub enum EndReason {
    /// Silence after speech (0.8 s unless set otherwise).
    Silence,
    /// No speech at all (5 s unless set otherwise).
    NoSpeech,
    /// The longest allowed capture (15 s unless set otherwise).
    HardCap,
    /// The held button was let go.
    Released,
    /// The page asked for it (cancel, microphone off).
    Cancelled,
}

/// Something that happened at one instant.
#[derive(Clone, Copy, Debug, PartialEq)]
pub enum Event {
    /// The score passed the threshold. `word_start` is an estimate from voice activity.
    Wake {
        /// Sample at which the decision was taken.
        at: Samples,
        /// Estimated first sample of the wake word.
        word_start: Samples,
        /// Smoothed score that passed the threshold.
        score: f32,
    },
    /// A capture began; `first` already lies in the past by the pre-roll.
    CaptureStarted {
        /// Sample at which it was decided.
        at: Samples,
        /// First sample that the capture will deliver.
        first: Samples,
        /// Who started it.
        initiator: Initiator,
    },
    /// Speech began inside a capture (after the wake word).
    SpeechStarted {
        /// First sample judged to be speech.
        at: Samples,
    },
    /// Speech ended inside a capture (it may begin again until the endpoint).
    SpeechEnded {
        /// First sample judged not to be speech.
        at: Samples,
    },
    /// The capture is over; all its samples have been delivered.
    CaptureEnded {
        /// One past the last sample delivered.
        at: Samples,
        /// Why.
        reason: EndReason,
        /// Whether any speech was heard after the wake word.
        spoke: bool,
    },
}

/// What the meters show, every 40 ms.
#[derive(Clone, Copy, Debug, Default, PartialEq)]
pub struct Level {
    /// Sample at the end of the block.
    pub at: Samples,
    /// Root mean square of the block, dBFS (−120 for digital silence).
    pub rms: f32,
    /// Largest magnitude in the block, dBFS.
    pub peak: f32,
    /// Smallest sample of the block, −1..=1: the waveform's lower edge.
    pub low: f32,
    /// Largest sample of the block, −1..=1: the waveform's upper edge.
    pub high: f32,
    /// Highest smoothed wake score in the block.
    pub score: f32,
    /// Whether the block was judged to hold speech.
    pub speech: bool,
    /// Direction of the talker in degrees (−90 left .. 90 right) where two channels allow an estimate.
    pub toward: Option<f32>,
    /// Samples that were exactly zero, 0..=1: 1 is what a stopped track delivers.
    pub zeros: f32,
}

/// One message from the worklet.
#[derive(Clone, Debug, PartialEq)]
pub enum Message {
    /// Meters.
    Level(Level),
    /// An event.
    Event(Event),
    /// Captured audio, mono, 16 kHz, −1..=1.
    Pcm {
        /// Index of the first sample.
        first: Samples,
        /// The samples.
        samples: Vec<f32>,
    },
}

/// One order from the page.
#[derive(Clone, Copy, Debug, PartialEq)]
pub enum Command {
    /// Smoothed score from which a wake counts, 0..=1.
    Threshold(f32),
    /// Listen for the wake word, or not (the levels go on).
    Armed(bool),
    /// Begin a capture now.
    Capture(Initiator),
    /// End a [`Initiator::Hold`] capture.
    Release,
    /// End any capture.
    Cancel,
    /// Silence after speech that ends a capture, seconds.
    EndSilence(f32),
    /// Time without any speech that ends a capture, seconds.
    NoSpeech(f32),
    /// Longest capture, seconds.
    HardCap(f32),
    /// Forget all sound heard so far (microphone off): rings, features and network state.
    Forget,
}

/// Status of [`init`](crate::exports) and of a command, as a number that crosses the boundary.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
#[repr(u32)]
pub enum Status {
    /// All well.
    Ok = 0,
    /// The sample rate lies outside 8..=192 kHz.
    BadRate = 1,
    /// The model bytes are damaged or of another version.
    BadModel = 2,
    /// `init` has not succeeded yet.
    NotReady = 3,
    /// Unknown command or a value outside its range.
    BadCommand = 4,
}

/// Message kinds as they cross the boundary. 0 means "no message".
pub mod kind {
    /// `f64` payload of a [`Level`](super::Level).
    pub const LEVEL: u32 = 1;
    /// `f64` payload of an [`Event`](super::Event).
    pub const EVENT: u32 = 2;
    /// `f32` samples.
    pub const PCM: u32 = 3;
}

/// `f64` values in an encoded [`Event`] or [`Level`].
pub const RECORD: usize = 10;

/// A message that this version cannot read.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub struct Unreadable {
    /// Its kind.
    pub kind: u32,
}

impl core::fmt::Display for Unreadable {
    fn fmt(&self, f: &mut core::fmt::Formatter<'_>) -> core::fmt::Result {
        write!(
            f,
            "The hearing part sent a message of kind {} that this page cannot read; reload the page.",
            self.kind
        )
    }
}

impl core::error::Error for Unreadable {}

impl Initiator {
    /// All initiators, in the order of their codes.
    pub const ALL: [Self; 5] = [
        Self::WakeWord,
        Self::Tap,
        Self::Hold,
        Self::FollowUp,
        Self::Skill,
    ];

    /// Number that crosses the boundary.
    #[must_use]
    pub fn code(self) -> u32 {
        self as u32
    }

    /// The initiator with this number.
    #[must_use]
    pub fn from_code(code: u32) -> Option<Self> {
        Self::ALL.get(code as usize).copied()
    }
}

impl EndReason {
    /// All reasons, in the order of their codes.
    pub const ALL: [Self; 5] = [
        Self::Silence,
        Self::NoSpeech,
        Self::HardCap,
        Self::Released,
        Self::Cancelled,
    ];

    /// Number that crosses the boundary.
    #[must_use]
    pub fn code(self) -> u32 {
        self as u32
    }

    /// The reason with this number.
    #[must_use]
    pub fn from_code(code: u32) -> Option<Self> {
        Self::ALL.get(code as usize).copied()
    }
}

impl Event {
    /// The event as numbers. Allocates nothing.
    #[must_use]
    pub fn encode(&self) -> [f64; RECORD] {
        let mut out = [0.0; RECORD];
        let fields: [f64; 4] = match *self {
            Self::Wake {
                at,
                word_start,
                score,
            } => [1.0, at as f64, word_start as f64, f64::from(score)],
            Self::CaptureStarted {
                at,
                first,
                initiator,
            } => [2.0, at as f64, first as f64, f64::from(initiator.code())],
            Self::SpeechStarted { at } => [3.0, at as f64, 0.0, 0.0],
            Self::SpeechEnded { at } => [4.0, at as f64, 0.0, 0.0],
            Self::CaptureEnded { at, reason, spoke } => [
                5.0,
                at as f64,
                f64::from(reason.code()),
                f64::from(u8::from(spoke)),
            ],
        };
        for (to, from) in out.iter_mut().zip(fields) {
            *to = from;
        }
        out
    }

    fn decode(data: &[f64]) -> Option<Self> {
        let &[tag, at, b, c, ..] = data else {
            return None;
        };
        let at = at as Samples;
        Some(match tag as u32 {
            1 => Self::Wake {
                at,
                word_start: b as Samples,
                score: c as f32,
            },
            2 => Self::CaptureStarted {
                at,
                first: b as Samples,
                initiator: Initiator::from_code(c as u32)?,
            },
            3 => Self::SpeechStarted { at },
            4 => Self::SpeechEnded { at },
            5 => Self::CaptureEnded {
                at,
                reason: EndReason::from_code(b as u32)?,
                spoke: c != 0.0,
            },
            _ => return None,
        })
    }
}

impl Level {
    /// The level as numbers. Allocates nothing.
    #[must_use]
    pub fn encode(&self) -> [f64; RECORD] {
        [
            self.at as f64,
            f64::from(self.rms),
            f64::from(self.peak),
            f64::from(self.low),
            f64::from(self.high),
            f64::from(self.score),
            f64::from(u8::from(self.speech)),
            f64::from(self.toward.unwrap_or(f32::NAN)),
            f64::from(self.zeros),
            0.0,
        ]
    }

    fn decode(data: &[f64]) -> Option<Self> {
        let &[at, rms, peak, low, high, score, speech, toward, zeros, ..] = data else {
            return None;
        };
        Some(Self {
            at: at as Samples,
            rms: rms as f32,
            peak: peak as f32,
            low: low as f32,
            high: high as f32,
            score: score as f32,
            speech: speech != 0.0,
            toward: (!toward.is_nan()).then_some(toward as f32),
            zeros: zeros as f32,
        })
    }
}

impl Message {
    /// Reads an event or level message.
    ///
    /// # Errors
    /// [`Unreadable`] for an unknown kind or a payload that does not fit it.
    pub fn decode(kind: u32, data: &[f64]) -> Result<Self, Unreadable> {
        match kind {
            kind::LEVEL => Level::decode(data).map(Self::Level),
            kind::EVENT => Event::decode(data).map(Self::Event),
            _ => None,
        }
        .ok_or(Unreadable { kind })
    }
}

impl Command {
    /// The command as two numbers for the `command` export.
    #[must_use]
    pub fn encode(&self) -> (u32, f32) {
        match *self {
            Self::Threshold(x) => (1, x),
            Self::Armed(on) => (2, f32::from(u8::from(on))),
            Self::Capture(initiator) => (3, initiator.code() as f32),
            Self::Release => (4, 0.0),
            Self::Cancel => (5, 0.0),
            Self::EndSilence(s) => (6, s),
            Self::NoSpeech(s) => (7, s),
            Self::HardCap(s) => (8, s),
            Self::Forget => (9, 0.0),
        }
    }

    /// Reads a command; `None` for an unknown number or a value outside its range.
    #[must_use]
    pub fn decode(op: u32, value: f32) -> Option<Self> {
        // Longest time that the rings are sized for is far above this; it stops nonsense early.
        let seconds = |s: f32| (s.is_finite() && (0.1..=600.0).contains(&s)).then_some(s);
        Some(match op {
            1 if (0.0..=1.0).contains(&value) => Self::Threshold(value),
            2 => Self::Armed(value != 0.0),
            3 if value >= 0.0 => Self::Capture(Initiator::from_code(value as u32)?),
            4 => Self::Release,
            5 => Self::Cancel,
            6 => Self::EndSilence(seconds(value)?),
            7 => Self::NoSpeech(seconds(value)?),
            8 => Self::HardCap(seconds(value)?),
            9 => Self::Forget,
            _ => return None,
        })
    }
}
