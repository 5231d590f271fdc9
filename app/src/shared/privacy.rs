//! Who keeps what, as the glass sees it: the house rules, the speaker's clock, deletions and their
//! receipts, remnants, the ledger, and what lies in each vault byte for byte.
//!
//! Every field is written by the body alone.

use hearsay_speaker::{
    Millis, Owner,
    anonymise::Step,
    history::RecordRef,
    ledger::{Checkpoint, Entry, Verdict},
    policy::{
        AdaptationEvidence, EmulatedClock, Event, Expiry, HelpImprove, Jump, Rules, Saving,
        presets::PresetId,
    },
    record::Feedback,
    remnant::{Deletion, Pending, Receipt, Remnants},
};
use leptos::prelude::*;
use serde::{Deserialize, Serialize};

/// What the person decided about keeping; stored in the device's vault.
#[derive(Clone, Debug, Default, PartialEq, Eq, Serialize, Deserialize)]
#[serde(default)]
pub struct House {
    /// How long everything is kept.
    pub rules: Rules,
    /// "Save voice recordings".
    pub saving: Saving,
    /// "Help improve".
    pub help: HelpImprove,
    /// Whether a spoken or typed command may delete.
    pub deletion_by_voice: bool,
    /// Whether a personal threshold, made from the kept recordings, is in force.
    pub adaptation: bool,
    /// Preset that was chosen last.
    pub preset: Option<PresetId>,
    /// Name of the user profile in use.
    pub profile: Option<String>,
}

/// A receipt with its place among all.
#[derive(Clone, Debug, PartialEq, Serialize, Deserialize)]
pub struct KeptReceipt {
    /// Number, from 1, never used twice.
    pub number: u32,
    /// What it says.
    pub receipt: Receipt,
    /// What is left of the destroyed ciphertext to look for: of up to 200 recordings the first
    /// bytes of the sealed head and of the first sealed piece, in hexadecimal digits. Noise
    /// without the key.
    pub traces: Vec<String>,
}

/// What one database or store holds, as far as a look for leftovers saw it.
#[derive(Clone, Debug, Default, PartialEq, Eq)]
pub struct Searched {
    /// Database and store, or `localStorage`.
    pub place: String,
    /// Values looked through.
    pub values: usize,
    /// Bytes looked through.
    pub bytes: u64,
    /// Places in which bytes or the name of a deleted recording were found.
    pub found: usize,
}

/// A look through every database for what a receipt says is gone.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct Rescan {
    /// Number of the receipt.
    pub receipt: u32,
    /// Everything looked through so far.
    pub searched: Vec<Searched>,
    /// Whether it is finished.
    pub finished: bool,
}

impl Rescan {
    /// Places in which something was found.
    #[must_use]
    pub fn found(&self) -> usize {
        self.searched.iter().map(|place| place.found).sum()
    }
}

/// One stored thing in an owner's vault.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct Holding {
    /// Store that it lies in: `keys`, `recordings`, `pieces`, `notes`, `ledger`, `masters`; beside
    /// the database `localStorage` and `memory`.
    pub store: &'static str,
    /// What it is called there.
    pub name: String,
    /// What it is, in a few words.
    pub what: String,
    /// Bytes.
    pub bytes: u64,
    /// Since when it lies there, where that is known (real time).
    pub since: Option<Millis>,
    /// Which recording it belongs to.
    pub record: Option<RecordRef>,
}

/// Everything that one owner's vault holds.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct VaultContents {
    /// Whose.
    pub owner: Owner,
    /// Name of the database.
    pub database: String,
    /// Everything, largest stores first; at most 2,000 listed singly.
    pub holdings: Vec<Holding>,
    /// Bytes in all, also of what is not listed singly.
    pub bytes: u64,
    /// Values in all.
    pub values: usize,
}

/// What the browser says of its room, bytes.
#[derive(Clone, Copy, Debug, Default, PartialEq, Eq)]
pub struct Room {
    /// Used by this site.
    pub usage: u64,
    /// The most that this site gets.
    pub quota: u64,
    /// Whether the browser promised not to clear it by itself; `None` where it cannot.
    pub persisted: Option<bool>,
}

/// A clip as it came about.
#[derive(Clone, Debug, PartialEq)]
pub struct Anonymising {
    /// Of which recording.
    pub of: RecordRef,
    /// The clip with the reviewers; `None` where this is only shown, not done.
    pub clip: Option<RecordRef>,
    /// The steps, or why there are none.
    pub steps: Result<Vec<Step>, String>,
    /// How alike the new voice is to the old, 0..=1.
    pub likeness: Option<f32>,
}

/// A check of the ledger.
#[derive(Clone, Debug, PartialEq)]
pub struct LedgerCheck {
    /// What was found.
    pub verdict: Verdict,
    /// Against which checkpoint; `None` if the chain was looked at by itself.
    pub against: Option<Checkpoint>,
    /// Lines that could not be read at all.
    pub refused: usize,
}

/// What opting out costs.
#[derive(Clone, Debug, PartialEq)]
pub struct Cost {
    /// What the kept recordings tell.
    pub evidence: AdaptationEvidence,
    /// Threshold in force now, 0..=1.
    pub threshold_now: f32,
}

/// The signals. Copy it anywhere.
#[derive(Clone, Copy, Debug)]
pub struct Privacy {
    /// What the person decided.
    pub house: RwSignal<House>,
    /// The speaker's clock.
    pub clock: RwSignal<EmulatedClock>,
    /// How far the real clock was set back, milliseconds, where it was.
    pub set_back_ms: RwSignal<Option<u64>>,
    /// What is due next, soonest first, at most 20.
    pub coming: RwSignal<Vec<Expiry>>,
    /// What the last jump or sweep did, in its order.
    pub happened: RwSignal<Vec<Event>>,
    /// The ledger, oldest first.
    pub ledger: RwSignal<Vec<Entry>>,
    /// The last check of it.
    pub checked: RwSignal<Option<LedgerCheck>>,
    /// What deletions left with the owners.
    pub remnants: RwSignal<Remnants>,
    /// The deletion that waits or runs.
    pub pending: RwSignal<Option<Pending>>,
    /// Receipts, newest first.
    pub receipts: RwSignal<Vec<KeptReceipt>>,
    /// The look for leftovers.
    pub rescan: RwSignal<Option<Rescan>>,
    /// Contents of the vaults that were asked for.
    pub contents: RwSignal<Vec<VaultContents>>,
    /// The browser's room.
    pub room: RwSignal<Option<Room>>,
    /// The clip made or shown last.
    pub anonymising: RwSignal<Option<Anonymising>>,
    /// What opting out costs.
    pub cost: RwSignal<Option<Cost>>,
}

impl Default for Privacy {
    fn default() -> Self {
        Self::new()
    }
}

impl Privacy {
    /// Nothing read yet.
    #[must_use]
    pub fn new() -> Self {
        Self {
            house: RwSignal::default(),
            clock: RwSignal::default(),
            set_back_ms: RwSignal::default(),
            coming: RwSignal::default(),
            happened: RwSignal::default(),
            ledger: RwSignal::default(),
            checked: RwSignal::default(),
            remnants: RwSignal::default(),
            pending: RwSignal::default(),
            receipts: RwSignal::default(),
            rescan: RwSignal::default(),
            contents: RwSignal::default(),
            room: RwSignal::default(),
            anonymising: RwSignal::default(),
            cost: RwSignal::default(),
        }
    }

    /// The speaker's time at a real time, without moving anything.
    #[must_use]
    pub fn emulated(&self, real: Millis) -> Millis {
        self.clock.with(|clock| clock.clone().now(real).emulated)
    }
}

/// What the glass asks about keeping.
#[derive(Clone, Debug, PartialEq)]
pub enum PrivacyCommand {
    /// New house rules (all of them). What they would delete at once is deleted: ask first.
    House(Box<House>),
    /// Move the speaker's clock forward.
    Jump(Jump),
    /// The real clock that was set back is right now.
    TrustClock,
    /// Delete, after ten seconds in which it can be undone.
    Delete(Deletion),
    /// Take the waiting deletion back.
    Undo,
    /// Do not wait any longer.
    Hurry,
    /// Purge one remnant, by owner and key.
    PurgeRemnant(Owner, String),
    /// Purge all of them.
    PurgeRemnants,
    /// Give another owner a copy; to reviewers it goes anonymised. The text names which provider
    /// or recipient.
    Copy(RecordRef, Owner, Option<String>),
    /// Show the steps in which this recording would be made anonymous, without giving it away.
    ShowAnonymising(RecordRef),
    /// The person's thumb on a record, or its taking back.
    Feedback(RecordRef, Option<Feedback>),
    /// "Not for the speaker", or its taking back.
    ReportFalse(RecordRef, bool),
    /// Look through every database for what the receipt with this number says is gone.
    Verify(u32),
    /// List byte for byte what this owner's vault holds.
    Contents(Owner),
    /// Ask the browser for its room.
    Room,
    /// Ask the browser not to clear this site by itself.
    Persist,
    /// Check the ledger, against a kept checkpoint (as typed) or by itself.
    CheckLedger(Option<String>),
    /// Weigh what opting out costs.
    Cost,
}
