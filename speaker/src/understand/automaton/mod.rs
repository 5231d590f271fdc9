//! The grammar as an automaton over phones: what the decoder searches.
//!
//! Made in three steps: the graph of words becomes deterministic (`determine`), states from which the
//! same can be said are made one (`merge`), and the words that leave a state become a tree of phones
//! in which common beginnings are shared (`tree`).

mod determine;
mod merge;
mod tree;

pub(super) use tree::Tree;

use super::dictionary::Dictionary;
use super::graph::Graph;

/// A symbol: the number of a word, or [`ANY`].
pub(super) type Symbol = u32;

/// Any one word.
pub(super) const ANY: Symbol = Symbol::MAX;

/// What a sentence means that ends in a state.
#[derive(Debug, Clone, Copy, PartialEq, Eq, Hash)]
pub(super) enum Meaning {
    /// The first intent of the grammar file that allows it.
    Intent(u16),
    /// It ends with any words; reading it as text tells the intent.
    Text,
    /// Words that are no command: what commands compete with.
    Other,
}

/// A step of a deterministic automaton over words.
#[derive(Debug, Clone, Copy, PartialEq, Eq, Hash, PartialOrd, Ord)]
struct Step {
    symbol: Symbol,
    /// In steps of `PRICE_STEP`.
    price: u8,
    to: u32,
}

/// A state: its steps in the order of their symbols.
#[derive(Debug, Clone, Default)]
struct State {
    steps: Vec<Step>,
    end: Option<Meaning>,
}

/// Compiles a graph. State 0 is the start. `extra` are words beside the dictionary's that a slot of
/// any words takes.
pub(super) fn compile(graph: &mut Graph, dictionary: &Dictionary, extra: &[String]) -> Tree {
    let states = merge::merge(&determine::determine(graph));
    tree::plant(&states, graph, dictionary, extra)
}
