//! Contacts and profiles: added, renamed, removed, and which profile is in use.

use hearsay_speaker::message::{
    ComposeInput, Contact, ContactId, Direction, Mailbox, MessageId, People, PeopleError,
    ProfileId, Reach,
};
use hearsay_speaker::nearby::speaker_key;
use leptos::prelude::*;

use super::reading::records;
use crate::body::controller::Body;

impl Body {
    pub(super) fn add_profile(&self, name: &str) {
        let Some(profile) = self.change_people(|people| people.add_profile(name)) else {
            return;
        };
        self.shared.messages.boxes.update(|boxes| {
            boxes.entry(profile).or_default();
        });
        self.say_of_messages(format!("{name} can use this page now and has a mailbox."));
    }

    pub(super) fn add_contact(&self, name: &str) {
        if self
            .change_people(|people| people.add(name, Reach::File))
            .is_some()
        {
            self.say_of_messages(format!(
                "{name} is a contact now; messages go as encrypted files."
            ));
        }
    }

    pub(super) fn rename_contact(&self, id: ContactId, name: &str) {
        if self
            .change_people(|people| people.rename(id, name))
            .is_some()
        {
            self.say_of_messages(format!("The new name is {name}."));
        }
    }

    /// Removes a contact; a profile's mailbox and the sound in it go along, and the others learn of
    /// it. Somebody always uses the page.
    pub(super) fn remove_contact(&self, id: ContactId) {
        let state = self.shared.messages;
        let reach = state
            .people
            .with_untracked(|people| people.contact(id).map(|it| it.reach.clone()));
        let last = state.people.with_untracked(|it| it.profiles().len()) <= 1;
        if let Some(Reach::Profile(_)) = reach
            && last
        {
            return self.say_of_messages(
                "Somebody has to use this page. Add another profile first.".to_owned(),
            );
        }
        let Some(contact) = self.change_people(|people| people.remove(id)) else {
            return;
        };
        if let Reach::Profile(profile) = contact.reach {
            self.empty_mailbox(profile);
        }
        self.say_of_messages(gone(&contact));
        self.compose_step(ComposeInput::ContactGone(id));
    }

    /// Destroys all that lies in a profile's mailbox, and the mailbox.
    fn empty_mailbox(&self, profile: ProfileId) {
        let emptied = self.with_mailbox(profile, |mailbox| {
            let ids: Vec<MessageId> = mailbox.messages().iter().map(|it| it.id.clone()).collect();
            let doomed = records(mailbox, &ids);
            let drafts = draft_sounds(mailbox);
            (mailbox.delete(&ids, self.speaker_time().0), doomed, drafts)
        });
        if let Some((deleted, doomed, drafts)) = emptied {
            self.send_receipts(profile, &deleted.receipts);
            let doomed = doomed.into_iter().chain(drafts).collect();
            self.destroy_sounds(doomed);
        }
        self.remove_mailbox(profile);
        let state = self.shared.messages;
        if state.in_use.get_untracked() == Some(profile) {
            let first = state
                .people
                .with_untracked(|people| people.profiles().first().map(|it| it.id));
            first.into_iter().for_each(|first| self.use_profile(first));
        }
    }

    /// From now on this profile is in use. A message in the making belongs to who began it.
    pub(super) fn use_profile(&self, profile: ProfileId) {
        let state = self.shared.messages;
        let name = state.people.with_untracked(|people| {
            let mut all = people.profiles().iter();
            all.find(|it| it.id == profile).map(|it| it.name.clone())
        });
        let Some(name) = name else { return };
        if self.is_composing() {
            return self.say_of_messages(
                "A message is being made. Send it or keep it as a draft first.".to_owned(),
            );
        }
        state.in_use.set(Some(profile));
        self.save_people();
        self.show_unread();
        self.arrive();
        let missed = state.mailbox().map(|mailbox| mailbox.missed());
        self.say_of_messages(format!(
            "{name} uses this page now. {}",
            missed.unwrap_or_default()
        ));
    }

    /// Changes the people and saves them; why it could not be is told.
    fn change_people<T>(
        &self,
        change: impl FnOnce(&mut People) -> Result<T, PeopleError>,
    ) -> Option<T> {
        match self.shared.messages.people.try_update(change)? {
            Ok(given) => {
                self.save_people();
                self.names_changed();
                Some(given)
            }
            Err(error) => {
                self.say_of_messages(error.to_string());
                None
            }
        }
    }

    /// All of them, if they were read.
    pub(in crate::body) fn known_people(&self) -> Option<People> {
        let state = self.shared.messages;
        state
            .known
            .get_untracked()
            .then(|| state.people.get_untracked())
    }

    /// Names by which messages can be sent.
    pub(in crate::body) fn contact_names(&self) -> Vec<String> {
        self.shared.messages.people.with_untracked(|people| {
            let all = people.contacts().iter();
            all.map(|contact| contact.name.clone()).collect()
        })
    }

    /// The same, and the other speakers that are there.
    pub(in crate::body) fn known_names(&self) -> Vec<String> {
        let mut names = self.contact_names();
        for speaker in self.other_speakers() {
            let key = speaker_key(&speaker.name);
            if names.iter().all(|name| speaker_key(name) != key) {
                names.push(speaker.name);
            }
        }
        names
    }

    /// The contact of a profile: by which the others write to it.
    pub(super) fn contact_of(&self, profile: ProfileId) -> Option<Contact> {
        self.shared.messages.people.with_untracked(|people| {
            let mut all = people.contacts().iter();
            all.find(|it| it.reach == Reach::Profile(profile)).cloned()
        })
    }
}

fn draft_sounds(mailbox: &Mailbox) -> Vec<hearsay_speaker::history::RecordRef> {
    let sounds = mailbox
        .drafts()
        .iter()
        .filter_map(|it| it.recording.clone());
    sounds
        .map(|id| super::reading::record(Direction::Sent, id))
        .collect()
}

fn gone(contact: &Contact) -> String {
    let name = &contact.name;
    match contact.reach {
        Reach::Profile(_) => format!(
            "{name} is removed with all messages received and sent. Copies that others have stay with them."
        ),
        _ => format!(
            "{name} is no contact any more. Messages to and from {name} stay where they are."
        ),
    }
}
