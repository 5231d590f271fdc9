//! A stage for skills: plays the page, its recorder and the person.

use hearsay_speaker::Millis;
use hearsay_speaker::skill::host::{
    Ended, LogKind, Session, Setting, Skill, SkillEffect, SkillInput, Voice,
};
use hearsay_speaker::skill::permission::{Grants, Happening, Permission};
use hearsay_speaker::skill::recorder::{Note, NoteOutcome, RecorderOrder};
use hearsay_speaker::skill::ssml::shown;
use serde_json::{Value, json};
use std::sync::{Arc, LazyLock};

/// Monday, 23 November 2026, 10:00 UTC.
pub(crate) const START: Millis = 1_795_428_000_000;

pub(crate) struct Stage {
    pub(crate) session: Session,
    pub(crate) now: Millis,
    pub(crate) notes: Vec<Note>,
    pub(crate) last: Vec<SkillEffect>,
    pub(crate) all: Vec<SkillEffect>,
}

/// A skill of its JSON; whatever is odd about it is a mistake of the test.
pub(crate) fn skill(json: &Value) -> Arc<Skill> {
    Arc::new(Skill::load(&json.to_string()).unwrap().0)
}

/// Our own, loaded once.
static OURS: LazyLock<Vec<Arc<Skill>>> = LazyLock::new(|| {
    let all = hearsay_speaker::skill::host::SAMPLES.iter();
    all.map(|json| Arc::new(Skill::load(json).unwrap().0))
        .collect()
});

/// One of our own, by its identifier.
pub(crate) fn ours(id: &str) -> Arc<Skill> {
    Arc::clone(OURS.iter().find(|skill| skill.id == id).unwrap())
}

pub(crate) fn recorder_setting() -> Setting {
    Setting {
        seed: 7,
        approved: true,
        grants: Grants::of([Permission::Microphone]),
        ..Setting::default()
    }
}

impl Stage {
    pub(crate) fn new(skill: Arc<Skill>, setting: Setting) -> Self {
        Self {
            notes: setting.notes.clone(),
            session: Session::new(skill, setting),
            now: START,
            last: Vec::new(),
            all: Vec::new(),
        }
    }

    /// One input, two seconds later.
    pub(crate) fn step(&mut self, input: SkillInput) -> &mut Self {
        self.now += 2_000;
        self.last = self.session.step(input, self.now);
        self.all.extend(self.last.iter().cloned());
        self
    }

    pub(crate) fn launch(&mut self) -> &mut Self {
        self.step(SkillInput::Launch)
    }

    pub(crate) fn say(&mut self, text: &str) -> &mut Self {
        self.step(SkillInput::Said(text.to_owned()))
    }

    pub(crate) fn answer(&mut self, answer: &Value) -> &mut Self {
        let call = self.call().expect("nothing was asked").0;
        self.step(SkillInput::Answer {
            call,
            answer: Ok(answer.to_string()),
        })
    }

    /// What the person hears, skill and speaker alike.
    pub(crate) fn heard(&self) -> String {
        let said = self.last.iter().filter_map(|effect| match effect {
            SkillEffect::Say { pieces, .. } => Some(shown(pieces)),
            _ => None,
        });
        said.collect::<Vec<_>>().join(" ")
    }

    pub(crate) fn by(&self, voice: Voice) -> bool {
        self.last
            .iter()
            .any(|effect| matches!(effect, SkillEffect::Say { by, .. } if *by == voice))
    }

    pub(crate) fn listens(&self) -> bool {
        self.last
            .iter()
            .any(|effect| matches!(effect, SkillEffect::Listen { ms: 8_000 }))
    }

    pub(crate) fn ended(&self) -> Option<Ended> {
        self.last.iter().find_map(|effect| match effect {
            SkillEffect::End { reason } => Some(*reason),
            _ => None,
        })
    }

    pub(crate) fn intent(&self) -> String {
        let found = self.last.iter().find_map(|effect| match effect {
            SkillEffect::Understood(found) => Some(found.intent.clone()),
            _ => None,
        });
        found.unwrap_or_default()
    }

    /// The last call: its number, its request, and whether an answer is awaited.
    pub(crate) fn call(&self) -> Option<(u32, Value, bool)> {
        self.last.iter().rev().find_map(|effect| match effect {
            SkillEffect::Call {
                call,
                request,
                awaited,
                ..
            } => Some((*call, serde_json::from_str(request).unwrap(), *awaited)),
            _ => None,
        })
    }

    pub(crate) fn logged(&self, kind: LogKind) -> Vec<String> {
        let lines = self.last.iter().filter_map(|effect| match effect {
            SkillEffect::Log(line) if line.kind == kind => Some(line.text.clone()),
            _ => None,
        });
        lines.collect()
    }

    pub(crate) fn order(&self) -> Option<RecorderOrder> {
        self.last.iter().find_map(|effect| match effect {
            SkillEffect::Recorder(order) => Some(order.clone()),
            _ => None,
        })
    }

    pub(crate) fn ledger(&self) -> Vec<Happening> {
        let lines = self.all.iter().filter_map(|effect| match effect {
            SkillEffect::Ledger(line) => Some(line.what),
            _ => None,
        });
        lines.collect()
    }

    pub(crate) fn refusals(&self) -> Vec<(Permission, String)> {
        let refused = self.all.iter().filter_map(|effect| match effect {
            SkillEffect::Refused { what, sentence } => Some((*what, sentence.clone())),
            _ => None,
        });
        refused.collect()
    }

    /// Carries out the recorder's last order as the page would; a recording lasts 12 seconds.
    pub(crate) fn recorder(&mut self) -> &mut Self {
        let order = self.order().expect("no order");
        let outcome = match order {
            RecorderOrder::Start { .. } => panic!("it is recording: stop it"),
            RecorderOrder::Stop => {
                let note = Note {
                    id: format!("note-{}", self.notes.len() + 1),
                    at: self.now,
                    duration_ms: 12_000,
                };
                self.notes.push(note.clone());
                NoteOutcome::Kept(note)
            }
            RecorderOrder::List => NoteOutcome::Listed(self.notes.clone()),
            RecorderOrder::Play { which } => match which.of(&self.notes, 0).len() {
                0 => NoteOutcome::NotFound,
                many => NoteOutcome::Played(u32::try_from(many).unwrap()),
            },
            RecorderOrder::Delete { which } => {
                let gone = which.of(&self.notes, 0);
                let gone: Vec<String> = gone.iter().map(|note| note.id.clone()).collect();
                self.notes.retain(|note| !gone.contains(&note.id));
                if gone.is_empty() {
                    NoteOutcome::NotFound
                } else {
                    NoteOutcome::Deleted(gone)
                }
            }
        };
        self.step(SkillInput::Recorded(outcome))
    }
}

/// A skill whose logic is elsewhere: the test answers.
pub(crate) fn remote(model: Value) -> Arc<Skill> {
    skill(
        &json!({ "id": "remote", "name": "Remote", "model": model, "endpoint": "http://localhost:3000/" }),
    )
}

/// A model with these intents and everything built in that a session needs.
pub(crate) fn model(intents: Vec<Value>, dialog: Value, prompts: Value) -> Value {
    let built_in = ["Stop", "Cancel", "Help", "Yes", "No", "Fallback"];
    let built_in =
        built_in.map(|name| json!({ "name": format!("AMAZON.{name}Intent"), "samples": [] }));
    let all: Vec<Value> = built_in.into_iter().chain(intents).collect();
    json!({ "interactionModel": {
        "languageModel": { "invocationName": "test piece", "intents": all, "types": [
            { "name": "Colour", "values": [
                { "id": "R", "name": { "value": "red", "synonyms": ["scarlet"] } },
                { "id": "B", "name": { "value": "blue", "synonyms": [] } } ] } ] },
        "dialog": dialog, "prompts": prompts } })
}
