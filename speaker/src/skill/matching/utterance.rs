//! What was said, prepared for comparison with many samples.

use super::vocabulary::{Like, Vocabulary, WordId};
use super::words::{Words, tokens};

/// An utterance.
#[derive(Debug)]
pub(super) struct Utterance<'a> {
    /// As it was said.
    pub(super) text: &'a str,
    pub(super) words: Words,
    /// Of each word: the words of samples for which it can stand.
    pub(super) like: Vec<Vec<Like>>,
    /// Of each word: the word of a sample that it makes with the next one.
    pub(super) with_next: Vec<Option<WordId>>,
    /// Of each word: what it costs when it is too many.
    pub(super) extra: Vec<u16>,
}

impl<'a> Utterance<'a> {
    /// Prepares a text.
    pub(super) fn new(text: &'a str, language: &str, vocabulary: &Vocabulary) -> Self {
        let words = tokens(text, language);
        let like = words.iter().map(|word| vocabulary.like(word)).collect();
        let next = words.iter().skip(1).map(Some).chain([None]);
        let with_next = words.iter().zip(next).map(|(word, next)| {
            let both = format!("{word}{}", next?);
            vocabulary.id(&both)
        });
        Self {
            text,
            with_next: with_next.collect(),
            extra: words.iter().map(|word| vocabulary.extra(word)).collect(),
            like,
            words,
        }
    }

    /// What it costs to take a said word for a word of a sample, in hundredths of its weight.
    pub(super) fn as_word(&self, at: usize, word: WordId) -> Option<u16> {
        let like = self.like.get(at)?;
        let found = like.iter().find(|(known, _)| *known == word);
        found.map(|(_, cost)| *cost)
    }
}
