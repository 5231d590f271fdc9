//! The response JSON that a turn of a pack makes.

use super::ast::{Step, Text};
use super::evaluate::{escaped, is_markup};
use super::run::Run;
use super::scene::{Happened, Scene};
use serde_json::{Map, Value, json};

/// Directives of one turn.
const MOST_DIRECTIVES: usize = 10;

/// Texts of one turn.
const MOST_TEXTS: usize = 200;

/// What has been answered so far.
#[derive(Debug, Default)]
pub(super) struct Answer {
    /// Text, and whether it is SSML.
    said: Vec<(String, bool)>,
    again: Option<(String, bool)>,
    card: Option<Value>,
    directives: Vec<Value>,
    /// Whether the pack ended the session.
    end: bool,
    /// Whether it asked something.
    asked: bool,
}

impl Run<'_> {
    /// A step that says, shows or orders something.
    pub(super) fn answer_step(&mut self, step: &Step) {
        match step {
            Step::Say(texts) => {
                self.say_one(texts);
            }
            Step::Ask(texts, again) => {
                let said = self.say_one(texts);
                let again = again
                    .as_ref()
                    .map(|again| (self.text(again), is_markup(again)));
                self.answer.again = again.or(said);
                self.answer.asked = true;
            }
            Step::Card(title, text) => {
                let (title, text) = (self.text(title), self.text(text));
                self.answer.card =
                    Some(json!({ "type": "Simple", "title": title, "content": text }));
            }
            Step::AskFor(permissions) => {
                let scopes: Vec<&str> = permissions.iter().map(|one| one.scope()).collect();
                let card = json!({ "type": "AskForPermissionsConsent", "permissions": scopes });
                self.answer.card = Some(card);
            }
            Step::End => self.answer.end = true,
            Step::Delegate => self.answer.order(json!({ "type": "Dialog.Delegate" })),
            Step::Elicit(slot, texts) => {
                self.say_one(texts);
                self.answer
                    .order(json!({ "type": "Dialog.ElicitSlot", "slotToElicit": slot }));
            }
            Step::Confirm(slot, texts) if slot.is_empty() => {
                self.say_one(texts);
                self.answer.order(json!({ "type": "Dialog.ConfirmIntent" }));
            }
            Step::Confirm(slot, texts) => {
                self.say_one(texts);
                self.answer
                    .order(json!({ "type": "Dialog.ConfirmSlot", "slotToConfirm": slot }));
            }
            Step::Record(most_s) => self.answer.order(json!({
                "type": "Hearsay.Recorder.Start", "maxSeconds": most_s,
            })),
            Step::StopRecording => self
                .answer
                .order(json!({ "type": "Hearsay.Recorder.Stop" })),
            Step::List => self
                .answer
                .order(json!({ "type": "Hearsay.Recorder.List" })),
            Step::Play(which) => {
                let note = self.value(which);
                self.answer
                    .order(json!({ "type": "Hearsay.Recorder.Play", "note": note }));
            }
            Step::Delete(which) => {
                let note = self.value(which);
                self.answer
                    .order(json!({ "type": "Hearsay.Recorder.Delete", "note": note }));
            }
            Step::Set(_)
            | Step::Keep(_)
            | Step::If(..)
            | Step::Go(_)
            | Step::Run(_)
            | Step::Done => {}
        }
    }

    /// Says one of several texts.
    fn say_one(&mut self, texts: &[Text]) -> Option<(String, bool)> {
        let text = self.chance.pick(texts)?;
        let said = (self.text(text), is_markup(text));
        if self.answer.said.len() < MOST_TEXTS && !said.0.is_empty() {
            self.answer.said.push(said.clone());
        }
        Some(said)
    }
}

impl Answer {
    fn order(&mut self, directive: Value) {
        if self.directives.len() < MOST_DIRECTIVES {
            self.directives.push(directive);
        }
    }

    /// What a pack does that says nothing about a request.
    pub(super) fn without_a_turn(&mut self, scene: &Scene<'_>) {
        self.end = true;
        let leaving = [
            "AMAZON.StopIntent",
            "AMAZON.CancelIntent",
            "AMAZON.NavigateHomeIntent",
        ];
        let sentence = match scene.happened {
            Happened::Intent(intent, _) if leaving.contains(&intent.name.as_str()) => return,
            Happened::Outcome(_) => return,
            Happened::Launch => "This skill opens, but it says nothing yet.",
            Happened::Intent(..) => "This skill has no answer to that.",
        };
        self.said.push((sentence.to_owned(), false));
    }

    pub(super) fn into_response(self, attributes: Map<String, Value>) -> Value {
        let mut response = Map::new();
        if !self.said.is_empty() {
            response.insert("outputSpeech".to_owned(), speech(&self.said));
        }
        if let Some(again) = self.again {
            let speech = speech(&[again]);
            response.insert("reprompt".to_owned(), json!({ "outputSpeech": speech }));
        }
        if let Some(card) = self.card {
            response.insert("card".to_owned(), card);
        }
        // A turn that orders something goes on once it is done; one that asks nothing is the last.
        let end = match (self.end, self.asked, self.directives.is_empty()) {
            (true, ..) | (false, false, true) => Some(true),
            (false, true, _) => Some(false),
            (false, false, false) => None,
        };
        if let Some(end) = end {
            response.insert("shouldEndSession".to_owned(), Value::from(end));
        }
        if !self.directives.is_empty() {
            response.insert("directives".to_owned(), Value::from(self.directives));
        }
        json!({ "version": "1.0", "sessionAttributes": attributes, "response": response })
    }
}

/// One speech of several texts; SSML if one of them is.
fn speech(said: &[(String, bool)]) -> Value {
    let texts = said.iter().map(|(text, _)| text.as_str());
    if said.iter().all(|(_, markup)| !markup) {
        let text = texts.collect::<Vec<_>>().join(" ");
        return json!({ "type": "PlainText", "text": text });
    }
    let inner = said.iter().map(|(text, markup)| {
        let bare = text
            .trim()
            .trim_start_matches("<speak>")
            .trim_end_matches("</speak>");
        if *markup {
            bare.to_owned()
        } else {
            escaped(text)
        }
    });
    let inner = inner.collect::<Vec<_>>().join(" ");
    json!({ "type": "SSML", "ssml": format!("<speak>{inner}</speak>") })
}
