//! Letters to sound: how a word is said that no dictionary has.
//!
//! For each letter a tree of contexts, read in a fixed order: the letter to the right, the one to
//! the left, the second to the right and so on. The deepest context that the tree knows says which
//! phones the letter makes (`IGTree`: Daelemans, van den Bosch, Weijters 1997). The trees were
//! learned by `grammar/make_dictionary.py`; tests hold them to words they were not learned from.

use super::phones::Phone;
use std::collections::HashMap;

const TREES: &str = include_str!("../../grammar/letters.txt");

/// The neighbours that are looked at, in their order, as distances in letters; the order of the
/// script that learned the trees.
const ORDER: [isize; 7] = [1, -1, 2, -2, 3, -3, 4];

/// Stands for what is before and behind a word.
const EDGE: char = '-';

/// A context: what the letter says here, and what it says in narrower ones.
#[derive(Debug, Default)]
struct Context {
    says: Vec<Phone>,
    narrower: Vec<(char, Self)>,
}

/// How the letters are said.
#[derive(Debug)]
pub(super) struct Letters {
    trees: HashMap<char, Context>,
}

impl Letters {
    /// The trees that ship.
    pub(super) fn shipped() -> Self {
        let trees = TREES.lines().filter_map(|line| {
            let mut signs = line.chars();
            let letter = signs.next()?;
            Some((letter, context(&mut signs, 0)))
        });
        Self {
            trees: trees.collect(),
        }
    }

    /// The phones of a word in lower case; signs that are no letters are silent.
    pub(super) fn say(&self, word: &str) -> Vec<Phone> {
        let letters: Vec<char> = word.chars().filter(char::is_ascii_lowercase).collect();
        let mut said: Vec<Phone> = Vec::new();
        for (at, letter) in letters.iter().enumerate() {
            let Some(tree) = self.trees.get(letter) else {
                continue;
            };
            said.extend(deepest(tree, &letters, at));
        }
        said
    }
}

/// How a word is said that no dictionary has, as `ARPAbet` names. Signs that are no letters from a to z
/// are silent.
#[must_use]
pub fn letters_to_sound(word: &str) -> Vec<&'static str> {
    let said = Letters::shipped().say(word);
    said.into_iter().map(Phone::name).collect()
}

fn deepest<'a>(tree: &'a Context, letters: &[char], at: usize) -> &'a [Phone] {
    let mut context = tree;
    for step in ORDER {
        let neighbour = at.checked_add_signed(step).and_then(|at| letters.get(at));
        let sign = neighbour.copied().unwrap_or(EDGE);
        let found = context.narrower.iter().find(|(is, _)| *is == sign);
        match found {
            Some((_, narrower)) => context = narrower,
            None => break,
        }
    }
    &context.says
}

/// Reads one context: its phones (`_` for none), then `;`, or narrower ones in brackets.
fn context(signs: &mut core::str::Chars<'_>, depth: usize) -> Context {
    let mut read = Context::default();
    while let Some(sign) = signs.next() {
        match sign {
            '(' if depth < ORDER.len() => {
                narrower(signs, depth, &mut read);
                break;
            }
            ';' | '(' => break,
            code => read.says.extend(Phone::of_code(code)),
        }
    }
    read
}

fn narrower(signs: &mut core::str::Chars<'_>, depth: usize, read: &mut Context) {
    while let Some(sign) = signs.next() {
        if sign == ')' {
            break;
        }
        read.narrower.push((sign, context(signs, depth + 1)));
    }
}
