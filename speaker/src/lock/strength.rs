//! How hard a passphrase is to guess.
//!
//! The estimate is that of zxcvbn (D. Wheeler, "zxcvbn: Low-Budget Password Strength Estimation",
//! USENIX Security 2016): how many guesses somebody needs who tries common passwords, names, words,
//! keyboard patterns, dates and their usual disguises first. Its ports agree with each other and
//! with real cracking far better than counting kinds of characters does.
//!
//! Its word lists and regular expressions weigh 2.1 MB of `WebAssembly` (0.83 MB with gzip). So the
//! estimate stands behind the feature `strength`, which the page does not enable: a module of its
//! own (`hearsay-strength`) does, and is loaded when a passphrase is about to be set. What an
//! estimate says is here for both.

#[cfg(feature = "strength")]
mod estimate;

#[cfg(feature = "strength")]
pub use estimate::{PAGE_WORDS, strength};

use serde::{Deserialize, Serialize};

/// Score from which a passphrase is accepted: "safely unguessable" for somebody offline against a
/// slow derivation, in the words of the estimator's authors.
pub const GOOD: u8 = 3;

/// What is known about a passphrase. The passphrase is not in it.
#[derive(Clone, Debug, PartialEq, Serialize, Deserialize)]
pub struct Strength {
    /// 0 (guessed at once) ..= 4 (very hard to guess).
    pub score: u8,
    /// Decimal logarithm of the guesses needed; 0 for an empty passphrase.
    pub guesses_log10: f64,
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

    /// What the score means.
    #[must_use]
    pub fn sentence(&self) -> &'static str {
        match self.score {
            0 => "Guessed at once.",
            1 => "Guessed within seconds by somebody who copied the files.",
            2 => "Guessed within hours by somebody who copied the files.",
            3 => "Hard to guess, even for somebody who copied the files.",
            _ => "Very hard to guess, even for somebody who copied the files.",
        }
    }
}
