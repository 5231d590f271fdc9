//! Dropping in on another speaker of this browser, and the phone calls that there are not.

use super::alerts::{joined, or};
use super::situation::{Line, OtherSpeaker, Situation};
use super::turn::{Act, CallAct, Turn};
use super::words::quoted;
use crate::understand::{Understood, Value, spoken_words};

/// Said where the page knows of no other speakers.
const NOT_HERE: &str = "Other speakers are not on this page yet.";

const NO_PHONE: &str = "I make no phone calls: nothing leaves this browser. I can drop in on another speaker, which is this page in another tab or window.";

/// Rooms that the grammar knows, as names of speakers.
const ROOMS: [&str; 6] = [
    "kitchen",
    "bedroom",
    "living room",
    "office",
    "bathroom",
    "kids room",
];

/// The answer; `None` if the command is none of these.
pub(super) fn answer(meant: &Understood, situation: &Situation<'_>) -> Option<Turn> {
    let intent = meant.intent.as_str();
    if !["drop-in", "call", "answer-call", "hang-up"].contains(&intent) {
        return None;
    }
    let Some(speakers) = situation.speakers else {
        return Some(Turn::say(if intent == "call" {
            NO_PHONE
        } else {
            NOT_HERE
        }));
    };
    Some(match (intent, situation.line) {
        ("answer-call", Line::Incoming) => {
            Turn::act("The line is open.", Act::Call(CallAct::Answer))
        }
        ("answer-call", _) => Turn::say("Nobody is calling."),
        ("hang-up", Line::Free) => Turn::say("No line is open."),
        ("hang-up", _) => Turn::act("The line is closed.", Act::Call(CallAct::HangUp)),
        (_, Line::Free) => drop_in(meant, speakers),
        _ => Turn::say("There is a line already. Hang up first."),
    })
}

fn drop_in(meant: &Understood, speakers: &[OtherSpeaker]) -> Turn {
    let said = said(meant);
    let call = meant.intent == "call";
    let named = said.as_deref().map(|said| {
        let words = spoken_words(said);
        speakers.iter().find(|it| spoken_words(&it.name) == words)
    });
    match (named, speakers) {
        (Some(Some(found)), _) => ask(found),
        (_, _) if call => Turn::say(NO_PHONE),
        (_, []) => {
            Turn::say("No other speaker is there. Open this page in another tab or window first.")
        }
        (None, [only]) => ask(only),
        (None, many) => {
            let names: Vec<String> = many.iter().map(|it| it.name.clone()).collect();
            Turn::say(format!(
                "Say “drop in on” and one of these: {}.",
                or(&names)
            ))
        }
        (Some(None), all) => {
            let names: Vec<&str> = all.iter().map(|it| it.name.as_str()).collect();
            Turn::say(format!(
                "There is no speaker called {}. There is {}.",
                quoted(said.as_deref().unwrap_or_default()),
                joined(&names, "and")
            ))
        }
    }
}

fn ask(speaker: &OtherSpeaker) -> Turn {
    let text = format!("I ask at {} whether you may drop in.", speaker.name);
    Turn::act(text, Act::Call(CallAct::DropIn(speaker.id.clone())))
}

fn said(meant: &Understood) -> Option<String> {
    let slot = meant.slot("contact").map(|slot| match &slot.value {
        Value::Name { name } => name.clone(),
        _ => slot.text.clone(),
    });
    let room = ROOMS.iter().find(|room| meant.text.contains(**room));
    slot.or_else(|| room.map(|room| (*room).to_owned()))
}
