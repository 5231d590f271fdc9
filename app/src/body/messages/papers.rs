//! People and mailboxes as they lie sealed in the device's vault: one note for the people, one for
//! each profile's mailbox.

use std::collections::BTreeMap;
use std::rc::Rc;

use hearsay_speaker::message::{Mailbox, People, ProfileId};
use hearsay_speaker::{Input, Owner};
use leptos::prelude::*;
use serde::{Deserialize, Serialize};

use crate::body::arbitration::Note;
use crate::body::controller::Body;
use crate::shared::NoticeKind;
use crate::vault::{Vault, VaultError};

/// The sealed note of contacts and profiles.
const PEOPLE: &str = "people";

/// Who uses this page before anybody gave a name. It can be renamed.
const FIRST_PROFILE: &str = "Home";

/// The note of the people.
#[derive(Debug, Default, Serialize, Deserialize)]
#[serde(default)]
struct PeoplePaper {
    people: String,
    in_use: Option<ProfileId>,
}

/// A note that waits to be written.
#[derive(Clone, Copy, Debug, PartialEq, Eq, PartialOrd, Ord)]
pub(super) enum Unsaved {
    /// The people.
    People,
    /// A profile's mailbox.
    Mailbox(ProfileId),
    /// No mailbox any more.
    Removal(ProfileId),
}

/// All that was read.
#[derive(Debug)]
struct Read {
    people: People,
    in_use: Option<ProfileId>,
    boxes: BTreeMap<ProfileId, Mailbox>,
}

fn name_of_box(profile: ProfileId) -> String {
    format!("messages-{}", profile.0)
}

impl Body {
    /// Reads people and mailboxes.
    pub(in crate::body) async fn open_messages(self: Rc<Self>) {
        let read = match self.store.vault(Owner::Device).await {
            Ok(vault) => self.read_messages(&vault).await,
            Err(error) => Err(error),
        };
        let mut read = match read {
            Ok(read) => read,
            // Without their keys nothing is known: neither shown nor written over.
            Err(VaultError::Locked) => return,
            Err(error) => return self.storage_failed(&error),
        };
        let nobody = read.people.profiles().is_empty();
        if nobody {
            self.add_first(&mut read.people);
        }
        let there = |id: &ProfileId| read.people.profiles().iter().any(|it| it.id == *id);
        let first = read.people.profiles().first().map(|it| it.id);
        // Which profile is in use is each tab's own; what was written counts where none is yet.
        let mine = self.shared.messages.in_use.get_untracked();
        let in_use = mine.filter(there).or(read.in_use.filter(there)).or(first);
        for profile in read.people.profiles() {
            read.boxes.entry(profile.id).or_default();
        }
        let state = self.shared.messages;
        state.people.set(read.people);
        state.boxes.set(read.boxes);
        state.in_use.set(in_use);
        state.known.set(true);
        self.keep_held_back();
        self.show_unread();
        self.names_changed();
    }

    fn add_first(&self, people: &mut People) {
        if let Err(error) = people.add_profile(FIRST_PROFILE) {
            self.tell(NoticeKind::Told(error.to_string()));
        }
    }

    async fn read_messages(&self, vault: &Vault) -> Result<Read, VaultError> {
        let paper: PeoplePaper = vault.paper(PEOPLE).await?.unwrap_or_default();
        let people = match paper.people.as_str() {
            "" => People::default(),
            text => People::parse(text).unwrap_or_else(|error| {
                self.tell(NoticeKind::Told(error.to_string()));
                People::default()
            }),
        };
        let mut boxes = BTreeMap::new();
        for profile in people.profiles() {
            let text: Option<String> = vault.paper(&name_of_box(profile.id)).await?;
            let read = text.map_or(Ok(Mailbox::default()), |text| Mailbox::parse(&text));
            let mailbox = read.unwrap_or_else(|error| {
                self.tell(NoticeKind::Told(error.to_string()));
                Mailbox::default()
            });
            boxes.insert(profile.id, mailbox);
        }
        Ok(Read {
            people,
            in_use: paper.in_use,
            boxes,
        })
    }

    /// Changes a mailbox and saves it; `None` where there is none of this profile.
    pub(super) fn with_mailbox<T>(
        &self,
        profile: ProfileId,
        change: impl FnOnce(&mut Mailbox) -> T,
    ) -> Option<T> {
        let boxes = self.shared.messages.boxes;
        let given = boxes.try_update(|boxes| boxes.get_mut(&profile).map(change))?;
        if given.is_some() {
            // A mailbox belongs to somebody: before the first message nothing of either is written.
            self.save(Unsaved::People);
            self.save(Unsaved::Mailbox(profile));
            self.show_unread();
        }
        given
    }

    /// The same for the profile in use.
    pub(super) fn with_my_mailbox<T>(&self, change: impl FnOnce(&mut Mailbox) -> T) -> Option<T> {
        let profile = self.shared.messages.in_use.get_untracked()?;
        self.with_mailbox(profile, change)
    }

    /// Saves people and which profile is in use.
    pub(super) fn save_people(&self) {
        self.save(Unsaved::People);
    }

    /// Takes a profile's mailbox away for good.
    pub(super) fn remove_mailbox(&self, profile: ProfileId) {
        self.shared.messages.boxes.update(|boxes| {
            boxes.remove(&profile);
        });
        self.save(Unsaved::Removal(profile));
    }

    /// One after the other, so that what was written last is what lies there in the end.
    fn save(&self, what: Unsaved) {
        self.messaging.unsaved.borrow_mut().insert(what);
        if !self.messaging.saving.replace(true) {
            self.spawn(Self::save_all);
        }
    }

    async fn save_all(self: Rc<Self>) {
        while let Some(what) = self.next_unsaved() {
            let saved = match self.store.vault(Owner::Device).await {
                Ok(vault) => self.save_one(&vault, what).await,
                Err(error) => Err(error),
            };
            match saved {
                Ok(()) => self.tabs.tell(Note::MessagesChanged),
                Err(error) => self.storage_failed(&error),
            }
        }
        self.messaging.saving.set(false);
    }

    /// A function of its own, so that the list is not borrowed while something is saved.
    fn next_unsaved(&self) -> Option<Unsaved> {
        self.messaging.unsaved.borrow_mut().pop_first()
    }

    async fn save_one(&self, vault: &Vault, what: Unsaved) -> Result<(), VaultError> {
        let state = self.shared.messages;
        match what {
            // Locked meanwhile: what is shown is empty, and what lies there stays.
            _ if !state.known.get_untracked() => Ok(()),
            Unsaved::People => {
                let paper = PeoplePaper {
                    people: state.people.with_untracked(People::to_text),
                    in_use: state.in_use.get_untracked(),
                };
                vault.set_paper(PEOPLE, &paper).await
            }
            Unsaved::Mailbox(profile) => {
                let text = |boxes: &BTreeMap<_, Mailbox>| boxes.get(&profile).map(Mailbox::to_text);
                match state.boxes.with_untracked(text) {
                    Some(text) => vault.set_paper(&name_of_box(profile), &text).await,
                    None => Ok(()),
                }
            }
            Unsaved::Removal(profile) => vault.remove_paper(&name_of_box(profile)).await,
        }
    }

    /// The vaults were locked: nothing of messages stays in what is shown.
    pub(in crate::body) fn forget_messages(&self) {
        let state = self.shared.messages;
        if !state.known.get_untracked() {
            return;
        }
        self.break_off_composing();
        state.known.set(false);
        state.people.set(People::default());
        state.boxes.set(BTreeMap::new());
        state.in_use.set(None);
        state.said.set(String::new());
        self.forget_file();
        self.feed(Input::MessagesRead);
        self.names_changed();
    }

    /// Another tab changed them.
    pub(in crate::body) fn messages_elsewhere(&self) {
        if !self.messaging.saving.get() {
            self.spawn(Self::open_messages);
        }
    }

    /// The ring follows what the profile in use has not played yet.
    pub(super) fn show_unread(&self) {
        let unread = self
            .shared
            .messages
            .mailbox()
            .is_some_and(|mailbox| mailbox.unread().next().is_some());
        let shown = self.shared.speaker.with_untracked(|mind| mind.has_unread());
        match (unread, shown) {
            (true, false) => self.feed(Input::MessageArrived),
            (false, true) => self.feed(Input::MessagesRead),
            _ => {}
        }
    }
}
