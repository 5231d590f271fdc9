//! From phrasings to the graph: rules are expanded where they are named.
//!
//! Each choice has its price, the logarithm of how many ways there are: of a hundred numbers each is less
//! likely than one word that stands alone. The price is paid with the first word behind the choice.

use super::{Graph, Label, PRICE_STEP, SlotKind};
use crate::understand::source::{Phrase, Source};

/// The type of a slot that takes any words.
const TEXT: &str = "text";
/// Deepest chain of rules that name rules; a rule that names itself ends here.
const DEEPEST: usize = 24;
/// Price of what is said before or after a command, and of what is seldom said but to answer, in natural log units:
/// chosen with the decoder's tuning. Without them, noise around a command is heard as “um” and “please”.
const POLITE: f32 = 8.0;
const SELDOM: f32 = 7.0;
/// Most nodes: ten times the household's. A grammar that would be bigger is cut off with a warning.
const MOST_NODES: usize = 400_000;

struct Builder<'a> {
    source: &'a Source,
    graph: Graph,
    problems: Vec<String>,
}

/// Builds the graph of a grammar; says what it could not put in.
pub(in super::super) fn build(source: &Source) -> (Graph, Vec<String>) {
    let mut builder = Builder {
        source,
        graph: Graph::default(),
        problems: Vec::new(),
    };
    let start = builder.graph.node();
    let ready = builder.graph.node();
    builder.graph.arc(start, Label::Nothing, ready);
    if source.rules.contains_key("before") {
        builder.rule("before", start, ready, POLITE, 0);
    }
    for (number, intent) in source.intents.iter().enumerate() {
        let said = builder.graph.node();
        let end = builder.graph.node();
        for phrasing in &intent.phrasings {
            let to = if ends_in_text(phrasing) { end } else { said };
            builder.phrase(phrasing, ready, to, choice(intent.phrasings.len()), 0);
        }
        builder.graph.arc(said, Label::Nothing, end);
        if source.rules.contains_key("after") {
            builder.rule("after", said, end, POLITE, 0);
        }
        let number = u16::try_from(number).unwrap_or(u16::MAX);
        builder.graph.ends.insert(end, number);
    }
    (builder.graph, builder.problems)
}

/// Price of one of so many ways, in natural log units.
fn choice(ways: usize) -> f32 {
    libm::logf(ways.max(1) as f32)
}

/// Whether the last part is a slot of any words: then nothing can stand behind it.
fn ends_in_text(phrase: &Phrase) -> bool {
    match phrase {
        Phrase::All(parts) => parts.last().is_some_and(ends_in_text),
        Phrase::Seldom(part) => ends_in_text(part),
        Phrase::Slot { kind, .. } => kind == TEXT,
        _ => false,
    }
}

impl Builder<'_> {
    fn phrase(&mut self, phrase: &Phrase, from: u32, to: u32, price: f32, depth: usize) {
        if self.graph.len() > MOST_NODES {
            self.problem("The grammar is too big; what is left over cannot be said.");
            return;
        }
        match phrase {
            Phrase::Word(word) => {
                let word = self.graph.words.take(word);
                let price = (price / PRICE_STEP + 0.5) as u8;
                self.graph.arc(from, Label::Word { word, price }, to);
            }
            Phrase::All(parts) => self.all(parts, from, to, price, depth),
            Phrase::One(parts) => {
                for part in parts {
                    self.phrase(part, from, to, price + choice(parts.len()), depth);
                }
            }
            Phrase::Maybe(part) => {
                self.phrase(part, from, to, price + choice(2), depth);
                self.graph.arc(from, Label::Nothing, to);
            }
            Phrase::Seldom(part) => self.phrase(part, from, to, price + SELDOM, depth),
            Phrase::Rule(name) => self.rule(name, from, to, price, depth),
            Phrase::Slot { name, kind } => self.slot(name, kind, from, to, price, depth),
        }
    }

    fn all(&mut self, parts: &[Phrase], from: u32, to: u32, price: f32, depth: usize) {
        let Some((last, before)) = parts.split_last() else {
            return;
        };
        let (mut at, mut price) = (from, price);
        for part in before {
            let next = self.graph.node();
            self.phrase(part, at, next, price, depth);
            (at, price) = (next, 0.0);
        }
        self.phrase(last, at, to, price, depth);
    }

    fn rule(&mut self, name: &str, from: u32, to: u32, price: f32, depth: usize) {
        let source = self.source;
        let Some(phrases) = source.rules.get(name) else {
            self.problem(&format!("There is no rule “{name}”."));
            return;
        };
        if depth > DEEPEST {
            self.problem(&format!("The rule “{name}” names itself."));
            return;
        }
        let price = price + choice(phrases.len());
        for phrase in phrases {
            self.phrase(phrase, from, to, price, depth + 1);
        }
    }

    fn slot(&mut self, name: &str, kind: &str, from: u32, to: u32, price: f32, depth: usize) {
        let slot = SlotKind {
            name: name.to_owned(),
            kind: kind.to_owned(),
        };
        let place = self.graph.slots.iter().position(|known| *known == slot);
        let place = place.unwrap_or_else(|| {
            self.graph.slots.push(slot);
            self.graph.slots.len() - 1
        });
        let place = u16::try_from(place).unwrap_or(u16::MAX);
        let (first, last) = (self.graph.node(), self.graph.node());
        self.graph.arc(from, Label::Open(place), first);
        if kind == TEXT {
            self.graph.arc(first, Label::Any, last);
            self.graph.arc(last, Label::Any, last);
        } else {
            self.rule(kind, first, last, price, depth);
        }
        self.graph.arc(last, Label::Close(place), to);
    }

    fn problem(&mut self, what: &str) {
        if self.problems.iter().all(|known| known != what) {
            self.problems.push(what.to_owned());
        }
    }
}
