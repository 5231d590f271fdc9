//! The slot types that the platform provides: what words mean in them, in the form in which a skill
//! gets it.
//!
//! Numbers, dates, times and spans of time are computed; a few lists (names, cities, colours) are
//! here so that their words are told from others. The vendor's own lists are larger and not public:
//! words beyond ours are taken all the same, at a price.

mod dates;
mod durations;
mod known;
mod lists;
mod local;
mod numbers;
mod ordinals;
mod sayings;
mod signs;
mod times;

use crate::record::DayKey;
pub(crate) use known::{Form, form, has_list, is_known};
pub(crate) use lists::list;
pub(crate) use local::plain_words;
pub(crate) use sayings::sayings;

/// What a value depends on beside the words.
#[derive(Clone, Copy, Debug)]
pub(crate) struct Now {
    /// Today, where the person is.
    pub(crate) today: DayKey,
    /// Minutes since local midnight.
    pub(crate) minute: u16,
}

/// Most words that a computed value is made of: “the twenty first of november two thousand and
/// twenty six”, and a few to spare.
pub(crate) const MOST_WORDS: usize = 14;

/// The value of words in a computed form; `None` when they are none. The words are English and in
/// the spelling of `spoken_words`, or as [`plain_words`] puts other languages.
pub(crate) fn computed(form: Form, words: &[&str], now: Now) -> Option<String> {
    if words.is_empty() || words.len() > MOST_WORDS {
        return None;
    }
    match form {
        Form::Number => numbers::number(words),
        Form::FourDigits => numbers::four_digits(words),
        Form::Ordinal => ordinals::ordinal(words),
        Form::Date => dates::date(words, now.today),
        Form::Time => times::time(words, now.minute),
        Form::Duration => durations::duration(words),
        Form::Phone => signs::phone(words),
        Form::Signs => signs::signs(words),
        Form::Phrase | Form::Words => None,
    }
}
