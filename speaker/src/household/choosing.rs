//! Which timer or alarm is meant, and what is wished for it.

use super::alerts::Desk;
use super::turn::Turn;
use crate::Millis;
use crate::alert::{Alarm, AlertAct, AlertId, Running, Timer, spoken_span};
use crate::understand::{Day, Place, Understood, Value};

/// What is wished for one timer or alarm.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub(super) enum Wish {
    CancelTimer,
    CancelAlarm,
    Pause,
    Resume,
    Extend(Millis),
}

/// By what one is told from the others.
#[derive(Clone, Debug, Default, PartialEq)]
pub(super) struct Choice {
    name: Option<String>,
    length_ms: Option<Millis>,
    time: Option<(u8, u8, bool)>,
    day: Option<Day>,
    place: Option<Place>,
    all: bool,
}

impl Wish {
    pub(super) fn none(self) -> &'static str {
        match self {
            Self::CancelTimer => "There is no such timer.",
            Self::CancelAlarm => "There is no such alarm.",
            Self::Pause => "There is no such timer running.",
            Self::Resume => "There is no such timer on hold.",
            Self::Extend(_) => "There is no such timer to extend.",
        }
    }

    /// Does it to one of them.
    pub(super) fn one(self, id: AlertId, desk: &Desk<'_>) -> Turn {
        let now = desk.situation.real_now();
        let name = |timers: &[Timer]| {
            let timer = timers.iter().find(|it| it.id == id);
            timer.map_or_else(|| "timer".to_owned(), Timer::spoken)
        };
        let before = name(desk.alerts.timers());
        let left = |timers: &[Timer]| {
            let timer = timers.iter().find(|it| it.id == id);
            spoken_span(timer.map_or(0, |it| it.left(now)))
        };
        match self {
            Self::CancelTimer => desk.attempt(AlertAct::Cancel(id), |_, _| {
                format!("Your {before} is cancelled.")
            }),
            Self::CancelAlarm => {
                let alarm = desk.alerts.alarms().iter().find(|it| it.id == id);
                let text = alarm.map_or_else(
                    || "The alarm is cancelled.".to_owned(),
                    |it| format!("Your {} {} is cancelled.", bare(it), it.spoken_when()),
                );
                desk.attempt(AlertAct::Cancel(id), |_, _| text)
            }
            Self::Pause => desk.attempt(AlertAct::Pause(id), |after, _| {
                let left = left(after.timers());
                format!("Your {before} is on hold with {left} left.")
            }),
            Self::Resume => desk.attempt(AlertAct::Resume(id), |after, _| {
                let left = left(after.timers());
                format!("Your {before} goes on, with {left} left.")
            }),
            Self::Extend(by) => desk.attempt(AlertAct::Extend(id, by), |after, _| {
                let left = left(after.timers());
                format!("Your {before} now has {left} left.")
            }),
        }
    }
}

/// Without its time, which stands behind it.
fn bare(alarm: &Alarm) -> String {
    alarm
        .name
        .as_ref()
        .map_or_else(|| "alarm".to_owned(), |name| format!("{name} alarm"))
}

impl Choice {
    /// What a reply to “which one?” names; `None` if it is no such reply.
    pub(super) fn of(meant: &Understood) -> Option<Self> {
        let choice = Self::in_slots(meant);
        let known = ["choice", "timer-set", "timer-start", "alarm-set"];
        // “The last one” and its like are commands of their own where nothing was asked.
        let known = known.contains(&meant.intent.as_str()) || choice.place.is_some();
        (known && choice != Self::default()).then_some(choice)
    }

    /// What the slots of a command name.
    pub(super) fn in_slots(meant: &Understood) -> Self {
        let mut choice = Self::default();
        for slot in &meant.slots {
            match (slot.name.as_str(), &slot.value) {
                ("name", Value::Name { name }) => choice.name = Some(name.clone()),
                ("length", Value::Duration { seconds }) => {
                    choice.length_ms = Some(Millis::from(*seconds) * 1_000);
                }
                (
                    "time",
                    Value::Time {
                        hour,
                        minute,
                        half_known,
                    },
                ) => choice.time = Some((*hour, *minute, *half_known)),
                ("day", Value::Date { day }) => choice.day = Some(*day),
                ("which", Value::Place { place }) => choice.place = Some(*place),
                _ => {}
            }
        }
        let all = ["all of them", "both", "all timers", "all alarms"];
        choice.all = meant.intent == "choice" && all.iter().any(|all| meant.text.contains(all));
        choice
    }

    /// Those of `among` that it names. All of several are narrowed to none: they go one at a time.
    pub(super) fn among(&self, among: &[AlertId], desk: &Desk<'_>) -> Vec<AlertId> {
        let fits = |id: &&AlertId| {
            let timer = desk.alerts.timers().iter().find(|it| it.id == **id);
            let alarm = desk.alerts.alarms().iter().find(|it| it.id == **id);
            timer.is_some_and(|it| self.fits_timer(it))
                || alarm.is_some_and(|it| self.fits_alarm(it, desk))
        };
        let mut fitting: Vec<AlertId> = among.iter().filter(fits).copied().collect();
        // Newest first, as places are counted; numbers grow.
        fitting.sort_unstable_by(|a, b| b.cmp(a));
        let Some(place) = self.place else {
            fitting.sort_unstable();
            return fitting;
        };
        let at = match place {
            Place::Newest => 0,
            Place::Oldest => fitting.len().saturating_sub(1),
            Place::Previous => 1,
            // “The first timer” is the one that was set first, as it stands first in the question.
            Place::At(number) => {
                fitting.reverse();
                usize::try_from(number).map_or(usize::MAX, |number| number.wrapping_sub(1))
            }
        };
        fitting.get(at).copied().into_iter().collect()
    }

    /// Timers that it names.
    pub(super) fn timers(&self, desk: &Desk<'_>, which: impl Fn(&Timer) -> bool) -> Vec<AlertId> {
        let all = desk.alerts.timers().iter().filter(|it| which(it));
        let all: Vec<AlertId> = all.map(|it| it.id).collect();
        self.among(&all, desk)
    }

    /// Alarms that it names.
    pub(super) fn alarms(&self, desk: &Desk<'_>) -> Vec<AlertId> {
        let all: Vec<AlertId> = desk.alerts.alarms().iter().map(|it| it.id).collect();
        self.among(&all, desk)
    }

    /// Whether it names nothing in particular.
    pub(super) fn is_any(&self) -> bool {
        *self == Self::default()
    }

    fn fits_timer(&self, timer: &Timer) -> bool {
        let named = is_called(self.name.as_deref(), timer.name.as_deref());
        named
            && self
                .length_ms
                .is_none_or(|length| length == timer.length_ms)
    }

    fn fits_alarm(&self, alarm: &Alarm, desk: &Desk<'_>) -> bool {
        let named = is_called(self.name.as_deref(), alarm.name.as_deref());
        let time = alarm.time();
        let at = self.time.is_none_or(|(hour, minute, known)| {
            let same = if known {
                hour == time.hour()
            } else {
                hour % 12 == time.hour() % 12
            };
            same && minute == time.minute()
        });
        let day = self.day.and_then(|day| super::times::day(day, desk));
        named && at && (self.day.is_none() || day == Some(alarm.next.day))
    }
}

fn is_called(wanted: Option<&str>, name: Option<&str>) -> bool {
    wanted.is_none_or(|wanted| name.is_some_and(|name| name.eq_ignore_ascii_case(wanted)))
}

/// Whether a timer runs.
pub(super) fn runs(timer: &Timer) -> bool {
    matches!(timer.running, Running::Until(_))
}
