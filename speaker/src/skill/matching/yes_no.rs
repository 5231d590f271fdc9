//! A yes or a no, when one was asked for: it counts whether the model has intents for it or not.

use super::Match;
use super::seeds::seeds;
use super::words::{Words, tokens};
use crate::skill::model::Model;

const YES: &str = "AMAZON.YesIntent";
const NO: &str = "AMAZON.NoIntent";

/// Score of an answer that begins with yes or no and goes on.
const GOES_ON: f32 = 0.85;

/// The answer that words are.
pub(super) fn answer(model: &Model, language: &str, words: &Words) -> Option<Match> {
    let joined = words.joined();
    let first = words.get(0)?;
    let exact = [YES, NO].into_iter().find(|intent| {
        let own = model.intent(intent);
        let samples = own
            .into_iter()
            .flat_map(|own| &own.samples)
            .map(String::as_str);
        let mut all = seeds(intent, language).iter().copied().chain(samples);
        all.any(|said| tokens(said, language).joined() == joined)
    });
    if let Some(intent) = exact {
        let why = "A yes or no was just asked for, and this is one.";
        return Some(found(intent, 1.0, why));
    }
    let starts = [YES, NO].into_iter().find(|intent| {
        let mut all = seeds(intent, language).iter();
        all.any(|said| tokens(said, language).joined() == first)
    })?;
    let why = "A yes or no was just asked for, and the answer begins with one.";
    Some(found(starts, GOES_ON, why))
}

fn found(intent: &str, score: f32, why: &str) -> Match {
    Match {
        intent: intent.to_owned(),
        score,
        exact: score >= 1.0,
        why: why.to_owned(),
        ..Match::default()
    }
}
