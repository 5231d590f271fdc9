//! Alarms by command.
//!
//! An hour of which nobody said the half of the day is the next one that comes; with a day, or on
//! several days, it is the likelier one. The answer always says which, so that a mistake is noticed.

use super::alerts::{Desk, Outcome, Pending, joined};
use super::choosing::{Choice, Wish};
use super::timers::{length, name};
use super::times;
use super::times::{clock, day_of, often, time_of};
use super::turn::{Act, Turn};
use crate::alert::{AlertAct, AlertError, Days, SNOOZE_MS, spoken_span};
use crate::understand::{Day, Understood};

/// Most alarms that are told one by one.
const TOLD: usize = 4;

const NONE: &str = "There are no alarms.";

/// The answer; `None` if the command is none of these.
pub(super) fn answer(meant: &Understood, desk: &Desk<'_>) -> Option<Outcome> {
    let turn = match meant.intent.as_str() {
        "alarm-set" => match time_of(meant) {
            Some(time) => set(name(meant), time, (day_of(meant), often(meant)), desk),
            None => return Some(ask_time(meant)),
        },
        "alarm-start" => return Some(ask_time(meant)),
        "alarm-cancel-all" => return Some(cancel_all(desk)),
        "alarm-cancel" => return Some(cancel(meant, desk)),
        "alarm-list" => Turn::say(list(desk)),
        "snooze" => return Some(snooze(meant, desk)),
        _ => return None,
    };
    Some(Outcome::Turn(turn))
}

/// The answer to “for what time?”; `None` if it is none.
pub(super) fn time_reply(
    name: Option<&str>,
    (day, days): (Option<Day>, Option<Days>),
    meant: &Understood,
    desk: &Desk<'_>,
) -> Option<Outcome> {
    let time = time_of(meant)?;
    if !["choice", "alarm-set"].contains(&meant.intent.as_str()) {
        return None;
    }
    let name = name.map(str::to_owned).or_else(|| self::name(meant));
    let when = (day_of(meant).or(day), often(meant).or(days));
    Some(Outcome::Turn(set(name, time, when, desk)))
}

fn ask_time(meant: &Understood) -> Outcome {
    let pending = Pending::AlarmTime(name(meant), day_of(meant), often(meant));
    Outcome::Ask(pending, Turn::ask("For what time?"))
}

fn set(
    name: Option<String>,
    said: (u8, u8, bool),
    (day, days): (Option<Day>, Option<Days>),
    desk: &Desk<'_>,
) -> Turn {
    let past = || Turn::say(AlertError::Past.to_string());
    let key = match day {
        Some(named) => match times::day(named, desk) {
            Some(key) => Some(key),
            None => return past(),
        },
        None => None,
    };
    let days = days.unwrap_or(Days::Once);
    let anytime = days == Days::Once && key.is_none();
    let Some(time) = clock(said, anytime, desk) else {
        return past();
    };
    let act = AlertAct::SetAlarm {
        name,
        time,
        days,
        day: key,
    };
    desk.attempt(act, |after, id| {
        let alarm = after.alarms().iter().find(|it| Some(it.id) == id);
        alarm.map_or_else(String::new, |it| {
            let what = it
                .name
                .as_ref()
                .map_or_else(String::new, |name| format!("{name} "));
            format!("Your {what}alarm is set {}.", it.spoken_when())
        })
    })
}

fn cancel_all(desk: &Desk<'_>) -> Outcome {
    let number = desk.alerts.alarms().len() + desk.alerts.snoozed().len();
    if number == 0 {
        return Outcome::Turn(silence(desk).unwrap_or_else(|| Turn::say(NONE)));
    }
    let text = match number {
        1 => "Cancel your only alarm? Say yes or no.".to_owned(),
        _ => format!("Cancel all {number} alarms? Say yes or no."),
    };
    Outcome::Ask(Pending::All(AlertAct::CancelAlarms), Turn::ask(text))
}

/// Who cancels “the alarm” while one rings means that one.
fn cancel(meant: &Understood, desk: &Desk<'_>) -> Outcome {
    let choice = Choice::in_slots(meant);
    if choice.is_any()
        && let Some(turn) = silence(desk)
    {
        return Outcome::Turn(turn);
    }
    if let (true, [snoozed]) = (choice.is_any(), desk.alerts.snoozed()) {
        let text = format!("{} does not ring again.", snoozed.what);
        let act = AlertAct::Cancel(snoozed.what.id);
        // A repeating alarm stays for its other days.
        let again = desk
            .alerts
            .alarms()
            .iter()
            .any(|it| it.id == snoozed.what.id);
        if !again {
            return Outcome::Turn(desk.attempt(act, |_, _| text));
        }
    }
    if desk.alerts.alarms().is_empty() {
        return Outcome::Turn(Turn::say(NONE));
    }
    desk.wish(Wish::CancelAlarm, &choice.alarms(desk))
}

fn silence(desk: &Desk<'_>) -> Option<Turn> {
    desk.alerts.ringing().iter().find(|it| it.what.is_alarm())?;
    Some(Turn::act("", Act::Alert(AlertAct::StopRinging)))
}

fn snooze(meant: &Understood, desk: &Desk<'_>) -> Outcome {
    let minutes = |words: &str, ms| meant.text.contains(words).then_some(ms);
    let length = length(meant)
        .or_else(|| minutes("five more", 300_000))
        .or_else(|| minutes("ten more", 600_000));
    // “Five more minutes” while a timer runs and nothing rings is about the timer.
    if let (Some(by), [timer], []) = (length, desk.alerts.timers(), desk.alerts.ringing()) {
        return desk.wish(Wish::Extend(by), &[timer.id]);
    }
    let length = length.unwrap_or(SNOOZE_MS);
    let text = format!("I ring again in {}.", spoken_span(length));
    Outcome::Turn(desk.attempt(AlertAct::Snooze(length), |_, _| text))
}

fn list(desk: &Desk<'_>) -> String {
    let now = desk.situation.real_now();
    let mut alarms: Vec<_> = desk.alerts.alarms().iter().collect();
    alarms.sort_by_key(|it| it.next);
    let mut said: Vec<String> = (alarms.iter().take(TOLD))
        .map(|it| match &it.name {
            Some(_) => format!("the {} {}", it.spoken(), it.spoken_when()),
            None => format!("one {}", it.spoken_when()),
        })
        .collect();
    let more = alarms.len().saturating_sub(TOLD);
    if more > 0 {
        said.push(format!("{more} more"));
    }
    let snoozed = desk.alerts.snoozed().first().map(|it| {
        let wait = spoken_span(it.until.saturating_sub(now));
        format!("{} rings again in {wait}.", it.what)
    });
    let said: Vec<&str> = said.iter().map(String::as_str).collect();
    let waiting = match alarms.len() {
        0 if snoozed.is_some() => String::new(),
        0 => NONE.to_owned(),
        1 => format!(
            "You have one alarm, {}.",
            said.concat().trim_start_matches("one ")
        ),
        many => format!("You have {many} alarms: {}.", joined(&said, "and")),
    };
    let both = [waiting, snoozed.unwrap_or_default()];
    both.join(" ").trim().to_owned()
}
