//! The request JSON (version 1.0) that a skill's logic gets.
//!
//! Field names and words are the format's own. What stands for accounts, devices and addresses is
//! ours and leads nowhere.

use super::outcome::outcome_json;
use super::slots::slots_json;
use super::state::{DialogState, IntentState};
use crate::Millis;
use crate::record::DayKey;
use crate::skill::recorder::NoteOutcome;
use serde::{Deserialize, Serialize};
use serde_json::{Map, Value, json};

/// Where a real device says that its services are; here there are none. `.invalid` leads nowhere by
/// definition (RFC 2606).
const NO_SERVICE: &str = "https://services.invalid";

/// Why a session ends, as the skill's logic is told.
#[derive(Clone, Copy, Debug, PartialEq, Eq, Serialize, Deserialize)]
#[serde(rename_all = "SCREAMING_SNAKE_CASE")]
pub enum EndedReason {
    /// The person ended it, or the skill itself did.
    UserInitiated,
    /// Something went wrong.
    Error,
    /// Nobody answered.
    ExceededMaxReprompts,
}

impl EndedReason {
    /// As the JSON has it.
    #[must_use]
    pub const fn name(self) -> &'static str {
        match self {
            Self::UserInitiated => "USER_INITIATED",
            Self::Error => "ERROR",
            Self::ExceededMaxReprompts => "EXCEEDED_MAX_REPROMPTS",
        }
    }
}

/// What went wrong, as the skill's logic is told.
#[derive(Clone, Debug, PartialEq, Eq, Serialize, Deserialize)]
pub struct EndedError {
    /// `INVALID_RESPONSE`, `DEVICE_COMMUNICATION_ERROR`, `INTERNAL_SERVICE_ERROR` or
    /// `ENDPOINT_TIMEOUT`.
    pub kind: String,
    /// A sentence.
    pub message: String,
}

/// What a request is about.
#[derive(Clone, Debug)]
pub enum Asked<'a> {
    /// The skill was opened without a wish.
    Launch,
    /// The person said something.
    Intent {
        /// What it means.
        intent: &'a IntentState,
        /// How far its dialog is; `None` where the intent is no dialog.
        dialog: Option<DialogState>,
    },
    /// Something came of an order to the recorder.
    Outcome(&'a NoteOutcome),
    /// The session is over; nothing that is answered is said.
    Ended {
        /// Why.
        reason: EndedReason,
        /// What went wrong, where something did.
        error: Option<&'a EndedError>,
    },
}

/// What stands around every request of a session.
#[derive(Clone, Debug)]
pub struct Frame<'a> {
    /// The skill.
    pub skill: &'a str,
    /// The session.
    pub session: &'a str,
    /// Counts the session's requests from 1.
    pub number: u32,
    /// Whether this is the session's first request.
    pub new: bool,
    /// Such as `en-US`.
    pub locale: &'a str,
    /// When.
    pub now: Millis,
    /// Session attributes.
    pub attributes: &'a Map<String, Value>,
    /// Scopes that the skill asks for, and whether they were granted.
    pub scopes: &'a [(&'static str, bool)],
    /// Whether the skill may use the recorder.
    pub recorder: bool,
}

/// Builds the request.
#[must_use]
pub fn request(frame: &Frame<'_>, asked: &Asked<'_>) -> Value {
    let user = user(frame);
    let application = json!({ "applicationId": frame.skill });
    json!({
        "version": "1.0",
        "session": {
            "new": frame.new,
            "sessionId": frame.session,
            "application": application,
            "attributes": frame.attributes,
            "user": user,
        },
        "context": {
            "System": {
                "application": application,
                "user": user,
                "device": {
                    "deviceId": "hearsay.device.this-page",
                    "supportedInterfaces": interfaces(frame.recorder),
                },
                "apiEndpoint": NO_SERVICE,
                "apiAccessToken": "",
            },
        },
        "request": body(frame, asked),
    })
}

fn user(frame: &Frame<'_>) -> Value {
    let mut scopes = Map::new();
    for (scope, granted) in frame.scopes {
        let status = if *granted { "GRANTED" } else { "DENIED" };
        scopes.insert((*scope).to_owned(), json!({ "status": status }));
    }
    // Every skill knows the person by another name, so that two cannot compare.
    let id = format!("hearsay.user.of.{}", frame.skill);
    if scopes.is_empty() {
        return json!({ "userId": id });
    }
    json!({ "userId": id, "permissions": { "scopes": scopes } })
}

fn interfaces(recorder: bool) -> Value {
    if recorder {
        json!({ "Hearsay.Recorder": {} })
    } else {
        json!({})
    }
}

fn body(frame: &Frame<'_>, asked: &Asked<'_>) -> Value {
    let mut body = match asked {
        Asked::Launch => json!({ "type": "LaunchRequest" }),
        Asked::Intent { intent, dialog } => intent_body(intent, *dialog),
        Asked::Outcome(outcome) => outcome_json(outcome),
        Asked::Ended { reason, error } => {
            let mut body = json!({ "type": "SessionEndedRequest", "reason": reason.name() });
            if let (Some(error), Some(fields)) = (error, body.as_object_mut()) {
                let error = json!({ "type": error.kind, "message": error.message });
                fields.insert("error".to_owned(), error);
            }
            body
        }
    };
    if let Some(fields) = body.as_object_mut() {
        let id = format!("hearsay.request.{}.{}", frame.session, frame.number);
        fields.insert("requestId".to_owned(), Value::String(id));
        fields.insert("timestamp".to_owned(), Value::String(timestamp(frame.now)));
        fields.insert("locale".to_owned(), Value::String(frame.locale.to_owned()));
    }
    body
}

fn intent_body(intent: &IntentState, dialog: Option<DialogState>) -> Value {
    let mut body = json!({
        "type": "IntentRequest",
        "intent": {
            "name": intent.name,
            "confirmationStatus": intent.confirmation.name(),
            "slots": slots_json(intent),
        },
    });
    if let (Some(dialog), Some(fields)) = (dialog, body.as_object_mut()) {
        let state = Value::String(dialog.name().to_owned());
        fields.insert("dialogState".to_owned(), state);
    }
    body
}

/// `2026-11-24T18:05:09Z`.
fn timestamp(at: Millis) -> String {
    let day = DayKey::of(at, 0);
    let seconds = at / 1_000 % 86_400;
    let (hour, minute, second) = (seconds / 3_600, seconds / 60 % 60, seconds % 60);
    format!("{day}T{hour:02}:{minute:02}:{second:02}Z")
}
