//! Which stretches of an utterance are values of a type.

use super::costs::COMPUTED;
use super::kinds::{Kind, KindId, Kinds};
use super::words::Words;
use crate::skill::types::{self, MOST_WORDS, Now, plain_words};
use std::collections::HashMap;

/// Words between the values of a slot that takes several.
const BETWEEN: [&str; 22] = [
    "and", "or", "plus", "also", "und", "oder", "y", "e", "o", "et", "ou", "और", "या", "と", "や",
    "و", "او", "then", "with", "auch", "sowie", "as",
];

/// Most values of one slot.
const MOST_SEVERAL: usize = 20;

/// A stretch of words that is a value.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub(super) struct Span {
    /// First word.
    pub(super) from: usize,
    /// The word after the last.
    pub(super) to: usize,
    /// In hundredths of a word.
    pub(super) cost: u16,
}

/// The stretches of one utterance that are values, found when a type is first asked for.
#[derive(Debug)]
pub(super) struct Spans<'a> {
    words: &'a Words,
    language: &'a str,
    now: Now,
    /// By type and whether several values are taken; each list by the end of its spans.
    found: HashMap<(KindId, bool), Vec<Vec<Span>>>,
}

impl<'a> Spans<'a> {
    pub(super) fn new(words: &'a Words, language: &'a str, now: Now) -> Self {
        Self {
            words,
            language,
            now,
            found: HashMap::new(),
        }
    }

    /// Finds the values of a type.
    pub(super) fn find(&mut self, kinds: &Kinds, id: KindId, several: bool) {
        if self.found.contains_key(&(id, several)) {
            return;
        }
        let Some(kind) = kinds.get(id) else { return };
        let mut spans = self.single(kind);
        if several {
            let more = in_row(&spans, self.words);
            spans.extend(more);
        }
        let mut by_end = vec![Vec::new(); self.words.len() + 1];
        for span in spans {
            if let Some(list) = by_end.get_mut(span.to) {
                list.push(span);
            }
        }
        self.found.insert((id, several), by_end);
    }

    /// The values of a type that end before a word.
    pub(super) fn ending(&self, id: KindId, several: bool, to: usize) -> &[Span] {
        let by_end = self.found.get(&(id, several));
        let list = by_end.and_then(|by_end| by_end.get(to));
        list.map(Vec::as_slice).unwrap_or_default()
    }

    fn single(&self, kind: &Kind) -> Vec<Span> {
        let mut all = Vec::new();
        let longest = if kind.is_computed() {
            MOST_WORDS.max(kind.longest)
        } else {
            kind.longest
        };
        for from in 0..self.words.len() {
            let mut key = String::new();
            for to in from + 1..=self.words.len().min(from + longest) {
                if !key.is_empty() {
                    key.push(' ');
                }
                key.push_str(self.words.get(to - 1).unwrap_or_default());
                if !kind.meanings(&key).is_empty() {
                    all.push(Span { from, to, cost: 0 });
                } else if self.computed(kind, from, to).is_some() {
                    let cost = COMPUTED;
                    all.push(Span { from, to, cost });
                }
            }
        }
        all
    }

    /// The computed value of a stretch of words.
    pub(super) fn computed(&self, kind: &Kind, from: usize, to: usize) -> Option<String> {
        if !kind.is_computed() || to - from > MOST_WORDS {
            return None;
        }
        let whole = self.words.whole(from, to);
        let whole: Vec<&str> = whole.iter().map(String::as_str).collect();
        let plain = plain_words(&whole, self.language);
        let plain: Vec<&str> = plain.iter().map(String::as_str).collect();
        types::computed(kind.form?, &plain, self.now)
    }

    /// The single values in a stretch of several; the stretch itself when it is one.
    pub(super) fn parts(&self, id: KindId, from: usize, to: usize) -> Vec<(usize, usize)> {
        let mut parts = Vec::new();
        let mut end = to;
        while end > from && parts.len() < MOST_SEVERAL {
            let spans = self.ending(id, false, end);
            let longest = spans
                .iter()
                .filter(|span| span.from >= from)
                .min_by_key(|span| span.from);
            match longest {
                Some(span) => {
                    parts.push((span.from, span.to));
                    end = span.from;
                }
                None if self.words.get(end - 1).is_some_and(is_between) => end -= 1,
                None => return vec![(from, to)],
            }
        }
        parts.reverse();
        parts
    }
}

fn is_between(word: &str) -> bool {
    BETWEEN.contains(&word)
}

/// Stretches of several values with words such as “and” between them. From each first value the
/// longest next one is taken, so that there are no more stretches than single values times
/// [`MOST_SEVERAL`].
fn in_row(single: &[Span], words: &Words) -> Vec<Span> {
    let mut longest_from = vec![None::<usize>; words.len() + 1];
    for span in single {
        if let Some(known) = longest_from.get_mut(span.from) {
            *known = (*known).max(Some(span.to));
        }
    }
    let mut all = Vec::new();
    for first in single {
        let mut to = first.to;
        for _ in 1..MOST_SEVERAL {
            let mut next = to;
            while words.get(next).is_some_and(is_between) {
                next += 1;
            }
            let Some(end) = longest_from.get(next).copied().flatten() else {
                break;
            };
            to = end;
            all.push(Span {
                from: first.from,
                to,
                cost: first.cost,
            });
        }
    }
    all
}
