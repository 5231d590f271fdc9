//! The numbers that cross the boundary: how messages and commands are laid out.
//!
//! Both ways are here, side by side, so that a field cannot move on one side only. Nothing here
//! allocates or panics; whatever cannot be read is refused.

use super::{
    Command, EndReason, Event, Initiator, Level, Message, RECORD, Samples, Unreadable, kind,
};

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
    pub const ALL: [Self; 6] = [
        Self::Silence,
        Self::NoSpeech,
        Self::HardCap,
        Self::Released,
        Self::Cancelled,
        Self::Rejected,
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
            Self::Verified {
                at,
                accepted,
                score,
            } => [
                6.0,
                at as f64,
                f64::from(u8::from(accepted)),
                f64::from(score),
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
            6 => Self::Verified {
                at,
                accepted: b != 0.0,
                score: c as f32,
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
            Self::Verify(on) => (10, f32::from(u8::from(on))),
            Self::VerifierThreshold(x) => (11, x),
            Self::Overhear(on) => (12, f32::from(u8::from(on))),
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
            10 => Self::Verify(value != 0.0),
            11 if (0.0..=1.0).contains(&value) => Self::VerifierThreshold(value),
            12 => Self::Overhear(value != 0.0),
            _ => return None,
        })
    }
}
