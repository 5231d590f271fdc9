//! Messages: people and mailboxes kept sealed, the dialog in which a message is made, sending,
//! playing, deleting.
//!
//! ```text
//! glass, words ─► commands ─► dialog ─► Compose ─► effects ─┬─► queue ─► voice, player, microphone
//!                    │                                      ├─► recording ─► device's vault
//!                    ▼                                      └─► sending ─► recipient's vault, mailbox
//!                 people, reading ─► papers ─► together ─► device's vault
//! ```
//! What is decided is decided by `hearsay_speaker::message`; here it is carried out. Invariants: what
//! was recorded is sent, kept as a draft or destroyed because a person said so; nothing is changed
//! while the vaults are locked; a copy is a line of the ledger.

mod carrier;
mod crypt;
mod dialog;
mod drafts;
mod file;
mod papers;
mod people;
mod queue;
mod reading;
mod recording;
mod sending;
mod together;

use std::cell::{Cell, RefCell};
use std::collections::{BTreeMap, BTreeSet};

use hearsay_speaker::household::MessageAct;
use hearsay_speaker::message::{Mailbox, MessageId, ProfileId};
use leptos::prelude::*;

use super::controller::Body;
use crate::shared::NoticeKind;
use crate::shared::messages::MessageCommand;
pub(super) use carrier::Parcel;
use drafts::Kept;
use papers::Unsaved;
use queue::Queue;
use recording::Sound;

/// Where the page shows messages.
const PANEL: &str = "household-messages";

/// What the body remembers of messages besides the shared state.
#[derive(Debug, Default)]
pub(super) struct Messaging {
    /// What is to be said, played and recorded, one after the other.
    queue: Queue,
    /// The recording in the making.
    sound: RefCell<Sound>,
    /// Whether the person spoke last, so that a question opens the microphone for the reply.
    spoken: Cell<bool>,
    /// Whose message is in the making.
    writer: Cell<Option<ProfileId>>,
    /// A draft that came about while the vaults were locked.
    held_back: RefCell<Option<Kept>>,
    /// The message file that was made last: its name and its bytes, until the person has it.
    file: RefCell<Option<(String, Vec<u8>)>>,
    /// Notes that wait to be written, and whether somebody is writing them.
    unsaved: RefCell<BTreeSet<Unsaved>>,
    saving: Cell<bool>,
    /// Another tab changed something while these were being written.
    read_again: Cell<bool>,
    /// The mailboxes as they lay in the vault when they were read or written last.
    bases: RefCell<BTreeMap<ProfileId, Mailbox>>,
    /// Who uses the page where a speaker has no name of its own.
    home: Cell<Option<ProfileId>>,
    /// What was unread when it was looked at last.
    unread: RefCell<Vec<MessageId>>,
}

impl Body {
    /// Does what a person asked about messages on the page.
    pub(super) fn obey_messages(&self, command: MessageCommand) {
        if !self.messages_open() {
            return;
        }
        self.messaging.spoken.set(false);
        match command {
            MessageCommand::AddProfile(name) => self.add_profile(&name),
            MessageCommand::AddContact(name) => self.add_contact(&name),
            MessageCommand::Rename(id, name) => self.rename_contact(id, &name),
            MessageCommand::Remove(id) => self.remove_contact(id),
            MessageCommand::Use(profile) => self.use_profile(profile),
            MessageCommand::Act(act) => {
                self.end_question();
                self.carry_out_message(act, false);
            }
            MessageCommand::TakeUp(draft) => self.take_up(draft),
            MessageCommand::DropDraft(draft) => self.drop_draft(draft),
            MessageCommand::HandOn { shared } => self.hand_on_file(shared),
            MessageCommand::FileDone => self.forget_file(),
            MessageCommand::OpenFile(file, code) => {
                self.spawn(move |body| body.open_file(file, code));
            }
        }
    }

    /// Does what a spoken or typed request comes to.
    pub(super) fn message_act(&self, act: MessageAct) {
        if self.messages_open() {
            self.carry_out_message(act, true);
        }
    }

    /// `answered`: a sentence about it is being said already.
    fn carry_out_message(&self, act: MessageAct, answered: bool) {
        match act {
            MessageAct::Compose { to, text, reply_to } => self.compose(to, text, reply_to),
            MessageAct::Input(input) => self.compose_step(input),
            MessageAct::Play(ids) => self.play_messages(ids),
            MessageAct::Delete(ids) => self.delete_messages(&ids, answered),
            MessageAct::Show => show_panel(),
        }
    }

    /// Whether the request that is being answered was spoken.
    pub(super) fn messages_spoken(&self, spoken: bool) {
        self.messaging.spoken.set(spoken);
    }

    fn messages_open(&self) -> bool {
        let open = self.shared.messages.known.get_untracked();
        if !open {
            self.tell(NoticeKind::Told(
                "Messages are locked away. Unlock the recordings first.".to_owned(),
            ));
        }
        open
    }
}

/// Opens the tab and brings it into view.
fn show_panel() {
    if let Some(window) = web_sys::window() {
        // Refused only by a page without an address of its own; the tab is then opened by hand.
        let _opened = window.location().set_hash(PANEL);
    }
}
