//! What expressions and texts are worth.

use super::ast::{Expression, Operator, Part, Path, Text};
use super::run::Run;
use crate::skill::permission::Permission;
use serde_json::Value;

/// Longest text that is made, characters: as much as may be said at once.
const LONGEST: usize = 8_000;

/// Longest list that a random number is drawn from, so that its end fits a number exactly.
const WIDEST: f64 = 1e9;

impl Run<'_> {
    /// The value of an expression; null where it has none.
    pub(super) fn value(&mut self, expression: &Expression) -> Value {
        if !self.spend() {
            return Value::Null;
        }
        match expression {
            Expression::Fixed(value) => value.clone(),
            Expression::At(path) => self.at(path),
            Expression::Text(text) => Value::from(self.text(text)),
            Expression::Sum(operator, parts) => self.sum(*operator, parts),
            Expression::Random(from, to) => self.random(from, to),
            Expression::Pick(list, not) => self.pick(list, not.as_deref()),
            Expression::Count(inner) => {
                let count = match self.value(inner) {
                    Value::Array(list) => list.len(),
                    Value::String(text) => text.chars().count(),
                    _ => 0,
                };
                Value::from(count)
            }
            Expression::NotesOn(day) => {
                let day = words(&self.value(day));
                Value::from(self.scene.notes_on(&day))
            }
        }
    }

    /// What is at a path.
    pub(super) fn at(&mut self, path: &Path) -> Value {
        let segments: Vec<&str> = path.iter().map(String::as_str).collect();
        match segments.as_slice() {
            ["kept", name] => self.kept.get(*name).cloned().unwrap_or_default(),
            ["profile", name] => self.profile(name),
            _ => match (self.scene.look(&segments), segments.as_slice()) {
                (Some(value), _) => value,
                (None, [name] | ["session", name]) => {
                    self.attributes.get(*name).cloned().unwrap_or_default()
                }
                (None, _) => Value::Null,
            },
        }
    }

    /// A detail of the person, where the skill may know it. Every use and refusal is noted.
    fn profile(&mut self, name: &str) -> Value {
        let Some(permission) = Permission::of(name) else {
            return Value::Null;
        };
        let granted = self.scene.grants.has(permission);
        let told = if granted {
            &mut self.played.used
        } else {
            &mut self.played.refused
        };
        if !told.contains(&permission) {
            told.push(permission);
        }
        let detail = self.scene.profile.detail(permission).filter(|_| granted);
        detail.map_or(Value::Null, Value::from)
    }

    /// A text with its places filled.
    pub(super) fn text(&mut self, text: &Text) -> String {
        let mut filled = String::new();
        let markup = is_markup(text);
        for part in text {
            let piece = match part {
                Part::Words(words) => words.clone(),
                Part::Place(path, counted) => {
                    if !self.spend() {
                        break;
                    }
                    let value = self.at(path);
                    let said = match counted {
                        Some((one, many)) => {
                            let word = if number(&value) == Some(1.0) {
                                one
                            } else {
                                many
                            };
                            format!("{} {word}", words(&value))
                        }
                        None => words(&value),
                    };
                    if markup { escaped(&said) } else { said }
                }
            };
            let room = LONGEST.saturating_sub(filled.chars().count());
            filled.extend(piece.chars().take(room));
        }
        filled
    }

    fn sum(&mut self, operator: Operator, parts: &[Expression]) -> Value {
        let mut result: Option<f64> = None;
        for part in parts {
            // What is no number counts as nothing, as an attribute that was never set.
            let next = number(&self.value(part)).unwrap_or(0.0);
            result = Some(match result {
                None => next,
                Some(sofar) => apply(operator, sofar, next),
            });
        }
        result.map_or(Value::Null, plain_number)
    }

    fn random(&mut self, from: &Expression, to: &Expression) -> Value {
        let from = number(&self.value(from))
            .unwrap_or(0.0)
            .clamp(-WIDEST, WIDEST);
        let to = number(&self.value(to))
            .unwrap_or(0.0)
            .clamp(-WIDEST, WIDEST);
        let (least, most) = (libm::ceil(from.min(to)), libm::floor(from.max(to)));
        // In range: both are at most a thousand million.
        let width = (most - least).max(0.0) as usize + 1;
        plain_number(least + self.chance.below(width) as f64)
    }

    fn pick(&mut self, list: &str, not: Option<&Expression>) -> Value {
        let not = not.map(|not| self.value(not));
        let Some(list) = self.pack.lists.get(list) else {
            return Value::Null;
        };
        let others: Vec<&Value> = list
            .iter()
            .filter(|item| Some(*item) != not.as_ref())
            .collect();
        let picked = self.chance.pick(&others).copied().or_else(|| list.first());
        picked.cloned().unwrap_or_default()
    }
}

fn apply(operator: Operator, a: f64, b: f64) -> f64 {
    match operator {
        Operator::Add => a + b,
        Operator::Subtract => a - b,
        Operator::Multiply => a * b,
        Operator::Divide => a / b,
        Operator::Remainder => libm::fmod(a, b),
        Operator::Least => a.min(b),
        Operator::Greatest => a.max(b),
    }
}

/// Whether a text is SSML.
pub(super) fn is_markup(text: &Text) -> bool {
    matches!(text.first(), Some(Part::Words(words)) if words.trim_start().starts_with("<speak"))
}

/// Text as it may stand in SSML.
pub(super) fn escaped(text: &str) -> String {
    text.replace('&', "&amp;").replace('<', "&lt;")
}

/// A value as a number; also of a text that is one.
pub(super) fn number(value: &Value) -> Option<f64> {
    let number = match value {
        Value::Number(number) => number.as_f64(),
        Value::String(text) => text.trim().parse().ok(),
        _ => None,
    };
    number.filter(|number| number.is_finite())
}

/// A number without a point where it has none; null where it is none (a division by nothing).
fn plain_number(number: f64) -> Value {
    const EXACT: f64 = 9_007_199_254_740_992.0;
    if !number.is_finite() {
        return Value::Null;
    }
    if libm::trunc(number) == number && number.abs() < EXACT {
        // Exact: whole and below 2^53.
        return Value::from(number as i64);
    }
    Value::from(number)
}

/// A value as it is said.
pub(super) fn words(value: &Value) -> String {
    match value {
        Value::Null => String::new(),
        Value::String(text) => text.clone(),
        Value::Number(number) => number.to_string(),
        Value::Bool(truth) => (if *truth { "yes" } else { "no" }).to_owned(),
        Value::Array(list) => enumerated(list),
        Value::Object(_) => value.to_string(),
    }
}

/// “one, two and three”.
fn enumerated(list: &[Value]) -> String {
    match list {
        [] => String::new(),
        [only] => words(only),
        [firsts @ .., last] => {
            let firsts: Vec<String> = firsts.iter().map(words).collect();
            format!("{} and {}", firsts.join(", "), words(last))
        }
    }
}
