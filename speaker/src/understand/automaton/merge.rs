//! Makes states one from which the same can be said with the same meaning.
//!
//! The automaton has no cycle but the loop of any words, so one walk from the ends to the start is
//! enough (Revuz 1992).

use super::{ANY, Meaning, State, Step};
use std::collections::HashMap;

/// Stands for “this state” in the signature of the loop of any words.
const ITSELF: u32 = u32::MAX;

type Signature = (Option<Meaning>, Vec<Step>);

struct Merging<'a> {
    states: &'a [State],
    /// By old state: its new number, once known.
    new: Vec<Option<u32>>,
    numbers: HashMap<Signature, u32>,
    merged: Vec<State>,
}

/// The merged states; the start is the first.
pub(super) fn merge(states: &[State]) -> Vec<State> {
    let mut merging = Merging {
        states,
        new: vec![None; states.len()],
        numbers: HashMap::new(),
        merged: Vec::new(),
    };
    // An explicit stack: how deep a grammar goes is not ours to say.
    let mut open = vec![(0_u32, false)];
    while let Some((state, entered)) = open.pop() {
        if merging.new_number(state).is_some() {
            continue;
        }
        if entered {
            merging.number(state);
            continue;
        }
        open.push((state, true));
        let steps = merging.steps(state).iter().map(|step| step.to);
        let ahead = steps.filter(|to| *to != state && merging.new_number(*to).is_none());
        let ahead: Vec<(u32, bool)> = ahead.map(|to| (to, false)).collect();
        open.extend(ahead);
    }
    merging.start_first()
}

impl Merging<'_> {
    fn steps(&self, state: u32) -> &[Step] {
        let at = usize::try_from(state).unwrap_or(usize::MAX);
        self.states.get(at).map_or(&[], |state| &state.steps)
    }

    fn new_number(&self, state: u32) -> Option<u32> {
        let at = usize::try_from(state).ok()?;
        self.new.get(at).copied().flatten()
    }

    fn number(&mut self, state: u32) {
        let at = usize::try_from(state).unwrap_or(usize::MAX);
        let end = self.states.get(at).and_then(|state| state.end);
        let steps: Vec<Step> = self
            .steps(state)
            .iter()
            .filter_map(|step| {
                let itself = step.to == state && step.symbol == ANY;
                let to = if itself {
                    ITSELF
                } else {
                    self.new_number(step.to)?
                };
                Some(Step { to, ..*step })
            })
            .collect();
        let signature = (end, steps);
        let next = u32::try_from(self.merged.len()).unwrap_or(u32::MAX);
        let number = *self.numbers.entry(signature.clone()).or_insert(next);
        if number == next {
            let (end, mut steps) = signature;
            for step in &mut steps {
                if step.to == ITSELF {
                    step.to = number;
                }
            }
            self.merged.push(State { steps, end });
        }
        if let Some(new) = self.new.get_mut(at) {
            *new = Some(number);
        }
    }

    /// The start was numbered last; it changes places with the first.
    fn start_first(mut self) -> Vec<State> {
        let Some(start) = self.new_number(0) else {
            return self.merged;
        };
        let at = usize::try_from(start).unwrap_or_default();
        if at < self.merged.len() {
            self.merged.swap(0, at);
        }
        for step in self.merged.iter_mut().flat_map(|state| &mut state.steps) {
            step.to = match step.to {
                0 => start,
                to if to == start => 0,
                to => to,
            };
        }
        self.merged
    }
}
