//! What differences between an utterance and a sample cost. All costs are in hundredths of a word
//! that carries meaning. They were set by hand, so that the nearer of two samples is the one that a
//! person would name; tests hold them to examples.

/// A word that carries meaning, missing or too many.
pub(super) const CONTENT: u16 = 100;
/// A word that samples of most intents have, so that it tells little.
pub(super) const CARRIER: u16 = 45;
/// An article, a pronoun, a courtesy.
pub(super) const SMALL: u16 = 25;
/// A word that turns the meaning round.
pub(super) const TURNING: u16 = 200;
/// A word too many that no sample has.
pub(super) const UNKNOWN: u16 = 70;

/// The same word in another form, as a part of its cost when missing: `walks` for `walk`.
pub(super) const OTHER_FORM: u16 = 15;
/// A word that sounds the same: `rode` for `road`.
pub(super) const SOUND_ALIKE: u16 = 20;
/// One slip of the finger.
pub(super) const MISSPELT: u16 = 30;
/// Two words for one, or one for two: `light house`.
pub(super) const PARTED: u16 = 10;

/// A slot for which nothing was said.
pub(super) const EMPTY_SLOT: u16 = 120;
/// A value that is computed, such as a number; so little that it only decides between readings that
/// fit alike.
pub(super) const COMPUTED: u16 = 1;

/// A word of the samples in a slot whose type has a list.
pub(super) const KNOWN: u32 = 10;

/// How a slot takes words that are no value of its type.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub(super) enum Openness {
    /// It has no values: any words are right.
    Free,
    /// Its list is mostly not here.
    Open,
    /// It has values or a form, and these are none.
    Strict,
}

impl Openness {
    /// For the first word.
    pub(super) const fn entry(self) -> u32 {
        match self {
            Self::Free => 6,
            Self::Open => 14,
            Self::Strict => 60,
        }
    }

    /// For each word; words that samples have cost [`KNOWN`] more where a list is expected.
    pub(super) const fn each(self) -> u32 {
        match self {
            Self::Free => 1,
            Self::Open => 10,
            Self::Strict => 15,
        }
    }

    /// What such words are worth as a part of a match; a value of the type is worth
    /// [`CONTENT`].
    pub(super) const fn worth(self) -> u32 {
        match self {
            Self::Free => 100,
            Self::Open => 90,
            Self::Strict => 50,
        }
    }
}
