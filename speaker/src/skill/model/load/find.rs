//! Where in a file the interaction model is: wrapped as the platform's tools write it today, bare as
//! older ones did, or a little deeper in somebody's own file.

use super::super::ModelError;
use super::node::Node;
use std::collections::VecDeque;

/// How many objects are looked at in search of a model that is deeper in a file.
const MOST_LOOKED_AT: usize = 200;

/// A model's parts.
#[derive(Debug)]
pub(super) struct Found<'a> {
    /// What has intents and types.
    pub(super) language: &'a Node,
    pub(super) language_place: String,
    /// What has the dialog and the prompts.
    pub(super) whole: &'a Node,
    pub(super) whole_place: String,
}

/// The model in a file.
pub(super) fn find(root: &Node) -> Result<Found<'_>, ModelError> {
    let mut waiting = VecDeque::from([(root, String::new())]);
    for _ in 0..MOST_LOOKED_AT {
        let Some((node, place)) = waiting.pop_front() else {
            break;
        };
        if let Some(found) = here(node, &place) {
            return Ok(found);
        }
        if let Node::Object(entries) = node {
            let inner = entries
                .iter()
                .filter(|(_, node)| node.kind() == "an object");
            waiting.extend(inner.map(|(key, node)| (node, format!("{place}/{key}"))));
        }
    }
    Err(ModelError::NoModel {
        instead: instead(root).to_owned(),
    })
}

fn here<'a>(node: &'a Node, place: &str) -> Option<Found<'a>> {
    if let Some(whole) = node.get("interactionModel") {
        return inside(whole, &format!("{place}/interactionModel"));
    }
    inside(node, place)
}

fn inside<'a>(whole: &'a Node, place: &str) -> Option<Found<'a>> {
    let found = |language, language_place| Found {
        language,
        language_place,
        whole,
        whole_place: place.to_owned(),
    };
    if let Some(language) = whole.get("languageModel").filter(|node| !node.is_empty()) {
        return Some(found(language, format!("{place}/languageModel")));
    }
    let intents = whole.get("intents")?;
    let fits = matches!(intents, Node::List(_) | Node::Object(_));
    fits.then(|| found(whole, place.to_owned()))
}

/// What a file without a model may be.
fn instead(root: &Node) -> &'static str {
    match root {
        Node::Object(_) if root.get("manifest").is_some() => {
            "It looks like a skill's manifest; the model is the file named after a locale, such as en-US.json, in models or interactionModels/custom."
        }
        Node::Object(_) if root.get("request").is_some() => {
            "It looks like a request to a skill; the model is the file named after a locale, such as en-US.json."
        }
        Node::Object(_)
            if root
                .get("interactionModel")
                .or(root.get("languageModel"))
                .is_some() =>
        {
            "Its language model is empty; it needs \"intents\", a list."
        }
        Node::Object(_) => "",
        Node::List(_) => {
            "At the top is a list; there should be an object with \"interactionModel\"."
        }
        _ => "At the top is a single value; there should be an object with \"interactionModel\".",
    }
}
