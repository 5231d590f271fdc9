//! Timers by command.

use super::alerts::{Desk, Outcome, Pending, joined};
use super::choosing::{Choice, Wish, runs};
use super::turn::{Act, Turn};
use super::words::count;
use crate::Millis;
use crate::alert::{AlertAct, AlertId, Timer, WhatKind, spoken_span};
use crate::understand::{Understood, Value};

/// Most timers that are told one by one.
const TOLD: usize = 4;

const NONE: &str = "There are no timers.";

/// The answer; `None` if the command is none of these.
pub(super) fn answer(meant: &Understood, desk: &Desk<'_>) -> Option<Outcome> {
    let turn = match meant.intent.as_str() {
        "timer-set" => set(name(meant), length(meant), desk),
        "timer-start" => return Some(ask_length(name(meant))),
        "timer-cancel-all" => return Some(cancel_all(desk)),
        "timer-cancel" => return Some(cancel(meant, desk)),
        "timer-pause" => return Some(hold(Wish::Pause, meant, desk)),
        "timer-resume" => return Some(hold(Wish::Resume, meant, desk)),
        "timer-extend" => return Some(extend(meant, desk)),
        "timer-list" => Turn::say(list(desk)),
        "timer-left" => Turn::say(left(meant, desk)),
        _ => return None,
    };
    Some(Outcome::Turn(turn))
}

/// The answer to “for how long?”; `None` if it is none.
pub(super) fn length_reply(
    name: Option<&str>,
    meant: &Understood,
    desk: &Desk<'_>,
) -> Option<Outcome> {
    let length = length(meant)?;
    let lengths = ["timer-set", "choice", "timer-extend"];
    let name = name.map(str::to_owned).or_else(|| self::name(meant));
    lengths
        .contains(&meant.intent.as_str())
        .then(|| Outcome::Turn(set(name, Some(length), desk)))
}

fn ask_length(name: Option<String>) -> Outcome {
    let text = match &name {
        Some(name) => format!("For how long shall the {name} timer run?"),
        None => "For how long shall it run?".to_owned(),
    };
    Outcome::Ask(Pending::TimerLength(name), Turn::ask(text))
}

fn set(name: Option<String>, length_ms: Option<Millis>, desk: &Desk<'_>) -> Turn {
    let length_ms = length_ms.unwrap_or(0);
    let span = spoken_span(length_ms);
    let text = match &name {
        Some(name) => format!("Your {name} timer is set for {span}, starting now."),
        None => format!("Your timer is set for {span}, starting now."),
    };
    desk.attempt(
        AlertAct::SetTimer { name, length_ms },
        |after, _| match after.timers().len() {
            0 | 1 => text,
            many => format!("{text} That makes {many} timers."),
        },
    )
}

fn cancel_all(desk: &Desk<'_>) -> Outcome {
    match desk.alerts.timers() {
        [] => Outcome::Turn(silence_timers(desk).unwrap_or_else(|| Turn::say(NONE))),
        [only] => Outcome::Turn(Wish::CancelTimer.one(only.id, desk)),
        many => {
            let text = format!("Cancel all {} timers? Say yes or no.", many.len());
            Outcome::Ask(Pending::All(AlertAct::CancelTimers), Turn::ask(text))
        }
    }
}

/// Who cancels “the timer” while one rings means that one.
fn cancel(meant: &Understood, desk: &Desk<'_>) -> Outcome {
    let choice = Choice::in_slots(meant);
    if choice.is_any()
        && let Some(turn) = silence_timers(desk)
    {
        return Outcome::Turn(turn);
    }
    if desk.alerts.timers().is_empty() {
        return Outcome::Turn(silence_timers(desk).unwrap_or_else(|| Turn::say(NONE)));
    }
    desk.wish(Wish::CancelTimer, &choice.timers(desk, |_| true))
}

fn silence_timers(desk: &Desk<'_>) -> Option<Turn> {
    let rings = desk.alerts.ringing().iter();
    let mut rings = rings.filter(|it| matches!(it.what.kind, WhatKind::Timer(_)));
    rings.next()?;
    Some(Turn::act("", Act::Alert(AlertAct::StopRinging)))
}

/// Holding and going on: all at once where all are named, else one.
fn hold(wish: Wish, meant: &Understood, desk: &Desk<'_>) -> Outcome {
    if desk.alerts.timers().is_empty() {
        return Outcome::Turn(Turn::say(NONE));
    }
    let choice = Choice::in_slots(meant);
    let fitting = choice.timers(desk, |it| runs(it) == (wish == Wish::Pause));
    let all = ["all timers", "my timers"];
    if fitting.len() > 1 && all.iter().any(|all| meant.text.contains(all)) {
        return Outcome::Turn(hold_all(wish, &fitting));
    }
    desk.wish(wish, &fitting)
}

fn hold_all(wish: Wish, ids: &[AlertId]) -> Turn {
    let act = |id: &AlertId| {
        Act::Alert(match wish {
            Wish::Pause => AlertAct::Pause(*id),
            _ => AlertAct::Resume(*id),
        })
    };
    let number = count(ids.len(), "timer", "timers");
    let text = match wish {
        Wish::Pause => format!("{number} are on hold."),
        _ => format!("{number} go on."),
    };
    Turn {
        acts: ids.iter().map(act).collect(),
        ..Turn::say(text)
    }
}

/// In “add five minutes to the timer” the length is what is added, not which timer.
fn extend(meant: &Understood, desk: &Desk<'_>) -> Outcome {
    if desk.alerts.timers().is_empty() {
        return Outcome::Turn(Turn::say(NONE));
    }
    let by = length(meant).unwrap_or(0);
    let mut named = meant.clone();
    named.slots.retain(|slot| slot.name != "length");
    let choice = Choice::in_slots(&named);
    desk.wish(Wish::Extend(by), &choice.timers(desk, |_| true))
}

fn list(desk: &Desk<'_>) -> String {
    let timers = desk.alerts.timers();
    let all: Vec<&Timer> = timers.iter().collect();
    match timers {
        [] => NONE.to_owned(),
        [only] => format!("You have one timer: your {}.", state(only, desk)),
        many => format!("You have {} timers: {}.", many.len(), told(&all, desk)),
    }
}

fn left(meant: &Understood, desk: &Desk<'_>) -> String {
    if desk.alerts.timers().is_empty() {
        return NONE.to_owned();
    }
    let ids = Choice::in_slots(meant).timers(desk, |_| true);
    let timers = desk.alerts.timers().iter();
    let named: Vec<&Timer> = timers.filter(|it| ids.contains(&it.id)).collect();
    match named.as_slice() {
        [] => format!("There is no such timer. {}", list(desk)),
        [only] => format!("Your {}.", state(only, desk)),
        many => format!("You have {} timers: {}.", many.len(), told(many, desk)),
    }
}

/// The ones that end first, and how many more there are.
fn told(timers: &[&Timer], desk: &Desk<'_>) -> String {
    let now = desk.situation.real_now();
    let mut timers = timers.to_vec();
    timers.sort_by_key(|it| it.left(now));
    let mut said: Vec<String> = (timers.iter().take(TOLD))
        .map(|it| format!("the {}", state(it, desk)))
        .collect();
    let more = timers.len().saturating_sub(TOLD);
    if more > 0 {
        said.push(format!("{more} more"));
    }
    let said: Vec<&str> = said.iter().map(String::as_str).collect();
    joined(&said, "and")
}

fn state(timer: &Timer, desk: &Desk<'_>) -> String {
    let left = spoken_span(timer.left(desk.situation.real_now()));
    let held = if runs(timer) { "" } else { " and is on hold" };
    format!("{} has {left} left{held}", timer.spoken())
}

pub(super) fn name(meant: &Understood) -> Option<String> {
    match &meant.slot("name")?.value {
        Value::Name { name } | Value::Text { text: name } => Some(name.clone()),
        _ => None,
    }
}

pub(super) fn length(meant: &Understood) -> Option<Millis> {
    match meant.slot("length")?.value {
        Value::Duration { seconds } => Some(Millis::from(seconds) * 1_000),
        _ => None,
    }
}
