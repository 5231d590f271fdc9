//! The search: which places of the automaton fit what was heard, and how well.
//!
//! One token a node, with the best score that ends in its phone and the best that ends in the silence
//! behind it (tokens: Young, Russell, Thornton 1989). Each frame names the phone that it is in, so a phone
//! lasts as long as it is named (hybrid recognisers: Bourlard and Morgan 1994). A phone that
//! two words share where they meet may be said once. Scores are relative to the filler.

use super::emission::Emission;
use super::history::{Entry, Histories, NONE, Place};
use super::token::{Arrival, Finished, Path, Token};
use super::tuning::{MOST_GARBAGE, MOST_TOKENS, Tuning};
use crate::understand::automaton::{Meaning, Tree};
use crate::understand::phones::SILENCE;
use std::collections::HashMap;

/// The search's state.
#[derive(Debug, Clone)]
pub(super) struct Beam {
    tuning: Tuning,
    tokens: Vec<Token>,
    next: Vec<Token>,
    /// By node: its place in `next`, where that token is this node's.
    places: Vec<u32>,
    arrivals: Vec<Arrival>,
    finished: Vec<Finished>,
    pub(super) histories: Histories,
    frame: u32,
    phones: f32,
}

impl Beam {
    pub(super) fn new(tree: &Tree, tuning: Tuning) -> Self {
        Self {
            tuning,
            tokens: Vec::new(),
            next: Vec::new(),
            places: vec![0; tree.nodes()],
            arrivals: Vec::new(),
            finished: Vec::new(),
            histories: Histories::new(),
            frame: 0,
            phones: 0.0,
        }
    }

    pub(super) fn reset(&mut self) {
        self.tokens.clear();
        self.arrivals.clear();
        self.finished.clear();
        self.histories.reset();
        self.frame = 0;
        self.phones = 0.0;
    }

    pub(super) fn tuning(&self) -> &Tuning {
        &self.tuning
    }

    /// Phones of the filler so far.
    pub(super) fn phones(&self) -> f32 {
        self.phones
    }

    /// Sentences that are complete, best first.
    pub(super) fn finished(&self) -> Vec<Finished> {
        let mut finished = self.finished.clone();
        finished.sort_by(|a, b| b.path.score.total_cmp(&a.path.score));
        finished
    }

    /// All hypotheses, complete or not. Where a word may have ended, it counts as ended.
    pub(super) fn paths<'a>(&'a self, tree: &'a Tree) -> impl Iterator<Item = Path> + 'a {
        let finished = self.finished.iter().map(|finished| finished.path);
        let arrived = self.arrivals.iter().map(|arrival| arrival.path);
        let inside = self.tokens.iter().filter(|token| {
            let node = tree.node(token.node);
            node.is_some_and(|node| tree.ends(node).is_empty())
        });
        inside.map(Token::best).chain(arrived).chain(finished)
    }

    /// Takes a frame in.
    pub(super) fn advance(&mut self, tree: &Tree, heard: &Emission) {
        self.frame = self.frame.saturating_add(1);
        let before = self.phones;
        self.next.clear();
        self.stay(tree, heard);
        self.arrive(tree, heard);
        let start = tree.root(0).copied().unwrap_or_default();
        let start_score = -self.tuning.garbage * before.min(MOST_GARBAGE);
        for node in tree.begin(&start) {
            self.enter(tree, node, heard, start_score, NONE);
        }
        core::mem::swap(&mut self.tokens, &mut self.next);
        self.prune();
        self.phones = heard.phones.max(before);
        let more = self.tuning.garbage * (self.phones - before);
        for finished in &mut self.finished {
            finished.path.score -= more;
        }
        self.end_words(tree);
        if self.histories.is_full() {
            self.clear();
        }
    }

    /// Hypotheses stay in their phone, fall silent, or go on inside a word.
    fn stay(&mut self, tree: &Tree, heard: &Emission) {
        let tokens = core::mem::take(&mut self.tokens);
        let silent = heard
            .gains
            .get(SILENCE)
            .copied()
            .unwrap_or(f32::NEG_INFINITY);
        for token in &tokens {
            let Some(node) = tree.node(token.node) else {
                continue;
            };
            let best = token.best();
            let same = gain(heard, node.class);
            if let Some(kept) = self.token(token.node) {
                kept.silence.better(best.score + silent, best.words);
                kept.phone
                    .better(token.phone.score + same, token.phone.words);
            }
            for child in tree.after(node) {
                let repeats = tree
                    .node(child)
                    .is_some_and(|child| child.class == node.class);
                // The same phone twice needs something between.
                let from = if repeats { token.silence } else { best };
                self.enter(tree, child, heard, from.score, from.words);
            }
        }
        self.tokens = tokens;
    }

    /// Where a word has ended, the next begins.
    fn arrive(&mut self, tree: &Tree, heard: &Emission) {
        let arrivals = core::mem::take(&mut self.arrivals);
        for arrival in &arrivals {
            let Some(root) = tree.root(arrival.state) else {
                continue;
            };
            for node in tree.begin(root) {
                self.enter(tree, node, heard, arrival.path.score, arrival.path.words);
            }
        }
        self.arrivals = arrivals;
        self.arrivals.clear();
    }

    fn enter(&mut self, tree: &Tree, node: u32, heard: &Emission, score: f32, words: Place) {
        let Some(class) = tree.node(node).map(|node| node.class) else {
            return;
        };
        if let Some(token) = self.token(node) {
            token.phone.better(score + gain(heard, class), words);
        }
    }

    /// The node's token for the next frame; a new one if it has none.
    fn token(&mut self, node: u32) -> Option<&mut Token> {
        let place = self.places.get_mut(usize::try_from(node).ok()?)?;
        let at = usize::try_from(*place).unwrap_or(usize::MAX);
        let known = self.next.get(at).is_some_and(|token| token.node == node);
        let at = if known { at } else { self.next.len() };
        if !known {
            *place = u32::try_from(at).ok()?;
            self.next.push(Token {
                node,
                phone: Path::IMPOSSIBLE,
                silence: Path::IMPOSSIBLE,
            });
        }
        self.next.get_mut(at)
    }

    /// Drops what is far behind, and the worst of what is too much.
    fn prune(&mut self) {
        let best = self.tokens.iter().map(|token| token.best().score);
        let best = best.fold(f32::NEG_INFINITY, f32::max);
        let least = best - self.tuning.beam;
        self.tokens.retain(|token| token.best().score >= least);
        if self.tokens.len() > MOST_TOKENS {
            let order = |a: &Token, b: &Token| b.best().score.total_cmp(&a.best().score);
            self.tokens.select_nth_unstable_by(MOST_TOKENS, order);
            self.tokens.truncate(MOST_TOKENS);
        }
    }

    /// Words end; sentences may.
    fn end_words(&mut self, tree: &Tree) {
        let mut best: HashMap<u32, (f32, Entry)> = HashMap::new();
        for token in &self.tokens {
            let Some(node) = tree.node(token.node) else {
                continue;
            };
            let path = token.best();
            for end in tree.ends(node) {
                let price = if end.free {
                    self.tuning.free + self.tuning.rare * end.price
                } else {
                    self.tuning.choice * end.price
                };
                let score = path.score - self.tuning.word - price;
                let entry = Entry {
                    before: path.words,
                    word: end.word,
                    way: end.way,
                    frame: self.frame,
                };
                let known = best.entry(end.to).or_insert((score, entry));
                if score > known.0 {
                    *known = (score, entry);
                }
            }
        }
        let mut ended: Vec<(u32, (f32, Entry))> = best.into_iter().collect();
        // In the order of states: the same sound always gives the same answer.
        ended.sort_unstable_by_key(|(state, _)| *state);
        for (state, (score, entry)) in ended {
            let words = self.histories.push(entry);
            let path = Path { score, words };
            self.arrivals.push(Arrival { state, path });
            if let Some(meaning) = tree.root(state).and_then(|root| root.end) {
                self.finish(meaning, path);
            }
        }
    }

    fn finish(&mut self, meaning: Meaning, path: Path) {
        let new = Finished {
            meaning,
            path,
            phones: self.phones,
        };
        let known = self
            .finished
            .iter_mut()
            .find(|known| known.meaning == meaning);
        match known {
            Some(known) if known.path.score >= path.score => {}
            Some(known) => *known = new,
            None => self.finished.push(new),
        }
    }

    fn clear(&mut self) {
        let (tokens, arrivals, finished) =
            (&mut self.tokens, &mut self.arrivals, &mut self.finished);
        self.histories.clear(|visit| {
            for token in tokens.iter_mut() {
                visit(&mut token.phone.words);
                visit(&mut token.silence.words);
            }
            arrivals
                .iter_mut()
                .for_each(|arrival| visit(&mut arrival.path.words));
            finished
                .iter_mut()
                .for_each(|finished| visit(&mut finished.path.words));
        });
    }
}

fn gain(heard: &Emission, class: u8) -> f32 {
    let gain = heard.gains.get(usize::from(class)).copied();
    gain.unwrap_or(f32::NEG_INFINITY)
}
