//! Reading a whole pack.

use super::PackError;
use super::ast::{Pack, Step, Turn};
use super::read_steps::steps;
use super::read_values::condition;
use super::reader::Reader;
use crate::skill::model::{Lint, LintLevel};
use crate::skill::ssml::short;
use serde_json::{Map, Value};
use std::collections::{BTreeMap, BTreeSet};

/// Largest pack, bytes.
pub const LARGEST: usize = 512 * 1_024;

/// Turns of a pack.
const MOST_TURNS: usize = 500;

/// Items of all lists together.
const MOST_ITEMS: usize = 5_000;

impl Pack {
    /// Reads a pack.
    ///
    /// # Errors
    /// A [`PackError`] where it is no pack, or more than is run.
    pub fn load(json: &str) -> Result<(Self, Vec<Lint>), PackError> {
        if json.len() > LARGEST {
            return Err(PackError::TooLarge(json.len()));
        }
        let value = serde_json::from_str(json)
            .map_err(|error| PackError::NotJson(error.line(), error.column()))?;
        Self::of(&value)
    }

    /// Reads a pack that is part of other JSON.
    ///
    /// # Errors
    /// As [`load`](Self::load).
    pub fn of(value: &Value) -> Result<(Self, Vec<Lint>), PackError> {
        let Some(fields) = value.as_object() else {
            return Err(PackError::NotAPack);
        };
        let Some(turns) = fields.get("turns").and_then(Value::as_array) else {
            return Err(PackError::NotAPack);
        };
        if turns.len() > MOST_TURNS {
            return Err(PackError::TooMany("turns", MOST_TURNS, "/turns".to_owned()));
        }
        let mut reader = Reader::default();
        reader.check_names(
            fields,
            &["pack", "session", "kept", "lists", "blocks", "turns"],
            "",
        );
        let mut pack = Self {
            session: values(fields, "session", &mut reader),
            kept: values(fields, "kept", &mut reader),
            lists: lists(fields, &mut reader)?,
            blocks: BTreeMap::new(),
            turns: Vec::new(),
        };
        for (name, block) in object(fields, "blocks", &mut reader).into_iter().flatten() {
            let block = steps(Some(block), &format!("/blocks/{name}"), &mut reader)?;
            pack.blocks.insert(name.clone(), block);
        }
        for (at, value) in turns.iter().enumerate() {
            pack.turns
                .extend(turn(value, &format!("/turns/{at}"), &mut reader)?);
        }
        check_names(&pack, &mut reader);
        Ok((pack, reader.lints))
    }
}

fn object<'a>(
    fields: &'a Map<String, Value>,
    name: &str,
    reader: &mut Reader,
) -> Option<&'a Map<String, Value>> {
    let value = fields.get(name)?;
    reader.fields(value, &format!("/{name}"), "names and values")
}

fn values(fields: &Map<String, Value>, name: &str, reader: &mut Reader) -> BTreeMap<String, Value> {
    let values = object(fields, name, reader).into_iter().flatten();
    values
        .map(|(name, value)| (name.clone(), value.clone()))
        .collect()
}

fn lists(
    fields: &Map<String, Value>,
    reader: &mut Reader,
) -> Result<BTreeMap<String, Vec<Value>>, PackError> {
    let (mut lists, mut items) = (BTreeMap::new(), 0);
    for (name, list) in object(fields, "lists", reader).into_iter().flatten() {
        let place = format!("/lists/{name}");
        let Some(list) = list.as_array().filter(|list| !list.is_empty()) else {
            reader.wrong(&place, "Here should be a list that is not empty.");
            continue;
        };
        items += list.len();
        if items > MOST_ITEMS {
            return Err(PackError::TooMany("items in lists", MOST_ITEMS, place));
        }
        lists.insert(name.clone(), list.clone());
    }
    Ok(lists)
}

fn turn(value: &Value, place: &str, reader: &mut Reader) -> Result<Option<Turn>, PackError> {
    let Some(fields) = reader.fields(value, place, "a turn") else {
        return Ok(None);
    };
    reader.check_names(fields, &["on", "state", "if", "do"], place);
    let on = reader.names(fields.get("on"), &format!("{place}/on"));
    if on.is_empty() {
        reader.wrong(place, "A turn needs “on”: launch, an intent, outcome or *.");
    }
    let only_if = fields
        .get("if")
        .map(|value| condition(value, &format!("{place}/if"), reader));
    Ok(Some(Turn {
        on,
        states: reader.names(fields.get("state"), &format!("{place}/state")),
        condition: only_if.transpose()?,
        steps: steps(fields.get("do"), &format!("{place}/do"), reader)?,
    }))
}

/// Blocks and states that are named and not there, or there and never named.
fn check_names(pack: &Pack, reader: &mut Reader) {
    let (mut run, mut gone) = (BTreeSet::new(), BTreeSet::new());
    let all = pack
        .turns
        .iter()
        .map(|turn| &turn.steps)
        .chain(pack.blocks.values());
    for steps in all {
        collect(steps, &mut run, &mut gone);
    }
    for name in run.iter().filter(|name| !pack.blocks.contains_key(**name)) {
        reader.wrong(
            "/blocks",
            format!("There is no block “{}” to run.", short(name)),
        );
    }
    for name in pack
        .blocks
        .keys()
        .filter(|name| !run.contains(name.as_str()))
    {
        let message = format!("The block “{}” is never run.", short(name));
        reader.lint(LintLevel::Hint, "/blocks", message);
    }
    for state in pack.turns.iter().flat_map(|turn| &turn.states) {
        let reached = gone.contains(state.as_str())
            || pack.session.get("state").and_then(Value::as_str) == Some(state);
        if !reached && !state.is_empty() {
            let message = format!("The state “{}” is never gone to.", short(state));
            reader.lint(LintLevel::Warning, "/turns", message);
        }
    }
}

fn collect<'a>(steps: &'a [Step], run: &mut BTreeSet<&'a str>, gone: &mut BTreeSet<&'a str>) {
    for step in steps {
        match step {
            Step::Run(name) => {
                run.insert(name);
            }
            Step::Go(name) => {
                gone.insert(name);
            }
            Step::If(_, then, other) => {
                collect(then, run, gone);
                collect(other, run, gone);
            }
            _ => {}
        }
    }
}
