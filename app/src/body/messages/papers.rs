//! People and mailboxes as they lie sealed in the device's vault: one note for the people, one for
//! each profile's mailbox.

use std::collections::BTreeMap;
use std::rc::Rc;

use hearsay_speaker::message::{Mailbox, MessageId, People, ProfileId};
use hearsay_speaker::{Input, Owner};
use leptos::prelude::*;
use serde::{Deserialize, Serialize};

use crate::body::arbitration::Note;
use crate::body::controller::Body;
use crate::shared::NoticeKind;
use crate::vault::{Vault, VaultError};

/// The sealed note of contacts and profiles.
pub(super) const PEOPLE: &str = "people";

/// Who uses this page before anybody gave a name. It can be renamed.
pub(super) const FIRST_PROFILE: &str = "Home";

/// The note of the people.
#[derive(Clone, Debug, Default, PartialEq, Eq, Serialize, Deserialize)]
#[serde(default)]
pub(super) struct PeoplePaper {
    pub(super) people: String,
    pub(super) in_use: Option<ProfileId>,
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

pub(super) fn name_of_box(profile: ProfileId) -> String {
    format!("messages-{}", profile.0)
}

impl Body {
    /// Reads people and mailboxes.
    pub(in crate::body) async fn open_messages(self: Rc<Self>) {
        let read = match self.store.vault(Owner::Device).await {
            Ok(vault) => match self.be_among_people(&vault).await {
                Ok(()) => self.read_messages(&vault).await,
                Err(error) => Err(error),
            },
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
        let own = self.profile_of_speaker(&read.people);
        let in_use = mine.filter(there).or(own);
        let in_use = in_use.or(read.in_use.filter(there)).or(first);
        self.messaging.home.set(read.in_use);
        for profile in read.people.profiles() {
            read.boxes.entry(profile.id).or_default();
        }
        let state = self.shared.messages;
        let boxes = read.boxes.into_iter();
        let boxes = boxes.map(|(profile, stored)| (profile, self.put_together(profile, stored)));
        let boxes = boxes.collect();
        state.people.set(read.people);
        state.boxes.set(boxes);
        state.in_use.set(in_use);
        state.known.set(true);
        self.keep_held_back();
        self.show_unread();
        self.arrive();
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
                Ok(true) => self.tabs.tell(Note::MessagesChanged),
                Ok(false) => {}
                Err(error) => self.storage_failed(&error),
            }
        }
        self.messaging.saving.set(false);
        if self.messaging.read_again.take() {
            self.open_messages().await;
        }
    }

    /// A function of its own, so that the list is not borrowed while something is saved.
    fn next_unsaved(&self) -> Option<Unsaved> {
        self.messaging.unsaved.borrow_mut().pop_first()
    }

    /// Whether anything was written.
    async fn save_one(&self, vault: &Vault, what: Unsaved) -> Result<bool, VaultError> {
        let state = self.shared.messages;
        match what {
            // Locked meanwhile: what is shown is empty, and what lies there stays.
            _ if !state.known.get_untracked() => Ok(false),
            Unsaved::People => {
                // Whoever is at a named speaker is not who uses the page everywhere else.
                let in_use = match self.who.given() {
                    Some(_) => self.messaging.home.get(),
                    None => state.in_use.get_untracked(),
                };
                let paper = PeoplePaper {
                    people: state.people.with_untracked(People::to_text),
                    in_use,
                };
                let _alone = vault.alone(PEOPLE).await;
                let there: Option<PeoplePaper> = vault.paper(PEOPLE).await?;
                if there.as_ref() == Some(&paper) {
                    return Ok(false);
                }
                vault.set_paper(PEOPLE, &paper).await.map(|()| true)
            }
            Unsaved::Mailbox(profile) => self.save_box(vault, profile).await,
            Unsaved::Removal(profile) => {
                let removed = vault.remove_paper(&name_of_box(profile)).await;
                removed.map(|()| true)
            }
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
        self.messaging.bases.borrow_mut().clear();
        self.messaging.unread.borrow_mut().clear();
        state.in_use.set(None);
        state.said.set(String::new());
        self.forget_file();
        self.feed(Input::MessagesRead);
        self.names_changed();
    }

    /// Another tab changed them.
    pub(in crate::body) fn messages_elsewhere(&self) {
        if self.messaging.saving.get() {
            self.messaging.read_again.set(true);
        } else {
            self.spawn(Self::open_messages);
        }
    }

    /// The ring follows what the profile in use has not played yet.
    pub(super) fn show_unread(&self) {
        let mailbox = self.shared.messages.mailbox().unwrap_or_default();
        let unread: Vec<MessageId> = mailbox.unread().map(|it| it.id.clone()).collect();
        let known = self.messaging.unread.replace(unread.clone());
        let new = unread.iter().any(|id| !known.contains(id));
        let shown = self.shared.speaker.with_untracked(|mind| mind.has_unread());
        match (unread.is_empty(), shown) {
            (false, false) => self.feed(Input::MessageArrived),
            // One more: it has its own chime.
            (false, true) if new => self.feed(Input::MessageArrived),
            (true, true) => self.feed(Input::MessagesRead),
            _ => {}
        }
    }
}
