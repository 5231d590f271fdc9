//! Requests as they are typed, and a situation to hear them in.

use std::sync::LazyLock;

use hearsay_speaker::household::{Household, Line, Situation, Turn};
use hearsay_speaker::record::DayKey;
use hearsay_speaker::understand::{Grammar, Heard, Names, Slot, Understood, Value};

/// The household's grammar, compiled once.
pub(crate) static GRAMMAR: LazyLock<Grammar> =
    LazyLock::new(|| Grammar::household(&Names::default()).0);

/// Noon of Monday, 23 November 2026, UTC.
pub(crate) const NOON: u64 = 1_795_435_200_000;

/// A day on which everything is allowed and something is there.
pub(crate) const DAY: Situation<'static> = Situation {
    time: "3:42 PM",
    date: "Monday, November 23, 2026",
    today: Some(DayKey {
        year: 2026,
        month: 11,
        day: 23,
    }),
    now: NOON,
    real_now: None,
    volume: 5,
    last_answer: Some("It is 3:40 PM."),
    last_heard: Some("alexa what time is it"),
    last_why: Some("The speaker believed that it heard its wake word."),
    light: "Waiting for \"Alexa\"",
    deletion_by_voice: true,
    can_undo: false,
    saving: true,
    do_not_disturb: false,
    brief: false,
    recordings: 12,
    microphone_on: true,
    retention: "Until I delete them",
    has_lock: true,
    locked: false,
    spoken: true,
    offset_minutes: 0,
    alerts: None,
    guest: None,
    skills: None,
    speakers: None,
    line: Line::Free,
    people: None,
    mailbox: None,
    compose: None,
};

/// What a typed line means.
pub(crate) fn typed(line: &str) -> Heard {
    GRAMMAR.understand(line)
}

/// Nothing at all.
pub(crate) fn silence() -> Heard {
    Heard::default()
}

/// A command by its name, as clear as can be.
pub(crate) fn meant(intent: &str, text: &str, slots: &[(&str, &str, Value)]) -> Heard {
    let slots = slots.iter().map(|(name, text, value)| Slot {
        name: (*name).to_owned(),
        text: (*text).to_owned(),
        value: value.clone(),
    });
    Heard {
        text: text.to_owned(),
        intent: Some(Understood {
            intent: intent.to_owned(),
            confirm: false,
            slots: slots.collect(),
            text: text.to_owned(),
            confidence: 1.0,
        }),
        confidence: 1.0,
        ..Heard::default()
    }
}

/// The same, heard so well.
pub(crate) fn heard_with(confidence: f32, mut heard: Heard) -> Heard {
    heard.confidence = confidence;
    if let Some(meant) = &mut heard.intent {
        meant.confidence = confidence;
    }
    heard
}

/// The same, not clear enough to be taken for it.
pub(crate) fn nearly(confidence: f32, heard: Heard) -> Heard {
    let mut others = heard.others;
    others.extend(heard.intent);
    for other in &mut others {
        other.confidence = confidence;
    }
    Heard {
        others,
        confidence,
        ..Heard::default()
    }
}

/// The turns of a conversation, each line typed.
pub(crate) fn conversation(lines: &[&str]) -> Vec<Turn> {
    let mut household = Household::default();
    let turns = lines
        .iter()
        .map(|line| household.answer(&typed(line), &DAY));
    turns.collect()
}

/// The only turn of a conversation of one line.
pub(crate) fn answer(line: &str, situation: &Situation<'_>) -> Turn {
    Household::default().answer(&typed(line), situation)
}

/// Whether a turn destroys recordings.
pub(crate) fn deletes(turn: &Turn) -> bool {
    turn.acts.iter().any(|act| act.deletes())
}
