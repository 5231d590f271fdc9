//! Loading a skill from one JSON file: manifest, interaction model and logic, or a bare model.
//!
//! ```json
//! { "hearsaySkill": 1, "id": "…", "name": "…", "provider": "…", "description": "…",
//!   "asks": ["microphone"], "recorder": true, "locale": "en-US",
//!   "model": { "interactionModel": … },
//!   "pack": { … } or "endpoint": "http://localhost:3000/" or "script": "…" or none of them }
//! ```

use super::error::SkillError;
use super::name::{shown, slug};
use super::skill::{Logic, Skill};
use crate::skill::matching::Matcher;
use crate::skill::model::{Lint, LintLevel, Model};
use crate::skill::pack::Pack;
use crate::skill::permission::Permission;
use crate::skill::ssml::short;
use serde_json::{Map, Value};
use std::sync::Arc;

/// Largest file, bytes: the largest model, the largest pack, and a script.
pub(super) const LARGEST: usize = 3 << 20;

/// Longest description that is kept, characters.
const LONGEST_DESCRIPTION: usize = 500;

/// The locale of a file that says none.
const LOCALE: &str = "en-US";

impl Skill {
    /// Loads a skill.
    ///
    /// # Errors
    /// A [`SkillError`] where it cannot run at all. What is only odd is in the lints.
    pub fn load(json: &str) -> Result<(Self, Vec<Lint>), SkillError> {
        if json.len() > LARGEST {
            return Err(SkillError::TooLarge(json.len(), LARGEST));
        }
        let value: Value = serde_json::from_str(json)
            .map_err(|error| SkillError::NotJson(error.line(), error.column()))?;
        let no_fields = Map::new();
        let manifest = value
            .as_object()
            .filter(|fields| fields.contains_key("model"));
        let Some(fields) = manifest else {
            return assembled(&no_fields, json, Vec::new());
        };
        let mut lints = Vec::new();
        let model = match fields.get("model") {
            Some(Value::String(text)) => text.clone(),
            Some(model) => model.to_string(),
            None => String::new(),
        };
        check_names(fields, &mut lints);
        assembled(fields, &model, lints)
    }
}

fn assembled(
    fields: &Map<String, Value>,
    model: &str,
    mut lints: Vec<Lint>,
) -> Result<(Skill, Vec<Lint>), SkillError> {
    let text = |name: &str| fields.get(name).and_then(Value::as_str).unwrap_or_default();
    let locale = Some(text("locale")).filter(|locale| !locale.is_empty());
    let (model, more) = Model::load(model, locale.unwrap_or(LOCALE)).map_err(SkillError::Model)?;
    lints.extend(more);
    let logic = logic(fields, &model, &mut lints)?;
    let name = shown(text("name"), &model.invocation);
    let given = slug(text("id"));
    let model = Arc::new(model);
    let skill = Skill {
        id: if given.is_empty() { slug(&name) } else { given },
        provider: shown(text("provider"), "someone who gives no name"),
        description: text("description")
            .chars()
            .take(LONGEST_DESCRIPTION)
            .collect(),
        matcher: Arc::new(Matcher::new(Arc::clone(&model))),
        model,
        logic,
        asks: asks(fields, &mut lints),
        recorder: fields
            .get("recorder")
            .and_then(Value::as_bool)
            .unwrap_or(false),
        name,
    };
    check_recording(&skill, &mut lints);
    Ok((skill, lints))
}

fn logic(
    fields: &Map<String, Value>,
    model: &Model,
    lints: &mut Vec<Lint>,
) -> Result<Logic, SkillError> {
    if let Some(pack) = fields.get("pack") {
        let (pack, more) = Pack::of(pack).map_err(SkillError::Pack)?;
        let more = more.into_iter().chain(pack.check(model));
        lints.extend(more.map(|lint| Lint {
            place: format!("/pack{}", lint.place),
            ..lint
        }));
        return Ok(Logic::Pack(Box::new(pack)));
    }
    if let Some(url) = fields.get("endpoint").and_then(Value::as_str) {
        if !is_here(url) {
            return Err(SkillError::Endpoint(short(url)));
        }
        return Ok(Logic::Endpoint(url.to_owned()));
    }
    if let Some(script) = fields.get("script").and_then(Value::as_str) {
        return Ok(Logic::Script(script.to_owned()));
    }
    Ok(Logic::ModelOnly)
}

/// Whether an address is one of this computer, with a port and nothing that hides another.
fn is_here(url: &str) -> bool {
    let rest = ["http://localhost:", "http://127.0.0.1:"]
        .iter()
        .find_map(|start| url.strip_prefix(start));
    let Some(rest) = rest else {
        return false;
    };
    let (port, path) = rest.split_once('/').unwrap_or((rest, ""));
    let plain = |c: char| c.is_ascii_alphanumeric() || "-._~/?&=%+".contains(c);
    port.parse::<u16>().is_ok_and(|port| port > 0) && path.len() < 500 && path.chars().all(plain)
}

fn asks(fields: &Map<String, Value>, lints: &mut Vec<Lint>) -> Vec<Permission> {
    let mut asks = Vec::new();
    let named = fields
        .get("asks")
        .and_then(Value::as_array)
        .into_iter()
        .flatten();
    for name in named.filter_map(Value::as_str) {
        match Permission::of(name) {
            Some(permission) if asks.contains(&permission) => {}
            Some(permission) => asks.push(permission),
            None => {
                let message = format!("There is no permission “{}”; it is left out.", short(name));
                lints.push(lint(LintLevel::Error, "/asks", message));
            }
        }
    }
    asks
}

fn check_names(fields: &Map<String, Value>, lints: &mut Vec<Lint>) {
    const KNOWN: [&str; 12] = [
        "hearsaySkill",
        "id",
        "name",
        "provider",
        "description",
        "asks",
        "recorder",
        "locale",
        "model",
        "pack",
        "endpoint",
        "script",
    ];
    let unknown = fields.keys().filter(|name| !KNOWN.contains(&name.as_str()));
    for name in unknown.filter(|name| !name.starts_with('_')).take(20) {
        let message = format!(
            "“{}” is not known here; known are {}.",
            short(name),
            KNOWN.join(", ")
        );
        lints.push(lint(LintLevel::Warning, "/", message));
    }
    let logics = ["pack", "endpoint", "script"]
        .iter()
        .filter(|name| fields.contains_key(**name));
    if logics.count() > 1 {
        let message =
            "A skill has one logic; of pack, endpoint and script the first counts.".to_owned();
        lints.push(lint(LintLevel::Warning, "/", message));
    }
}

fn check_recording(skill: &Skill, lints: &mut Vec<Lint>) {
    let asks = skill.asks.contains(&Permission::Microphone);
    let records = skill.pack().is_some_and(Pack::wants_recorder);
    if records && !(asks && skill.recorder) {
        let message = "The pack records, but the skill does not say \"recorder\": true and ask for the microphone: it will be refused.";
        lints.push(lint(LintLevel::Warning, "/pack", message.to_owned()));
    }
}

fn lint(level: LintLevel, place: &str, message: String) -> Lint {
    Lint {
        level,
        place: place.to_owned(),
        message,
    }
}
