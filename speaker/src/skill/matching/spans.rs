//! Which stretches of an utterance are values of a type.

use super::affixes::{AffixId, Affixes};
use super::costs::COMPUTED;
use super::kinds::{Kind, KindId, Kinds};
use super::patterns::SlotStep;
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

/// What stretches are looked for: values of a type, one or several, with letters around them.
#[derive(Clone, Copy, Debug, PartialEq, Eq, Hash)]
struct Wanted {
    kind: KindId,
    several: bool,
    affix: AffixId,
}

impl From<SlotStep> for Wanted {
    fn from(slot: SlotStep) -> Self {
        Self {
            kind: slot.kind,
            several: slot.several,
            affix: slot.affix,
        }
    }
}

/// The stretches of one utterance that are values, found when a type is first asked for.
#[derive(Debug)]
pub(super) struct Spans<'a> {
    words: &'a Words,
    language: &'a str,
    now: Now,
    affixes: &'a Affixes,
    /// By the end of the spans.
    found: HashMap<Wanted, Vec<Vec<Span>>>,
}

impl<'a> Spans<'a> {
    pub(super) fn new(words: &'a Words, language: &'a str, now: Now, affixes: &'a Affixes) -> Self {
        Self {
            words,
            language,
            now,
            affixes,
            found: HashMap::new(),
        }
    }

    /// Finds the values of a slot, and for a slot of several the single ones too.
    pub(super) fn find(&mut self, kinds: &Kinds, slot: SlotStep) {
        if self.found.contains_key(&slot.into()) {
            return;
        }
        let Some(kind) = kinds.get(slot.kind) else {
            return;
        };
        let single = self.single(kind, slot.affix);
        if slot.several {
            let several = false;
            let rows = in_row(&single, self.words);
            self.keep(slot.into(), single.iter().copied().chain(rows));
            self.keep(SlotStep { several, ..slot }.into(), single.into_iter());
        } else {
            self.keep(slot.into(), single.into_iter());
        }
    }

    fn keep(&mut self, wanted: Wanted, spans: impl Iterator<Item = Span>) {
        let mut by_end = vec![Vec::new(); self.words.len() + 1];
        for span in spans {
            if let Some(list) = by_end.get_mut(span.to) {
                list.push(span);
            }
        }
        self.found.insert(wanted, by_end);
    }

    /// The values of a slot that end before a word.
    pub(super) fn ending(&self, slot: SlotStep, to: usize) -> &[Span] {
        let by_end = self.found.get(&slot.into());
        let list = by_end.and_then(|by_end| by_end.get(to));
        list.map(Vec::as_slice).unwrap_or_default()
    }

    fn single(&self, kind: &Kind, affix: AffixId) -> Vec<Span> {
        let mut all = Vec::new();
        let longest = if kind.is_computed() {
            MOST_WORDS.max(kind.longest)
        } else {
            kind.longest
        };
        // Letters around a value may be words of their own.
        let longest = if affix == AffixId::default() {
            longest
        } else {
            longest + 2
        };
        for from in 0..self.words.len() {
            for to in from + 1..=self.words.len().min(from + longest) {
                let Some(cost) = self.cost(kind, affix, from, to) else {
                    continue;
                };
                all.push(Span { from, to, cost });
            }
        }
        all
    }

    /// What a stretch of words costs as a value; `None` when it is none.
    fn cost(&self, kind: &Kind, affix: AffixId, from: usize, to: usize) -> Option<u16> {
        let bare = affix != AffixId::default();
        let bare = bare.then(|| self.bare(affix, from, to));
        let joined = match &bare {
            Some(bare) => bare.as_ref()?.joined(),
            None => self.words.joined_part(from, to),
        };
        if !kind.meanings(&joined).is_empty() {
            return Some(0);
        }
        if !kind.is_computed() || to - from > MOST_WORDS + 2 {
            return None;
        }
        let words = bare.flatten().unwrap_or_else(|| self.words.part(from, to));
        self.computed(kind, &words).map(|_| COMPUTED)
    }

    /// A stretch of words without the letters around a slot.
    pub(super) fn bare(&self, affix: AffixId, from: usize, to: usize) -> Option<Words> {
        if affix == AffixId::default() {
            return Some(self.words.part(from, to));
        }
        self.affixes.bare(affix, self.words, (from, to))
    }

    /// The computed value of a stretch of words.
    pub(super) fn computed(&self, kind: &Kind, words: &Words) -> Option<String> {
        if !kind.is_computed() || words.len() > MOST_WORDS {
            return None;
        }
        let whole = words.whole(0, words.len());
        let whole: Vec<&str> = whole.iter().map(String::as_str).collect();
        let plain = plain_words(&whole, self.language);
        let plain: Vec<&str> = plain.iter().map(String::as_str).collect();
        types::computed(kind.form?, &plain, self.now)
    }

    /// The single values in a stretch of several; the stretch itself when it is one.
    pub(super) fn parts(&self, slot: SlotStep, from: usize, to: usize) -> Vec<(usize, usize)> {
        let several = false;
        let one = SlotStep { several, ..slot };
        let mut parts = Vec::new();
        let mut end = to;
        while end > from && parts.len() < MOST_SEVERAL {
            let spans = self.ending(one, end);
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
