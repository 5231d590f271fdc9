//! All ways to read an utterance as a sample, the best first.

use super::MatchContext;
use super::align::align;
use super::costs::Openness;
use super::near::near;
use super::patterns::{Pattern, Source, Step};
use super::scene::{Part, Scene};
use super::score::{Fit, NOTHING_CERTAIN, fit};
use std::cmp::Ordering;

/// Readings whose slots are looked at for values that are nearly said.
const MOST_REFINED: usize = 6;

/// What is left of the score of a sample without words while another slot is asked for.
const NOT_ASKED: f32 = 0.7;

/// How much better the words are explained by the slot that was asked for.
const ASKED: u32 = 1_000;

/// What an answer that is no value gains because it was asked for.
const ASKED_BONUS: f32 = 0.2;

/// Best score of an answer that is no value of the slot that was asked for.
const ASKED_UNCERTAIN: f32 = 0.9;

/// A sample can be so many times longer than what was said; beyond, it is not compared.
const MOST_LONGER: usize = 3;
/// The same for very short utterances, in steps.
const LONGER_BY: usize = 10;

/// One way to read an utterance.
#[derive(Debug)]
pub(super) struct ReadAs<'a> {
    pub(super) pattern: &'a Pattern,
    pub(super) parts: Vec<Part>,
    pub(super) fit: Fit,
    place: usize,
}

/// All ways to read an utterance as one of some patterns, the best first.
///
/// What fits better comes first; of what fits alike, what explains the words better: the words of a
/// sample before values of a list, these before computed values, these before any words. What is
/// still alike is ordered as the model is.
pub(super) fn readings<'a>(
    scene: Scene<'_>,
    patterns: &[&'a Pattern],
    context: &MatchContext,
) -> Vec<ReadAs<'a>> {
    let mut all: Vec<ReadAs<'a>> = patterns
        .iter()
        .filter(|pattern| is_comparable(scene, pattern))
        .filter_map(|pattern| read(scene, pattern, context))
        .collect();
    all.sort_by(order);
    for reading in all.iter_mut().take(MOST_REFINED) {
        refine(scene, reading, context);
    }
    all.sort_by(order);
    all
}

fn is_comparable(scene: Scene<'_>, pattern: &Pattern) -> bool {
    let (steps, words) = (pattern.steps.len(), scene.utterance.words.len());
    let has_slots = pattern.slots().next().is_some();
    if pattern.exactly && !has_slots && steps != words {
        return false;
    }
    steps > 0 && steps <= MOST_LONGER * words + LONGER_BY
}

fn read<'a>(scene: Scene<'_>, pattern: &'a Pattern, context: &MatchContext) -> Option<ReadAs<'a>> {
    let parts = align(scene, pattern);
    let fit = fit(scene, &parts, |_, _| 0.0);
    if fit.score <= 0.0 || (pattern.exactly && !fit.exact) {
        return None;
    }
    let place = place(pattern);
    let mut reading = ReadAs {
        pattern,
        parts,
        fit,
        place,
    };
    in_context(&mut reading, context);
    Some(reading)
}

/// The order of the model, the platform's own utterances last.
fn place(pattern: &Pattern) -> usize {
    let intent = pattern.intent.unwrap_or(usize::MAX / 2);
    match pattern.source {
        Source::Seed(_) => intent.saturating_add(usize::MAX / 4),
        _ => intent,
    }
}

fn in_context(reading: &mut ReadAs<'_>, context: &MatchContext) {
    if context.elicited.is_none() {
        return;
    }
    let asked = matches!(
        reading.pattern.source,
        Source::Bare(_) | Source::SlotSample(..)
    );
    let fit = &mut reading.fit;
    if asked {
        fit.explained += ASKED;
        if !fit.certain {
            fit.score = (fit.score / NOTHING_CERTAIN + ASKED_BONUS).min(ASKED_UNCERTAIN);
        }
    } else if !reading
        .pattern
        .steps
        .iter()
        .any(|step| matches!(step, Step::Word(_)))
    {
        fit.score *= NOT_ASKED;
        fit.exact = false;
    }
}

/// Looks for values that are nearly said.
fn refine(scene: Scene<'_>, reading: &mut ReadAs<'_>, context: &MatchContext) {
    let strict = |part: &Part| match *part {
        Part::Filled {
            slot,
            from,
            to,
            is_value: false,
        } => {
            let kind = scene.kinds.get(slot.kind)?;
            (kind.openness == Openness::Strict).then_some((kind, from, to))
        }
        _ => None,
    };
    let found: Vec<(usize, usize, f32)> = reading
        .parts
        .iter()
        .filter_map(strict)
        .map(|(kind, from, to)| {
            let near = near(kind, &scene.utterance.words.part(from, to));
            let like = near.first().map_or(0.0, |(_, like)| *like);
            (from, to, like)
        })
        .collect();
    if found.is_empty() {
        return;
    }
    reading.fit = fit(scene, &reading.parts, |from, to| {
        let own = found.iter().find(|near| (near.0, near.1) == (from, to));
        own.map_or(0.0, |near| near.2)
    });
    in_context(reading, context);
}

fn order(one: &ReadAs<'_>, other: &ReadAs<'_>) -> Ordering {
    let score = other.fit.score.total_cmp(&one.fit.score);
    score
        .then(other.fit.explained.cmp(&one.fit.explained))
        .then(one.place.cmp(&other.place))
}
