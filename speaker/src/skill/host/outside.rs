//! Logic that runs outside the skills' own Worker, and how it gets beside a model.

use super::error::SkillError;
use super::load::LARGEST;
use serde::{Deserialize, Serialize};
use serde_json::{Map, Value};

/// Names under which a skill's file has its logic.
const LOGICS: [&str; 3] = ["pack", "endpoint", "script"];

/// Logic that the page runs or asks.
#[derive(Clone, Debug, PartialEq, Eq, Serialize, Deserialize)]
#[serde(rename_all = "snake_case")]
pub enum Outside {
    /// JavaScript with a function `handler(event)`.
    Script(String),
    /// The address of a server on this computer.
    Endpoint(String),
}

/// A model, or a whole skill, and a logic for it as one file. Other logic that the file may have
/// gives way.
///
/// # Errors
/// A [`SkillError`] where the file is too large or no JSON, or the script empty.
pub fn joined(json: &str, logic: &Outside) -> Result<String, SkillError> {
    if matches!(logic, Outside::Script(text) if text.trim().is_empty()) {
        return Err(SkillError::NoScript);
    }
    if json.len() > LARGEST {
        return Err(SkillError::TooLarge(json.len(), LARGEST));
    }
    let value: Value = serde_json::from_str(json)
        .map_err(|error| SkillError::NotJson(error.line(), error.column()))?;
    let mut fields = match value {
        Value::Object(fields) if fields.contains_key("model") => fields,
        model => Map::from_iter([
            ("hearsaySkill".to_owned(), Value::from(1)),
            ("model".to_owned(), model),
        ]),
    };
    for name in LOGICS {
        fields.remove(name);
    }
    let (name, text) = match logic {
        Outside::Script(text) => ("script", text),
        Outside::Endpoint(address) => ("endpoint", address),
    };
    fields.insert(name.to_owned(), Value::from(text.trim()));
    Ok(Value::Object(fields).to_string())
}
