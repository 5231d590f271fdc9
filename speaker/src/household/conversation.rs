//! The conversation: what the speaker asked and waits for, and who answers what.
//!
//! A question waits for the very next request and for a minute at most; what is no clear yes to it
//! does nothing.

use super::deleting::{self, Outcome, Wanted};
use super::loudness::Loudness;
use super::replying::{Reply, is_sure, reply};
use super::situation::Situation;
use super::turn::Turn;
use super::words::{quoted, without_wake_word};
use super::{
    alerts, calls, composing, guests, lacking, messages, modes, privacy, recordings, skills, talk,
    unclear,
};
use crate::Millis;
use crate::message::MessageId;
use crate::understand::{Heard, Understood};

/// How long a question waits, milliseconds. A spoken reply comes within seconds; who types gets a
/// minute. A yes after that answers something else.
const PATIENCE_MS: Millis = 60_000;

/// What the speaker asked.
#[derive(Clone, Debug, PartialEq)]
enum Question {
    /// Whether to delete this.
    Delete(Wanted),
    /// Whether this was meant.
    Meant(Box<Understood>),
    /// Something about timers and alarms.
    Alert(alerts::Pending),
    /// Whether to delete these messages.
    Messages(Vec<MessageId>),
}

/// A question and when it was asked.
#[derive(Clone, Debug, PartialEq)]
struct Waiting {
    question: Question,
    since: Millis,
}

/// The household's side of the conversation.
#[derive(Clone, Debug, Default, PartialEq)]
pub struct Household {
    waiting: Option<Waiting>,
    loudness: Loudness,
}

impl Household {
    /// What to say and do about what was heard. A question that was waiting is over, whatever came.
    pub fn answer(&mut self, heard: &Heard, situation: &Situation<'_>) -> Turn {
        let mut turn = match self.waiting.take() {
            Some(waiting) => self.reply(waiting, heard, situation),
            None => self.request(heard, situation),
        };
        if situation.brief && is_plain_switch(&turn) {
            "OK.".clone_into(&mut turn.text);
        }
        turn.text = without_wake_word(turn.text);
        turn
    }

    /// The turn was interrupted, or the reply never came: what was asked is forgotten.
    pub fn cancel(&mut self) {
        self.waiting = None;
    }

    fn request(&mut self, heard: &Heard, situation: &Situation<'_>) -> Turn {
        let sure = heard.intent.as_ref().is_some_and(is_sure);
        if let Some(turn) = composing::answer(heard, sure, situation) {
            return turn;
        }
        if let Some(meant) = &heard.intent {
            return self.meant(meant, situation);
        }
        match unclear::guess(heard) {
            Some(guess) => self.did_you_mean(guess, situation),
            None => unclear::answer(heard, situation.spoken),
        }
    }

    fn meant(&mut self, meant: &Understood, situation: &Situation<'_>) -> Turn {
        let turn = match deleting::answer(meant, situation) {
            Some(Outcome::Ask(wanted, turn)) => {
                self.wait(Question::Delete(wanted), situation);
                return turn;
            }
            Some(Outcome::Turn(turn)) => turn,
            None => self.asked_or_simple(meant, situation),
        };
        let weighty = turn.acts.iter().any(|act| act.is_weighty());
        if weighty && !is_sure(meant) {
            return self.did_you_mean(meant, situation);
        }
        turn
    }

    /// What may need a question of its own.
    fn asked_or_simple(&mut self, meant: &Understood, situation: &Situation<'_>) -> Turn {
        if let Some(outcome) = alerts::answer(meant, situation) {
            return self.settle(outcome, situation);
        }
        match messages::answer(meant, situation) {
            Some(messages::Outcome::Turn(turn)) => turn,
            Some(messages::Outcome::Ask(ids, turn)) => {
                self.wait(Question::Messages(ids), situation);
                turn
            }
            None => self.simple(meant, situation),
        }
    }

    /// Everything that needs no question.
    fn simple(&mut self, meant: &Understood, situation: &Situation<'_>) -> Turn {
        self.loudness
            .answer(meant, situation)
            .or_else(|| talk::answer(meant, situation))
            .or_else(|| recordings::answer(meant, situation))
            .or_else(|| privacy::answer(meant, situation))
            .or_else(|| modes::answer(meant, situation))
            .or_else(|| guests::answer(meant, situation))
            .or_else(|| skills::answer(meant, situation))
            .or_else(|| calls::answer(meant, situation))
            .or_else(|| lacking::answer(meant))
            .unwrap_or_else(|| {
                let said = quoted(&meant.text);
                Turn::say(format!(
                    "I understood {said}, but there is nothing I can do about it."
                ))
            })
    }

    fn reply(&mut self, waiting: Waiting, heard: &Heard, situation: &Situation<'_>) -> Turn {
        let waited = situation.now.checked_sub(waiting.since);
        let in_time = waited.is_some_and(|waited| waited <= PATIENCE_MS);
        match (waiting.question, reply(heard)) {
            (Question::Delete(_) | Question::Messages(_), Reply::Yes) if !in_time => {
                Turn::say("That question was too long ago, so nothing was deleted.")
            }
            (Question::Messages(ids), Reply::Yes) => messages::deleted(&ids, situation),
            (Question::Meant(_) | Question::Alert(_), _) if !in_time => {
                self.request(heard, situation)
            }
            (Question::Alert(pending), how) => self.alert_reply(pending, how, heard, situation),
            (Question::Delete(wanted), Reply::Yes) => wanted.carry_out(situation),
            (Question::Delete(_) | Question::Messages(_), Reply::No) => {
                Turn::say("Nothing was deleted.")
            }
            (Question::Delete(_) | Question::Messages(_), Reply::Silence) => {
                Turn::say("I heard no answer, so nothing was deleted.")
            }
            (Question::Delete(_) | Question::Messages(_), Reply::PerhapsYes | Reply::Unclear) => {
                Turn::say("That was not a clear yes, so nothing was deleted.")
            }
            (Question::Delete(_) | Question::Messages(_), Reply::Command) => {
                let mut turn = self.request(heard, situation);
                turn.text = format!("Nothing was deleted. {}", turn.text)
                    .trim_end()
                    .to_owned();
                turn
            }
            // What cannot be taken back asks once more by itself.
            (Question::Meant(mut guess), yes @ (Reply::Yes | Reply::PerhapsYes)) => {
                // After a perhaps, what weighs is asked about once more; the rest is done.
                guess.confidence = if yes == Reply::Yes { 1.0 } else { 0.0 };
                self.meant(&guess, situation)
            }
            (Question::Meant(_), Reply::No) => {
                Turn::say("Then I do nothing. Say it again in other words, or ask for help.")
            }
            (Question::Meant(_), Reply::Silence) => {
                Turn::say("I heard no answer, so I do nothing.")
            }
            (Question::Meant(_), Reply::Unclear) => {
                Turn::say("I could not understand that either, so I do nothing.")
            }
            (Question::Meant(_), Reply::Command) => self.request(heard, situation),
        }
    }

    fn alert_reply(
        &mut self,
        pending: alerts::Pending,
        how: Reply,
        heard: &Heard,
        situation: &Situation<'_>,
    ) -> Turn {
        let meant = heard.intent.as_ref().filter(|meant| is_sure(meant));
        let found = meant.and_then(|meant| alerts::reply(&pending, meant, situation));
        match (found, how) {
            (Some(outcome), _) => self.settle(outcome, situation),
            (None, Reply::Command) => self.request(heard, situation),
            (None, Reply::Silence) => Turn::say("I heard no answer, so I do nothing."),
            (None, Reply::No) => Turn::say("Then I do nothing."),
            (None, _) => Turn::say("That was no answer to my question, so I do nothing."),
        }
    }

    /// Waits where something was asked.
    fn settle(&mut self, outcome: alerts::Outcome, situation: &Situation<'_>) -> Turn {
        match outcome {
            alerts::Outcome::Turn(turn) => turn,
            alerts::Outcome::Ask(pending, turn) => {
                self.wait(Question::Alert(pending), situation);
                turn
            }
        }
    }

    fn did_you_mean(&mut self, guess: &Understood, situation: &Situation<'_>) -> Turn {
        self.wait(Question::Meant(Box::new(guess.clone())), situation);
        unclear::did_you_mean(guess)
    }

    fn wait(&mut self, question: Question, situation: &Situation<'_>) {
        self.waiting = Some(Waiting {
            question,
            since: situation.now,
        });
    }
}

/// Whether it does what was asked and has no more to say about it than that.
fn is_plain_switch(turn: &Turn) -> bool {
    let switches = turn.acts.iter().any(|act| act.is_switch());
    switches && !turn.text.trim_end_matches('.').contains('.')
}
