//! Which frames hold which phone of the words that were understood.
//!
//! The best path through the phones in their order, with silence between them where there is some and anything
//! before and behind (Viterbi). It gives the words their places and their confidence.

use super::emission::Emission;
use crate::understand::phones::{Phone, SILENCE};

/// Where a phone is.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub(super) struct Span {
    /// First frame.
    pub(super) from: usize,
    /// The frame after the last.
    pub(super) to: usize,
}

/// How the best path came to a state.
#[derive(Clone, Copy, PartialEq, Eq)]
enum From {
    Itself,
    /// The state before.
    One,
    /// The state before that: nothing between two phones.
    Two,
}

/// The places of phones, one span for each; `None` when there are more phones than frames.
///
/// `outside` is what a phone before or behind them costs. States alternate: what is before, first phone, nothing, second phone, …, last phone, what is
/// behind.
pub(super) fn align(phones: &[Phone], frames: &[Emission], outside: f32) -> Option<Vec<Span>> {
    if phones.is_empty() || phones.len() > frames.len() {
        return None;
    }
    let states = 2 * phones.len() + 1;
    let mut scores = vec![f32::NEG_INFINITY; states];
    *scores.first_mut()? = 0.0;
    let mut came: Vec<Vec<From>> = Vec::with_capacity(frames.len());
    let mut counted = 0.0;
    for heard in frames {
        let mut next = Vec::with_capacity(states);
        let mut from = Vec::with_capacity(states);
        let garbage = -outside * (heard.phones - counted).max(0.0);
        counted = heard.phones;
        for state in 0..states {
            let (best, way) = best_way(&scores, state, phones);
            next.push(best + gain(heard, state, phones, garbage));
            from.push(way);
        }
        scores = next;
        came.push(from);
    }
    // A sentence may end with its last phone or with what is behind it.
    let last = states - 1;
    let (end, phone) = (*scores.get(last)?, *scores.get(last - 1)?);
    let state = if phone > end { last - 1 } else { last };
    Some(spans(&came, state, phones.len()))
}

fn best_way(scores: &[f32], state: usize, phones: &[Phone]) -> (f32, From) {
    let score = |back: usize| {
        let before = state.checked_sub(back).and_then(|at| scores.get(at));
        before.copied().unwrap_or(f32::NEG_INFINITY)
    };
    let mut best = (score(0), From::Itself);
    if score(1) > best.0 {
        best = (score(1), From::One);
    }
    let phone = |state: usize| phones.get(state / 2);
    let skips = state % 2 == 1 && state >= 3 && phone(state) != phone(state - 2);
    if skips && score(2) > best.0 {
        best = (score(2), From::Two);
    }
    best
}

fn gain(heard: &Emission, state: usize, phones: &[Phone], garbage: f32) -> f32 {
    let outside = state == 0 || state == 2 * phones.len();
    let class = match phones.get(state / 2) {
        _ if outside => return garbage,
        Some(phone) if state % 2 == 1 => phone.class(),
        _ => SILENCE,
    };
    heard.gains.get(class).copied().unwrap_or(f32::NEG_INFINITY)
}

fn spans(came: &[Vec<From>], end: usize, phones: usize) -> Vec<Span> {
    let mut spans = vec![Span { from: 0, to: 0 }; phones];
    let mut state = end;
    for (frame, from) in came.iter().enumerate().rev() {
        if state % 2 == 1
            && let Some(span) = spans.get_mut(state / 2)
        {
            span.from = frame;
            if span.to == 0 {
                span.to = frame + 1;
            }
        }
        state -= match from.get(state) {
            Some(From::One) => 1,
            Some(From::Two) => 2,
            _ => 0,
        };
    }
    spans
}
