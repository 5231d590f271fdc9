//! Puts it together: a model prepared once, and each utterance resolved with it.

use super::affixes::Affixes;
use super::candidates::Index;
use super::explain::{sample, why};
use super::filled::slots;
use super::kinds::Kinds;
use super::patterns::{Pattern, Patterns, Reading};
use super::readings::{ReadAs, readings};
use super::scene::Scene;
use super::spans::Spans;
use super::utterance::Utterance;
use super::vocabulary::Vocabulary;
use super::words::language;
use super::{Match, MatchContext, RunnerUp, yes_no};
use crate::skill::model::{Model, Sensitivity};
use crate::skill::types::Now;
use std::sync::Arc;

const FALLBACK: &str = "AMAZON.FallbackIntent";

/// Runners-up that are named.
const MOST_RUNNERS_UP: usize = 3;

/// Scores below which something is taken for the fallback intent.
const fn threshold(sensitivity: Sensitivity) -> f32 {
    match sensitivity {
        Sensitivity::Low => 0.45,
        Sensitivity::Medium => 0.6,
        Sensitivity::High => 0.75,
    }
}

/// A model, prepared for resolving utterances.
#[derive(Debug)]
pub struct Matcher {
    model: Arc<Model>,
    language: String,
    vocabulary: Vocabulary,
    kinds: Kinds,
    affixes: Affixes,
    patterns: Patterns,
    index: Index,
}

impl Matcher {
    /// Prepares a model. Takes time in proportion to its samples and values.
    #[must_use]
    pub fn new(model: Arc<Model>) -> Self {
        let language = language(&model.locale);
        let mut reading = Reading {
            model: &model,
            language: &language,
            vocabulary: Vocabulary::new(&language),
            kinds: Kinds::default(),
            affixes: Affixes::default(),
        };
        let patterns = reading.patterns();
        let (vocabulary, kinds) = (reading.vocabulary, reading.kinds);
        let affixes = reading.affixes;
        let index = Index::new(&patterns, &vocabulary);
        Self {
            language,
            vocabulary,
            kinds,
            affixes,
            index,
            patterns,
            model,
        }
    }

    /// The model.
    #[must_use]
    pub fn model(&self) -> &Model {
        &self.model
    }

    /// What an utterance means. Built-in intents need their very words; the skill's own take what is
    /// near. What fits nothing is the fallback intent, when the model has one, and otherwise the
    /// nearest of its own intents with a low score. Only the first 600 characters and 120 words are
    /// read.
    #[must_use]
    pub fn resolve(&self, text: &str, context: &MatchContext) -> Match {
        let utterance = Utterance::new(text, &self.language, &self.vocabulary);
        let now = Now {
            today: context.today,
            minute: context.minute,
        };
        let mut spans = Spans::new(&utterance.words, &self.language, now, &self.affixes);
        let patterns = self.patterns(&utterance, context);
        for slot in patterns.iter().flat_map(|pattern| pattern.slots()) {
            spans.find(&self.kinds, slot);
        }
        let scene = Scene {
            utterance: &utterance,
            spans: &spans,
            vocabulary: &self.vocabulary,
            kinds: &self.kinds,
        };
        let best = self.best_of_each(readings(scene, &patterns, context));
        let answered = context
            .yes_or_no
            .then(|| yes_no::answer(&self.model, &self.language, &utterance.words))
            .flatten();
        self.choose(scene, &best, answered)
    }

    /// The patterns to compare with.
    fn patterns(&self, utterance: &Utterance<'_>, context: &MatchContext) -> Vec<&Pattern> {
        let ids = self.index.candidates(&utterance.like, &self.vocabulary);
        let places = ids.into_iter().filter_map(|id| usize::try_from(id).ok());
        let own = places.filter_map(|at| self.patterns.all.get(at));
        self.asked(context).iter().chain(own).collect()
    }

    /// What counts because a slot was asked for.
    fn asked(&self, context: &MatchContext) -> &[Pattern] {
        let Some(elicited) = &context.elicited else {
            return &[];
        };
        let mut intents = self.model.intents.iter().enumerate();
        let found = intents.find(|(_, intent)| intent.name == elicited.intent);
        let Some((at, intent)) = found else {
            return &[];
        };
        let slot = intent
            .slots
            .iter()
            .position(|slot| slot.name == elicited.slot);
        slot.map_or(&[], |slot| self.patterns.asked(at, slot))
    }

    /// The best reading of each intent, best first.
    fn best_of_each<'a>(&self, readings: Vec<ReadAs<'a>>) -> Vec<ReadAs<'a>> {
        let mut best: Vec<ReadAs<'a>> = Vec::new();
        for reading in readings {
            let same = |known: &ReadAs<'_>| known.pattern.intent == reading.pattern.intent;
            if best.len() <= MOST_RUNNERS_UP && !best.iter().any(same) {
                best.push(reading);
            }
        }
        best
    }

    fn choose(&self, scene: Scene<'_>, best: &[ReadAs<'_>], answered: Option<Match>) -> Match {
        let mut others: Vec<RunnerUp> = best.iter().map(|one| self.runner_up(scene, one)).collect();
        let first = best.first();
        let score = first.map_or(0.0, |one| one.fit.score);
        if let Some(mut answered) = answered.filter(|answered| answered.score >= score) {
            others.retain(|other| other.intent != answered.intent);
            answered.runners_up = others;
            return answered;
        }
        let fits = score >= threshold(self.model.fallback);
        match first {
            Some(one) if fits || self.model.intent(FALLBACK).is_none() => {
                let mut found = self.found(scene, one, fits);
                if !others.is_empty() {
                    others.remove(0);
                }
                found.runners_up = others;
                found
            }
            _ => self.nothing(score, others),
        }
    }

    fn found(&self, scene: Scene<'_>, one: &ReadAs<'_>, fits: bool) -> Match {
        let intent = one.pattern.intent.and_then(|at| self.model.intents.get(at));
        let mut why = why(scene, &self.model, &self.language, one.pattern, &one.parts);
        if !fits {
            why.push_str(
                " It does not fit, but the model has no fallback intent, so the nearest is taken.",
            );
        }
        Match {
            intent: intent.map(|intent| intent.name.clone()).unwrap_or_default(),
            slots: slots(scene, &self.model, intent, &one.parts),
            score: one.fit.score,
            exact: one.fit.exact,
            sample: sample(&self.model, &self.language, one.pattern),
            why,
            runners_up: Vec::new(),
        }
    }

    fn runner_up(&self, scene: Scene<'_>, one: &ReadAs<'_>) -> RunnerUp {
        let intent = one.pattern.intent.and_then(|at| self.model.intents.get(at));
        RunnerUp {
            intent: intent.map(|intent| intent.name.clone()).unwrap_or_default(),
            score: one.fit.score,
            sample: sample(&self.model, &self.language, one.pattern),
            why: why(scene, &self.model, &self.language, one.pattern, &one.parts),
        }
    }

    /// Nothing fits.
    fn nothing(&self, nearest: f32, runners_up: Vec<RunnerUp>) -> Match {
        let own = || {
            self.model
                .intents
                .iter()
                .find(|intent| !intent.is_built_in())
        };
        let (intent, score, why) = if self.model.intent(FALLBACK).is_some() {
            (FALLBACK, 1.0 - nearest, "No sample is near enough.")
        } else {
            let first = own().map_or("", |intent| intent.name.as_str());
            let why = "No sample shares a word with it, and the model has no fallback intent, so its first intent is taken.";
            (first, 0.0, why)
        };
        Match {
            intent: intent.to_owned(),
            score,
            why: why.to_owned(),
            runners_up,
            ..Match::default()
        }
    }
}
