//! How things stand at the moment of an answer. The page fills it in; nothing here is remembered.

use crate::Millis;
use crate::alert::Alerts;
use crate::message::{Compose, Mailbox, People};
use crate::record::DayKey;

/// A skill, as far as commands need to know it.
#[derive(Clone, Debug, Default, PartialEq, Eq)]
pub struct SkillEntry {
    /// Its identifier.
    pub id: String,
    /// What it is called when it is asked for.
    pub name: String,
    /// Whether it is enabled.
    pub enabled: bool,
    /// Whether it is open now.
    pub open: bool,
    /// Whether it is one of the approved recorders.
    pub records: bool,
}

/// Another speaker: this page in another tab or window.
#[derive(Clone, Debug, Default, PartialEq, Eq)]
pub struct OtherSpeaker {
    /// Its identifier.
    pub id: String,
    /// What it is called, such as `Kitchen`.
    pub name: String,
}

/// How the line to another speaker stands.
#[derive(Clone, Copy, Debug, Default, PartialEq, Eq)]
pub enum Line {
    /// There is none.
    #[default]
    Free,
    /// Somebody asks to drop in here.
    Incoming,
    /// This speaker asks to drop in elsewhere.
    Asking,
    /// It is open.
    Open,
}

/// How things stand. Texts are as the person reads them, in their language's forms.
#[derive(Clone, Copy, Debug, Default, PartialEq, Eq)]
pub struct Situation<'a> {
    /// Time of day, such as `3:42 PM`.
    pub time: &'a str,
    /// Today, such as `Monday, November 23, 2026`.
    pub date: &'a str,
    /// Today where the person is; `None` if unknown: then days of the week mean nothing.
    pub today: Option<DayKey>,
    /// The speaker's (emulated) time.
    pub now: Millis,
    /// The real time, which timers and alarms follow; `None` where the two are one.
    pub real_now: Option<Millis>,
    /// Loudness, 0 to 10.
    pub volume: u8,
    /// What the speaker said last.
    pub last_answer: Option<&'a str>,
    /// What it heard the time before this.
    pub last_heard: Option<&'a str>,
    /// Why that was recorded, in a sentence.
    pub last_why: Option<&'a str>,
    /// What the ring says, in words.
    pub light: &'a str,
    /// Whether a command may delete.
    pub deletion_by_voice: bool,
    /// Whether a deletion waits that can still be taken back; not one that has begun.
    pub can_undo: bool,
    /// Whether recordings are saved.
    pub saving: bool,
    /// Whether "do not disturb" is on.
    pub do_not_disturb: bool,
    /// Whether answers are kept short.
    pub brief: bool,
    /// Records in the history, of all owners, since a deletion takes all of them; the request itself is
    /// not counted.
    pub recordings: usize,
    /// Whether the microphone is on.
    pub microphone_on: bool,
    /// How long recordings are kept, as `Retention::label` says it.
    pub retention: &'a str,
    /// Whether a lock is set up.
    pub has_lock: bool,
    /// Whether the recordings are locked now.
    pub locked: bool,
    /// Whether the request was spoken; typed otherwise.
    pub spoken: bool,
    /// Minutes that local time lies east of UTC at `now`.
    pub offset_minutes: i32,
    /// Timers, alarms and quiet hours; `None` where the page keeps none.
    pub alerts: Option<&'a Alerts>,
    /// Whether guest mode is on; `None` where the page has none.
    pub guest: Option<bool>,
    /// All skills; `None` where the page has none.
    pub skills: Option<&'a [SkillEntry]>,
    /// The other speakers that are there; `None` where the page looks for none.
    pub speakers: Option<&'a [OtherSpeaker]>,
    /// How the line to another speaker stands.
    pub line: Line,
    /// Contacts and profiles; `None` where the page has no messages.
    pub people: Option<&'a People>,
    /// The messages of whoever is here; `None` where the page has none.
    pub mailbox: Option<&'a Mailbox>,
    /// The message that is being made now.
    pub compose: Option<&'a Compose>,
}

impl Situation<'_> {
    /// The time that timers and alarms follow.
    #[must_use]
    pub fn real_now(&self) -> Millis {
        self.real_now.unwrap_or(self.now)
    }
}
