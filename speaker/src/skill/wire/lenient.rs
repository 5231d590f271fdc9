//! Reading JSON that somebody else made: what is wrong becomes a remark, never an end.

use crate::skill::ssml::short;
use serde_json::{Map, Value};

/// Remarks that are made about one response.
const MOST_REMARKS: usize = 40;

/// Collects what is odd.
#[derive(Debug, Default)]
pub(super) struct Remarks(Vec<String>);

impl Remarks {
    pub(super) fn add(&mut self, sentence: String) {
        if self.0.len() < MOST_REMARKS && !self.0.contains(&sentence) {
            self.0.push(sentence);
        }
    }

    pub(super) fn into_sentences(self) -> Vec<String> {
        self.0
    }
}

/// An object and where it is, for remarks.
#[derive(Clone, Copy)]
pub(super) struct Fields<'a> {
    fields: &'a Map<String, Value>,
    place: &'a str,
}

impl<'a> Fields<'a> {
    /// `value` as an object; a remark where it is something else.
    pub(super) fn of(value: &'a Value, place: &'a str, remarks: &mut Remarks) -> Option<Self> {
        match value {
            Value::Object(fields) => Some(Self { fields, place }),
            Value::Null => None,
            other => {
                remarks.add(wrong(place, "an object", other));
                None
            }
        }
    }

    /// Whatever is under this name; null is nothing.
    pub(super) fn any(self, name: &str) -> Option<&'a Value> {
        self.fields.get(name).filter(|value| !value.is_null())
    }

    /// The object under this name.
    pub(super) fn object(self, name: &str, place: &'a str, remarks: &mut Remarks) -> Option<Self> {
        Self::of(self.any(name)?, place, remarks)
    }

    /// The text under this name; a number or a truth value is read as text, with a remark.
    pub(super) fn text(self, name: &str, remarks: &mut Remarks) -> Option<String> {
        let place = || format!("{}.{}", self.place, short(name));
        match self.any(name)? {
            Value::String(text) => Some(text.clone()),
            value @ (Value::Number(_) | Value::Bool(_)) => {
                remarks.add(wrong(&place(), "a text", value));
                Some(value.to_string())
            }
            other => {
                remarks.add(wrong(&place(), "a text", other));
                None
            }
        }
    }

    /// The truth value under this name; the words “true” and “false” are read, with a remark.
    pub(super) fn truth(self, name: &str, remarks: &mut Remarks) -> Option<bool> {
        let value = self.any(name)?;
        if let Value::Bool(truth) = value {
            return Some(*truth);
        }
        let place = format!("{}.{}", self.place, short(name));
        remarks.add(wrong(&place, "true or false", value));
        match value.as_str()?.trim() {
            "true" => Some(true),
            "false" => Some(false),
            _ => None,
        }
    }

    /// The list under this name.
    pub(super) fn list(self, name: &str, remarks: &mut Remarks) -> &'a [Value] {
        match self.any(name) {
            Some(Value::Array(list)) => list,
            Some(other) => {
                remarks.add(wrong(
                    &format!("{}.{}", self.place, short(name)),
                    "a list",
                    other,
                ));
                &[]
            }
            None => &[],
        }
    }

    /// Names and values, in the order of the names.
    pub(super) fn each(self) -> impl Iterator<Item = (&'a String, &'a Value)> {
        self.fields.iter()
    }
}

fn wrong(place: &str, wanted: &str, found: &Value) -> String {
    let found = match found {
        Value::Null => "null",
        Value::Bool(_) => "true or false",
        Value::Number(_) => "a number",
        Value::String(_) => "a text",
        Value::Array(_) => "a list",
        Value::Object(_) => "an object",
    };
    format!("“{place}” should be {wanted} and is {found}.")
}
