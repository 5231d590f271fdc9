//! Makes the graph deterministic: each state is the set of nodes that the same words lead to.

use super::{ANY, Meaning, State, Step};
use crate::understand::graph::{Graph, Label};
use std::collections::{BTreeMap, HashMap};

/// Most states. The household's grammar has a tenth; beyond it, sentences are left out.
const MOST_STATES: usize = 200_000;

struct Making<'a> {
    graph: &'a Graph,
    numbers: HashMap<Vec<u32>, u32>,
    sets: Vec<Vec<u32>>,
    /// By node: the round in which it was last seen.
    seen: Vec<u32>,
    round: u32,
}

/// The states; the start is the first.
pub(super) fn determine(graph: &Graph) -> Vec<State> {
    let mut making = Making {
        graph,
        numbers: HashMap::new(),
        sets: Vec::new(),
        seen: vec![0; graph.len()],
        round: 0,
    };
    let mut states = Vec::new();
    making.number(&[Graph::START]);
    let mut at = 0;
    while let Some(set) = making.sets.get(at).cloned() {
        states.push(making.state(&set));
        at += 1;
    }
    states
}

impl Making<'_> {
    /// The number of the set of everything that can be reached from some nodes without a word.
    fn number(&mut self, from: &[u32]) -> Option<u32> {
        self.round += 1;
        let graph = self.graph;
        let mut set = Vec::new();
        let mut open = from.to_vec();
        while let Some(node) = open.pop() {
            let at = usize::try_from(node).unwrap_or(usize::MAX);
            match self.seen.get_mut(at) {
                Some(seen) if *seen != self.round => *seen = self.round,
                _ => continue,
            }
            let arcs = graph.arcs(node);
            let says = |label| matches!(label, Label::Word { .. } | Label::Any);
            if graph.end(node).is_some() || arcs.iter().any(|arc| says(arc.label)) {
                set.push(node);
            }
            open.extend(arcs.iter().filter(|arc| !says(arc.label)).map(|arc| arc.to));
        }
        set.sort_unstable();
        if let Some(number) = self.numbers.get(&set) {
            return Some(*number);
        }
        if self.sets.len() >= MOST_STATES {
            return None;
        }
        let number = u32::try_from(self.sets.len()).ok()?;
        self.numbers.insert(set.clone(), number);
        self.sets.push(set);
        Some(number)
    }

    fn state(&mut self, set: &[u32]) -> State {
        let graph = self.graph;
        // Of several ways to say a word here, the likeliest counts.
        let mut targets: BTreeMap<u32, (u8, Vec<u32>)> = BTreeMap::new();
        for arc in set.iter().flat_map(|node| graph.arcs(*node)) {
            let (symbol, price) = match arc.label {
                Label::Word { word, price } => (word, price),
                Label::Any => (ANY, 0),
                _ => continue,
            };
            let target = targets.entry(symbol).or_insert((u8::MAX, Vec::new()));
            target.0 = target.0.min(price);
            target.1.push(arc.to);
        }
        let end = set.iter().filter_map(|node| graph.end(*node)).min();
        // A loop of any words: its meaning depends on words before it that are merged away.
        let text = targets
            .get(&ANY)
            .is_some_and(|(_, to)| to.iter().all(|node| set.contains(node)));
        let steps = targets.into_iter().filter_map(|(symbol, (price, mut to))| {
            to.sort_unstable();
            to.dedup();
            let to = self.number(&to)?;
            Some(Step { symbol, price, to })
        });
        State {
            steps: steps.collect(),
            end: end.map(|intent| {
                if text {
                    Meaning::Text
                } else {
                    Meaning::Intent(intent)
                }
            }),
        }
    }
}
