//! How loud the speaker is.

use super::situation::Situation;
use super::turn::{Act, Turn};
use crate::understand::{Understood, Value};

/// The loudest.
const MOST: u8 = 10;
/// Half of it, and what "normal" means.
const HALF: u8 = 5;

/// What is remembered about loudness.
#[derive(Clone, Debug, Default, PartialEq, Eq)]
pub(super) struct Loudness {
    /// Loudness before the sound was switched off by command.
    before_mute: Option<u8>,
}

impl Loudness {
    /// The answer to a command about loudness; `None` if it is none.
    pub(super) fn answer(&mut self, meant: &Understood, situation: &Situation<'_>) -> Option<Turn> {
        let now = situation.volume.min(MOST);
        let level = match meant.intent.as_str() {
            "volume-up" => now.saturating_add(1),
            "volume-down" => now.saturating_sub(1),
            "volume-up-by" => now.saturating_add(number(meant, "amount").unwrap_or(1)),
            "volume-down-by" => now.saturating_sub(number(meant, "amount").unwrap_or(1)),
            "volume-set" => number(meant, "level").unwrap_or(now),
            "volume-max" => MOST,
            "volume-half" if meant.text.contains("as loud") => now / 2,
            "volume-half" => HALF,
            "volume-query" => return Some(Turn::say(format!("The volume is {now} of {MOST}."))),
            "mute" => {
                if now > 0 {
                    self.before_mute = Some(now);
                }
                0
            }
            "unmute" if now > 0 => {
                return Some(Turn::say(format!("The sound is on, at volume {now}.")));
            }
            "unmute" => self.before_mute.take().unwrap_or(HALF),
            _ => return None,
        };
        Some(set(now, level.min(MOST)))
    }
}

fn set(now: u8, level: u8) -> Turn {
    let text = match (now, level) {
        (0, 0) => "The sound is off already.".to_owned(),
        (_, 0) => "The sound is off. Answers are shown on the page.".to_owned(),
        (MOST, MOST) => format!("The volume is {MOST} already, and that is the most."),
        _ if now == level => format!("The volume is {level} already."),
        _ => format!("The volume is now {level}; it was {now}."),
    };
    if now == level {
        return Turn::say(text);
    }
    Turn::act(text, Act::Volume(level))
}

/// A level or amount, in steps; percent are tenths of a step. More than the most is the most.
fn number(meant: &Understood, name: &str) -> Option<u8> {
    let slot = meant.slot(name)?;
    let Value::Number { number } = slot.value else {
        return None;
    };
    let steps = if slot.text.contains("percent") {
        number.saturating_add(5) / 10
    } else {
        number
    };
    Some(u8::try_from(steps).unwrap_or(MOST).min(MOST))
}
