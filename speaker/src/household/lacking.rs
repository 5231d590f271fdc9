//! What is understood but cannot be done: said so, with what the command carries read back.
//!
//! The whole list is here. What the speaker learns to do is taken off it.

use super::turn::Turn;
use super::words::read_back;
use crate::understand::Understood;

const NO_ROW: &str = "Recordings play one at a time; you can choose one in the history.";
const NO_PAUSE: &str = "Playing can be stopped, but not paused.";

/// Intent, what is asked for in words that values can stand behind, and what is missing.
const LACKING: [(&str, &str, &str); 5] = [
    ("next", "the next one", NO_ROW),
    ("previous", "the one before", NO_ROW),
    ("pause", "pause", NO_PAUSE),
    ("resume", "go on playing", NO_PAUSE),
    (
        "start-over",
        "from the beginning",
        "You can say “play my last recording”.",
    ),
];

/// The answer; `None` if the command is not on the list.
pub(super) fn answer(meant: &Understood) -> Option<Turn> {
    let (_, what, lack) = LACKING
        .iter()
        .find(|(intent, ..)| *intent == meant.intent)?;
    let values = read_back(meant);
    // "p.m." brings the full stop along.
    let understood = format!("{what}{values}");
    let understood = understood.trim_end_matches('.');
    Some(Turn::say(format!("I understood: {understood}. {lack}")))
}
