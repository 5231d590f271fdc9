//! What real services keep of a record that its owner deleted.
//!
//! A remnant is metadata: when, which device, what kind of request, what came of it, and that
//! something was deleted. It never holds sound or text, nor the profile. Only where a source says
//! that something stays is there a remnant; nobody says it of the device itself, nor of what human
//! reviewers hear. In the emulator remnants can be looked at and purged.

use crate::record::{Device, Recording, Status, UtteranceType, record_key};
use crate::{Millis, Owner};
use core::cmp::Reverse;
use serde::{Deserialize, Serialize};
use std::collections::HashSet;

/// Who says that something stays.
#[derive(Clone, Copy, Debug, PartialEq, Eq, Hash, Serialize, Deserialize)]
#[serde(rename_all = "snake_case")]
pub enum Source {
    /// The article that this emulator follows.
    Article,
    /// Amazon's letter to Senator Coons, 28 June 2019.
    Letter,
    /// Business Insider on that letter, July 2019.
    Press,
}

impl Source {
    /// What it says, in one sentence.
    #[must_use]
    pub const fn claim(self) -> &'static str {
        match self {
            Self::Article => {
                "Data about interactions with the speaker may be kept after the recordings are deleted."
            }
            Self::Letter => {
                "A deleted transcript leaves the primary storage, but records of actions taken stay, and a skill's developer may keep records of the interaction."
            }
            Self::Press => {
                "Records of purchases, reminders and other actions stay after a recording is deleted."
            }
        }
    }

    /// Where it says so.
    #[must_use]
    pub const fn reference(self) -> &'static str {
        match self {
            Self::Article => "Web article \u{201c}Can Alexa Record Audio for Playback\u{201d}",
            Self::Letter => "TechCrunch, 3 July 2019; text of the letter at wccftech.com",
            Self::Press => "businessinsider.in, article 70049137",
        }
    }
}

/// What stays of one record.
#[derive(Clone, Debug, PartialEq, Eq, Serialize, Deserialize)]
pub struct Remnant {
    /// The key under which real histories file the record.
    pub key: String,
    /// Who keeps it.
    pub owner: Owner,
    /// When the recording began.
    pub started: Millis,
    /// The speaker that heard it.
    pub device: Device,
    /// What became of it.
    pub status: Status,
    /// What kind of utterance it was.
    pub utterance_type: UtteranceType,
    /// Field of knowledge that answered.
    pub domain: Option<String>,
    /// What it was understood as.
    pub intent: Option<String>,
    /// When the rest of it was deleted.
    pub deleted: Millis,
    /// Who says that this stays.
    pub says: Source,
}

impl Remnant {
    /// What stays of a record that is deleted now; `None` where no source says that anything does.
    #[must_use]
    pub fn of(recording: &Recording, customer_id: &str, deleted: Millis) -> Option<Self> {
        let head = &recording.head;
        let published = &recording.tail.published;
        let acted = published.domain.is_some() || published.intent.is_some();
        let says = match head.owner {
            Owner::Device | Owner::Reviewers => return None,
            Owner::SkillProvider => Source::Letter,
            Owner::Cloud if acted => Source::Press,
            Owner::Cloud | Owner::Recipient => Source::Article,
        };
        Some(Self {
            key: record_key(customer_id, head),
            owner: head.owner,
            started: head.started,
            device: head.device.clone(),
            status: recording.status(),
            utterance_type: recording.utterance_type(),
            domain: published.domain.clone(),
            intent: published.intent.clone(),
            deleted,
            says,
        })
    }
}

/// The remnants that an owner's vault lists, newest first.
#[derive(Clone, Debug, Default, PartialEq, Eq, Serialize, Deserialize)]
#[serde(transparent)]
pub struct Remnants {
    all: Vec<Remnant>,
}

impl Remnants {
    /// Adds one; a remnant of the same owner and key is replaced, so that a deletion finished twice
    /// leaves one.
    pub fn add(&mut self, remnant: Remnant) {
        self.purge(remnant.owner, &remnant.key);
        let place = self
            .all
            .partition_point(|other| other.started > remnant.started);
        self.all.insert(place, remnant);
    }

    /// Adds those whose owner and key are not there yet, as an import brings them: what is there
    /// stays as it is. Returns how many were added.
    pub fn merge(&mut self, others: impl IntoIterator<Item = Remnant>) -> usize {
        let name = |remnant: &Remnant| (remnant.owner, remnant.key.clone());
        let mut known: HashSet<(Owner, String)> = self.all.iter().map(name).collect();
        let before = self.all.len();
        let new = others
            .into_iter()
            .filter(|remnant| known.insert(name(remnant)));
        self.all.extend(new);
        self.all.sort_by_key(|remnant| Reverse(remnant.started));
        self.all.len() - before
    }

    /// All, newest recording first.
    #[must_use]
    pub fn all(&self) -> &[Remnant] {
        &self.all
    }

    /// Removes one. Returns whether it was there.
    pub fn purge(&mut self, owner: Owner, key: &str) -> bool {
        let before = self.all.len();
        self.all
            .retain(|remnant| remnant.owner != owner || remnant.key != key);
        self.all.len() < before
    }

    /// Removes all. Returns how many there were.
    pub fn purge_all(&mut self) -> usize {
        core::mem::take(&mut self.all).len()
    }
}
