//! Text as words that can be compared, each with its place in the text.
//!
//! Case, accents and punctuation go, numbers of English become words, scripts without spaces become
//! single characters. An apostrophe parts a word in two, so that `{city}'s` fits “Boston's”.

mod fold;
mod pieces;

use crate::understand::normal::spoken_words;
use crate::understand::spell_out::value;
use pieces::{Piece, pieces};

/// Most words that are looked at; the rest of a text is left out. An utterance of 15 s has about 45
/// words, or 100 characters where each is a word.
pub(crate) const MOST_WORDS: usize = 120;

/// A word of a text.
#[derive(Clone, Debug, PartialEq, Eq)]
pub(crate) struct Word {
    /// As it is compared.
    pub(crate) text: String,
    /// Whether an apostrophe joins it to the word before.
    pub(crate) glued: bool,
    /// First byte of the piece of text that it comes from.
    start: usize,
    /// The byte after the last.
    end: usize,
}

/// The words of a text.
#[derive(Clone, Debug, Default, PartialEq, Eq)]
pub(crate) struct Words {
    all: Vec<Word>,
}

/// The words of a text in a language (`en`, `de` …).
pub(crate) fn tokens(text: &str, language: &str) -> Words {
    let mut words = Words::default();
    for piece in pieces(text) {
        words.add(&piece, language);
        if words.all.len() >= MOST_WORDS {
            words.all.truncate(MOST_WORDS);
            break;
        }
    }
    words
}

/// The language of a locale: `en` of `en-US`.
pub(crate) fn language(locale: &str) -> String {
    let language = locale.split(['-', '_']).next().unwrap_or_default();
    language.to_ascii_lowercase()
}

impl Words {
    fn add(&mut self, piece: &Piece, language: &str) {
        if is_iso_day(&piece.folded) {
            self.push(&piece.folded, piece);
            return;
        }
        let english = language == "en" && piece.folded.is_ascii();
        for part in piece.folded.split('-').filter(|part| !part.is_empty()) {
            if english {
                self.add_english(part, piece);
            } else {
                self.push(part, piece);
            }
        }
    }

    fn add_english(&mut self, part: &str, piece: &Piece) {
        // What begins with zero is no number but digits: a telephone number, a code.
        if part.len() > 1 && part.starts_with('0') && part.bytes().all(|c| c.is_ascii_digit()) {
            for digit in part.split("").filter(|digit| !digit.is_empty()) {
                spoken_words(digit)
                    .iter()
                    .for_each(|word| self.push(word, piece));
            }
            return;
        }
        for word in spoken_words(part) {
            let number = self
                .all
                .last()
                .is_some_and(|last| value(&last.text).is_some());
            let word = if word == "am" && number {
                "a.m."
            } else {
                &word
            };
            self.push(word, piece);
        }
    }

    fn push(&mut self, word: &str, piece: &Piece) {
        let mut glued = piece.glued;
        for part in word.split('\'').filter(|part| !part.is_empty()) {
            self.all.push(Word {
                text: part.to_owned(),
                glued,
                start: piece.start,
                end: piece.end,
            });
            glued = true;
        }
    }

    /// How many there are.
    pub(crate) const fn len(&self) -> usize {
        self.all.len()
    }

    /// One after the other.
    pub(crate) fn iter(&self) -> impl Iterator<Item = &str> {
        self.all.iter().map(|word| word.text.as_str())
    }

    /// The word at a place.
    pub(crate) fn get(&self, at: usize) -> Option<&str> {
        self.all.get(at).map(|word| word.text.as_str())
    }

    /// All words with one space between them.
    pub(crate) fn joined(&self) -> String {
        self.iter().collect::<Vec<_>>().join(" ")
    }

    /// Some of the words with one space between them.
    pub(crate) fn joined_part(&self, from: usize, to: usize) -> String {
        let part = self.iter().skip(from).take(to.saturating_sub(from));
        part.collect::<Vec<_>>().join(" ")
    }

    /// Some of the words.
    pub(crate) fn part(&self, from: usize, to: usize) -> Self {
        let all = self.all.get(from..to).unwrap_or_default();
        Self { all: all.to_vec() }
    }

    /// Some of the words without letters before the first and behind the last; either may be a word of
    /// its own. `None` when they are not there, or nothing else is.
    pub(crate) fn without(&self, at: (usize, usize), prefix: &str, suffix: &str) -> Option<Self> {
        let mut part = self.part(at.0, at.1);
        if let Some(first) = part.all.first_mut() {
            first.text = first.text.strip_prefix(prefix)?.to_owned();
        }
        if let Some(last) = part.all.last_mut() {
            last.text = last.text.strip_suffix(suffix)?.to_owned();
        }
        part.all.retain(|word| !word.text.is_empty());
        (!part.all.is_empty()).then_some(part)
    }

    /// Some of the words, with those that an apostrophe parted whole again.
    pub(crate) fn whole(&self, from: usize, to: usize) -> Vec<String> {
        let mut whole: Vec<String> = Vec::new();
        for word in self.all.iter().skip(from).take(to.saturating_sub(from)) {
            match whole.last_mut().filter(|_| word.glued) {
                Some(last) => {
                    last.push('\'');
                    last.push_str(&word.text);
                }
                None => whole.push(word.text.clone()),
            }
        }
        whole
    }

    /// Some of the words as the text has them; as they are compared where a part of a piece is not
    /// a part of the text, such as the “five” of 105.
    pub(crate) fn said(&self, text: &str, from: usize, to: usize) -> String {
        let part = self.all.get(from..to).unwrap_or_default();
        let (Some(first), Some(last)) = (part.first(), part.last()) else {
            return String::new();
        };
        let before = from.checked_sub(1).and_then(|at| self.all.get(at));
        let whole = before.is_none_or(|before| before.start != first.start)
            && self
                .all
                .get(to)
                .is_none_or(|after| after.start != last.start);
        let said = text.get(first.start..last.end).filter(|_| whole);
        said.map_or_else(|| self.whole(from, to).join(" "), str::to_owned)
    }
}

/// Whether a letter joins the letters beside it to one word.
pub(crate) fn is_joining(c: char) -> bool {
    fold::is_letter(c) && !fold::is_alone(c) && !c.is_numeric()
}

/// `2026-11-24`.
fn is_iso_day(folded: &str) -> bool {
    let digits =
        |part: &str, count: usize| part.len() == count && part.bytes().all(|c| c.is_ascii_digit());
    let parts: Vec<&str> = folded.split('-').collect();
    matches!(parts.as_slice(), [year, month, day]
        if digits(year, 4) && digits(month, 2) && digits(day, 2))
}
