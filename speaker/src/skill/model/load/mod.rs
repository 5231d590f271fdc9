//! Loads interaction models in every form that is about, and says what is odd about them.
//!
//! JSON is judged for size and depth before anything recursive sees it. What has the wrong kind is
//! converted where the meaning is clear and left out where it is not, with a lint either way. Only
//! text that is no model at all, or a model beyond the limits, is refused.

mod depth;
mod dialogs;
mod find;
mod intents;
mod node;
mod old;
mod origin;
mod parse;
mod prompts;
mod reader;
mod rules;
mod types;

use super::check::check;
use super::{Lint, LintLevel, Model, ModelError, Sensitivity};
use find::Found;
use node::Node;
pub(super) use origin::{Origin, Place};
pub(super) use reader::{Reader, quoted};

const LANGUAGE_NAMES: [&str; 4] = ["invocationName", "intents", "types", "modelConfiguration"];
const WHOLE_NAMES: [&str; 7] = [
    "languageModel",
    "dialog",
    "prompts",
    "version",
    "description",
    "invocationName",
    "conversations",
];

impl Model {
    /// Loads the JSON of a model: as the platform's tools write it today, or any older form. What
    /// is odd but no hindrance is in the list of lints.
    ///
    /// # Errors
    ///
    /// Text that is no JSON, no model, or a model beyond the limits, each with its place.
    pub fn load(json: &str, locale: &str) -> Result<(Self, Vec<Lint>), ModelError> {
        let root = parse::parse(json)?;
        let found = find::find(&root)?;
        let mut reader = Reader::default();
        let (model, origin) = build(&mut reader, &root, &found, locale)?;
        check(&mut reader, &model, &origin);
        Ok((model, reader.finish()))
    }

    /// Loads the oldest form: `IntentSchema.json`, the lines of `SampleUtterances.txt`, and for each
    /// custom type its name and its values, one a line.
    ///
    /// # Errors
    ///
    /// As [`Model::load`].
    pub fn load_old(
        intent_schema: &str,
        sample_utterances: &str,
        custom_types: &[(&str, &str)],
        locale: &str,
    ) -> Result<(Self, Vec<Lint>), ModelError> {
        let root = parse::parse(intent_schema)?;
        let found = find::find(&root)?;
        let mut reader = Reader::default();
        let (mut model, mut origin) = build(&mut reader, &root, &found, locale)?;
        old::add_types(&mut reader, &mut model, &mut origin, custom_types)?;
        old::add_samples(&mut reader, &mut model, &mut origin, sample_utterances)?;
        check(&mut reader, &model, &origin);
        Ok((model, reader.finish()))
    }
}

fn build(
    reader: &mut Reader,
    root: &Node,
    found: &Found<'_>,
    locale: &str,
) -> Result<(Model, Origin), ModelError> {
    let (language, at) = (found.language, found.language_place.as_str());
    let bare = core::ptr::eq(found.language, found.whole);
    if bare {
        let known: Vec<&str> = LANGUAGE_NAMES.iter().chain(&WHOLE_NAMES).copied().collect();
        reader.names(language, at, &known);
    } else {
        reader.names(found.whole, &found.whole_place, &WHOLE_NAMES);
        reader.names(language, at, &LANGUAGE_NAMES);
    }
    let part = |name: &str| {
        let inner = found.whole.get(name).or_else(|| language.get(name));
        inner.or_else(|| root.get(name))
    };
    let intents_at = format!("{at}/intents");
    let intents = intents::intents(reader, language.get("intents"), &intents_at)?;
    if intents.is_empty() {
        return Err(ModelError::NoIntents { place: intents_at });
    }
    let types = types::types(reader, language.get("types"), &format!("{at}/types"))?;
    let whole_at = found.whole_place.as_str();
    let dialog = part("dialog").filter(|node| !node.is_empty());
    let (dialogs, delegate) = dialogs::dialogs(reader, dialog, &format!("{whole_at}/dialog"))?;
    let prompts = prompts::prompts(reader, part("prompts"), &format!("{whole_at}/prompts"))?;
    let invocation = reader.text(part("invocationName"), &format!("{at}/invocationName"));
    let fallback = sensitivity(reader, language, at);
    let (intents, intent_places) = intents.into_iter().unzip();
    let (types, type_places) = types.into_iter().unzip();
    let (dialog, dialog_places) = dialogs.into_iter().unzip();
    let (prompts, prompt_places) = prompts.into_iter().unzip();
    let model = Model {
        locale: locale.to_owned(),
        invocation: invocation.unwrap_or_default(),
        intents,
        types,
        dialog,
        delegate,
        prompts,
        fallback,
    };
    let origin = Origin {
        language: at.to_owned(),
        intents: intent_places,
        types: type_places,
        dialog: dialog_places,
        prompts: prompt_places,
        old: is_old(language),
    };
    Ok((model, origin))
}

/// Whether intents are named as in `IntentSchema.json`.
fn is_old(language: &Node) -> bool {
    let Some(Node::List(items)) = language.get("intents") else {
        return false;
    };
    items.iter().any(|item| item.get("intent").is_some())
}

fn sensitivity(reader: &mut Reader, language: &Node, place: &str) -> Sensitivity {
    let configuration = language.get("modelConfiguration");
    let fallback = configuration.and_then(|node| node.get("fallbackIntentSensitivity"));
    let place = format!("{place}/modelConfiguration/fallbackIntentSensitivity/level");
    let level = fallback.map(|node| node.get("level").unwrap_or(node));
    let Some(level) = reader.text(level, &place) else {
        return Sensitivity::default();
    };
    match level.to_ascii_uppercase().as_str() {
        "LOW" => Sensitivity::Low,
        "MEDIUM" => Sensitivity::Medium,
        "HIGH" => Sensitivity::High,
        _ => {
            let message = format!("{} is no level; use LOW, MEDIUM or HIGH.", quoted(&level));
            reader.lint(LintLevel::Error, &place, message);
            Sensitivity::default()
        }
    }
}
