//! The other speakers of this browser as the page shows them.

use hearsay_speaker::Millis;
use hearsay_speaker::household::Line;
use hearsay_speaker::nearby::{Consent, Consents, Present, SpeakerId};
use leptos::prelude::*;

/// What a person asks for about other speakers.
#[derive(Clone, Debug, PartialEq)]
pub enum NearbyCommand {
    /// Ask there whether one may drop in.
    DropIn(SpeakerId),
    /// Somebody asks here: yes.
    Answer,
    /// Somebody asks here: no; or the line is to be closed.
    HangUp,
    /// Whether the speaker of this name may drop in here.
    Consent(String, Consent),
}

/// How the line to another speaker stands.
#[derive(Clone, Debug, Default, PartialEq, Eq)]
pub struct LineShown {
    /// Free, asking, asked or open.
    pub line: Line,
    /// What the other speaker is called.
    pub who: String,
}

/// An announcement that was played here.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct HeardAnnouncement {
    /// From which speaker.
    pub from: String,
    /// What it said; `None` for a recording.
    pub text: Option<String>,
    /// When.
    pub at: Millis,
}

/// Announcements that the page lists.
pub const ANNOUNCEMENTS_SHOWN: usize = 10;

/// What the glass sees of the other speakers.
#[derive(Clone, Copy, Debug)]
pub struct NearbyState {
    /// What this speaker is called.
    pub name: RwSignal<String>,
    /// Whether that name was given to it.
    pub named: RwSignal<bool>,
    /// Whether another window of the same name speaks for this speaker.
    pub twice: RwSignal<bool>,
    /// The others that are there.
    pub speakers: RwSignal<Vec<Present>>,
    /// The line.
    pub line: RwSignal<LineShown>,
    /// Whole seconds of sound on the open line: heard from there, sent there.
    pub sound: RwSignal<(u64, u64)>,
    /// Who may drop in here.
    pub consents: RwSignal<Consents>,
    /// Why this speaker kept quiet last, or what became of the last announcement.
    pub said: RwSignal<String>,
    /// Announcements that were played here, the newest first.
    pub heard: RwSignal<Vec<HeardAnnouncement>>,
}

impl NearbyState {
    /// Nobody is there.
    pub(super) fn new() -> Self {
        Self {
            name: RwSignal::default(),
            named: RwSignal::default(),
            twice: RwSignal::default(),
            speakers: RwSignal::default(),
            line: RwSignal::default(),
            sound: RwSignal::default(),
            consents: RwSignal::default(),
            said: RwSignal::default(),
            heard: RwSignal::default(),
        }
    }
}
