//! What happens in a step, in words.

use crate::skill::session::SkillInput;
use crate::skill::ssml::short;

/// A sentence; what somebody wrote is cut short in it.
pub(super) fn told(input: &SkillInput) -> String {
    match input {
        SkillInput::Launch => "The skill is opened.".to_owned(),
        SkillInput::OneShot(text) => format!("The skill is opened with “{}”.", short(text)),
        SkillInput::Said(text) => format!("“{}” is said.", short(text)),
        SkillInput::Silence => "Nobody says anything.".to_owned(),
        SkillInput::Stop => "It is stopped.".to_owned(),
        SkillInput::Answer { answer: Ok(_), .. } => "The skill’s logic answers.".to_owned(),
        SkillInput::Answer { .. } => "The skill’s logic fails.".to_owned(),
        SkillInput::Recorded(outcome) => {
            let outcome = outcome.name().to_lowercase().replace('_', " ");
            format!("The recorder reports: {outcome}.")
        }
        SkillInput::Permission {
            permission,
            granted,
        } => {
            let answer = if *granted { "granted" } else { "denied" };
            format!("Access to {permission} is {answer}.")
        }
    }
}
