//! Running a turn of a pack.

use super::ast::{Expression, Pack, Step, Turn};
use super::evaluate::words;
use super::scene::{Happened, Scene};
use crate::skill::chance::Chance;
use crate::skill::permission::Permission;
use serde_json::{Map, Value};

/// Steps, conditions and expressions of one turn. The longest turn of our own skills needs 60.
const MOST_WORK: u32 = 20_000;

/// Blocks that run inside each other.
const DEEPEST: u32 = 16;

/// Longest value that an attribute may have, bytes of its JSON.
const LONGEST_VALUE: usize = 16_384;

/// Names of attributes, and of what is kept.
const MOST_NAMES: usize = 200;

/// Most that a skill keeps between sessions, bytes of its JSON.
const MOST_KEPT: usize = 65_536;

/// What came of a turn.
#[derive(Clone, Debug, Default, PartialEq)]
pub struct Played {
    /// The response JSON, as any other logic would give it.
    pub response: Value,
    /// What the skill keeps from now on.
    pub kept: Map<String, Value>,
    /// Permissions that were used.
    pub used: Vec<Permission>,
    /// Permissions that it tried to use and does not hold.
    pub refused: Vec<Permission>,
    /// What went wrong, as sentences.
    pub remarks: Vec<String>,
}

/// Whether the rest of a turn is done.
#[derive(Clone, Copy, PartialEq, Eq)]
enum Flow {
    On,
    Out,
}

/// A turn that is being run.
pub(super) struct Run<'a> {
    pub(super) pack: &'a Pack,
    pub(super) scene: &'a Scene<'a>,
    pub(super) attributes: Map<String, Value>,
    pub(super) kept: Map<String, Value>,
    pub(super) chance: Chance,
    pub(super) played: Played,
    pub(super) answer: super::answer::Answer,
    work: u32,
    depth: u32,
}

impl Pack {
    /// The session attributes with which a session starts.
    #[must_use]
    pub fn session_start(&self) -> Map<String, Value> {
        self.session.clone().into_iter().collect()
    }

    /// What the skill keeps before it has kept anything.
    #[must_use]
    pub fn kept_start(&self) -> Map<String, Value> {
        self.kept.clone().into_iter().collect()
    }

    /// Runs the turn that fits. Never fails and never runs for ever.
    #[must_use]
    pub fn play(&self, scene: &Scene<'_>) -> Played {
        let mut run = Run {
            pack: self,
            scene,
            attributes: scene.attributes.clone(),
            kept: scene.kept.clone(),
            chance: Chance::of(scene.seed, 1),
            played: Played::default(),
            answer: super::answer::Answer::default(),
            work: 0,
            depth: 0,
        };
        match self.turns.iter().find(|turn| run.fits(turn)) {
            Some(turn) => {
                run.steps(&turn.steps);
            }
            None => run.answer.without_a_turn(scene),
        }
        run.finish()
    }
}

impl Run<'_> {
    fn fits(&mut self, turn: &Turn) -> bool {
        let named = turn.on.iter().any(|on| self.is_about(on));
        let here = turn.states.is_empty() || turn.states.contains(&self.state());
        named
            && here
            && turn
                .condition
                .as_ref()
                .is_none_or(|condition| self.holds(condition))
    }

    /// Whether the request is what `on` names. `*` is everything that a person did.
    fn is_about(&self, on: &str) -> bool {
        match self.scene.happened {
            Happened::Launch => matches!(on, "launch" | "*"),
            Happened::Intent(intent, _) => on == "*" || on == intent.name,
            Happened::Outcome(outcome) => match on.split_once(':') {
                Some((first, kind)) => first == "outcome" && kind == outcome.name(),
                None => on == "outcome",
            },
        }
    }

    pub(super) fn state(&self) -> String {
        self.attributes.get("state").map(words).unwrap_or_default()
    }

    /// Notes something odd, once.
    fn remark(&mut self, remark: String) {
        if !self.played.remarks.contains(&remark) {
            self.played.remarks.push(remark);
        }
    }

    /// Counts work; false once there was too much.
    pub(super) fn spend(&mut self) -> bool {
        self.work = self.work.saturating_add(1);
        if self.work == MOST_WORK {
            let remark = format!(
                "This turn of the pack does more than {MOST_WORK} things; the rest is left out."
            );
            self.remark(remark);
        }
        self.work < MOST_WORK
    }

    fn steps(&mut self, steps: &[Step]) -> Flow {
        for step in steps {
            if !self.spend() || self.step(step) == Flow::Out {
                return Flow::Out;
            }
        }
        Flow::On
    }

    fn step(&mut self, step: &Step) -> Flow {
        match step {
            Step::If(condition, then, other) => {
                let branch = if self.holds(condition) { then } else { other };
                return self.steps(branch);
            }
            Step::Run(name) => return self.block(name),
            Step::Done => return Flow::Out,
            Step::Set(settings) => self.set(settings, false),
            Step::Keep(settings) => self.set(settings, true),
            Step::Go(state) => {
                self.attributes
                    .insert("state".to_owned(), Value::from(state.as_str()));
            }
            other => self.answer_step(other),
        }
        Flow::On
    }

    fn block(&mut self, name: &str) -> Flow {
        let Some(block) = self.pack.blocks.get(name) else {
            return Flow::On;
        };
        if self.depth >= DEEPEST {
            self.remark(format!(
                "Blocks of the pack run inside each other more than {DEEPEST} deep."
            ));
            return Flow::Out;
        }
        self.depth += 1;
        let flow = self.steps(block);
        self.depth -= 1;
        flow
    }

    fn set(&mut self, settings: &[(String, Expression)], keep: bool) {
        for (name, expression) in settings {
            let value = self.value(expression);
            let too_long = match &value {
                Value::String(text) => text.len() > LONGEST_VALUE,
                Value::Array(_) | Value::Object(_) => value.to_string().len() > LONGEST_VALUE,
                _ => false,
            };
            let values = if keep {
                &mut self.kept
            } else {
                &mut self.attributes
            };
            let full = values.len() >= MOST_NAMES && !values.contains_key(name);
            if too_long || full {
                let remark = "The pack tried to keep more than it may; it was left out.".to_owned();
                self.remark(remark);
                continue;
            }
            values.insert(name.clone(), value);
        }
    }

    fn finish(mut self) -> Played {
        let kept = Value::Object(core::mem::take(&mut self.kept));
        if kept.to_string().len() > MOST_KEPT {
            self.remark("The pack tried to keep more than 64 KB; nothing new is kept.".to_owned());
            self.played.kept = self.scene.kept.clone();
        } else if let Value::Object(kept) = kept {
            self.played.kept = kept;
        }
        self.played.response = self.answer.into_response(self.attributes);
        self.played
    }
}
