//! Ways of working: not being disturbed, short answers, listening on, settings, the wake word.

use super::situation::Situation;
use super::turn::{Act, Turn};
use super::words::capitalised;
use crate::understand::Understood;

/// The answer; `None` if the command is none of these.
pub(super) fn answer(meant: &Understood, situation: &Situation<'_>) -> Option<Turn> {
    let turn = match meant.intent.as_str() {
        "dnd-on" => disturb_not(meant, situation),
        "dnd-off" if !situation.do_not_disturb => Turn::say("Do not disturb is off already."),
        "dnd-off" => Turn::act("Do not disturb is off.", Act::DoNotDisturb(false)),
        "dnd-query" => Turn::say(if situation.do_not_disturb {
            "Do not disturb is on. The ring shows it in purple until you switch it off."
        } else {
            "Do not disturb is off."
        }),
        "follow-up-on" => Turn::act(
            "After each answer I now listen for a few seconds without my name.",
            Act::FollowUp(true),
        ),
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
    let until = meant
        .slot("length")
        .map(|slot| format!("after {}", slot.text));
    let until = until.or_else(|| meant.slot("until").map(|slot| format!("at {}", slot.text)));
    let text = match until {
        Some(until) => format!(
            "Do not disturb is on. I cannot switch it off {until} by myself, so tell me then."
        ),
        None if situation.do_not_disturb => return Turn::say("Do not disturb is on already."),
        None => "Do not disturb is on.".to_owned(),
    };
    Turn::act(text, Act::DoNotDisturb(true))
}

/// The name itself is left to the page: said aloud it would wake the speaker.
fn wake_word(meant: &Understood) -> String {
    let only = "I know one wake word only, the one under the ring";
    match meant.slot("word").map(|slot| slot.text.as_str()) {
        None | Some("alexa") => format!("{only}."),
        Some(word) => format!("I understood: the wake word {}. {only}.", capitalised(word)),
    }
}
