//! Reading a grammar file: rules, intents and example texts. `speaker/grammar/household.grammar`
//! says how such a file is written.
//!
//! Invariant: whatever the text, reading ends and says which line it could not use; the rest of the
//! file still counts.

mod phrase;

pub(super) use phrase::Phrase;
use std::collections::BTreeMap;
use std::fmt;

/// An intent and the ways to say it.
#[derive(Debug, Clone)]
pub(super) struct Intent {
    /// Its name in the file, such as `timer-set`.
    pub(super) name: String,
    /// Whether it asks before it acts.
    pub(super) confirm: bool,
    /// One for each line of the file.
    pub(super) phrasings: Vec<Phrase>,
}

/// A grammar file, read.
#[derive(Debug, Clone, Default)]
pub(super) struct Source {
    pub(super) rules: BTreeMap<String, Vec<Phrase>>,
    /// In the order of the file: the first that allows a sentence gets it.
    pub(super) intents: Vec<Intent>,
    /// Sentences for slots of any words, by type.
    pub(super) examples: BTreeMap<String, Vec<String>>,
}

/// Why a line of a grammar file was not used.
#[derive(Debug, Clone, PartialEq, Eq)]
pub(super) struct BadLine {
    /// Counted from 1.
    pub(super) line: usize,
    pub(super) why: String,
}

impl fmt::Display for BadLine {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        write!(f, "line {}: {}", self.line, self.why)
    }
}

/// Where indented lines belong.
enum Heading {
    None,
    Rule(String),
    Intent,
    Examples(String),
}

impl Source {
    /// Takes in a file. Lines that make no sense are returned; the others count.
    pub(super) fn read(&mut self, text: &str) -> Vec<BadLine> {
        let mut bad = Vec::new();
        let mut under = Heading::None;
        for (at, line) in text.lines().enumerate() {
            let line = line.split('#').next().unwrap_or_default().trim_end();
            if line.trim().is_empty() {
                continue;
            }
            let taken = if line.starts_with(char::is_whitespace) {
                self.indented(&under, line.trim())
            } else {
                self.heading(line).map(|heading| under = heading)
            };
            if let Err(why) = taken {
                bad.push(BadLine { line: at + 1, why });
            }
        }
        bad
    }

    fn heading(&mut self, line: &str) -> Result<Heading, String> {
        let (head, body) = match line.split_once('=') {
            Some((head, body)) => (head, Some(body)),
            None => (line, None),
        };
        let words: Vec<&str> = head.split_whitespace().collect();
        match (words.as_slice(), body) {
            (["rule", name], body) => {
                let rule = self.rules.entry((*name).to_owned()).or_default();
                if let Some(body) = body {
                    rule.push(Phrase::read(body)?);
                }
                Ok(Heading::Rule((*name).to_owned()))
            }
            (["intent", name], None) => Ok(self.intent(name, false)),
            (["intent", name, "confirm"], None) => Ok(self.intent(name, true)),
            (["examples", name], None) => Ok(Heading::Examples((*name).to_owned())),
            _ => Err(format!("“{line}” is no heading of a grammar")),
        }
    }

    fn intent(&mut self, name: &str, confirm: bool) -> Heading {
        self.intents.push(Intent {
            name: name.to_owned(),
            confirm,
            phrasings: Vec::new(),
        });
        Heading::Intent
    }

    fn indented(&mut self, under: &Heading, line: &str) -> Result<(), String> {
        match under {
            Heading::None => Err("it stands under no heading".to_owned()),
            Heading::Rule(name) => {
                let phrase = Phrase::read(line)?;
                self.rules.entry(name.clone()).or_default().push(phrase);
                Ok(())
            }
            Heading::Intent => {
                let phrase = Phrase::read(line)?;
                if let Some(intent) = self.intents.last_mut() {
                    intent.phrasings.push(phrase);
                }
                Ok(())
            }
            Heading::Examples(name) => {
                let examples = self.examples.entry(name.clone()).or_default();
                examples.push(line.to_owned());
                Ok(())
            }
        }
    }
}
