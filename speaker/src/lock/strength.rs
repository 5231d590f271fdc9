//! How hard a passphrase is to guess.
//!
//! The estimate is that of zxcvbn (D. Wheeler, "zxcvbn: Low-Budget Password Strength Estimation",
//! USENIX Security 2016): how many guesses somebody needs who tries common passwords, names, words,
//! keyboard patterns, dates and their usual disguises first. Its ports agree with each other and
//! with real cracking far better than counting kinds of characters does.
//!
//! The crate reads the clock for two things that do not matter here: how long it took, and this
//! year, for the guessability of years. In the browser it calls `performance.now` and `Date`
//! through wasm-bindgen, on the page and in workers alike. Nothing leaves the page.
//!
//! Its word lists and regular expressions weigh 2.1 MB of `WebAssembly` (0.83 MB with gzip), and only
//! where [`strength`] is called: a page that cares for its first paint calls it from a module that
//! is loaded when a passphrase is about to be set.

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

/// Score from which a passphrase is accepted: "safely unguessable" for somebody offline against a
/// slow derivation, in the words of the estimator's authors.
pub const GOOD: u8 = 3;

/// What is known about a passphrase. The passphrase is not in it.
#[derive(Clone, Debug, PartialEq)]
pub struct Strength {
    /// 0 (guessed at once) ..= 4 (very hard to guess).
    pub score: u8,
    /// Decimal logarithm of the guesses needed; 0 for an empty passphrase.
    pub guesses_log10: f64,
    /// What the score means.
    pub sentence: &'static str,
    /// What is weak about it, where that can be said.
    pub warning: Option<String>,
    /// What would make it better.
    pub suggestions: Vec<String>,
}

impl Strength {
    /// Whether it may lock the vault.
    #[must_use]
    pub fn is_good(&self) -> bool {
        self.score >= GOOD
    }
}

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
        sentence: sentence(score),
        warning: feedback
            .and_then(|feedback| feedback.warning())
            .map(|warning| warning.to_string()),
        suggestions,
    }
}

fn sentence(score: u8) -> &'static str {
    match score {
        0 => "Guessed at once.",
        1 => "Guessed within seconds by somebody who copied the files.",
        2 => "Guessed within hours by somebody who copied the files.",
        3 => "Hard to guess, even for somebody who copied the files.",
        _ => "Very hard to guess, even for somebody who copied the files.",
    }
}
