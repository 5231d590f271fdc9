//! Guest mode, and the recording of whole conversations, which is refused.

use super::situation::Situation;
use super::turn::{Act, Turn};
use crate::understand::Understood;

/// Said where the page has no guest mode.
const NOT_HERE: &str = "Guest mode is not on this page yet.";

/// Why nothing is recorded all the time: length, the others' consent, quality.
const NOT_ALL_THE_TIME: &str = "I do not record meetings or conversations: a note ends after ten minutes and a message after sixty seconds. Everybody in the room would have to agree first, and this microphone is too poor for several people at a distance. For what you say yourself, say “take a note”.";

/// The answer; `None` if the command is none of these.
pub(super) fn answer(meant: &Understood, situation: &Situation<'_>) -> Option<Turn> {
    let turn = match (meant.intent.as_str(), situation.guest) {
        ("record-all", _) => Turn::say(NOT_ALL_THE_TIME),
        ("guest-on" | "guest-off", None) => Turn::say(NOT_HERE),
        ("guest-on", Some(true)) => Turn::say("Guest mode is on already: I keep nothing."),
        ("guest-on", Some(false)) => Turn::act(
            "Guest mode is on. I keep nothing of what is said until you switch it off.",
            Act::Guest(true),
        ),
        ("guest-off", Some(false)) => Turn::say("Guest mode is off already."),
        ("guest-off", Some(true)) => Turn::act(
            "Guest mode is off. From now on your settings for saving count again.",
            Act::Guest(false),
        ),
        _ => return None,
    };
    Some(turn)
}
