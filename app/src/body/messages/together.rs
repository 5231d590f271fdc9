//! Mailboxes that several tabs change: saved one tab after the other, and what both did put together.
//!
//! All windows of this browser share one vault. Before a mailbox is written the one that lies there is read
//! once more under a lock, and merged with what was changed here since it was read last, so that nothing
//! that only one window knows of is lost. A speaker with a name has a profile of its own; what others
//! leave for it has arrived when its window takes it.

use hearsay_speaker::message::{Mailbox, People, ProfileId, Reach};
use leptos::prelude::*;

use super::papers::{FIRST_PROFILE, PEOPLE, PeoplePaper, name_of_box};
use crate::body::arbitration::Note;
use crate::body::controller::Body;
use crate::shared::NoticeKind;
use crate::vault::{Vault, VaultError};

impl Body {
    /// What lies in the vault, with what was changed here since it was read last.
    pub(super) fn put_together(&self, profile: ProfileId, stored: Mailbox) -> Mailbox {
        let boxes = self.shared.messages.boxes;
        let mine = boxes.with_untracked(|boxes| boxes.get(&profile).cloned());
        let base = self
            .messaging
            .bases
            .borrow_mut()
            .insert(profile, stored.clone());
        match mine {
            Some(mine) => mine.merged(&base.unwrap_or_default(), &stored),
            None => stored,
        }
    }

    /// Writes a mailbox, with what other tabs wrote meanwhile.
    pub(super) async fn save_box(
        &self,
        vault: &Vault,
        profile: ProfileId,
    ) -> Result<bool, VaultError> {
        let name = name_of_box(profile);
        let _alone = vault.alone(&name).await;
        let stored: Option<String> = vault.paper(&name).await?;
        let state = self.shared.messages;
        let mine = state
            .boxes
            .with_untracked(|boxes| boxes.contains_key(&profile));
        let base = self.messaging.bases.borrow().get(&profile).cloned();
        let was_there = base.as_ref().is_some_and(|it| !it.messages().is_empty());
        // Locked meanwhile, or removed, here or in another tab: it is not made anew.
        if !state.known.get_untracked() || !mine || (stored.is_none() && was_there) {
            return Ok(false);
        }
        let stored = stored.map(|text| Mailbox::parse(&text).ok());
        // What cannot be read any more is written over with what is known here.
        let stored = stored.map_or_else(Mailbox::default, |read| read.or(base).unwrap_or_default());
        let merged = self.put_together(profile, stored);
        let shown = state
            .boxes
            .with_untracked(|boxes| boxes.get(&profile) == Some(&merged));
        if !shown {
            state.boxes.update(|boxes| {
                boxes.insert(profile, merged.clone());
            });
            self.show_unread();
        }
        vault.set_paper(&name, &merged.to_text()).await?;
        self.messaging.bases.borrow_mut().insert(profile, merged);
        Ok(true)
    }

    /// Whoever is at this speaker is among the people, if the speaker has a name.
    pub(super) async fn be_among_people(&self, vault: &Vault) -> Result<(), VaultError> {
        let Some(name) = self.who.given() else {
            return Ok(());
        };
        let _alone = vault.alone(PEOPLE).await;
        let paper: PeoplePaper = vault.paper(PEOPLE).await?.unwrap_or_default();
        let known = match paper.people.as_str() {
            "" => Ok(People::default()),
            text => People::parse(text),
        };
        // Whoever reads them next says so.
        let Ok(mut people) = known else { return Ok(()) };
        let added = match people.profiles() {
            [] => people.add_profile(FIRST_PROFILE).map(drop),
            _ => Ok(()),
        };
        if let Err(error) = added.and_then(|()| people.add_speaker(name).map(drop)) {
            self.tell(NoticeKind::Told(error.to_string()));
            return Ok(());
        }
        let text = people.to_text();
        if text == paper.people {
            return Ok(());
        }
        let paper = PeoplePaper {
            people: text,
            ..paper
        };
        vault.set_paper(PEOPLE, &paper).await?;
        self.tabs.tell(Note::MessagesChanged);
        Ok(())
    }

    /// The profile of whoever is at this speaker, where it has a name.
    pub(super) fn profile_of_speaker(&self, people: &People) -> Option<ProfileId> {
        match people.find(self.who.given()?)?.reach {
            Reach::Profile(profile) => Some(profile),
            _ => None,
        }
    }

    /// Whether messages to this profile wait until its speaker's window takes them.
    pub(super) fn waits_for_its_speaker(&self, profile: ProfileId) -> bool {
        let state = self.shared.messages;
        let elsewhere = state.people.with_untracked(|people| {
            let mut all = people.profiles().iter();
            all.any(|it| it.id == profile && it.speaker)
        });
        elsewhere && state.in_use.get_untracked() != Some(profile)
    }

    /// What was left for the profile in use has arrived; the senders learn of it.
    pub(super) fn arrive(&self) {
        let state = self.shared.messages;
        let Some(me) = state.in_use.get_untracked() else {
            return;
        };
        let waits = |mailbox: &Mailbox| mailbox.has_waiting();
        let waiting = state
            .boxes
            .with_untracked(|boxes| boxes.get(&me).is_some_and(waits));
        if !waiting {
            return;
        }
        let now = self.speaker_time().0;
        let receipts = self.with_mailbox(me, |mailbox| mailbox.arrive(now));
        self.send_receipts(me, &receipts.unwrap_or_default());
    }
}
