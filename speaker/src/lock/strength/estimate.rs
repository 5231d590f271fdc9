//! The estimate itself, where the feature `strength` is on.
//!
//! The crate reads the clock for two things that do not matter here: how long it took, and this
//! year, for the guessability of years. As `WebAssembly` it imports one function for that,
//! `zxcvbn.unix_time_milliseconds_imported`, which whoever instantiates the module provides.

use super::Strength;
use zxcvbn::zxcvbn;

/// Words that somebody who sees this page would try first.
pub const PAGE_WORDS: [&str; 16] = [
    "hearsay",
    "alexa",
    "amazon",
    "echo",
    "computer",
    "ziggy",
    "speaker",
    "smart",
    "privacy",
    "vault",
    "recording",
    "voice",
    "microphone",
    "passphrase",
    "ledger",
    "cloud",
];

/// Shortest part of a name that is looked for: shorter ones are in every passphrase.
const SHORTEST_PART: usize = 3;

/// Estimates a passphrase. `own_names` are the names of devices, profiles and contacts on this
/// page: they and their parts count as the first guesses. Only the first 100 characters are looked
/// at.
#[must_use]
pub fn strength(passphrase: &str, own_names: &[&str]) -> Strength {
    let parts = own_names
        .iter()
        .flat_map(|name| name.split(|c: char| !c.is_alphanumeric()))
        .filter(|part| part.chars().count() >= SHORTEST_PART);
    let known: Vec<&str> = own_names
        .iter()
        .copied()
        .chain(parts)
        .chain(PAGE_WORDS)
        .collect();
    let estimate = zxcvbn(passphrase, &known);
    let score = u8::from(estimate.score());
    let feedback = estimate.feedback();
    let suggestions = feedback.map_or_else(Vec::new, |feedback| {
        let all = feedback.suggestions().iter();
        all.map(ToString::to_string).collect()
    });
    Strength {
        score,
        guesses_log10: estimate.guesses_log10().max(0.0),
        warning: feedback
            .and_then(|feedback| feedback.warning())
            .map(|warning| warning.to_string()),
        suggestions,
    }
}
