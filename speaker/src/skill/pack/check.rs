//! What of a pack does not fit its model: intents that nobody can mean, intents without a turn.

use super::ast::{Pack, Step};
use crate::skill::model::{Lint, LintLevel, Model};
use crate::skill::ssml::short;

/// Lints that are given.
const MOST_LINTS: usize = 100;

impl Pack {
    /// What does not fit.
    #[must_use]
    pub fn check(&self, model: &Model) -> Vec<Lint> {
        let mut lints = Vec::new();
        self.check_names(model, &mut lints);
        let everything = |on: &String| on == "*";
        if !self.turns.iter().any(|turn| turn.on.iter().any(everything)) {
            for intent in model
                .intents
                .iter()
                .filter(|intent| !self.answers(&intent.name))
            {
                let name = short(&intent.name);
                push(
                    &mut lints,
                    LintLevel::Warning,
                    "/turns",
                    format!("No turn answers the intent “{name}”."),
                );
            }
        }
        if !self.answers("launch") && !self.turns.iter().any(|turn| turn.on.iter().any(everything))
        {
            push(
                &mut lints,
                LintLevel::Warning,
                "/turns",
                "No turn answers the opening of the skill; add one on “launch”.".to_owned(),
            );
        }
        lints
    }

    fn answers(&self, name: &str) -> bool {
        let mut on = self.turns.iter().flat_map(|turn| &turn.on);
        on.any(|on| on == name)
    }

    fn check_names(&self, model: &Model, lints: &mut Vec<Lint>) {
        for (at, turn) in self.turns.iter().enumerate() {
            for on in &turn.on {
                let known = matches!(on.as_str(), "launch" | "outcome" | "*")
                    || on.starts_with("outcome:")
                    || model.intent(on).is_some();
                if !known {
                    let message = format!("The model has no intent “{}”.", short(on));
                    push(lints, LintLevel::Error, &format!("/turns/{at}/on"), message);
                }
            }
        }
    }

    /// Whether some step asks the recorder for something.
    #[must_use]
    pub fn wants_recorder(&self) -> bool {
        let mut all = self
            .turns
            .iter()
            .map(|turn| &turn.steps)
            .chain(self.blocks.values());
        all.any(|steps| records(steps))
    }
}

fn records(steps: &[Step]) -> bool {
    steps.iter().any(|step| match step {
        Step::Record(_) => true,
        Step::If(_, then, other) => records(then) || records(other),
        _ => false,
    })
}

fn push(lints: &mut Vec<Lint>, level: LintLevel, place: &str, message: String) {
    if lints.len() < MOST_LINTS {
        lints.push(Lint {
            level,
            place: place.to_owned(),
            message,
        });
    }
}
