//! Names of intents, and built-in ones that every skill needs.

use super::super::load::{Origin, Reader, quoted};
use super::super::{Intent, LintLevel, Model};

/// Built-in intents without which the platform publishes no skill.
const REQUIRED: [&str; 3] = [
    "AMAZON.CancelIntent",
    "AMAZON.HelpIntent",
    "AMAZON.StopIntent",
];

/// Built-in intents that the platform adds itself, or advises.
const ADVISED: [(&str, &str); 2] = [
    ("AMAZON.NavigateHomeIntent", "what “go home” does"),
    (
        "AMAZON.FallbackIntent",
        "what happens when something unfitting is said",
    ),
];

/// Built-in intents that are no surprise.
const KNOWN: [&str; 26] = [
    "AMAZON.CancelIntent",
    "AMAZON.FallbackIntent",
    "AMAZON.HelpIntent",
    "AMAZON.LoopOffIntent",
    "AMAZON.LoopOnIntent",
    "AMAZON.MoreIntent",
    "AMAZON.NavigateHomeIntent",
    "AMAZON.NavigateSettingsIntent",
    "AMAZON.NextIntent",
    "AMAZON.NoIntent",
    "AMAZON.PageDownIntent",
    "AMAZON.PageUpIntent",
    "AMAZON.PauseIntent",
    "AMAZON.PreviousIntent",
    "AMAZON.RepeatIntent",
    "AMAZON.ResumeIntent",
    "AMAZON.ScrollDownIntent",
    "AMAZON.ScrollLeftIntent",
    "AMAZON.ScrollRightIntent",
    "AMAZON.ScrollUpIntent",
    "AMAZON.SelectIntent",
    "AMAZON.ShuffleOffIntent",
    "AMAZON.ShuffleOnIntent",
    "AMAZON.StartOverIntent",
    "AMAZON.StopIntent",
    "AMAZON.YesIntent",
];

pub(super) fn check(reader: &mut Reader, model: &Model, origin: &Origin) {
    let place = format!("{}/intents", origin.language);
    for name in REQUIRED {
        if model.intent(name).is_none() {
            let message = format!("The platform publishes no skill without {name}; add it.");
            reader.lint(LintLevel::Warning, &place, message);
        }
    }
    for (name, what) in ADVISED {
        if model.intent(name).is_none() {
            let message = format!("Consider {name}: it says {what}.");
            reader.lint(LintLevel::Hint, &place, message);
        }
    }
    if model.intents.iter().all(Intent::is_built_in) {
        let message = "There are only built-in intents; the skill can do nothing of its own.";
        reader.lint(LintLevel::Warning, &place, message.to_owned());
    }
    for (intent, place) in model.intents.iter().zip(&origin.intents) {
        if let Some((level, message)) = odd(intent) {
            reader.lint(level, &place.whole, message);
        }
    }
}

fn odd(intent: &Intent) -> Option<(LintLevel, String)> {
    let name = quoted(&intent.name);
    if intent.is_built_in() {
        if KNOWN.contains(&intent.name.as_str()) {
            return None;
        }
        let message = format!(
            "{name} is no built-in intent that is known here; only its samples in this file reach it."
        );
        return Some((LintLevel::Warning, message));
    }
    if !intent
        .name
        .chars()
        .all(|c| c.is_ascii_alphanumeric() || c == '_')
    {
        let message = format!("{name} may only have letters and underscores in its name.");
        return Some((LintLevel::Warning, message));
    }
    if intent.samples.is_empty() {
        let message =
            format!("{name} has no samples, so nothing that is said can mean it; add some.");
        return Some((LintLevel::Warning, message));
    }
    None
}
