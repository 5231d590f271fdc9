//! Reading steps.

use super::PackError;
use super::ast::{Expression, Step};
use super::read_values::{condition, expression, texts};
use super::reader::Reader;
use super::template;
use crate::skill::permission::Permission;
use crate::skill::recorder::LONGEST_NOTE_S;
use crate::skill::ssml::short;
use serde_json::{Map, Value};

/// Names of steps, for the sentence about one that is not known.
const KNOWN: &str = "say, ask, card, set, keep, if, go, run, end, done, delegate, elicit, confirm, confirmAll, record, stop, play, list, delete, askFor";

/// Names that stand beside the name of a step.
const BESIDE: [&str; 4] = ["ask", "again", "then", "else"];

/// Reads a list of steps; those that cannot be read are left out.
pub(super) fn steps(
    value: Option<&Value>,
    place: &str,
    reader: &mut Reader,
) -> Result<Vec<Step>, PackError> {
    let list = match value {
        None => return Ok(Vec::new()),
        Some(Value::Array(list)) => list,
        Some(_) => {
            reader.wrong(place, "Here should be a list of steps.");
            return Ok(Vec::new());
        }
    };
    let mut steps = Vec::new();
    for (at, value) in list.iter().enumerate() {
        let place = format!("{place}/{at}");
        reader.count_step(&place)?;
        if let Some(step) = reader.deeper(&place, |reader| step(value, &place, reader))? {
            steps.push(step);
        }
    }
    Ok(steps)
}

fn step(value: &Value, place: &str, reader: &mut Reader) -> Result<Option<Step>, PackError> {
    let Some(fields) = reader.fields(value, place, "a step") else {
        return Ok(None);
    };
    let mut names = fields
        .keys()
        .map(String::as_str)
        .filter(|name| !name.starts_with('_'));
    let main = names.clone().find(|name| !BESIDE.contains(name));
    let Some(name) = main.or_else(|| names.find(|name| *name == "ask")) else {
        reader.wrong(place, "A step without a name is left out.");
        return Ok(None);
    };
    reader.check_names(fields, &[name, "ask", "again", "then", "else"], place);
    let inner = fields.get(name).unwrap_or(&Value::Null);
    let place = &format!("{place}/{name}");
    let text = || inner.as_str().unwrap_or_default();
    let read = match name {
        "say" => Step::Say(texts(inner, place, reader)),
        "ask" => Step::Ask(texts(inner, place, reader), again(fields)),
        "card" => card(inner),
        "set" => Step::Set(settings(inner, place, reader)?),
        "keep" => Step::Keep(settings(inner, place, reader)?),
        "if" => Step::If(
            condition(inner, place, reader)?,
            steps(fields.get("then"), &format!("{place}/then"), reader)?,
            steps(fields.get("else"), &format!("{place}/else"), reader)?,
        ),
        "go" => Step::Go(text().to_owned()),
        "run" => Step::Run(text().to_owned()),
        "end" => Step::End,
        "done" => Step::Done,
        "delegate" => Step::Delegate,
        "elicit" => Step::Elicit(text().to_owned(), asked(fields, place, reader)),
        "confirm" => Step::Confirm(text().to_owned(), asked(fields, place, reader)),
        "confirmAll" => Step::Confirm(String::new(), texts(inner, place, reader)),
        "record" => Step::Record(most_s(inner)),
        "stop" => Step::StopRecording,
        "play" => Step::Play(expression(inner, place, reader)?),
        "list" => Step::List,
        "delete" => Step::Delete(expression(inner, place, reader)?),
        "askFor" => Step::AskFor(permissions(inner, place, reader)),
        other => {
            let other = short(other);
            reader.wrong(
                place,
                format!("The step “{other}” is not known and left out; known are {KNOWN}."),
            );
            return Ok(None);
        }
    };
    Ok(Some(read))
}

fn again(fields: &Map<String, Value>) -> Option<super::ast::Text> {
    fields
        .get("again")
        .and_then(Value::as_str)
        .map(template::text)
}

fn asked(fields: &Map<String, Value>, place: &str, reader: &mut Reader) -> Vec<super::ast::Text> {
    match fields.get("ask") {
        Some(ask) => texts(ask, place, reader),
        None => {
            reader.wrong(place, "This step needs “ask”: what is said.");
            Vec::new()
        }
    }
}

fn card(value: &Value) -> Step {
    let text =
        |name: &str| template::text(value.get(name).and_then(Value::as_str).unwrap_or_default());
    Step::Card(text("title"), text("text"))
}

fn settings(
    value: &Value,
    place: &str,
    reader: &mut Reader,
) -> Result<Vec<(String, Expression)>, PackError> {
    let mut settings = Vec::new();
    for (name, value) in reader
        .fields(value, place, "names and values")
        .into_iter()
        .flatten()
    {
        let place = format!("{place}/{name}");
        settings.push((name.clone(), expression(value, &place, reader)?));
    }
    Ok(settings)
}

fn most_s(value: &Value) -> u32 {
    let wanted = value.get("most").unwrap_or(value).as_u64();
    let wanted = wanted.and_then(|seconds| u32::try_from(seconds).ok());
    wanted.unwrap_or(LONGEST_NOTE_S).clamp(1, LONGEST_NOTE_S)
}

fn permissions(value: &Value, place: &str, reader: &mut Reader) -> Vec<Permission> {
    let mut permissions = Vec::new();
    for name in reader.names(Some(value), place) {
        match Permission::of(&name) {
            Some(permission) => permissions.push(permission),
            None => reader.wrong(place, format!("There is no permission “{}”.", short(&name))),
        }
    }
    permissions
}
