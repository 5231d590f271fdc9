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
//! first [`Message::Pcm`] of a capture, the last `Pcm` before `CaptureEnded`. Between captures there is
//! `Pcm` only after [`Command::Overhear`].

mod wire;

/// Version of this layout and of the exports. The page refuses a worklet of another version.
pub const ABI: u32 = 3;

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
    /// The second stage did not hear the wake word; what was outstanding is not delivered.
    Rejected,
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
    /// The second stage's verdict on the last wake, 120 ms after it. A rejected wake's capture ends
    /// right after this with [`EndReason::Rejected`]. None comes where there is no second stage, where
    /// it is off, and where a person asked for the capture as well.
    Verified {
        /// Sample at which it fell.
        at: Samples,
        /// Whether the wake word was said.
        accepted: bool,
        /// The second stage's own score.
        score: f32,
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
    /// Look at every wake twice, or not. On from the start where there is a second stage.
    Verify(bool),
    /// Score from which the second stage accepts a wake, 0..=1, in place of its model's own.
    VerifierThreshold(f32),
    /// Hand sound on from now, outside of any capture, or no longer: for a recogniser that listens
    /// for "stop" while the speaker itself is heard.
    Overhear(bool),
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
