//! What came of an order to the recorder, as a request's body.

use crate::skill::recorder::{Note, NoteOutcome};
use serde_json::{Map, Value, json};

/// `{"type": "Hearsay.Recorder.Outcome", "outcome": "KEPT", "count": 1, …}`.
pub(super) fn outcome_json(outcome: &NoteOutcome) -> Value {
    let mut body = Map::new();
    body.insert("type".to_owned(), json!("Hearsay.Recorder.Outcome"));
    body.insert("outcome".to_owned(), json!(outcome.name()));
    body.insert("count".to_owned(), json!(outcome.count()));
    let detail = match outcome {
        NoteOutcome::Kept(note) => Some(("note", note_json(note))),
        NoteOutcome::Listed(notes) => Some(("notes", notes.iter().map(note_json).collect())),
        NoteOutcome::Deleted(ids) => Some(("deleted", json!(ids))),
        NoteOutcome::Refused(why) | NoteOutcome::Failed(why) => Some(("message", json!(why))),
        NoteOutcome::Nothing | NoteOutcome::Played(_) | NoteOutcome::NotFound => None,
    };
    if let Some((name, value)) = detail {
        body.insert(name.to_owned(), value);
    }
    Value::Object(body)
}

fn note_json(note: &Note) -> Value {
    json!({ "id": note.id, "at": note.at, "durationMs": note.duration_ms })
}
