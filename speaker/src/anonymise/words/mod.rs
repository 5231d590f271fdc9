//! Fourth step: names, long numbers and addresses in the transcript are masked.
//!
//! No list of names is complete, so four kinds of evidence add up:
//!
//! - **where it stands**: the word after "call", "message to", "tell", "ask", "my name is", "Mrs" …;
//! - **how it is written**: in typed text a capital inside a sentence;
//! - **what it is**: one of some hundred common given names (`names.txt`);
//! - **numbers** of four digits and more, also spoken digit by digit, and **e-mail addresses**.
//!
//! When in doubt a word is masked: a lost word costs a reviewer little, a name costs its owner
//! more. What was masked is told by kind and count, never by content.

mod lists;
mod rules;
mod split;

use split::{Piece, pieces};

/// How a text came about.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub enum Origin {
    /// By speech recognition: no capitals and little punctuation.
    Spoken,
    /// By a keyboard.
    Typed,
}

/// Why a word was masked.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub enum Class {
    /// It followed a word that names follow.
    AfterCue,
    /// A capital inside a typed sentence.
    Capitalised,
    /// A common given name.
    GivenName,
    /// Four digits and more.
    Number,
    /// An e-mail address.
    Address,
}

/// How many words were masked for which reason.
#[derive(Clone, Copy, Debug, Default, PartialEq, Eq)]
pub struct Counts {
    /// After a cue.
    pub after_cue: usize,
    /// For a capital.
    pub capitalised: usize,
    /// As given names.
    pub given_names: usize,
    /// As parts of long numbers.
    pub numbers: usize,
    /// As parts of addresses.
    pub addresses: usize,
}

/// A masked text.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct Masked {
    /// The text, with `[name]`, `[number]` and `[address]` where something was.
    pub text: String,
    /// What was masked.
    pub counts: Counts,
}

/// Masks what could tell who somebody is.
#[must_use]
pub fn mask(text: &str, origin: Origin) -> Masked {
    let pieces = pieces(text);
    let classes = rules::classes(&pieces, origin);
    let mut counts = Counts::default();
    let mut out = String::with_capacity(text.len());
    for (piece, class) in pieces.iter().zip(classes) {
        match class {
            None => out.push_str(piece.whole),
            Some(class) => {
                counts.add(class);
                push_masked(&mut out, piece, class);
            }
        }
        out.push_str(piece.space);
    }
    Masked { text: out, counts }
}

fn push_masked(out: &mut String, piece: &Piece<'_>, class: Class) {
    out.push_str(piece.lead);
    out.push_str(match class {
        Class::Number => "[number]",
        Class::Address => "[address]",
        Class::AfterCue | Class::Capitalised | Class::GivenName => "[name]",
    });
    out.push_str(piece.possessive);
    out.push_str(piece.trail);
}

impl Counts {
    fn add(&mut self, class: Class) {
        let count = match class {
            Class::AfterCue => &mut self.after_cue,
            Class::Capitalised => &mut self.capitalised,
            Class::GivenName => &mut self.given_names,
            Class::Number => &mut self.numbers,
            Class::Address => &mut self.addresses,
        };
        *count += 1;
    }

    /// What was masked, as a sentence.
    #[must_use]
    pub fn sentence(&self) -> String {
        let names = self.after_cue + self.capitalised + self.given_names;
        let kinds = [
            (names, "as possible names"),
            (self.numbers, "as long numbers"),
            (self.addresses, "as addresses"),
        ];
        let told: Vec<String> = kinds
            .iter()
            .filter(|(count, _)| *count > 0)
            .map(|(count, kind)| format!("{count} {kind}"))
            .collect();
        if told.is_empty() {
            return "Nothing in the transcript looked like a name, a long number or an address."
                .to_owned();
        }
        format!("Words masked in the transcript: {}.", told.join(", "))
    }
}
