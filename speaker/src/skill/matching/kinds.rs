//! Slot types as matching sees them: which words are values of a type, and which values.

use super::costs::Openness;
use super::words::{Words, tokens};
use crate::skill::model::{Model, SlotType};
use crate::skill::types::{self, Form};
use std::collections::HashMap;

/// A type of the model, by its place in [`Kinds`].
pub(super) type KindId = usize;

/// Most values of one type that the same words can mean.
const MOST_MEANINGS: usize = 5;

/// All types that the slots of a model have.
#[derive(Debug, Default)]
pub(super) struct Kinds {
    all: Vec<Kind>,
    ids: HashMap<String, KindId>,
}

/// A type.
#[derive(Debug)]
pub(super) struct Kind {
    /// Its form, when it is built-in.
    pub(super) form: Option<Form>,
    /// How it takes words that are no value of it.
    pub(super) openness: Openness,
    /// Whether the model has values for it.
    pub(super) has_values: bool,
    /// From words to values.
    by_words: HashMap<String, Vec<ValueId>>,
    /// All names and synonyms, for values that are said a little differently.
    pub(super) names: Vec<Name>,
    /// Most words of a name.
    pub(super) longest: usize,
}

/// A value of a model's type, by its place there; `None` for an entry of a built-in list.
pub(super) type ValueId = Option<u32>;

/// One way to say a value.
#[derive(Debug)]
pub(super) struct Name {
    pub(super) words: Words,
    pub(super) joined: String,
    pub(super) value: u32,
}

impl Kinds {
    /// The number of a type, read from the model when it is new.
    pub(super) fn add(&mut self, model: &Model, name: &str, language: &str) -> KindId {
        if let Some(id) = self.ids.get(name) {
            return *id;
        }
        let id = self.all.len();
        self.all
            .push(Kind::of(model.slot_type(name), name, language));
        self.ids.insert(name.to_owned(), id);
        id
    }

    /// The type of a number.
    pub(super) fn get(&self, id: KindId) -> Option<&Kind> {
        self.all.get(id)
    }
}

impl Kind {
    fn of(own: Option<&SlotType>, name: &str, language: &str) -> Self {
        let form = types::form(name);
        let values = own.map(|own| own.values.as_slice()).unwrap_or_default();
        let mut kind = Self {
            form,
            openness: openness(form, values.is_empty()),
            has_values: !values.is_empty(),
            by_words: HashMap::new(),
            names: Vec::new(),
            longest: 0,
        };
        for (value, at) in values.iter().zip(0_u32..) {
            for said in core::iter::once(&value.name).chain(&value.synonyms) {
                let words = tokens(said, language);
                kind.add(&words, Some(at));
                let joined = words.joined();
                if !joined.is_empty() {
                    kind.names.push(Name {
                        words,
                        joined,
                        value: at,
                    });
                }
            }
        }
        for said in types::list(name).iter().flat_map(|list| list.entries()) {
            kind.add(&tokens(said, language), None);
        }
        kind
    }

    fn add(&mut self, words: &Words, value: ValueId) {
        if words.len() == 0 {
            return;
        }
        self.longest = self.longest.max(words.len());
        let meanings = self.by_words.entry(words.joined()).or_default();
        let listed = value.is_none() && !meanings.is_empty();
        if !listed && !meanings.contains(&value) && meanings.len() < MOST_MEANINGS {
            meanings.push(value);
        }
    }

    /// The values that exactly these words mean.
    pub(super) fn meanings(&self, words: &str) -> &[ValueId] {
        self.by_words
            .get(words)
            .map(Vec::as_slice)
            .unwrap_or_default()
    }

    /// Whether its values are computed.
    pub(super) fn is_computed(&self) -> bool {
        !matches!(self.form, None | Some(Form::Phrase | Form::Words))
    }
}

const fn openness(form: Option<Form>, no_values: bool) -> Openness {
    match form {
        Some(Form::Phrase) => Openness::Free,
        Some(Form::Words) => Openness::Open,
        None if no_values => Openness::Free,
        _ => Openness::Strict,
    }
}
