//! What is understood but cannot be done: said so, with what the command carries read back.
//!
//! The whole list is here. What the speaker learns to do is taken off it.

use super::turn::Turn;
use super::words::read_back;
use crate::understand::Understood;

const NO_TIMERS: &str = "This speaker has no timers.";
const NO_ALARMS: &str = "This speaker has no alarms.";
const NO_SKILLS: &str = "This speaker has no skills.";
const NO_RECORDER: &str = "This speaker has no voice recorder; it records requests only.";
const NO_MESSAGES: &str = "This speaker has no messages.";
const NO_ANNOUNCEMENTS: &str = "This speaker has no other speakers to announce it on.";
const NO_CALLS: &str = "This speaker makes and takes no calls.";
const NO_GUESTS: &str = "This speaker has no guest mode.";
const NO_ROW: &str = "Recordings play one at a time; you can choose one in the history.";
const NO_PAUSE: &str = "Playing can be stopped, but not paused.";

/// Intent, what is asked for in words that values can stand behind, and what is missing.
const LACKING: [(&str, &str, &str); 41] = [
    ("next", "the next one", NO_ROW),
    ("previous", "the one before", NO_ROW),
    ("pause", "pause", NO_PAUSE),
    ("resume", "go on playing", NO_PAUSE),
    (
        "start-over",
        "from the beginning",
        "You can say “play my last recording”.",
    ),
    ("timer-set", "a timer", NO_TIMERS),
    ("timer-start", "a timer", NO_TIMERS),
    ("timer-cancel-all", "cancel all timers", NO_TIMERS),
    ("timer-cancel", "cancel a timer", NO_TIMERS),
    ("timer-pause", "pause a timer", NO_TIMERS),
    ("timer-resume", "go on with a timer", NO_TIMERS),
    ("timer-list", "list the timers", NO_TIMERS),
    ("timer-left", "the time left on a timer", NO_TIMERS),
    ("timer-extend", "extend a timer", NO_TIMERS),
    ("alarm-set", "an alarm", NO_ALARMS),
    ("alarm-cancel-all", "cancel all alarms", NO_ALARMS),
    ("alarm-cancel", "cancel an alarm", NO_ALARMS),
    ("alarm-list", "list the alarms", NO_ALARMS),
    ("snooze", "snooze", NO_ALARMS),
    ("skill-enable", "enable a skill", NO_SKILLS),
    ("skill-disable", "disable a skill", NO_SKILLS),
    ("skill-close", "close a skill", NO_SKILLS),
    ("skill-list", "list the skills", NO_SKILLS),
    ("skill-open", "open a skill", NO_SKILLS),
    ("recording-start", "record a note", NO_RECORDER),
    ("recording-stop", "stop recording", NO_RECORDER),
    ("message-send", "a message", NO_MESSAGES),
    ("message-start", "a message", NO_MESSAGES),
    ("messages-play", "play messages", NO_MESSAGES),
    ("messages-count", "whether there are messages", NO_MESSAGES),
    ("missed", "what you missed", NO_MESSAGES),
    ("message-reply", "reply to a message", NO_MESSAGES),
    ("message-delete", "delete a message", NO_MESSAGES),
    ("messages-delete-all", "delete messages", NO_MESSAGES),
    ("announce", "an announcement", NO_ANNOUNCEMENTS),
    ("drop-in", "a drop in", NO_CALLS),
    ("call", "a call", NO_CALLS),
    ("answer-call", "take a call", NO_CALLS),
    ("hang-up", "hang up", NO_CALLS),
    ("guest-on", "guest mode on", NO_GUESTS),
    ("guest-off", "guest mode off", NO_GUESTS),
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
