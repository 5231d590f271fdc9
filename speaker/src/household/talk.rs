//! Ending, helping, time and small talk.

use super::calendar;
use super::situation::Situation;
use super::turn::{Act, Turn};
use super::words::quoted;
use crate::alert::{AlertAct, Alerts};
use crate::understand::Understood;

const JOKES: [&str; 5] = [
    "What does a speaker in a web page fear most? A closed tab.",
    "Why did the microphone keep so calm? It had heard it all before.",
    "I know a good joke about silence. It takes zero point eight seconds, and then I think you have finished.",
    "Why do recordings make poor secrets? They always play along.",
    "I asked my five owners for a joke. All of them were simulated, so nobody laughed.",
];

/// What a person could try, three at a time.
const EXAMPLES: [&str; 4] = [
    "“what time is it”, “turn it up” or “delete what I just said”",
    "“set a pasta timer for ten minutes”, “wake me up at seven” or “what did you hear”",
    "“send a message”, “what did I miss” or “play my messages”",
    "“what does your light mean”, “why did you do that” or “open voice recorder”",
];

/// How long a joke stays the same, milliseconds: a second, so that who asks again hears another.
const JOKE_MS: u64 = 1_000;

/// The answer; `None` if the command is none of these.
pub(super) fn answer(meant: &Understood, situation: &Situation<'_>) -> Option<Turn> {
    let turn = match meant.intent.as_str() {
        "stop" | "cancel" | "no" => end(meant, situation),
        "yes" => Turn::say("I had not asked anything."),
        "choice" | "whom" | "send-it" | "record-again" | "trim" | "delete-it" => {
            Turn::say(format!(
                "I understood {}, but I had not asked anything.",
                quoted(&meant.text)
            ))
        }
        "help" => Turn::say(help(situation)),
        "repeat" => Turn::say(repeat(situation)),
        "undo" => undo(situation),
        "time" => Turn::say(time(situation)),
        "date" => Turn::say(date(meant, situation)),
        "hello" => Turn::say("Hello. Ask me for help to hear what I understand."),
        "goodbye" => Turn::say("Goodbye."),
        "thanks" => Turn::say("You are welcome."),
        "who-are-you" => Turn::say(
            "I am Hearsay, a speaker that lives in a web page. Nothing you say leaves this browser.",
        ),
        "how-are-you" => Turn::say("I am well, thank you: everything I need is in this browser."),
        "joke" => Turn::say(joke(situation)),
        "on" | "off" | "up" | "down" | "left" | "right-hand" | "go" => Turn::say(format!(
            "I understood {}, but I do not know what it is about. Say it in a whole sentence.",
            quoted(&meant.text)
        )),
        _ => return None,
    };
    Some(turn)
}

/// Who ends a turn while a deletion can still be taken back means the deletion.
fn end(meant: &Understood, situation: &Situation<'_>) -> Turn {
    let rings = |alerts: &&Alerts| !alerts.ringing().is_empty();
    if situation.alerts.filter(rings).is_some() && meant.intent != "no" {
        return Turn::act("", Act::Alert(AlertAct::StopRinging));
    }
    if situation.can_undo {
        return undo(situation);
    }
    match meant.intent.as_str() {
        "no" => Turn::say("All right."),
        "cancel" => Turn::act("All right.", Act::StopPlaying),
        _ => Turn::act("", Act::StopPlaying),
    }
}

/// Other examples each time.
fn help(situation: &Situation<'_>) -> String {
    let number = EXAMPLES.len() as u64;
    let at = usize::try_from(situation.now / JOKE_MS % number).unwrap_or(0);
    let examples = EXAMPLES.get(at).copied().unwrap_or_default();
    format!("Try {examples}. Whatever can be said can also be typed.")
}

fn undo(situation: &Situation<'_>) -> Turn {
    if situation.can_undo {
        return Turn::act("I took the deletion back.", Act::UndoDeletion);
    }
    Turn::say("There is nothing to undo. A deletion can be taken back for ten seconds.")
}

fn repeat(situation: &Situation<'_>) -> String {
    match known(situation.last_answer) {
        Some(answer) => answer.to_owned(),
        None => "I have not said anything yet.".to_owned(),
    }
}

fn time(situation: &Situation<'_>) -> String {
    match known(Some(situation.time)) {
        Some(time) => format!("It is {time}."),
        None => "I do not know the time.".to_owned(),
    }
}

fn date(meant: &Understood, situation: &Situation<'_>) -> String {
    if let Some(today) = situation.today.filter(|_| meant.text.contains("tomorrow")) {
        return format!("Tomorrow is {}.", calendar::spoken(calendar::next(today)));
    }
    match known(Some(situation.date)) {
        Some(date) => format!("Today is {date}."),
        None => "I do not know the date.".to_owned(),
    }
}

fn joke(situation: &Situation<'_>) -> &'static str {
    let number = JOKES.len() as u64;
    let at = usize::try_from(situation.now / JOKE_MS % number).unwrap_or(0);
    JOKES.get(at).copied().unwrap_or_default()
}

fn known(text: Option<&str>) -> Option<&str> {
    text.map(str::trim).filter(|text| !text.is_empty())
}
