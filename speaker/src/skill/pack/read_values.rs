//! Reading expressions and conditions.

use super::PackError;
use super::ast::{Condition, Expression, Operator, Part, Text};
use super::reader::Reader;
use super::template;
use crate::skill::permission::Permission;
use crate::skill::ssml::short;
use serde_json::Value;

/// Items of a list in an expression or condition.
const MOST_ITEMS: usize = 500;

/// Reads an expression. What cannot be read has no value.
pub(super) fn expression(
    value: &Value,
    place: &str,
    reader: &mut Reader,
) -> Result<Expression, PackError> {
    reader.count_part(place)?;
    let fields = match value {
        Value::Object(fields) => fields,
        Value::String(text) => return Ok(text_or_place(text)),
        other => return Ok(Expression::Fixed(other.clone())),
    };
    let Some((name, inner)) = fields.iter().find(|(name, _)| *name != "not") else {
        reader.wrong(place, "An expression in braces is empty.");
        return Ok(Expression::Fixed(Value::Null));
    };
    let place = &format!("{place}/{name}");
    reader.deeper(place, |reader| match name.as_str() {
        "add" => sum(Operator::Add, inner, place, reader),
        "sub" => sum(Operator::Subtract, inner, place, reader),
        "mul" => sum(Operator::Multiply, inner, place, reader),
        "div" => sum(Operator::Divide, inner, place, reader),
        "mod" => sum(Operator::Remainder, inner, place, reader),
        "min" => sum(Operator::Least, inner, place, reader),
        "max" => sum(Operator::Greatest, inner, place, reader),
        "random" => {
            let (from, to) = pair(inner, place, reader)?;
            Ok(Expression::Random(Box::new(from), Box::new(to)))
        }
        "pick" => {
            let list = inner.as_str().unwrap_or_default().to_owned();
            let not = fields.get("not").map(|not| expression(not, place, reader));
            Ok(Expression::Pick(list, not.transpose()?.map(Box::new)))
        }
        "count" => Ok(Expression::Count(Box::new(expression(
            inner, place, reader,
        )?))),
        "notesOn" => Ok(Expression::NotesOn(Box::new(expression(
            inner, place, reader,
        )?))),
        other => {
            let known = "add, sub, mul, div, mod, min, max, random, pick, count, notesOn";
            reader.wrong(
                place,
                format!(
                    "The expression “{}” is not known; known are {known}.",
                    short(other)
                ),
            );
            Ok(Expression::Fixed(Value::Null))
        }
    })
}

/// A text that is nothing but one place has the value that is there; any other is a text.
fn text_or_place(source: &str) -> Expression {
    let text = template::text(source);
    match text.as_slice() {
        [Part::Place(path, None)] => Expression::At(path.clone()),
        [] => Expression::Fixed(Value::String(String::new())),
        [Part::Words(words)] => Expression::Fixed(Value::String(words.clone())),
        _ => Expression::Text(text),
    }
}

fn sum(
    operator: Operator,
    value: &Value,
    place: &str,
    reader: &mut Reader,
) -> Result<Expression, PackError> {
    let parts = expressions(value, place, reader)?;
    if parts.len() < 2 {
        reader.wrong(place, "Arithmetic needs a list of two or more.");
    }
    Ok(Expression::Sum(operator, parts))
}

fn expressions(
    value: &Value,
    place: &str,
    reader: &mut Reader,
) -> Result<Vec<Expression>, PackError> {
    let list = value.as_array().map(Vec::as_slice).unwrap_or_default();
    if list.len() > MOST_ITEMS {
        return Err(PackError::TooMany(
            "items in a list",
            MOST_ITEMS,
            place.to_owned(),
        ));
    }
    list.iter()
        .map(|value| expression(value, place, reader))
        .collect()
}

fn pair(
    value: &Value,
    place: &str,
    reader: &mut Reader,
) -> Result<(Expression, Expression), PackError> {
    let mut parts = expressions(value, place, reader)?.into_iter();
    if parts.len() != 2 {
        reader.wrong(place, "Here should be a list of two.");
    }
    let nothing = || Expression::Fixed(Value::Null);
    let first = parts.next().unwrap_or_else(nothing);
    Ok((first, parts.next().unwrap_or_else(nothing)))
}

/// Reads a condition. What cannot be read never holds.
pub(super) fn condition(
    value: &Value,
    place: &str,
    reader: &mut Reader,
) -> Result<Condition, PackError> {
    reader.count_part(place)?;
    let never = Condition::Any(Vec::new());
    let Some(fields) = reader.fields(value, place, "a condition") else {
        return Ok(never);
    };
    let Some((name, inner)) = fields.iter().next() else {
        reader.wrong(place, "A condition in braces is empty.");
        return Ok(never);
    };
    if fields.len() > 1 {
        reader.wrong(
            place,
            "A condition has one name; combine several with “all” or “any”.",
        );
    }
    let place = &format!("{place}/{name}");
    reader.deeper(place, |reader| match name.as_str() {
        "is" => pair(inner, place, reader).map(|(a, b)| Condition::Is(a, b)),
        "less" => pair(inner, place, reader).map(|(a, b)| Condition::Less(a, b)),
        "more" => pair(inner, place, reader).map(|(a, b)| Condition::More(a, b)),
        "oneOf" => one_of(inner, place, reader),
        "has" => Ok(Condition::Has(template::path(
            inner.as_str().unwrap_or_default(),
        ))),
        "granted" => Ok(granted(inner, place, reader)),
        "state" => Ok(Condition::State(
            inner.as_str().unwrap_or_default().to_owned(),
        )),
        "confirmed" => Ok(Condition::Confirmed),
        "denied" => Ok(Condition::Denied),
        "not" => Ok(Condition::Not(Box::new(condition(inner, place, reader)?))),
        "all" => conditions(inner, place, reader).map(Condition::All),
        "any" => conditions(inner, place, reader).map(Condition::Any),
        other => {
            let known =
                "is, less, more, oneOf, has, granted, state, confirmed, denied, not, all, any";
            reader.wrong(
                place,
                format!(
                    "The condition “{}” is not known; known are {known}.",
                    short(other)
                ),
            );
            Ok(never)
        }
    })
}

fn conditions(
    value: &Value,
    place: &str,
    reader: &mut Reader,
) -> Result<Vec<Condition>, PackError> {
    let list = value.as_array().map(Vec::as_slice).unwrap_or_default();
    list.iter()
        .map(|value| condition(value, place, reader))
        .collect()
}

fn one_of(value: &Value, place: &str, reader: &mut Reader) -> Result<Condition, PackError> {
    let list = value.as_array().map(Vec::as_slice).unwrap_or_default();
    let [wanted, Value::Array(_)] = list else {
        reader.wrong(place, "Here should be a value and a list of values.");
        return Ok(Condition::Any(Vec::new()));
    };
    let wanted = expression(wanted, place, reader)?;
    let all = list.get(1).map(|all| expressions(all, place, reader));
    Ok(Condition::OneOf(
        wanted,
        all.transpose()?.unwrap_or_default(),
    ))
}

fn granted(value: &Value, place: &str, reader: &mut Reader) -> Condition {
    let name = value.as_str().unwrap_or_default();
    let Some(permission) = Permission::of(name) else {
        reader.wrong(place, format!("There is no permission “{}”.", short(name)));
        return Condition::Any(Vec::new());
    };
    Condition::Granted(permission)
}

/// Reads a text or several of which one is said.
pub(super) fn texts(value: &Value, place: &str, reader: &mut Reader) -> Vec<Text> {
    let sources = reader.names(Some(value), place);
    if sources.is_empty() {
        reader.wrong(place, "There is nothing to say here.");
    }
    sources
        .iter()
        .map(|source| template::text(source))
        .collect()
}
