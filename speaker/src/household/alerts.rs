//! Timers, alarms and quiet hours by command: what is meant, the questions before it, the answers.
//!
//! What is done is tried on a copy first, so that the answer says what will be so, or why not.

use super::alarms;
use super::choosing::{Choice, Wish};
use super::quiet;
use super::situation::Situation;
use super::timers;
use super::turn::{Act, Turn};
use crate::alert::{AlertAct, AlertId, Alerts, Days};
use crate::understand::{Day, Understood};

/// Said where the page keeps no timers and alarms.
const NOT_HERE: &str = "Timers and alarms are not on this page yet.";

/// What was asked and waits for an answer.
#[derive(Clone, Debug, PartialEq)]
pub(super) enum Pending {
    /// For how long?
    TimerLength(Option<String>),
    /// For what time?
    AlarmTime(Option<String>, Option<Day>, Option<Days>),
    /// Which one?
    Which(Wish, Vec<AlertId>),
    /// All of them?
    All(AlertAct),
}

/// What an intent comes to.
#[derive(Debug)]
pub(super) enum Outcome {
    /// Nothing to ask.
    Turn(Turn),
    /// This question first.
    Ask(Pending, Turn),
}

/// What a command about timers, alarms or quiet hours comes to; `None` if it is none.
pub(super) fn answer(meant: &Understood, situation: &Situation<'_>) -> Option<Outcome> {
    let intent = meant.intent.as_str();
    let mine = ["timer-", "alarm-", "dnd-schedule"];
    let mine = mine.iter().any(|start| intent.starts_with(start)) || intent == "snooze";
    if !mine {
        return None;
    }
    let Some(alerts) = situation.alerts else {
        return Some(Outcome::Turn(Turn::say(NOT_HERE)));
    };
    let desk = Desk { alerts, situation };
    timers::answer(meant, &desk)
        .or_else(|| alarms::answer(meant, &desk))
        .or_else(|| quiet::answer(meant, &desk))
}

/// What a reply to a question comes to; `None` if it is no reply to it.
pub(super) fn reply(
    pending: &Pending,
    meant: &Understood,
    situation: &Situation<'_>,
) -> Option<Outcome> {
    let alerts = situation.alerts?;
    let desk = Desk { alerts, situation };
    match pending {
        Pending::TimerLength(name) => timers::length_reply(name.as_deref(), meant, &desk),
        Pending::AlarmTime(name, day, days) => {
            alarms::time_reply(name.as_deref(), (*day, *days), meant, &desk)
        }
        Pending::Which(wish, among) => Choice::of(meant).map(|choice| {
            let left: Vec<AlertId> = choice.among(among, &desk);
            desk.wish(*wish, &left)
        }),
        Pending::All(act) => (meant.intent == "yes").then(|| Outcome::Turn(desk.all(act))),
    }
}

/// The timers and alarms, and how things stand around them.
#[derive(Clone, Copy, Debug)]
pub(super) struct Desk<'a> {
    pub(super) alerts: &'a Alerts,
    pub(super) situation: &'a Situation<'a>,
}

impl Desk<'_> {
    /// Tries an act on a copy and says what has come of it.
    pub(super) fn attempt(
        &self,
        act: AlertAct,
        say: impl FnOnce(&Alerts, Option<AlertId>) -> String,
    ) -> Turn {
        let mut after = self.alerts.clone();
        let (now, offset) = (self.situation.real_now(), self.situation.offset_minutes);
        match after.take(&act, now, offset) {
            Ok(id) => Turn::act(say(&after, id), Act::Alert(act)),
            Err(why) => Turn::say(why.to_string()),
        }
    }

    /// What is wished for one of these; asks where there are several.
    pub(super) fn wish(&self, wish: Wish, among: &[AlertId]) -> Outcome {
        match among {
            [] => Outcome::Turn(Turn::say(wish.none())),
            [only] => Outcome::Turn(wish.one(*only, self)),
            several => {
                let names: Vec<String> = several.iter().filter_map(|id| self.named(*id)).collect();
                let text = format!("Which one: {}?", or(&names));
                Outcome::Ask(Pending::Which(wish, several.to_vec()), Turn::ask(text))
            }
        }
    }

    /// All timers or all alarms at once, after a clear yes.
    fn all(&self, act: &AlertAct) -> Turn {
        let text = match act {
            AlertAct::CancelTimers => "All timers are cancelled.",
            _ => "All alarms are cancelled.",
        };
        self.attempt(act.clone(), |_, _| text.to_owned())
    }

    /// How one is told from the others: what it is called, and what it has that they have not.
    fn named(&self, id: AlertId) -> Option<String> {
        let timer = self.alerts.timers().iter().find(|it| it.id == id);
        let timer = timer.map(|it| {
            let left = crate::alert::spoken_span(it.left(self.situation.real_now()));
            format!("the {} with {left} left", it.spoken())
        });
        let alarm = self.alerts.alarms().iter().find(|it| it.id == id);
        let alarm = alarm.map(|it| match it.name {
            Some(_) => format!("the {} {}", it.spoken(), it.spoken_when()),
            None => format!("the one {}", it.spoken_when()),
        });
        let rings = self.alerts.ringing().iter().map(|it| &it.what);
        let rings = rings.chain(self.alerts.snoozed().iter().map(|it| &it.what));
        let mut rings = rings.filter(|it| it.id == id);
        timer
            .or(alarm)
            .or_else(|| rings.next().map(|it| lower(&it.to_string())))
    }
}

/// Names one after another, the last behind `or`. Many are cut: nobody remembers ten.
pub(super) fn or(names: &[String]) -> String {
    const MOST: usize = 4;
    let shown: Vec<&str> = names.iter().take(MOST).map(String::as_str).collect();
    if names.len() > MOST {
        return format!("{}, or another", shown.join(", "));
    }
    joined(&shown, "or")
}

/// Names one after another, the last behind a word.
pub(super) fn joined(names: &[&str], word: &str) -> String {
    match names {
        [] => String::new(),
        [only] => (*only).to_owned(),
        [before @ .., last] => format!("{} {word} {last}", before.join(", ")),
    }
}

fn lower(sentence: &str) -> String {
    let mut letters = sentence.chars();
    let first = letters.next().map(|first| first.to_lowercase());
    first.into_iter().flatten().chain(letters).collect()
}
