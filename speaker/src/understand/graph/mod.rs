//! The grammar as a graph of words: what typed text is matched with and what the automaton is made of.
//!
//! Nodes are numbers; arcs carry a word, any word, the edge of a slot, or nothing. Each intent ends
//! in a node of its own. The graph has no cycle but the loop of a slot of any words.

mod build;

pub(super) use build::build;
use std::collections::HashMap;

/// Natural log units of a step of the price of a choice: fine enough for choices, coarse enough that
/// states with nearly the same prices become one.
pub(super) const PRICE_STEP: f32 = 0.5;

/// What an arc asks for.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub(super) enum Label {
    Nothing,
    Word {
        word: u32,
        /// What it costs to choose it here, in [`PRICE_STEP`]s.
        price: u8,
    },
    /// Any one word.
    Any,
    /// A slot begins, by its place in [`Graph::slots`].
    Open(u16),
    Close(u16),
}

/// One step.
#[derive(Debug, Clone, Copy)]
pub(super) struct Arc {
    pub(super) label: Label,
    pub(super) to: u32,
}

/// Words by number.
#[derive(Debug, Default)]
pub(super) struct Words {
    numbers: HashMap<String, u32>,
    texts: Vec<String>,
}

impl Words {
    /// The number of a word; a new one if it has none.
    pub(super) fn take(&mut self, text: &str) -> u32 {
        if let Some(number) = self.numbers.get(text) {
            return *number;
        }
        let number = u32::try_from(self.texts.len()).unwrap_or(u32::MAX);
        self.numbers.insert(text.to_owned(), number);
        self.texts.push(text.to_owned());
        number
    }

    pub(super) fn number(&self, text: &str) -> Option<u32> {
        self.numbers.get(text).copied()
    }

    pub(super) fn text(&self, number: u32) -> &str {
        let at = usize::try_from(number).unwrap_or(usize::MAX);
        self.texts.get(at).map_or("", String::as_str)
    }

    pub(super) fn len(&self) -> usize {
        self.texts.len()
    }
}

/// A slot: its name and its type.
#[derive(Debug, Clone, PartialEq, Eq)]
pub(super) struct SlotKind {
    pub(super) name: String,
    pub(super) kind: String,
}

/// The graph.
#[derive(Debug, Default)]
pub(super) struct Graph {
    nodes: Vec<Vec<Arc>>,
    pub(super) words: Words,
    pub(super) slots: Vec<SlotKind>,
    /// Which intent ends in a node.
    ends: HashMap<u32, u16>,
}

impl Graph {
    /// Where every sentence starts.
    pub(super) const START: u32 = 0;

    /// The arcs that leave a node.
    pub(super) fn arcs(&self, node: u32) -> &[Arc] {
        let at = usize::try_from(node).unwrap_or(usize::MAX);
        self.nodes.get(at).map_or(&[], Vec::as_slice)
    }

    /// The intent that a sentence has which ends here.
    pub(super) fn end(&self, node: u32) -> Option<u16> {
        self.ends.get(&node).copied()
    }

    /// Number of nodes.
    pub(super) fn len(&self) -> usize {
        self.nodes.len()
    }

    fn node(&mut self) -> u32 {
        self.nodes.push(Vec::new());
        u32::try_from(self.nodes.len() - 1).unwrap_or(u32::MAX)
    }

    fn arc(&mut self, from: u32, label: Label, to: u32) {
        let at = usize::try_from(from).unwrap_or(usize::MAX);
        if let Some(arcs) = self.nodes.get_mut(at) {
            arcs.push(Arc { label, to });
        }
    }
}
