//! Leading a dialog by the model: who asks next, and for what.

use super::state::Asking;
use super::{Ended, Session, Voice};
use crate::skill::dialog::{Need, need, say};
use crate::skill::model::Delegation;
use crate::skill::ssml::Spoken;
use crate::skill::wire::{DialogState, EndedReason, IntentState};

/// Times in a row that a person is asked the same before the session ends.
const MOST_TRIES: u32 = 4;

impl Session {
    /// Goes on with the intent at hand after the person said something.
    pub(super) fn advance(&mut self) {
        let Some(name) = self.talk.as_ref().map(|talk| talk.intent.name.clone()) else {
            return;
        };
        let Some(need) = self.need() else {
            self.ask_intent(None);
            return;
        };
        if self.skill.model.delegation_of(&name) == Delegation::Always {
            self.pursue(need);
            return;
        }
        let started = self.talk.as_ref().is_some_and(|talk| talk.started);
        let state = match (started, &need) {
            (false, _) => DialogState::Started,
            (true, Need::Nothing) => DialogState::Completed,
            (true, _) => DialogState::InProgress,
        };
        self.ask_intent(Some(state));
    }

    /// What the dialog at hand needs; `None` where the intent is no dialog.
    pub(super) fn need(&self) -> Option<Need> {
        let talk = self.talk.as_ref()?;
        let dialog = self.skill.model.dialog_of(&talk.intent.name)?;
        Some(need(dialog, &talk.intent, self.moment()))
    }

    /// Does what a dialog needs, in the skill's place.
    pub(super) fn pursue(&mut self, need: Need) {
        let readable = |slot: &str| slot.replace(['_', '-'], " ");
        match need {
            Need::Nothing => self.ask_intent(Some(DialogState::Completed)),
            Need::Value(slot, prompt) => {
                let instead = format!("Which {} would you like?", readable(&slot));
                self.ask_person(Asking::Slot(slot), prompt.as_deref(), &instead);
            }
            Need::Other(slot, prompt) => {
                let instead = format!(
                    "That does not do. Which other {} would you like?",
                    readable(&slot)
                );
                let pieces = self.prompt(prompt.as_deref(), &instead);
                if let Some(talk) = &mut self.talk {
                    talk.intent.slots.entry(slot.clone()).or_default().value = None;
                }
                self.put(Asking::Slot(slot), pieces);
            }
            Need::SlotConfirmed(slot, prompt) => {
                let instead = format!("{{{slot}}}, is that right?");
                let instead = self.with_slots(&instead);
                self.ask_person(Asking::SlotRight(slot), prompt.as_deref(), &instead);
            }
            Need::Confirmed(prompt) => {
                self.ask_person(Asking::AllRight, prompt.as_deref(), "Is all of that right?");
            }
        }
    }

    fn ask_person(&mut self, asking: Asking, prompt: Option<&str>, instead: &str) {
        let pieces = self.prompt(prompt, instead);
        self.put(asking, pieces);
    }

    /// Puts a question of the model's.
    fn put(&mut self, asking: Asking, pieces: Vec<Spoken>) {
        if self.is_asked_again(asking) {
            return;
        }
        self.reprompt.clone_from(&pieces);
        self.say(pieces, Voice::Skill, false);
        self.listen();
    }

    /// Sets what is asked; true where the same was asked so often that the session ended.
    pub(super) fn is_asked_again(&mut self, asking: Asking) -> bool {
        if asking == Asking::Anything || asking != self.last_asked {
            self.tries = 0;
        }
        self.last_asked = asking.clone();
        self.asking = asking;
        self.is_tried_enough()
    }

    /// Counts a try; true where it was one too many and the session ended.
    pub(super) fn is_tried_enough(&mut self) -> bool {
        self.tries += 1;
        let enough = self.tries > MOST_TRIES;
        if enough {
            let sentence = "I could not get an answer to that, so I am closing the skill.";
            self.say(vec![Spoken::plain(sentence)], Voice::Speaker, false);
            self.end(
                Ended::NoAnswer,
                Some((EndedReason::ExceededMaxReprompts, None)),
            );
        }
        enough
    }

    fn prompt(&self, prompt: Option<&str>, instead: &str) -> Vec<Spoken> {
        let nothing = IntentState::default();
        let intent = self.talk.as_ref().map_or(&nothing, |talk| &talk.intent);
        // Another wording each time the same is asked.
        let seed = self
            .setting
            .seed
            .wrapping_add(u64::from(self.tries + self.requests));
        say(&self.skill.model, prompt, intent, seed, instead)
    }

    fn with_slots(&self, text: &str) -> String {
        let nothing = IntentState::default();
        let intent = self.talk.as_ref().map_or(&nothing, |talk| &talk.intent);
        crate::skill::dialog::filled(text, intent, str::to_owned)
    }
}
