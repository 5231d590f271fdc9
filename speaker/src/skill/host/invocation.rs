//! Which skill is meant, and what is wanted of it: “open X”, “ask X for …”, “tell X …”, “… using X”.
//!
//! Names are compared word by word and exactly: a skill that is nearly named is offered, never opened.

use super::entry::Entry;
use super::name::words;
use super::registry::Skills;
use crate::record::DayKey;
use crate::skill::matching::MatchContext;
use serde::{Deserialize, Serialize};

/// Words of a request that are looked at; a spoken one has about 40.
const MOST_WORDS: usize = 100;

/// What was wanted.
#[derive(Clone, Debug, PartialEq, Eq, Serialize, Deserialize)]
#[serde(rename_all = "snake_case")]
pub enum Invoked {
    /// Open this skill without a wish.
    Launch(String),
    /// This skill shall do something: its identifier and the wish.
    OneShot(String, String),
    /// Enable this skill.
    Enable(String),
    /// Disable this skill.
    Disable(String),
    /// It was meant, but it is not enabled; a sentence.
    NotEnabled(String, String),
    /// No skill has that name; a sentence, which offers one that is nearly named so.
    Unknown(String),
}

/// Words before a name that say nothing.
const BEFORE: [&str; 10] = [
    "alexa", "please", "can", "could", "you", "hey", "now", "to", "i", "want",
];

/// Words around a name that say nothing.
const ARTICLES: [&str; 3] = ["the", "my", "a"];

/// Words after a name that say nothing.
const AFTER: [&str; 5] = ["skill", "app", "please", "now", "again"];

/// What a launch begins with.
const LAUNCHES: [&[&str]; 8] = [
    &["open"],
    &["launch"],
    &["start"],
    &["begin"],
    &["run"],
    &["talk", "to"],
    &["speak", "to"],
    &["play"],
];

/// What a wish begins with.
const WISHES: [&[&str]; 5] = [&["ask"], &["tell"], &["use"], &["have"], &["get"]];

/// Words between a name and a wish, which are not part of it.
const CONNECTORS: [&str; 8] = ["to", "for", "about", "and", "if", "whether", "that", "on"];

/// Words before a name that ends a wish.
const ENDINGS: [&str; 5] = ["using", "with", "from", "in", "through"];

impl Skills {
    /// What is wanted of which skill; `None` where no skill is meant.
    #[must_use]
    pub fn invoked(&self, text: &str) -> Option<Invoked> {
        let words: Vec<String> = words(text).into_iter().take(MOST_WORDS).collect();
        let all: Vec<&str> = words.iter().map(String::as_str).collect();
        let said = skip(&all, &BEFORE);
        self.switched(said)
            .or_else(|| self.launched(said))
            .or_else(|| self.wished(said))
            .or_else(|| self.wished_using(said))
            .or_else(|| self.unknown(said))
    }

    fn switched(&self, said: &[&str]) -> Option<Invoked> {
        let (verb, rest) = said.split_first()?;
        let (entry, after) = self.named(rest)?;
        let id = entry.skill.id.clone();
        match (*verb, after.is_empty()) {
            ("enable", true) => Some(Invoked::Enable(id)),
            ("disable", true) => Some(Invoked::Disable(id)),
            _ => None,
        }
    }

    fn launched(&self, said: &[&str]) -> Option<Invoked> {
        let rest = LAUNCHES.iter().find_map(|verb| said.strip_prefix(*verb))?;
        let (entry, after) = self.named(rest)?;
        if after.is_empty() {
            return Some(entry.unless_disabled(Invoked::Launch(entry.skill.id.clone())));
        }
        // “Start X to …” is a wish; other words belong to a longer name that is not here.
        let connected = CONNECTORS.contains(after.first()?);
        connected.then(|| entry.wish(after))
    }

    fn wished(&self, said: &[&str]) -> Option<Invoked> {
        let rest = WISHES.iter().find_map(|verb| said.strip_prefix(*verb))?;
        let (entry, after) = self.named(rest)?;
        if after.is_empty() {
            return Some(entry.unless_disabled(Invoked::Launch(entry.skill.id.clone())));
        }
        Some(entry.wish(after))
    }

    /// “Play my notes using X.”
    fn wished_using(&self, said: &[&str]) -> Option<Invoked> {
        let places = said
            .iter()
            .enumerate()
            .filter(|(_, word)| ENDINGS.contains(word));
        for (at, _) in places {
            let (before, after) = said.split_at(at);
            let named = self.named(after.get(1..).unwrap_or_default());
            if let Some((entry, [])) = named
                && !before.is_empty()
            {
                return Some(entry.wish(before));
            }
        }
        None
    }

    /// The skill whose name these words begin with, and the words after it. An enabled one comes
    /// before others, a longer name before a shorter one.
    fn named<'a>(&self, said: &'a [&'a str]) -> Option<(&Entry, &'a [&'a str])> {
        let mut best: Option<(&Entry, &[&str], (bool, usize))> = None;
        for entry in &self.entries {
            let name = words(&entry.skill.model.invocation);
            let bare = skip(said, &ARTICLES);
            let found = after(said, &name).or_else(|| after(bare, &name));
            let Some(after) = found.filter(|_| !name.is_empty()) else {
                continue;
            };
            let rank = (entry.enabled, name.len());
            if best.is_none_or(|(.., sofar)| rank > sofar) {
                best = Some((entry, after, rank));
            }
        }
        best.map(|(entry, after, _)| (entry, skip(after, &AFTER)))
    }

    /// “Open X” where nothing is called X.
    fn unknown(&self, said: &[&str]) -> Option<Invoked> {
        let [verb, rest @ ..] = said else {
            return None;
        };
        if !matches!(*verb, "open" | "launch" | "enable" | "disable") || rest.is_empty() {
            return None;
        }
        let name: String = rest.join(" ").chars().take(60).collect();
        let near = self
            .entries
            .iter()
            .map(|entry| entry.skill.model.invocation.as_str());
        let near = near.filter(|other| !other.is_empty() && is_near(&name, &other.to_lowercase()));
        let sentence = match near.into_iter().next() {
            Some(other) => {
                format!("There is no skill called “{name}” here. Did you mean “{other}”?")
            }
            None => format!("There is no skill called “{name}” here."),
        };
        Some(Invoked::Unknown(sentence))
    }
}

impl Entry {
    fn unless_disabled(&self, invoked: Invoked) -> Invoked {
        if self.enabled {
            return invoked;
        }
        let name = &self.skill.name;
        let sentence = format!(
            "{name} is not enabled. Say “enable {}” first.",
            self.skill.model.invocation
        );
        Invoked::NotEnabled(self.skill.id.clone(), sentence)
    }

    /// A wish, with or without the word that connects it to the name, whichever the skill's model
    /// understands better.
    fn wish(&self, said: &[&str]) -> Invoked {
        let whole = said.join(" ");
        let bare = match said.split_first() {
            Some((first, rest)) if CONNECTORS.contains(first) && !rest.is_empty() => rest.join(" "),
            _ => whole.clone(),
        };
        let wish = if bare != whole && self.score(&whole) > self.score(&bare) {
            whole
        } else {
            bare
        };
        self.unless_disabled(Invoked::OneShot(self.skill.id.clone(), wish))
    }

    fn score(&self, text: &str) -> f32 {
        // Any day does: only the scores are compared.
        let context = MatchContext::at(DayKey::of(0, 0), 0);
        self.skill.matcher.resolve(text, &context).score
    }
}

/// The words after a name that comes first.
fn after<'a>(said: &'a [&'a str], name: &[String]) -> Option<&'a [&'a str]> {
    let (first, rest) = said.split_at_checked(name.len())?;
    (first == name).then_some(rest)
}

fn skip<'a>(said: &'a [&'a str], nothing: &[&str]) -> &'a [&'a str] {
    let end = said.iter().position(|word| !nothing.contains(word));
    said.get(end.unwrap_or(said.len())..).unwrap_or_default()
}

/// Whether two names differ by little: one holds the other, or most letters are the same in order.
fn is_near(a: &str, b: &str) -> bool {
    if a.contains(b) || b.contains(a) {
        return true;
    }
    let (long, short) = if a.len() >= b.len() { (a, b) } else { (b, a) };
    let mut rest = long.chars();
    let same = short.chars().filter(|letter| {
        rest.clone().take(3).any(|other| other == *letter)
            && rest.find(|other| other == letter).is_some()
    });
    same.count() * 5 >= long.chars().count() * 4
}
