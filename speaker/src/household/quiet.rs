//! The hours of every day in which the speaker does not disturb, by command.

use super::alerts::{Desk, Outcome};
use super::times::time_in;
use super::turn::Turn;
use crate::alert::{AlertAct, ClockTime, QuietHours};
use crate::understand::Understood;

/// The answer; `None` if the command is none of these.
pub(super) fn answer(meant: &Understood, desk: &Desk<'_>) -> Option<Outcome> {
    let turn = match meant.intent.as_str() {
        "dnd-schedule" => schedule(meant, desk),
        "dnd-schedule-off" => match desk.alerts.quiet_hours() {
            None => Turn::say("There are no quiet hours."),
            Some(hours) => {
                let text = format!("The quiet hours {hours} are deleted.");
                desk.attempt(AlertAct::Quiet(None), |_, _| text)
            }
        },
        _ => return None,
    };
    Some(Outcome::Turn(turn))
}

fn schedule(meant: &Understood, desk: &Desk<'_>) -> Turn {
    let from = time_in(meant, "from").and_then(evening);
    let to = time_in(meant, "to").and_then(morning);
    let Some((from, to)) = from.zip(to) else {
        return Turn::say("Say from when to when, such as “from ten p.m. to seven a.m.”");
    };
    let Some(hours) = QuietHours::new(from, to) else {
        return Turn::say("These hours would end when they begin. Say two different times.");
    };
    let text = format!(
        "Every day {hours} I do not disturb you. Timers and alarms that you set still ring."
    );
    desk.attempt(AlertAct::Quiet(Some(hours)), |_, _| text)
}

/// Quiet hours begin in the evening and end in the morning where nobody says the half of the day.
fn evening((hour, minute, known): (u8, u8, bool)) -> Option<ClockTime> {
    let late = !known && (1..12).contains(&hour);
    ClockTime::new(
        if late {
            hour + 12
        } else {
            midnight(hour, known)
        },
        minute,
    )
}

fn morning((hour, minute, known): (u8, u8, bool)) -> Option<ClockTime> {
    ClockTime::new(midnight(hour, known), minute)
}

/// Twelve without more is midnight here.
fn midnight(hour: u8, known: bool) -> u8 {
    if !known && hour == 12 { 0 } else { hour }
}
