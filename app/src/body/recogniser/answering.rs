//! From what was understood to what is said and done, for spoken and typed requests alike.

use std::rc::Rc;

use hearsay_speaker::history::RecordRef;
use hearsay_speaker::household::{Act, SkillAct, Turn};
use hearsay_speaker::record::{Hearing, Item, ItemType, Published, Recording, Status};
use hearsay_speaker::remnant::{Deletion, DeletionCommand};
use hearsay_speaker::understand::Heard;
use hearsay_speaker::{Dialog, Input, Millis, Owner};
use leptos::prelude::*;

use super::super::controller::Body;
use super::super::understand;
use crate::shared::archive::ArchiveCommand;
use crate::shared::lock::LockCommand;
use crate::shared::privacy::PrivacyCommand;
use crate::shared::{Command, NoticeKind};

impl Body {
    /// Answers a capture once it is understood and its recording is in the vault.
    pub(in crate::body) fn understand(&self, spoke: bool, duration_ms: u64) {
        if self.is_noting() {
            return self.note_ended(duration_ms);
        }
        self.capture_length.set(duration_ms);
        let me = self.me.clone();
        self.finish_utterance(move |heard| {
            let Some(body) = me.upgrade() else { return };
            let me = body.me.clone();
            body.recorder.then(move |kept| {
                if let Some(body) = me.upgrade() {
                    body.answer_spoken(heard, spoke, duration_ms, kept.is_some());
                }
            });
        });
    }

    fn answer_spoken(&self, heard: Option<Heard>, spoke: bool, duration_ms: u64, kept: bool) {
        self.shared.understanding.words.set(Vec::new());
        let Some(heard) = heard else {
            self.recogniser.broken_off();
            let text = understand::answer(spoke, duration_ms, kept, self.saves());
            self.recorder.answer(text.clone(), Written::default());
            self.feed(Input::Reply {
                text,
                expects_reply: false,
            });
            return;
        };
        if self.skill_is_open() {
            // The record says what went to the skill; what comes of it the skill says.
            self.recorder.answer(String::new(), Written::of(&heard));
            let text = heard
                .intent
                .as_ref()
                .map_or(String::new(), |it| it.text.clone());
            self.shared.understanding.last.set(Some(heard));
            return self.tell_skill(&text);
        }
        let mut turn = self.turn(&heard, true);
        // In follow-up mode the microphone opens once more after whatever was understood.
        let follows = heard.intent.is_some() && !turn.acts.iter().any(speaks_next);
        turn.expects_reply |= follows && self.setting(|settings| settings.follow_up);
        let command = self.last_kept.borrow().clone().filter(|_| kept);
        self.recorder.answer(turn.text.clone(), Written::of(&heard));
        self.shared.understanding.last.set(Some(heard));
        self.conclude(turn, command, false);
    }

    /// Takes a typed request.
    pub(in crate::body) fn typed(&self, text: &str) {
        let me = self.me.clone();
        let line = text.to_owned();
        self.note_light();
        // Where the speaker is running it thinks, and says its answer.
        self.feed(Input::Typed);
        if self.skill_is_open() {
            return self.tell_skill(text);
        }
        self.read_line(text, move |heard| {
            let Some(body) = me.upgrade() else { return };
            let Some(heard) = heard else {
                body.typed_unread(&line);
                return;
            };
            let turn = body.turn(&heard, false);
            body.shared.understanding.last.set(Some(heard));
            body.conclude(turn, None, true);
        });
    }

    /// Without a recogniser the sentences that delete still work: they need none.
    fn typed_unread(&self, line: &str) {
        let command = DeletionCommand::parse(line);
        let text = match command.map(|it| it.deletion(self.house(|house| house.deletion_by_voice)))
        {
            Some(Ok(_)) => String::new(),
            Some(Err(refused)) => refused.to_string(),
            None => UNREAD.to_owned(),
        };
        let acts = command.filter(|_| text.is_empty()).map(Act::Delete);
        let turn = Turn {
            text,
            acts: acts.into_iter().collect(),
            expects_reply: false,
        };
        self.conclude(turn, None, true);
    }

    fn turn(&self, heard: &Heard, spoken: bool) -> Turn {
        self.messages_spoken(spoken);
        let scene = self.scene(spoken);
        let mut household = self.recogniser.household.borrow_mut();
        household.answer(heard, &scene.situation())
    }

    /// Says the answer and does what goes with it. `command` is the record of a spoken request.
    fn conclude(&self, turn: Turn, command: Option<RecordRef>, typed: bool) {
        let thinks = self
            .shared
            .speaker
            .with_untracked(|mind| mind.dialog() == Dialog::Thinking);
        // A typed request may come while the speaker is off or listens to somebody else: its answer
        // is shown then. A spoken one that was talked over is answered by what came after it.
        if typed && !thinks && !turn.text.is_empty() {
            self.tell(NoticeKind::Told(turn.text.clone()));
        }
        let (later, now): (Vec<Act>, Vec<Act>) = (turn.acts.into_iter())
            .partition(|act| matches!(act, Act::MicrophoneOff | Act::PlayLast | Act::Message(_)));
        let opens = now
            .iter()
            .any(|act| matches!(act, Act::Skill(SkillAct::Open { .. } | SkillAct::Record(_))));
        now.into_iter()
            .for_each(|act| self.act(act, command.clone()));
        // A skill that is being opened answers itself.
        if !(opens && turn.text.is_empty()) {
            self.feed(Input::Reply {
                text: turn.text,
                expects_reply: turn.expects_reply,
            });
        }
        later
            .into_iter()
            .for_each(|act| self.act(act, command.clone()));
    }

    fn act(&self, act: Act, command: Option<RecordRef>) {
        match act {
            Act::Volume(volume) => self.change_settings(|settings| settings.volume = volume),
            Act::MicrophoneOff => self.feed(Input::Microphone(false)),
            Act::DoNotDisturb(on) => self.feed(Input::DoNotDisturb(on)),
            Act::Delete(what) => self.delete_by_command(what, command),
            Act::DeleteDays(days) => self.delete(Deletion::Range(days), command),
            Act::DeleteSince(moment) => self.delete(self.since(moment), command),
            Act::UndoDeletion => self.obey(Command::Privacy(PrivacyCommand::Undo)),
            Act::SaveRecordings(on) => {
                let mut house = self.house(Clone::clone);
                house.saving.recordings = on;
                self.obey(Command::Privacy(PrivacyCommand::House(Box::new(house))));
            }
            Act::PlayLast => {
                if let Some(record) = self.newest_but(command.as_ref()) {
                    self.obey(Command::Play(record, 0));
                }
            }
            Act::StopPlaying => self.obey(Command::StopPlaying),
            Act::DownloadAll => self.obey(Command::Archive(ArchiveCommand::Export(None))),
            Act::Brief(on) => self.change_settings(|settings| settings.brief = on),
            Act::FollowUp(on) => self.change_settings(|settings| settings.follow_up = on),
            Act::LockNow => self.obey(Command::Lock(LockCommand::LockNow)),
            Act::Alert(act) => {
                self.alert(act);
            }
            Act::Guest(on) => self.guest(on),
            Act::Skill(act) => self.skill_act(act),
            Act::Message(act) => self.message_act(act),
            Act::Call(act) => self.call_act(act),
            Act::ShowHistory => show("history"),
            Act::ShowPrivacy => show("privacy"),
            Act::ShowSettings => show("settings"),
        }
    }

    fn delete_by_command(&self, what: DeletionCommand, command: Option<RecordRef>) {
        if let Ok(deletion) = what.deletion(self.house(|house| house.deletion_by_voice)) {
            self.delete(deletion, command);
        }
    }

    fn delete(&self, deletion: Deletion, command: Option<RecordRef>) {
        self.spawn(move |body: Rc<Self>| async move {
            body.ask_deletion(deletion, command).await;
        });
    }

    /// Everything that began at this moment or later, by the speaker's clock.
    fn since(&self, moment: Millis) -> Deletion {
        let late = |it: &&Recording| it.head.started.saturating_add(it.head.ahead_ms) >= moment;
        let late = self.shared.library.with_untracked(|history| {
            let late = history.recordings().filter(late).map(RecordRef::of);
            late.collect()
        });
        Deletion::Selected(late.unwrap_or_default())
    }

    /// The newest voice recording, the request itself aside.
    fn newest_but(&self, command: Option<&RecordRef>) -> Option<RecordRef> {
        self.shared.library.with_untracked(|history| {
            let mut all = history.recordings().map(RecordRef::of);
            all.find(|it| it.owner == Owner::Cloud && Some(it) != command)
        })?
    }
}

/// Said to a typed line where there is nobody to read it.
const UNREAD: &str =
    "The part that understands words could not be loaded. Reload the page to try again.";

/// What goes into the record of a request besides the answer.
#[derive(Clone, Debug, Default)]
pub(in crate::body) struct Written {
    pub(in crate::body) published: Published,
    pub(in crate::body) hearing: Option<Hearing>,
}

impl Written {
    fn of(heard: &Heard) -> Self {
        let said = (!heard.text.is_empty()).then(|| Item {
            kind: ItemType::CustomerTranscript,
            text: heard.text.clone(),
            utterance_id: ONLY_UTTERANCE.to_owned(),
        });
        let understood = heard.intent.as_ref();
        Self {
            published: Published {
                intent: understood.map(|it| it.intent.clone()),
                items: said.into_iter().collect(),
                status: understood.is_none().then_some(Status::Fault),
                ..Published::default()
            },
            hearing: Some(Hearing::of(heard)),
        }
    }
}

/// A request is one utterance.
const ONLY_UTTERANCE: &str = "1";

/// Whether what is done speaks for itself next.
fn speaks_next(act: &Act) -> bool {
    matches!(act, Act::Message(_))
}

/// Brings a region of the page into view.
pub(in crate::body) fn show(region: &str) {
    let document = web_sys::window().and_then(|window| window.document());
    if let Some(element) = document.and_then(|document| document.get_element_by_id(region)) {
        element.scroll_into_view();
    }
}
