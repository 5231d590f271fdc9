//! The grammar: what can be said and what it means.

use super::examples::{Draw, Example};
use super::names::{self, GrammarWarning, Names};
use super::source::Source;

const HOUSEHOLD: &str = include_str!("../../grammar/household.grammar");
const VALUES: &str = include_str!("../../grammar/values.grammar");

/// What can be said and what it means.
#[derive(Debug)]
pub struct Grammar {
    source: Source,
}

impl Grammar {
    /// The commands of the household with the names that the person added. What of these cannot be
    /// used is reported; the rest works.
    #[must_use]
    pub fn household(names: &Names) -> (Self, Vec<GrammarWarning>) {
        let mut source = Source::default();
        let mut warnings: Vec<GrammarWarning> = [VALUES, HOUSEHOLD]
            .iter()
            .flat_map(|file| source.read(file))
            .map(|bad| GrammarWarning {
                entry: "grammar".to_owned(),
                message: bad.to_string(),
            })
            .collect();
        let (_, _, unusable) = names::add(&mut source, names, |_| false);
        warnings.extend(unusable);
        (Self { source }, warnings)
    }

    /// `n` sentences drawn at random from a seed; the intents take turns. With `bare` nothing polite
    /// and no wake word stands around the command.
    #[must_use]
    pub fn examples(&self, seed: u64, n: usize, bare: bool) -> Vec<Example> {
        Draw::new(&self.source, seed).sentences(n, bare)
    }
}
