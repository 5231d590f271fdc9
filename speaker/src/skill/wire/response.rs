//! The response JSON (version 1.0) of a skill's logic, read leniently.
//!
//! What cannot be used costs a remark for the device log; only what makes the whole response
//! unusable is an error, and a real device would end the session with `INVALID_RESPONSE`.

use super::card::{Card, card};
use super::directive::{Directive, directive};
use super::lenient::{Fields, Remarks};
use crate::skill::ssml::{self, LONGEST, Spoken};
use core::fmt;
use serde_json::{Map, Value};

/// Largest response, bytes: 120 KB, as real devices allow.
pub const LARGEST: usize = 120 * 1_024;

/// Directives of a response that are looked at.
const MOST_DIRECTIVES: usize = 20;

/// What a response means.
#[derive(Clone, Debug, Default, PartialEq)]
pub struct Response {
    /// What is said.
    pub speech: Vec<Spoken>,
    /// What is said when nobody answers.
    pub reprompt: Vec<Spoken>,
    /// What is shown.
    pub card: Option<Card>,
    /// `shouldEndSession`; `None` where it is absent.
    pub should_end: Option<bool>,
    /// The session attributes from now on; `None` where there are none, which empties them.
    pub attributes: Option<Map<String, Value>>,
    /// What the device shall do, in this order.
    pub directives: Vec<Directive>,
    /// What is odd about the response, as sentences.
    pub remarks: Vec<String>,
}

/// Why a response cannot be used at all.
#[derive(Clone, Debug, PartialEq, Eq)]
pub enum ResponseError {
    /// More than [`LARGEST`] bytes; holds how many were read of it.
    TooLarge(usize),
    /// Not JSON; holds line and column.
    NotJson(usize, usize),
    /// JSON, but no object.
    NotAnObject,
    /// More than [`LONGEST`] characters are to be said.
    SpeechTooLong,
}

impl fmt::Display for ResponseError {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        match self {
            Self::TooLarge(_) => write!(
                f,
                "The skill's response is larger than {LARGEST} bytes, which is the most that is allowed."
            ),
            Self::NotJson(line, column) => write!(
                f,
                "The skill's response is not JSON: look at line {line}, column {column}."
            ),
            Self::NotAnObject => {
                f.write_str("The skill's response is JSON, but not an object in braces.")
            }
            Self::SpeechTooLong => write!(
                f,
                "The skill's response has more than {LONGEST} characters to say."
            ),
        }
    }
}

impl core::error::Error for ResponseError {}

/// Reads a response.
///
/// # Errors
/// A [`ResponseError`] where nothing of it can be used.
pub fn read(json: &str) -> Result<Response, ResponseError> {
    if json.len() > LARGEST {
        return Err(ResponseError::TooLarge(json.len()));
    }
    let value: Value = serde_json::from_str(json)
        .map_err(|error| ResponseError::NotJson(error.line(), error.column()))?;
    let mut remarks = Remarks::default();
    let Some(top) = Fields::of(&value, "the response", &mut remarks) else {
        return Err(ResponseError::NotAnObject);
    };
    let mut response = Response {
        attributes: attributes(top, &mut remarks),
        ..Response::default()
    };
    let inner = match top.any("response") {
        Some(_) => top.object("response", "response", &mut remarks),
        None if top.any("outputSpeech").is_some() => {
            remarks.add("“outputSpeech” should be inside “response”.".to_owned());
            Some(top)
        }
        None => {
            remarks.add("There is no “response” in it; nothing is said.".to_owned());
            None
        }
    };
    if let Some(inner) = inner {
        body(inner, &mut response, &mut remarks)?;
    }
    response.remarks = remarks.into_sentences();
    Ok(response)
}

fn attributes(top: Fields<'_>, remarks: &mut Remarks) -> Option<Map<String, Value>> {
    let value = top.any("sessionAttributes")?;
    Fields::of(value, "sessionAttributes", remarks)?;
    value.as_object().cloned()
}

fn body(
    inner: Fields<'_>,
    response: &mut Response,
    remarks: &mut Remarks,
) -> Result<(), ResponseError> {
    response.speech = speech(inner, "response.outputSpeech", remarks)?;
    if let Some(again) = inner.object("reprompt", "response.reprompt", remarks) {
        response.reprompt = speech(again, "response.reprompt.outputSpeech", remarks)?;
    }
    response.card = card(inner, remarks);
    response.should_end = inner.truth("shouldEndSession", remarks);
    let directives = inner.list("directives", remarks);
    if directives.len() > MOST_DIRECTIVES {
        remarks.add(format!(
            "There are {} directives; only the first {MOST_DIRECTIVES} are looked at.",
            directives.len()
        ));
    }
    let some = directives.iter().take(MOST_DIRECTIVES);
    response.directives = some.filter_map(|value| directive(value, remarks)).collect();
    Ok(())
}

/// The `outputSpeech` in an object.
fn speech<'a>(
    within: Fields<'a>,
    place: &'a str,
    remarks: &mut Remarks,
) -> Result<Vec<Spoken>, ResponseError> {
    let Some(value) = within.any("outputSpeech") else {
        return Ok(Vec::new());
    };
    if let Some(text) = value.as_str() {
        remarks.add(format!(
            "“{place}” should be an object with “type” and “text”."
        ));
        return pieces(ssml::plain(text), remarks);
    }
    let Some(fields) = Fields::of(value, place, remarks) else {
        return Ok(Vec::new());
    };
    let (kind, text) = (fields.text("type", remarks), fields.text("text", remarks));
    let markup = fields.text("ssml", remarks);
    match (kind.as_deref(), text, markup) {
        (Some("SSML"), _, Some(markup)) | (_, None, Some(markup)) => {
            if kind.as_deref() != Some("SSML") {
                remarks.add(format!(
                    "“{place}.type” should be “SSML” where there is “ssml”."
                ));
            }
            pieces(ssml::read(&markup), remarks)
        }
        (kind, Some(text), _) => {
            if kind != Some("PlainText") {
                remarks.add(format!(
                    "“{place}.type” should be “PlainText” where there is “text”."
                ));
            }
            pieces(ssml::plain(&text), remarks)
        }
        (_, None, None) => {
            remarks.add(format!(
                "“{place}” has neither “text” nor “ssml”; nothing is said."
            ));
            Ok(Vec::new())
        }
    }
}

fn pieces(speech: ssml::Speech, remarks: &mut Remarks) -> Result<Vec<Spoken>, ResponseError> {
    if speech.cut {
        return Err(ResponseError::SpeechTooLong);
    }
    for remark in speech.remarks {
        remarks.add(remark);
    }
    Ok(speech.pieces)
}
