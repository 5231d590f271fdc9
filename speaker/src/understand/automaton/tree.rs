//! The words that leave a state, as a tree of phones.
//!
//! All nodes are in one array, the children of a node side by side. Where words end, the search goes
//! on at the root of the state that the word leads to. The tree of any words exists twice: for the end
//! of commands that take any words, and for speech that is no command.

use super::{ANY, Meaning, State};
use crate::understand::dictionary::Dictionary;
use crate::understand::graph::{Graph, PRICE_STEP};
use crate::understand::phones::Phone;
use std::collections::BTreeMap;

/// A place in the tree: a phone was said.
#[derive(Debug, Clone, Copy)]
pub(in super::super) struct Node {
    /// Class of the acoustic model.
    pub(in super::super) class: u8,
    /// Number of nodes that follow.
    children: u16,
    /// The first of them.
    first: u32,
    /// Number of words that end here, and the first of them.
    ends: u16,
    first_end: u32,
}

/// A word that ends.
#[derive(Debug, Clone, Copy)]
pub(in super::super) struct End {
    pub(in super::super) word: u32,
    /// The state where the search goes on.
    pub(in super::super) to: u32,
    /// Price in natural log units; of any words, how rare they are, 0 to 1.
    pub(in super::super) price: f32,
    /// Whether it is one of any words and not of the grammar's.
    pub(in super::super) free: bool,
    /// Which of the ways to say the word it was.
    pub(in super::super) way: u8,
}

/// Where the words of a state begin.
#[derive(Debug, Clone, Copy, Default)]
pub(in super::super) struct Root {
    first: u32,
    children: u16,
    /// Where any words begin that may follow as well, and number of these beginnings.
    any: (u32, u16),
    /// What a sentence means that ends here.
    pub(in super::super) end: Option<Meaning>,
}

/// The automaton.
#[derive(Debug, Default)]
pub(in super::super) struct Tree {
    nodes: Vec<Node>,
    ends: Vec<End>,
    roots: Vec<Root>,
}

impl Tree {
    pub(in super::super) fn node(&self, node: u32) -> Option<&Node> {
        self.nodes.get(usize::try_from(node).ok()?)
    }

    pub(in super::super) fn root(&self, state: u32) -> Option<&Root> {
        self.roots.get(usize::try_from(state).ok()?)
    }

    /// The nodes that follow a node.
    pub(in super::super) fn after(&self, node: &Node) -> core::ops::Range<u32> {
        node.first..node.first + u32::from(node.children)
    }

    /// The nodes that a state's words, and those of a free slot, begin with.
    pub(in super::super) fn begin(&self, root: &Root) -> impl Iterator<Item = u32> + use<> {
        let own = root.first..root.first + u32::from(root.children);
        own.chain(root.any.0..root.any.0 + u32::from(root.any.1))
    }

    /// The words that end in a node.
    pub(in super::super) fn ends(&self, node: &Node) -> &[End] {
        let from = usize::try_from(node.first_end).unwrap_or(usize::MAX);
        let to = from.saturating_add(usize::from(node.ends));
        self.ends.get(from..to).unwrap_or_default()
    }

    /// Number of nodes.
    pub(in super::super) fn nodes(&self) -> usize {
        self.nodes.len()
    }

    /// Number of states.
    pub(in super::super) fn states(&self) -> usize {
        self.roots.len()
    }

    /// Bytes that it takes in memory.
    pub(in super::super) fn bytes(&self) -> usize {
        size_of_val(self.nodes.as_slice())
            + size_of_val(self.ends.as_slice())
            + size_of_val(self.roots.as_slice())
    }
}

/// A tree that is being made.
#[derive(Default)]
struct Sprout {
    children: BTreeMap<Phone, Self>,
    ends: Vec<End>,
}

impl Sprout {
    fn add_all(&mut self, ways: &[Vec<Phone>], end: End) {
        for (way, phones) in (0..=u8::MAX).zip(ways) {
            if !phones.is_empty() {
                self.add(phones, End { way, ..end });
            }
        }
    }

    fn add(&mut self, phones: &[Phone], end: End) {
        match phones.split_first() {
            Some((first, rest)) => self.children.entry(*first).or_default().add(rest, end),
            None => self.ends.push(end),
        }
    }
}

/// Plants the trees of all states; the last state is that of speech that is no command.
pub(super) fn plant(
    states: &[State],
    graph: &mut Graph,
    dictionary: &Dictionary,
    extra: &[String],
) -> Tree {
    let mut tree = Tree::default();
    let mut said: BTreeMap<u32, Vec<Vec<Phone>>> = BTreeMap::new();
    let mut takes_any = Vec::new();
    for state in states {
        let mut sprout = Sprout::default();
        for step in state.steps.iter().filter(|step| step.symbol != ANY) {
            let words = &graph.words;
            let ways = said
                .entry(step.symbol)
                .or_insert_with(|| dictionary.say(words.text(step.symbol)));
            let end = End {
                word: step.symbol,
                to: step.to,
                price: f32::from(step.price) * PRICE_STEP,
                free: false,
                way: 0,
            };
            sprout.add_all(ways, end);
        }
        takes_any.push(
            state
                .steps
                .iter()
                .find(|step| step.symbol == ANY)
                .map(|step| step.to),
        );
        let root = tree.lay(&sprout, state.end);
        tree.roots.push(root);
    }
    let other = place(tree.roots.len());
    tree.roots.push(Root {
        end: Some(Meaning::Other),
        ..Root::default()
    });
    takes_any.push(Some(other));
    if let Some(start) = takes_any.first_mut() {
        *start = Some(other);
    }
    tree.plant_any(&takes_any, graph, dictionary, extra);
    tree
}

/// Any words: the person's own, and the dictionary's by frequency.
fn any_words(to: u32, graph: &mut Graph, dictionary: &Dictionary, extra: &[String]) -> Sprout {
    let mut sprout = Sprout::default();
    let known: Vec<&str> = dictionary.words().collect();
    let last = known.len().max(2) as f32;
    let ranked = known.iter().copied().enumerate();
    let own = extra.iter().map(|word| (0, word.as_str()));
    for (rank, word) in ranked.chain(own) {
        let end = End {
            word: graph.words.take(word),
            to,
            price: libm::logf(rank as f32 + 1.0) / libm::logf(last),
            free: true,
            way: 0,
        };
        sprout.add_all(&dictionary.say(word), end);
    }
    sprout
}

impl Tree {
    /// Plants a tree of any words for each state that such words lead to.
    fn plant_any(
        &mut self,
        takes_any: &[Option<u32>],
        graph: &mut Graph,
        dictionary: &Dictionary,
        extra: &[String],
    ) {
        let mut planted: BTreeMap<u32, (u32, u16)> = BTreeMap::new();
        for to in takes_any.iter().flatten() {
            if !planted.contains_key(to) {
                let any = self.lay(&any_words(*to, graph, dictionary, extra), None);
                planted.insert(*to, (any.first, any.children));
            }
        }
        for (root, to) in self.roots.iter_mut().zip(takes_any) {
            let any = to.as_ref().and_then(|to| planted.get(to));
            root.any = any.copied().unwrap_or_default();
        }
    }

    /// Lays a tree down, level by level, so that children are neighbours.
    fn lay(&mut self, sprout: &Sprout, end: Option<Meaning>) -> Root {
        let mut root = Root {
            first: place(self.nodes.len()),
            children: u16::try_from(sprout.children.len()).unwrap_or(u16::MAX),
            any: (0, 0),
            end,
        };
        if sprout.children.is_empty() {
            root.first = 0;
        }
        let mut level: Vec<(&Phone, &Sprout)> = sprout.children.iter().collect();
        while !level.is_empty() {
            let mut first = place(self.nodes.len() + level.len());
            for (phone, sprout) in &level {
                let children = u16::try_from(sprout.children.len()).unwrap_or(u16::MAX);
                self.nodes.push(Node {
                    class: u8::try_from(phone.class()).unwrap_or_default(),
                    children,
                    first,
                    ends: u16::try_from(sprout.ends.len()).unwrap_or(u16::MAX),
                    first_end: place(self.ends.len()),
                });
                self.ends.extend(&sprout.ends);
                first += u32::from(children);
            }
            level = level
                .iter()
                .flat_map(|(_, sprout)| &sprout.children)
                .collect();
        }
        root
    }
}

fn place(at: usize) -> u32 {
    u32::try_from(at).unwrap_or(u32::MAX)
}
