//! What the body and the glass share: signals that the body writes and the glass reads, and one
//! way back ([`Command`]s).
//!
//! Invariant: nothing that arrives 25 times a second is a signal. Meters live in a
//! [`StoredValue`] and are drawn by an animation frame.

pub mod alerts;
pub mod archive;
pub mod items;
pub mod library;
pub mod lock;
pub mod messages;
pub mod nearby;
pub mod noting;
pub mod privacy;
pub mod skills;
pub mod understanding;

use std::collections::{HashMap, VecDeque};

use crate::figures::Figures;
use alerts::AlertState;
use archive::{ArchiveCommand, ArchiveState};
use hearsay_speaker::{FaultKind, Speaker, alert::AlertAct, history::RecordRef};
use hearsay_worklet::protocol::{Event, Level};
use leptos::prelude::*;
use library::Library;
use lock::{Lock, LockCommand};
use messages::{MessageCommand, MessageState};
use nearby::{NearbyCommand, NearbyState};
use noting::{LongNote, NoteCommand, RunningNote};
use privacy::{Privacy, PrivacyCommand};
use serde::{Deserialize, Serialize};
use skills::{SkillCommand, SkillState};
use understanding::Understanding;

/// Meter blocks kept for drawing: 12 s of 40 ms blocks.
pub const LEVELS_KEPT: usize = 300;

/// Thresholds that can be set by hand, scores 0..=1: below the lowest, other speech wakes the
/// speaker all the time; above the highest, hardly any voice does.
pub const LOWEST_THRESHOLD: f32 = 0.2;
/// The strictest.
pub const HIGHEST_THRESHOLD: f32 = 0.9995;

/// How easily the wake word is believed.
#[derive(Clone, Copy, Debug, Default, PartialEq, Eq, Serialize, Deserialize)]
#[serde(rename_all = "snake_case")]
pub enum Sensitivity {
    /// Fewer false wakes, more misses.
    Low,
    /// The shipped threshold.
    #[default]
    Normal,
    /// Fewer misses, more false wakes.
    High,
}

/// What the person set; kept in this browser.
#[derive(Clone, Debug, PartialEq, Serialize, Deserialize)]
#[serde(default)]
pub struct Settings {
    /// Wake-word sensitivity.
    pub sensitivity: Sensitivity,
    /// Score from which a wake counts, set by hand in place of the sensitivity's.
    pub threshold: Option<f32>,
    /// Whether the second stage looks at every wake, as the vendor's cloud would.
    pub second_check: bool,
    /// Chosen input device; empty for the browser's default.
    pub input: String,
    /// Loudness of sounds and speech, 0..=10.
    pub volume: u8,
    /// Whether sounds mark the start and end of listening.
    pub earcons: bool,
    /// Whether answers are spoken where the browser has a local voice.
    pub speech: bool,
    /// Whether switches are turned without a sentence.
    pub brief: bool,
    /// Whether the microphone opens once more after an answer, without the wake word.
    pub follow_up: bool,
    /// Whether nothing of what is said is kept.
    pub guest: bool,
    /// Direction of the talker set by hand, degrees −90..=90, for microphones with one channel.
    pub talker: f32,
    /// Silence that ends a capture, seconds.
    pub end_silence: f32,
    /// Time without speech that ends a capture, seconds.
    pub no_speech: f32,
    /// Longest capture, seconds.
    pub hard_cap: f32,
}

impl Default for Settings {
    fn default() -> Self {
        Self {
            sensitivity: Sensitivity::Normal,
            threshold: None,
            second_check: true,
            input: String::new(),
            volume: 5,
            earcons: true,
            speech: true,
            brief: false,
            follow_up: false,
            guest: false,
            talker: 0.0,
            end_silence: 0.8,
            no_speech: 5.0,
            hard_cap: 15.0,
        }
    }
}

/// One microphone.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct InputDevice {
    /// The browser's identifier.
    pub id: String,
    /// Its name; empty until permission is given.
    pub label: String,
}

/// Evidence of what the microphone does, not just a colour.
#[derive(Clone, Debug, Default, PartialEq)]
pub struct MicProof {
    /// `MediaStreamTrack.readyState`: `live`, `ended`, or `none` before the first start.
    pub track_state: String,
    /// The track's label, as the browser names the microphone.
    pub track_label: String,
    /// Context rate, Hz, and quantum, frames.
    pub rate: u32,
    /// Frames a render quantum.
    pub quantum: u32,
    /// Samples heard since the microphone went off that were not exactly zero.
    pub nonzero_since_off: u64,
    /// Samples checked since the microphone went off.
    pub checked_since_off: u64,
}

/// Meters and events of the last seconds, for drawing.
#[derive(Clone, Debug, Default)]
pub struct Meters {
    /// Oldest first, at most [`LEVELS_KEPT`].
    pub levels: VecDeque<Level>,
    /// Events not older than the oldest level.
    pub events: VecDeque<Event>,
    /// Smoothed score from which a wake counts.
    pub threshold: f32,
}

/// Something told in passing: the speaker goes on.
#[derive(Clone, Debug, PartialEq)]
pub struct Notice {
    /// Unique in this page.
    pub id: u32,
    /// What happened.
    pub kind: NoticeKind,
}

/// What a notice tells.
#[derive(Clone, Debug, PartialEq)]
pub enum NoticeKind {
    /// A fault that does not stop the hearing.
    Fault(FaultKind),
    /// A recording cut off by a crash or a closed page was found and kept.
    Recovered {
        /// Its identifier.
        id: String,
    },
    /// A recording was deleted: key first, then so many bytes of ciphertext.
    Deleted {
        /// Ciphertext destroyed, bytes.
        bytes: u64,
    },
    /// A plain sentence.
    Told(String),
}

/// What is being played.
#[derive(Clone, Debug, PartialEq)]
pub struct Playing {
    /// Recording.
    pub record: RecordRef,
    /// Position, milliseconds.
    pub position_ms: u32,
}

/// Smallest and largest sample of each of up to 200 equal parts of a recording.
pub type Overview = Vec<(f32, f32)>;

/// What the glass asks of the body.
#[derive(Clone, Debug, PartialEq)]
pub enum Command {
    /// "Start the speaker".
    Start,
    /// Short press of the action button.
    Tap,
    /// Action button held (`true`) and let go (`false`).
    Hold(bool),
    /// Microphone on or off.
    Microphone(bool),
    /// New settings (all of them).
    Settings(Settings),
    /// The button of a fault's way on.
    WayOn(FaultKind),
    /// Forget a notice.
    DismissNotice(u32),
    /// Load a recording's overview into [`Shared::overviews`].
    Overview(RecordRef),
    /// Play from a position, milliseconds.
    Play(RecordRef, u32),
    /// Stop playing.
    StopPlaying,
    /// Save a recording as a WAV file.
    Download(RecordRef),
    /// Fetch what was measured of the hearing once more.
    FetchFigures,
    /// About keeping and deleting.
    Privacy(PrivacyCommand),
    /// About the lock.
    Lock(LockCommand),
    /// About archives.
    Archive(ArchiveCommand),
    /// A typed request, as if it had been spoken.
    Typed(String),
    /// About what is being recorded that is no request.
    Note(NoteCommand),
    /// About skills.
    Skill(SkillCommand),
    /// About messages.
    Messages(MessageCommand),
    /// About other speakers.
    Nearby(NearbyCommand),
    /// About timers, alarms and quiet hours.
    Alert(AlertAct),
    /// Do not disturb from now on, or no longer.
    DoNotDisturb(bool),
    /// Keep nothing from now on, or again what the rules say.
    Guest(bool),
}

/// Signals and the way back. Copy it anywhere; take it with `expect_context::<Shared>()`.
#[derive(Clone, Copy, Debug)]
pub struct Shared {
    /// The speaker's mind; changes with every step, never with a meter.
    pub speaker: RwSignal<Speaker>,
    /// Settings.
    pub settings: RwSignal<Settings>,
    /// Microphones known.
    pub inputs: RwSignal<Vec<InputDevice>>,
    /// Evidence about the microphone.
    pub proof: RwSignal<MicProof>,
    /// Told in passing.
    pub notices: RwSignal<Vec<Notice>>,
    /// All records of all owners.
    pub library: Library,
    /// Who keeps what.
    pub privacy: Privacy,
    /// The lock.
    pub lock: Lock,
    /// Exports and imports.
    pub archive: ArchiveState,
    /// What is understood.
    pub understanding: Understanding,
    /// Timers and alarms.
    pub alerts: AlertState,
    /// Skills.
    pub skills: SkillState,
    /// Messages.
    pub messages: MessageState,
    /// Other speakers.
    pub nearby: NearbyState,
    /// What is being recorded now that is no request.
    pub note: RwSignal<Option<RunningNote>>,
    /// The long note that waits for everybody's agreement.
    pub long_note: RwSignal<Option<LongNote>>,
    /// Overviews loaded so far.
    pub overviews: RwSignal<HashMap<RecordRef, Overview>>,
    /// What is being played.
    pub playing: RwSignal<Option<Playing>>,
    /// Identifier of the recording being written now.
    pub recording: RwSignal<Option<String>>,
    /// What was measured of the hearing, and what it was made from.
    pub figures: RwSignal<Figures>,
    /// Meters; not a signal.
    pub meters: StoredValue<Meters>,
    commands: StoredValue<Option<Callback<Command>>>,
}

impl Default for Shared {
    fn default() -> Self {
        Self::new()
    }
}

impl Shared {
    /// Empty state; call once, inside the root component.
    #[must_use]
    pub fn new() -> Self {
        Self {
            speaker: RwSignal::new(Speaker::default()),
            settings: RwSignal::new(Settings::default()),
            inputs: RwSignal::new(Vec::new()),
            proof: RwSignal::new(MicProof::default()),
            notices: RwSignal::new(Vec::new()),
            library: Library::new(),
            privacy: Privacy::new(),
            lock: Lock::new(),
            archive: ArchiveState::new(),
            understanding: Understanding::new(),
            alerts: AlertState::new(),
            skills: SkillState::new(),
            messages: MessageState::new(),
            nearby: NearbyState::new(),
            note: RwSignal::new(None),
            long_note: RwSignal::new(None),
            overviews: RwSignal::new(HashMap::new()),
            playing: RwSignal::new(None),
            recording: RwSignal::new(None),
            figures: RwSignal::new(Figures::default()),
            meters: StoredValue::new(Meters::default()),
            commands: StoredValue::new(None),
        }
    }

    /// The body takes the commands from here on.
    pub fn on_command(&self, handler: Callback<Command>) {
        self.commands.set_value(Some(handler));
    }

    /// Sends a command to the body; before the body is up, and after it is gone, it is dropped.
    pub fn send(&self, command: Command) {
        if let Some(Some(handler)) = self.commands.try_get_value() {
            handler.run(command);
        }
    }
}
