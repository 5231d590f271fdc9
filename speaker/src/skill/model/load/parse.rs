//! From text to JSON, with errors that name their place.

use super::super::ModelError;
use super::super::limits::MODEL_BYTES;
use super::depth;
use super::node::Node;

/// The JSON of a text. A byte order mark at the start is no part of it.
pub(super) fn parse(json: &str) -> Result<Node, ModelError> {
    if json.len() > MODEL_BYTES {
        return Err(ModelError::TooLarge {
            bytes: json.len(),
            most: MODEL_BYTES,
        });
    }
    let json = json.trim_start_matches('\u{feff}');
    if json.trim().is_empty() {
        return Err(ModelError::Syntax {
            line: 1,
            column: 1,
            what: "the file is empty".to_owned(),
        });
    }
    depth::check(json)?;
    serde_json::from_str(json).map_err(|error| syntax(json, &error))
}

fn syntax(json: &str, error: &serde_json::Error) -> ModelError {
    let (line, column) = (error.line().max(1), error.column().max(1));
    ModelError::Syntax {
        line,
        column,
        what: what(json, line, column, error),
    }
}

/// What is wrong at a place, in the words of somebody who made that slip.
fn what(json: &str, line: usize, column: usize, error: &serde_json::Error) -> String {
    let text = json.lines().nth(line - 1).unwrap_or_default().as_bytes();
    match text.get(column - 1) {
        Some(b'/') => return "a comment begins here, and JSON has no comments".to_owned(),
        Some(b'#') => return "a comment begins here, and JSON has no comments".to_owned(),
        Some(b'\'') => return "texts stand in double quotes, not in single ones".to_owned(),
        _ => {}
    }
    if error.is_eof() {
        return "the file ends in the middle, so a part of it is missing".to_owned();
    }
    let said = error.to_string();
    let place = said.rfind(" at line ").unwrap_or(said.len());
    said.get(..place).unwrap_or("it cannot be read").to_owned()
}
