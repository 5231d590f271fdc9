//! Ways of working: not being disturbed, short answers, listening on, settings, the wake word.

use super::situation::Situation;
use super::turn::{Act, Turn};
use super::words::capitalised;
use super::{timers, times};
use crate::Millis;
use crate::alert::{AlertAct, Alerts, ClockTime, Wall, spoken_span};
use crate::understand::Understood;

/// What follow-up mode does here, and what the vendor's does. Source: Amazon's help pages
/// GVP69FUJ48X9DK8V and 201602230, read in November 2026.
const FOLLOW_UP: &str = "After each answer I now listen for five seconds without my name. It is off here unless you switch it on; as of November 2026, Amazon's help pages say that with its new assistant it is on from the start.";

/// The answer; `None` if the command is none of these.
pub(super) fn answer(meant: &Understood, situation: &Situation<'_>) -> Option<Turn> {
    let turn = match meant.intent.as_str() {
        "dnd-on" => disturb_not(meant, situation),
        "dnd-off" => disturb(situation),
        "dnd-query" => Turn::say(disturbs(situation)),
        "follow-up-on" => Turn::act(FOLLOW_UP, Act::FollowUp(true)),
        "follow-up-off" => Turn::act(
            "After an answer I no longer listen without my name.",
            Act::FollowUp(false),
        ),
        "brief-on" => Turn::act("I keep it short now.", Act::Brief(true)),
        "brief-off" => Turn::act("I answer in full again.", Act::Brief(false)),
        "settings" => Turn::act("Here are the settings.", Act::ShowSettings),
        "wake-word" => Turn::say(wake_word(meant)),
        _ => return None,
    };
    Some(turn)
}

fn disturb_not(meant: &Understood, situation: &Situation<'_>) -> Turn {
    let end = end(meant, situation);
    let said = meant
        .slot("length")
        .map(|slot| format!("after {}", slot.text));
    let said = said.or_else(|| meant.slot("until").map(|slot| format!("at {}", slot.text)));
    match (end, said) {
        (Some((until, how)), _) => Turn::act(
            format!("Do not disturb is on {how}."),
            Act::Alert(AlertAct::QuietUntil(Some(until))),
        ),
        (None, Some(said)) => Turn::act(
            format!(
                "Do not disturb is on. I cannot switch it off {said} by myself, so tell me then."
            ),
            Act::DoNotDisturb(true),
        ),
        (None, None) if situation.do_not_disturb => Turn::say("Do not disturb is on already."),
        (None, None) => Turn::act("Do not disturb is on.", Act::DoNotDisturb(true)),
    }
}

/// When it ends by itself, and how that is said; `None` where nothing on the page would end it.
fn end(meant: &Understood, situation: &Situation<'_>) -> Option<(Millis, String)> {
    situation.alerts?;
    if let Some(length) = timers::length(meant) {
        let how = format!("for {}", spoken_span(length));
        return Some((situation.real_now().saturating_add(length), how));
    }
    let (hour, minute, known) = times::time_in(meant, "until")?;
    let wall = Wall::of(situation.real_now(), situation.offset_minutes);
    let halves = if known || hour > 12 {
        [ClockTime::new(hour, minute), None]
    } else {
        [
            ClockTime::new(hour % 12, minute),
            ClockTime::new(hour % 12 + 12, minute),
        ]
    };
    let next = halves
        .into_iter()
        .flatten()
        .filter_map(|time| wall.coming(time))
        .min()?;
    let wait = next
        .since(wall)
        .saturating_sub(situation.real_now() % 60_000);
    let how = format!("until {}", next.time);
    Some((situation.real_now().saturating_add(wait), how))
}

/// Off by hand, and for the rest of the quiet hours if these are why it is on.
fn disturb(situation: &Situation<'_>) -> Turn {
    let quiet = situation
        .alerts
        .is_some_and(|alerts| alerts.is_quiet(situation.real_now(), situation.offset_minutes));
    let mut acts = Vec::new();
    if quiet {
        acts.push(Act::Alert(AlertAct::SkipQuiet));
    }
    if situation.do_not_disturb {
        acts.push(Act::DoNotDisturb(false));
    }
    let hours = situation.alerts.and_then(Alerts::quiet_hours);
    let text = match (acts.is_empty(), quiet, hours) {
        (true, ..) => "Do not disturb is off already.".to_owned(),
        (_, true, Some(hours)) => {
            format!(
                "Do not disturb is off until the quiet hours begin again at {}.",
                hours.from()
            )
        }
        _ => "Do not disturb is off.".to_owned(),
    };
    Turn {
        acts,
        ..Turn::say(text)
    }
}

fn disturbs(situation: &Situation<'_>) -> String {
    let quiet = situation
        .alerts
        .is_some_and(|alerts| alerts.is_quiet(situation.real_now(), situation.offset_minutes));
    let hours = situation.alerts.and_then(Alerts::quiet_hours);
    let daily = hours.map_or_else(String::new, |hours| format!(" Every day it is on {hours}."));
    if situation.do_not_disturb {
        return format!(
            "Do not disturb is on. The ring shows it in purple until you switch it off.{daily}"
        );
    }
    if quiet {
        return format!("Do not disturb is on for a time.{daily}");
    }
    format!("Do not disturb is off.{daily}")
}

/// The name itself is left to the page: said aloud it would wake the speaker.
fn wake_word(meant: &Understood) -> String {
    let only = "I know one wake word only, the one under the ring";
    match meant.slot("word").map(|slot| slot.text.as_str()) {
        None | Some("alexa") => format!("{only}."),
        Some(word) => format!("I understood: the wake word {}. {only}.", capitalised(word)),
    }
}
