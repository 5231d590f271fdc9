//! From phrasings to the graph: rules are expanded where they are named.

use super::{Graph, Label, SlotKind};
use crate::understand::source::{Phrase, Source};

/// The type of a slot that takes any words.
const TEXT: &str = "text";
/// Deepest chain of rules that name rules; a rule that names itself ends here.
const DEEPEST: usize = 24;
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
        builder.rule("before", start, ready, false, 0);
    }
    for (number, intent) in source.intents.iter().enumerate() {
        let said = builder.graph.node();
        let end = builder.graph.node();
        for phrasing in &intent.phrasings {
            let to = if ends_in_text(phrasing) { end } else { said };
            builder.phrase(phrasing, ready, to, false, 0);
        }
        builder.graph.arc(said, Label::Nothing, end);
        if source.rules.contains_key("after") {
            builder.rule("after", said, end, false, 0);
        }
        let number = u16::try_from(number).unwrap_or(u16::MAX);
        builder.graph.ends.insert(end, number);
    }
    (builder.graph, builder.problems)
}

/// Whether the last part is a slot of any words: then nothing can stand behind it.
fn ends_in_text(phrase: &Phrase) -> bool {
    match phrase {
        Phrase::All(parts) => parts.last().is_some_and(ends_in_text),
        Phrase::Slot { kind, .. } => kind == TEXT,
        _ => false,
    }
}

impl Builder<'_> {
    fn phrase(&mut self, phrase: &Phrase, from: u32, to: u32, rare: bool, depth: usize) {
        if self.graph.len() > MOST_NODES {
            self.problem("The grammar is too big; what is left over cannot be said.");
            return;
        }
        match phrase {
            Phrase::Word(word) => {
                let word = self.graph.words.take(word);
                self.graph.arc(from, Label::Word { word, rare }, to);
            }
            Phrase::All(parts) => self.all(parts, from, to, rare, depth),
            Phrase::One(parts) => {
                for part in parts {
                    self.phrase(part, from, to, rare, depth);
                }
            }
            Phrase::Maybe(part) => {
                self.phrase(part, from, to, rare, depth);
                self.graph.arc(from, Label::Nothing, to);
            }
            Phrase::Rule(name) => self.rule(name, from, to, rare, depth),
            Phrase::Slot { name, kind } => self.slot(name, kind, from, to, depth),
        }
    }

    fn all(&mut self, parts: &[Phrase], from: u32, to: u32, rare: bool, depth: usize) {
        let Some((last, before)) = parts.split_last() else {
            return;
        };
        let mut at = from;
        for part in before {
            let next = self.graph.node();
            self.phrase(part, at, next, rare, depth);
            at = next;
        }
        self.phrase(last, at, to, rare, depth);
    }

    fn rule(&mut self, name: &str, from: u32, to: u32, rare: bool, depth: usize) {
        let source = self.source;
        let Some(phrases) = source.rules.get(name) else {
            self.problem(&format!("There is no rule “{name}”."));
            return;
        };
        if depth > DEEPEST {
            self.problem(&format!("The rule “{name}” names itself."));
            return;
        }
        let rare = rare || source.rare.contains(name);
        for phrase in phrases {
            self.phrase(phrase, from, to, rare, depth + 1);
        }
    }

    fn slot(&mut self, name: &str, kind: &str, from: u32, to: u32, depth: usize) {
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
            self.rule(kind, first, last, false, depth);
        }
        self.graph.arc(last, Label::Close(place), to);
    }

    fn problem(&mut self, what: &str) {
        if self.problems.iter().all(|known| known != what) {
            self.problems.push(what.to_owned());
        }
    }
}
