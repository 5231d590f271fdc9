//! What was heard, why, what the light means, who has it, and whether the speaker listens.

use super::situation::Situation;
use super::turn::{Act, Turn};
use super::words::quoted;
use crate::understand::Understood;

/// The answer; `None` if the command is none of these.
pub(super) fn answer(meant: &Understood, situation: &Situation<'_>) -> Option<Turn> {
    let turn = match meant.intent.as_str() {
        "what-heard" => Turn::say(match filled(situation.last_heard) {
            Some(said) => format!("Before this I heard {}.", quoted(said)),
            None => "I have heard no words before this.".to_owned(),
        }),
        "why" => Turn::say(match filled(situation.last_why) {
            Some(why) => why.to_owned(),
            None => "I have nothing to explain yet: nothing was recorded before this.".to_owned(),
        }),
        "light-meaning" => Turn::say(match filled(Some(situation.light)) {
            Some(light) => format!(
                "The ring now says: {}. All its lights are explained at the foot of the page.",
                light.trim_end_matches('.')
            ),
            None => "All lights of the ring are explained at the foot of the page.".to_owned(),
        }),
        "privacy-review" => Turn::act("Here are your privacy settings.", Act::ShowPrivacy),
        "who-has" => Turn::say(
            "Five owners can have them: this device, and a cloud, reviewers, a skill provider and a recipient that are all simulated. All five are in this browser, and nothing leaves it.",
        ),
        "listening-query" => Turn::say(if situation.microphone_on {
            "The microphone is on and I listen for my name. I record only after it or the button, and nothing leaves this browser."
        } else {
            "No, the microphone is off."
        }),
        "mic-off" if !situation.microphone_on => Turn::say("The microphone is off already."),
        "mic-off" => Turn::act(
            "I am switching the microphone off. Only its button on the page switches it on again.",
            Act::MicrophoneOff,
        ),
        _ => return None,
    };
    Some(turn)
}

fn filled(text: Option<&str>) -> Option<&str> {
    text.map(str::trim).filter(|text| !text.is_empty())
}
