//! What to say when nothing was understood: to silence, to words that are no command, and to what was
//! nearly one.

use super::turn::Turn;
use super::words::quoted;
use crate::understand::{Heard, Understood};

/// Confidence from which a guess is worth asking about: of commands by voices never heard four of ten are right
/// around it, and ninety-six of a hundred sentences read aloud stay below.
const WORTH_ASKING: f32 = 0.3;

/// Words that answer or end something: repeating them is quicker than being asked about them.
const NO_GUESS: [&str; 11] = [
    "yes",
    "no",
    "stop",
    "cancel",
    "on",
    "off",
    "up",
    "down",
    "left",
    "right-hand",
    "go",
];

/// What it was most like, if that is worth a question.
pub(super) fn guess(heard: &Heard) -> Option<&Understood> {
    let best = heard.others.first()?;
    let near = best.confidence >= WORTH_ASKING && !best.text.trim().is_empty();
    let worth = near && !NO_GUESS.contains(&best.intent.as_str());
    worth.then_some(best)
}

/// "Did you mean …?"
pub(super) fn did_you_mean(guess: &Understood) -> Turn {
    Turn::ask(format!(
        "Did you mean {}? Say yes or no.",
        quoted(&guess.text)
    ))
}

/// The answer where not even a guess is worth making.
pub(super) fn answer(heard: &Heard, spoken: bool) -> Turn {
    let said = !heard.text.trim().is_empty();
    Turn::say(match (said, spoken) {
        (true, _) => format!(
            "I understood {}, but that is no command of mine. Ask for help to hear what I know.",
            quoted(&heard.text)
        ),
        (false, false) => "That holds no words. Try “help” to see what I understand.".to_owned(),
        (false, true) if is_silence(heard) => {
            "The audio could not be understood: I heard no words.".to_owned()
        }
        (false, true) => {
            "The audio could not be understood. Say it again, or ask for help.".to_owned()
        }
    })
}

/// Whether nothing was heard that even resembles words.
pub(super) fn is_silence(heard: &Heard) -> bool {
    heard.text.trim().is_empty() && heard.words.is_empty() && heard.others.is_empty()
}
