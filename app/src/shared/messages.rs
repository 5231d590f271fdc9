//! Messages as the page shows them: people, mailboxes, and the one that is being made.

use std::collections::BTreeMap;

use hearsay_speaker::history::RecordRef;
use hearsay_speaker::household::MessageAct;
use hearsay_speaker::message::{Compose, ContactId, DraftId, Mailbox, People, ProfileId};
use leptos::prelude::*;
use web_sys::File;

/// What a person asks for about messages.
#[derive(Clone, Debug, PartialEq)]
pub enum MessageCommand {
    /// Add somebody who uses this page.
    AddProfile(String),
    /// Add somebody elsewhere, to whom messages go as files.
    AddContact(String),
    /// Call a contact otherwise.
    Rename(ContactId, String),
    /// Remove a contact; a profile with its messages.
    Remove(ContactId),
    /// From now on this profile is in use.
    Use(ProfileId),
    /// The same as is done by voice.
    Act(MessageAct),
    /// Take a draft up again.
    TakeUp(DraftId),
    /// Destroy a draft.
    DropDraft(DraftId),
    /// Hand the message file that was made to the browser.
    HandOn {
        /// To another program, rather than to the disk.
        shared: bool,
    },
    /// The person has the message file and its code.
    FileDone,
    /// Open a message file with this code.
    OpenFile(File, String),
}

/// A message file that waits to be handed on.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct ReadyFile {
    /// Whom it is for.
    pub to: String,
    /// The code that opens it.
    pub code: String,
    /// Whether the browser can hand it to other programs.
    pub can_share: bool,
}

/// What the glass sees of messages. Texts are here only while the vaults are open.
#[derive(Clone, Copy, Debug)]
pub struct MessageState {
    /// Contacts and profiles.
    pub people: RwSignal<People>,
    /// The mailbox of each profile.
    pub boxes: RwSignal<BTreeMap<ProfileId, Mailbox>>,
    /// The profile in use.
    pub in_use: RwSignal<Option<ProfileId>>,
    /// They were read, so that they may be changed.
    pub known: RwSignal<bool>,
    /// The message that is being made.
    pub compose: RwSignal<Option<Compose>>,
    /// Its recording, once there is one.
    pub sound: RwSignal<Option<RecordRef>>,
    /// A message file that waits to be handed on.
    pub file: RwSignal<Option<ReadyFile>>,
    /// The last sentence about messages.
    pub said: RwSignal<String>,
}

impl MessageState {
    /// Nothing known.
    pub(super) fn new() -> Self {
        Self {
            people: RwSignal::default(),
            boxes: RwSignal::default(),
            in_use: RwSignal::default(),
            known: RwSignal::default(),
            compose: RwSignal::default(),
            sound: RwSignal::default(),
            file: RwSignal::default(),
            said: RwSignal::default(),
        }
    }

    /// Reads the mailbox of the profile in use, and subscribes to it.
    pub fn with_box<T: Default>(&self, read: impl FnOnce(&Mailbox) -> T) -> T {
        let Some(profile) = self.in_use.get() else {
            return T::default();
        };
        self.boxes
            .with(|boxes| boxes.get(&profile).map(read))
            .unwrap_or_default()
    }

    /// A copy of the mailbox of the profile in use.
    #[must_use]
    pub fn mailbox(&self) -> Option<Mailbox> {
        let profile = self.in_use.get_untracked()?;
        self.boxes
            .with_untracked(|boxes| boxes.get(&profile).cloned())
    }
}
