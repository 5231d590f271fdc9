//! Typed words matched with the graph: the cheapest way through it that says them.
//!
//! Words may be misspelt, small words may be missing and unimportant ones too many, each at a price.
//! A word that turns the meaning round (`not`, `never`) is never skipped. Prices are in hundredths of
//! a word.

use super::graph::{Graph, Label};
use super::spell_out::{ordinal_value, value};
use super::spelling::alike;

/// A word in a slot of any words: so little that it only decides between ways that fit alike.
const ANY: u16 = 1;
/// A misspelt word.
const MISSPELT: u16 = 50;
/// A small word that is missing, or too many.
const SMALL: u16 = 40;
/// Any other word that is too many.
const EXTRA: u16 = 100;
/// How much of a sentence may be wrong: a third of a word for each.
const FOR_EACH_WORD: u16 = 34;
/// Longest sentence in words; the rest is left out. A command of 15 s has about 45.
const MOST_WORDS: usize = 60;

const SMALL_WORDS: [&str; 24] = [
    "the", "a", "an", "my", "your", "to", "for", "of", "on", "in", "at", "please", "me", "is",
    "are", "some", "that", "this", "um", "uh", "so", "well", "just", "and",
];

/// Words without which a sentence means something else.
const TURNING: [&str; 14] = [
    "no",
    "not",
    "don't",
    "never",
    "without",
    "didn't",
    "isn't",
    "won't",
    "wouldn't",
    "shouldn't",
    "can't",
    "cannot",
    "except",
    "unless",
];

/// One way to read a sentence.
#[derive(Debug, Clone)]
pub(super) struct Reading {
    /// By its place in the grammar file.
    pub(super) intent: u16,
    /// In hundredths of a word.
    pub(super) price: u16,
    /// The words of the grammar, or of the text in a slot of any words.
    pub(super) words: Vec<String>,
    /// Slot, first word and the word after the last.
    pub(super) slots: Vec<(u16, usize, usize)>,
}

#[derive(Clone, Copy)]
enum Event {
    Begin,
    Word(u32),
    /// The text's word at this place, as it stands.
    Said(usize),
    Skipped,
    Open,
    Close(u16),
}

/// The cheapest way to a node at a word.
struct Step {
    before: usize,
    event: Event,
}

struct Search<'a> {
    graph: &'a Graph,
    text: &'a [String],
    steps: Vec<Step>,
    most: u16,
    tolerant: bool,
}

/// By node: price and step. Only nodes that were reached are listed.
#[derive(Default)]
struct Front {
    best: std::collections::HashMap<u32, (u16, usize)>,
}

/// The readings of a text, cheapest first, each intent once. With `tolerant`, also those that do not
/// fit word by word.
pub(super) fn readings(graph: &Graph, text: &[String], tolerant: bool) -> Vec<Reading> {
    let text = text.get(..MOST_WORDS.min(text.len())).unwrap_or_default();
    let words = u16::try_from(text.len()).unwrap_or(u16::MAX);
    let slack = if tolerant { FOR_EACH_WORD } else { ANY };
    let mut search = Search {
        graph,
        text,
        steps: vec![Step {
            before: 0,
            event: Event::Begin,
        }],
        most: slack.saturating_mul(words),
        tolerant,
    };
    let mut front = Front::default();
    search.reach(&mut front, Graph::START, 0, 0);
    for at in 0..text.len() {
        front = search.advance(&front, at);
    }
    search.ends(&front)
}

impl Search<'_> {
    /// Takes a node into the front, and whatever follows without a word of the text.
    fn reach(&mut self, front: &mut Front, node: u32, price: u16, step: usize) {
        let mut open = vec![(node, price, step)];
        while let Some((node, price, step)) = open.pop() {
            let known = front.best.get(&node);
            if price > self.most || known.is_some_and(|(best, _)| *best <= price) {
                continue;
            }
            front.best.insert(node, (price, step));
            let graph = self.graph;
            for arc in graph.arcs(node) {
                match arc.label {
                    Label::Nothing => open.push((arc.to, price, step)),
                    Label::Open(_) => open.push((arc.to, price, self.step(step, Event::Open))),
                    Label::Close(slot) => {
                        open.push((arc.to, price, self.step(step, Event::Close(slot))));
                    }
                    Label::Word { word, .. }
                        if self.tolerant && is_small(graph.words.text(word)) =>
                    {
                        if price + SMALL <= self.most {
                            open.push((arc.to, price + SMALL, self.step(step, Event::Word(word))));
                        }
                    }
                    Label::Word { .. } | Label::Any => {}
                }
            }
        }
    }

    fn step(&mut self, before: usize, event: Event) -> usize {
        self.steps.push(Step { before, event });
        self.steps.len() - 1
    }

    /// The front behind the word at `at`.
    fn advance(&mut self, front: &Front, at: usize) -> Front {
        let mut next = Front::default();
        let Some(said) = self.text.get(at) else {
            return next;
        };
        let number = self.graph.words.number(said);
        // In the order of nodes: the same text always gives the same reading.
        let mut reached: Vec<_> = front
            .best
            .iter()
            .map(|(node, best)| (*node, *best))
            .collect();
        reached.sort_unstable_by_key(|(node, (price, _))| (*price, *node));
        let mut near: std::collections::HashMap<u32, bool> = std::collections::HashMap::new();
        for (node, (price, step)) in reached {
            let graph = self.graph;
            for arc in graph.arcs(node) {
                let (more, event) = match arc.label {
                    Label::Word { word, .. } if Some(word) == number => (0, Event::Word(word)),
                    Label::Word { word, .. } if self.tolerant && number.is_none() => {
                        let text = graph.words.text(word);
                        if !*near.entry(word).or_insert_with(|| alike(text, said)) {
                            continue;
                        }
                        (MISSPELT, Event::Word(word))
                    }
                    Label::Any => (ANY, Event::Said(at)),
                    _ => continue,
                };
                let price = price.saturating_add(more);
                if price <= self.most {
                    let step = self.step(step, event);
                    self.reach(&mut next, arc.to, price, step);
                }
            }
            let more = if is_small(said) { SMALL } else { EXTRA };
            let price = price.saturating_add(more);
            if self.tolerant && price <= self.most && !must_stay(said) {
                let step = self.step(step, Event::Skipped);
                self.reach(&mut next, node, price, step);
            }
        }
        next
    }

    fn ends(&self, front: &Front) -> Vec<Reading> {
        let mut found: Vec<(u16, u16, usize)> = front
            .best
            .iter()
            .filter_map(|(node, (price, step))| Some((*price, self.graph.end(*node)?, *step)))
            .collect();
        found.sort_unstable();
        found
            .into_iter()
            .map(|(price, intent, step)| self.trace(price, intent, step))
            .filter(|reading| !reading.words.is_empty())
            .collect()
    }

    fn trace(&self, price: u16, intent: u16, mut step: usize) -> Reading {
        let mut events = Vec::new();
        while let Some(Step { before, event }) = self.steps.get(step) {
            if matches!(event, Event::Begin) {
                break;
            }
            events.push(*event);
            step = *before;
        }
        let mut reading = Reading {
            intent,
            price,
            words: Vec::new(),
            slots: Vec::new(),
        };
        let mut opened = Vec::new();
        for event in events.iter().rev() {
            match event {
                Event::Word(word) => reading.words.push(self.graph.words.text(*word).to_owned()),
                Event::Said(at) => reading.words.extend(self.text.get(*at).cloned()),
                Event::Open => opened.push(reading.words.len()),
                Event::Close(slot) => {
                    let from = opened.pop().unwrap_or_default();
                    reading.slots.push((*slot, from, reading.words.len()));
                }
                Event::Begin | Event::Skipped => {}
            }
        }
        reading
    }
}

/// Whether a word is never left out: the sentence would mean something else, or carry another number.
fn must_stay(word: &str) -> bool {
    TURNING.contains(&word) || value(word).is_some() || ordinal_value(word).is_some()
}

fn is_small(word: &str) -> bool {
    SMALL_WORDS.contains(&word)
}
