//! Reading a pack: keeps count of how much there is, and of what is odd.

use super::PackError;
use crate::skill::model::{Lint, LintLevel};
use crate::skill::ssml::short;
use serde_json::{Map, Value};

/// Steps of a pack, all in all.
const MOST_STEPS: usize = 5_000;

/// Expressions and conditions of a pack, all in all.
const MOST_PARTS: usize = 50_000;

/// Lints that are given.
const MOST_LINTS: usize = 200;

/// Steps, conditions and expressions inside each other.
const DEEPEST: usize = 24;

/// Reads.
#[derive(Debug, Default)]
pub(super) struct Reader {
    pub(super) lints: Vec<Lint>,
    steps: usize,
    parts: usize,
    depth: usize,
}

impl Reader {
    /// Notes something odd.
    pub(super) fn lint(&mut self, level: LintLevel, place: &str, message: String) {
        if self.lints.len() < MOST_LINTS {
            self.lints.push(Lint {
                level,
                place: place.to_owned(),
                message,
            });
        }
    }

    /// Notes a mistake.
    pub(super) fn wrong(&mut self, place: &str, message: impl Into<String>) {
        self.lint(LintLevel::Error, place, message.into());
    }

    /// Counts a step.
    pub(super) fn count_step(&mut self, place: &str) -> Result<(), PackError> {
        self.steps += 1;
        if self.steps > MOST_STEPS {
            return Err(PackError::TooMany("steps", MOST_STEPS, place.to_owned()));
        }
        Ok(())
    }

    /// Counts an expression or condition.
    pub(super) fn count_part(&mut self, place: &str) -> Result<(), PackError> {
        self.parts += 1;
        if self.parts > MOST_PARTS {
            let what = "expressions and conditions";
            return Err(PackError::TooMany(what, MOST_PARTS, place.to_owned()));
        }
        Ok(())
    }

    /// Goes one deeper for `inside`.
    pub(super) fn deeper<T>(
        &mut self,
        place: &str,
        inside: impl FnOnce(&mut Self) -> Result<T, PackError>,
    ) -> Result<T, PackError> {
        if self.depth >= DEEPEST {
            return Err(PackError::TooDeep(place.to_owned()));
        }
        self.depth += 1;
        let done = inside(self);
        self.depth -= 1;
        done
    }

    /// An object's fields; a lint where it is none.
    pub(super) fn fields<'a>(
        &mut self,
        value: &'a Value,
        place: &str,
        wanted: &str,
    ) -> Option<&'a Map<String, Value>> {
        let fields = value.as_object();
        if fields.is_none() {
            self.wrong(
                place,
                format!("Here should be {wanted} in braces; it is left out."),
            );
        }
        fields
    }

    /// Says which fields are not known.
    pub(super) fn check_names(&mut self, fields: &Map<String, Value>, known: &[&str], place: &str) {
        for name in fields.keys().filter(|name| !known.contains(&name.as_str())) {
            if name.starts_with('_') {
                continue;
            }
            let all = known.join(", ");
            let name = short(name);
            self.wrong(
                place,
                format!("“{name}” is not known here; known are {all}."),
            );
        }
    }

    /// A text or a list of texts.
    pub(super) fn names(&mut self, value: Option<&Value>, place: &str) -> Vec<String> {
        match value {
            None | Some(Value::Null) => Vec::new(),
            Some(Value::String(name)) => vec![name.clone()],
            Some(Value::Array(names)) => {
                let texts = names.iter().filter_map(Value::as_str).map(str::to_owned);
                let texts: Vec<String> = texts.collect();
                if texts.len() != names.len() {
                    self.wrong(
                        place,
                        "Only texts can be in this list; the rest is left out.",
                    );
                }
                texts
            }
            Some(_) => {
                self.wrong(place, "Here should be a text or a list of texts.");
                Vec::new()
            }
        }
    }
}
