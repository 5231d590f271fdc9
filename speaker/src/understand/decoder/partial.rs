//! What is heard so far: the words on which nearly all good hypotheses agree.
//!
//! “Turn it” is shown while “up” and “down” are both possible; a word is shown when most of what is
//! near the best has it, and stays while a good part still has it.

use super::beam::Beam;
use super::history::Entry;
use super::token::Path;
use super::tuning::{AGREE, KEEP, NEAR, SHOW};
use crate::understand::automaton::Tree;

/// Most hypotheses that are asked: enough for every way to go on that is near the best.
const MOST: usize = 200;

/// The words so far, each with the share of hypotheses that agree. `shown` are those of the last frame.
pub(super) fn agreed(beam: &Beam, tree: &Tree, shown: &[(Entry, f32)]) -> Vec<(Entry, f32)> {
    let mut paths: Vec<Path> = beam.paths(tree).collect();
    paths.sort_by(|a, b| b.score.total_cmp(&a.score));
    paths.truncate(MOST);
    let Some(best) = paths
        .first()
        .map(|path| path.score)
        .filter(|best| *best > SHOW)
    else {
        return Vec::new();
    };
    paths.retain(|path| path.score > best - NEAR);
    let voices: Vec<(f32, Vec<Entry>)> = paths
        .iter()
        .map(|path| {
            (
                libm::expf(path.score - best),
                beam.histories.words(path.words),
            )
        })
        .collect();
    let all: f32 = voices.iter().map(|(weight, _)| weight).sum();
    let mut agreed = Vec::new();
    let Some((_, first)) = voices.first() else {
        return agreed;
    };
    for (at, entry) in first.iter().enumerate() {
        let same = voices
            .iter()
            .filter(|(_, words)| begins_alike(words, first, at));
        let share = same.map(|(weight, _)| weight).sum::<f32>() / all;
        let stays = shown
            .get(at)
            .is_some_and(|(known, _)| known.word == entry.word);
        if share < if stays { KEEP } else { AGREE } {
            break;
        }
        agreed.push((*entry, share));
    }
    agreed
}

/// Whether two lines of words are the same up to and with a place.
fn begins_alike(words: &[Entry], other: &[Entry], at: usize) -> bool {
    let same = words
        .iter()
        .zip(other)
        .take_while(|(one, two)| one.word == two.word);
    same.count() > at
}
