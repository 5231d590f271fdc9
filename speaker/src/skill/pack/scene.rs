//! What a pack can see of the world during a turn.

use crate::Millis;
use crate::skill::matching::{Resolution, SlotValue};
use crate::skill::moment::{Moment, day_of, spoken};
use crate::skill::permission::{Grants, Profile};
use crate::skill::recorder::{Note, NoteOutcome};
use crate::skill::wire::{DialogState, IntentState};
use serde_json::{Map, Value};

/// What a turn is about.
#[derive(Clone, Copy, Debug)]
pub enum Happened<'a> {
    /// The skill was opened.
    Launch,
    /// The person said something.
    Intent(&'a IntentState, Option<DialogState>),
    /// Something came of an order to the recorder.
    Outcome(&'a NoteOutcome),
}

/// What a pack can see.
#[derive(Clone, Copy, Debug)]
pub struct Scene<'a> {
    /// What the turn is about.
    pub happened: Happened<'a>,
    /// Session attributes.
    pub attributes: &'a Map<String, Value>,
    /// What the skill keeps between sessions.
    pub kept: &'a Map<String, Value>,
    /// Its notes, in the order in which they were made.
    pub notes: &'a [Note],
    /// What the person allowed.
    pub grants: &'a Grants,
    /// What a permission opens.
    pub profile: &'a Profile,
    /// When.
    pub at: Millis,
    /// Minutes east of UTC.
    pub zone_minutes: i32,
    /// Chance of this turn.
    pub seed: u64,
}

impl<'a> Scene<'a> {
    const fn moment(&self) -> Moment {
        Moment {
            at: self.at,
            zone_minutes: self.zone_minutes,
        }
    }

    /// What is at a path that is not a session attribute, what is kept, or a profile; null for
    /// nothing, `None` where the path is none of these.
    pub(super) fn look(&self, path: &[&str]) -> Option<Value> {
        Some(match path {
            ["slot", name] => self.slot(name, "name"),
            ["slot", name, aspect] => self.slot(name, aspect),
            ["time", aspect] => self.time(aspect),
            ["notes", aspect] => self.notes(aspect),
            ["notes", place, aspect] => {
                let note = match *place {
                    "first" => self.notes.first(),
                    _ => self.notes.last(),
                };
                note.map_or(Value::Null, |note| self.note(note, aspect))
            }
            ["outcome", aspect] => self.outcome(aspect),
            ["intent"] => self
                .intent()
                .map_or(Value::Null, |it| Value::from(it.name.as_str())),
            ["dialog"] => match self.happened {
                Happened::Intent(_, Some(dialog)) => Value::from(dialog.name()),
                _ => Value::Null,
            },
            _ => return None,
        })
    }

    pub(super) const fn intent(&self) -> Option<&'a IntentState> {
        match self.happened {
            Happened::Intent(intent, _) => Some(intent),
            Happened::Launch | Happened::Outcome(_) => None,
        }
    }

    fn slot(&self, name: &str, aspect: &str) -> Value {
        let value = self.intent().and_then(|intent| intent.value(name));
        value.map_or(Value::Null, |value| slot_aspect(value, aspect))
    }

    fn time(&self, aspect: &str) -> Value {
        let moment = self.moment();
        let hour = moment.minute() / 60;
        match aspect {
            "hour" => Value::from(hour),
            "minute" => Value::from(moment.minute() % 60),
            "clock" => Value::from(moment.clock()),
            "date" => Value::from(moment.today().to_string()),
            "day" => Value::from(moment.spoken_day()),
            "weekday" => Value::from(moment.weekday()),
            "part" => Value::from(match hour {
                5..=11 => "morning",
                12..=17 => "afternoon",
                18..=22 => "evening",
                _ => "night",
            }),
            _ => Value::Null,
        }
    }

    fn notes(&self, aspect: &str) -> Value {
        match aspect {
            "count" => Value::from(self.notes.len()),
            "today" => Value::from(self.notes_on(&self.moment().today().to_string())),
            _ => Value::Null,
        }
    }

    /// How many notes are of a day.
    pub(super) fn notes_on(&self, day: &str) -> usize {
        let of_day = |note: &&Note| self.day_of(note) == day;
        self.notes.iter().filter(of_day).count()
    }

    fn day_of(&self, note: &Note) -> String {
        self.moment_of(note).today().to_string()
    }

    const fn moment_of(&self, note: &Note) -> Moment {
        Moment {
            at: note.at,
            zone_minutes: self.zone_minutes,
        }
    }

    fn note(&self, note: &Note, aspect: &str) -> Value {
        match aspect {
            "day" => Value::from(self.moment_of(note).spoken_day()),
            "date" => Value::from(self.day_of(note)),
            "clock" => Value::from(self.moment_of(note).clock()),
            "seconds" => Value::from(note.duration_ms.div_ceil(1_000)),
            _ => Value::Null,
        }
    }

    fn outcome(&self, aspect: &str) -> Value {
        let Happened::Outcome(outcome) = self.happened else {
            return Value::Null;
        };
        match (aspect, outcome) {
            ("kind", _) => Value::from(outcome.name()),
            ("count", _) => Value::from(outcome.count()),
            ("seconds", NoteOutcome::Kept(note)) => self.note(note, "seconds"),
            ("message", NoteOutcome::Refused(why) | NoteOutcome::Failed(why)) => {
                Value::from(why.as_str())
            }
            _ => Value::Null,
        }
    }
}

fn slot_aspect(value: &SlotValue, aspect: &str) -> Value {
    let first = match &value.resolution {
        Resolution::Match(candidates) => candidates.first(),
        Resolution::NoMatch | Resolution::None => None,
    };
    match aspect {
        "said" => Value::from(value.said.as_str()),
        "value" => Value::from(value.value.as_str()),
        "matched" => Value::from(first.is_some()),
        "id" => first
            .and_then(|first| first.id.as_deref())
            .map_or(Value::Null, Value::from),
        "day" => day_of(&value.value).map_or_else(
            || Value::from(value.said.as_str()),
            |day| Value::from(spoken(day)),
        ),
        _ if !value.several.is_empty() => value
            .several
            .iter()
            .map(|one| slot_aspect(one, "name"))
            .collect(),
        _ => Value::from(first.map_or(value.value.as_str(), |first| first.name.as_str())),
    }
}
