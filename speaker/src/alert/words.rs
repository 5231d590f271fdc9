//! Timers and alarms in words.

use super::act::{AlertEvent, What, WhatKind};
use super::kept::{Alarm, Days, Timer};
use crate::Millis;
use crate::household::calendar;
use core::fmt;

const SECOND: Millis = 1_000;
const MINUTE: Millis = 60;
const HOUR: Millis = 3_600;
/// From here on seconds are not told: nobody acts on them.
const NO_SECONDS: Millis = 600;

/// A span as it is said: `4 minutes and 10 seconds`. Part of a second counts as a whole one.
#[must_use]
pub fn spoken_span(ms: Millis) -> String {
    let seconds = ms.div_ceil(SECOND);
    let minutes = seconds.div_ceil(MINUTE);
    let parts = if seconds < NO_SECONDS {
        [(seconds / MINUTE, "minute"), (seconds % MINUTE, "second")]
    } else {
        let hour = HOUR / MINUTE;
        [(minutes / hour, "hour"), (minutes % hour, "minute")]
    };
    let said = parts.into_iter().filter(|(number, _)| *number > 0);
    let said: Vec<String> = said.map(|(number, unit)| of(number, unit)).collect();
    if said.is_empty() {
        return "no time".to_owned();
    }
    said.join(" and ")
}

fn of(number: Millis, unit: &str) -> String {
    match number {
        1 => format!("1 {unit}"),
        _ => format!("{number} {unit}s"),
    }
}

/// A length as it stands before "timer": `10-minute`, `1 hour and 30 minute`.
fn length(ms: Millis) -> String {
    let span = spoken_span(ms);
    let single = span.strip_suffix('s').unwrap_or(&span);
    match single.split_once(' ') {
        Some((number, unit)) if !unit.contains(' ') => format!("{number}-{unit}"),
        _ => single.to_owned(),
    }
}

impl Timer {
    /// What it is called: `pasta timer`, `10-minute timer`.
    #[must_use]
    pub fn spoken(&self) -> String {
        named(self.name.as_deref(), WhatKind::Timer(self.length_ms))
    }
}

impl Alarm {
    /// What it is called: `school alarm`, `7:30 AM alarm`.
    #[must_use]
    pub fn spoken(&self) -> String {
        named(self.name.as_deref(), WhatKind::Alarm(self.time()))
    }

    /// When it rings: `at 7:30 AM on Monday, 23 November`, `at 7:30 AM every day`.
    #[must_use]
    pub fn spoken_when(&self) -> String {
        let days = match self.days {
            Days::Once => format!("on {}", calendar::spoken(self.next.day)),
            Days::Daily => "every day".to_owned(),
            Days::Weekdays => "from Monday to Friday".to_owned(),
            Days::Weekends => "on Saturdays and Sundays".to_owned(),
            Days::Weekly(day) => format!("every {}", calendar::weekday_name(day)),
        };
        format!("at {} {days}", self.time())
    }
}

fn named(name: Option<&str>, kind: WhatKind) -> String {
    match (name, kind) {
        (Some(name), WhatKind::Timer(_)) => format!("{name} timer"),
        (Some(name), WhatKind::Alarm(_)) => format!("{name} alarm"),
        (None, WhatKind::Timer(ms)) => format!("{} timer", length(ms)),
        (None, WhatKind::Alarm(time)) => format!("{time} alarm"),
    }
}

impl fmt::Display for What {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        write!(f, "Your {}", named(self.name.as_deref(), self.kind))
    }
}

/// What to tell about what happened by itself.
pub(super) fn event(event: &AlertEvent) -> String {
    match event {
        AlertEvent::Rings(what) => match what.kind {
            WhatKind::Timer(_) => format!("{what} is done."),
            WhatKind::Alarm(time) if what.name.is_some() => {
                format!("{what} is ringing: it is {time}.")
            }
            WhatKind::Alarm(_) => format!("{what} is ringing."),
        },
        AlertEvent::Missed(what, late) => {
            let due = match what.kind {
                WhatKind::Timer(_) => "ended",
                WhatKind::Alarm(_) => "was due",
            };
            let ago = spoken_span(*late);
            format!(
                "{what} {due} {ago} ago, while this page was closed or asleep, so it did not ring."
            )
        }
        AlertEvent::GaveUp(what) => {
            format!("{what} rang for ten minutes and nobody stopped it.")
        }
    }
}
