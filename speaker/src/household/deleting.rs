//! Deleting by command: what is meant, the question before it, and the answer when it begins.
//!
//! Nothing here deletes without [`Wanted::carry_out`], which the conversation calls after a clear yes;
//! "what I just said" alone needs none, since it is little and can be taken back.

use super::situation::Situation;
use super::spans::{NoSpan, Span, span};
use super::turn::{Act, Turn};
use crate::history::Dates;
use crate::remnant::DeletionCommand;
use crate::understand::{Place, Understood, Value};

/// What is said of an empty history.
const NOTHING: &str = "There is nothing to delete.";

/// A deletion that a person wants.
#[derive(Clone, Debug, PartialEq, Eq)]
pub(super) enum Wanted {
    /// One of the sentences that every speaker knows.
    Command(DeletionCommand),
    /// A stretch of time.
    Span(Span),
}

/// What an intent that deletes comes to.
#[derive(Debug)]
pub(super) enum Outcome {
    /// Nothing to ask.
    Turn(Turn),
    /// This question first.
    Ask(Wanted, Turn),
}

/// What a command to delete recordings comes to; `None` if it is none.
pub(super) fn answer(meant: &Understood, situation: &Situation<'_>) -> Option<Outcome> {
    let wanted = match meant.intent.as_str() {
        "delete-last" => Wanted::Command(DeletionCommand::LastUtterance),
        "recording-delete" if is_newest(meant) => Wanted::Command(DeletionCommand::LastUtterance),
        "recording-delete" | "recording-delete-all" => return Some(by_hand(meant, situation)),
        "delete-today" => Wanted::Command(DeletionCommand::Today),
        "delete-all" => Wanted::Command(DeletionCommand::Ever),
        "delete-yesterday" => Wanted::Span(Span::Days(
            Dates::Yesterday,
            "you said yesterday".to_owned(),
        )),
        "delete-range" => match span(meant, situation) {
            Ok(span) => Wanted::Span(span),
            Err(why) => return Some(Outcome::Turn(Turn::say(why.sentence()))),
        },
        _ => return None,
    };
    Some(match hindrance(situation) {
        Some(turn) => Outcome::Turn(turn),
        None if wanted == Wanted::Command(DeletionCommand::LastUtterance) => {
            Outcome::Turn(wanted.carry_out(situation))
        }
        None => {
            let question = wanted.question(situation);
            Outcome::Ask(wanted, question)
        }
    })
}

/// Whether it names no recording but the newest. Notes are not what was said last.
fn is_newest(meant: &Understood) -> bool {
    let notes = ["note", "memo", "entry"];
    let of_notes = notes.iter().any(|note| meant.text.contains(note));
    !of_notes
        && meant.slots.iter().all(|slot| {
            matches!(
                slot.value,
                Value::Place {
                    place: Place::Newest | Place::At(1)
                }
            )
        })
}

/// What has to be chosen by hand.
fn by_hand(meant: &Understood, situation: &Situation<'_>) -> Outcome {
    let what = match meant.intent.as_str() {
        "recording-delete-all" => "delete all your notes",
        _ => "delete one certain recording",
    };
    Outcome::Turn(hindrance(situation).unwrap_or_else(|| {
        let text = format!(
            "I understood: {what}. That is chosen by hand, in the history; nothing was deleted."
        );
        Turn::act(text, Act::ShowHistory)
    }))
}

/// Why nothing can be deleted now.
fn hindrance(situation: &Situation<'_>) -> Option<Turn> {
    if let Err(refused) = DeletionCommand::LastUtterance.deletion(situation.deletion_by_voice) {
        return Some(Turn::say(refused.to_string()));
    }
    if situation.locked {
        return Some(Turn::say(
            "Your recordings are locked, so nothing was deleted. Unlock them on the page first.",
        ));
    }
    (situation.recordings == 0).then(|| Turn::say(NOTHING))
}

impl Wanted {
    /// The question before it.
    fn question(&self, situation: &Situation<'_>) -> Turn {
        let what = match self {
            Self::Command(DeletionCommand::Ever) => match situation.recordings {
                1 => "your only recording, in every owner's vault".to_owned(),
                many => format!("all {many} recordings, in every owner's vault"),
            },
            Self::Command(DeletionCommand::Today) => "everything you said today".to_owned(),
            Self::Command(DeletionCommand::LastUtterance) => "what you just said".to_owned(),
            Self::Span(Span::Since(_, text) | Span::Days(_, text)) => format!("everything {text}"),
        };
        Turn::ask(format!("Delete {what}? Say yes or no."))
    }

    /// Begins it, if nothing has come in between that forbids it.
    pub(super) fn carry_out(&self, situation: &Situation<'_>) -> Turn {
        if let Some(hindrance) = hindrance(situation) {
            return hindrance;
        }
        let (act, text) = match self {
            Self::Command(command) => {
                let reply = command.reply(situation.recordings);
                return Turn::act(reply, Act::Delete(*command));
            }
            Self::Span(Span::Since(from, text)) => (Act::DeleteSince(*from), text),
            Self::Span(Span::Days(days, text)) => (Act::DeleteDays(*days), text),
        };
        let text = format!("I am deleting everything {text}. You can undo it for ten seconds.");
        Turn::act(text, act)
    }
}

impl NoSpan {
    fn sentence(self) -> &'static str {
        match self {
            Self::PartOfDay => {
                "I can delete whole days or the last hours, not a part of a day, so nothing was deleted. Try “delete everything from the last hour”."
            }
            Self::NotYet => "That day has not been yet, so there is nothing to delete.",
            Self::Unknown => {
                "I did not understand which days, so nothing was deleted. You can choose them in the history."
            }
        }
    }
}
