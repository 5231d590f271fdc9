//! Which record holds which word.
//!
//! A word's records are kept in the order of their handles. A word that no record holds any more is
//! not kept either: after a deletion the index says nothing of what was deleted.

use super::{Handle, fold::words};
use crate::record::Recording;
use core::ops::Bound;
use std::collections::{BTreeMap, BTreeSet, HashSet};

/// The index.
#[derive(Default)]
pub(super) struct WordIndex {
    holders: BTreeMap<String, Vec<Handle>>,
}

impl WordIndex {
    /// Takes the words of a record in.
    pub(super) fn add(&mut self, handle: Handle, recording: &Recording) {
        for word in words_of(recording) {
            let holders = self.holders.entry(word).or_default();
            // New records have the greatest handle.
            if holders.last().is_none_or(|last| *last < handle) {
                holders.push(handle);
            } else if let Err(place) = holders.binary_search(&handle) {
                holders.insert(place, handle);
            }
        }
    }

    /// Forgets the words of a record, as they were when it was added.
    pub(super) fn remove(&mut self, handle: Handle, recording: &Recording) {
        for word in words_of(recording) {
            let Some(holders) = self.holders.get_mut(&word) else {
                continue;
            };
            if let Ok(place) = holders.binary_search(&handle) {
                holders.remove(place);
            }
            if holders.is_empty() {
                self.holders.remove(&word);
            }
        }
    }

    /// Forgets many records at once: one walk over the index, whatever their number.
    pub(super) fn remove_all(&mut self, gone: &HashSet<Handle>) {
        self.holders.retain(|_, holders| {
            holders.retain(|handle| !gone.contains(handle));
            !holders.is_empty()
        });
    }

    /// Which handles below `handles` hold every word of the query, the last one as a beginning;
    /// `None` for a query without words.
    pub(super) fn find(&self, query: &str, handles: usize) -> Option<Vec<bool>> {
        let query = words(query);
        let (last, whole) = query.split_last()?;
        let mut found = vec![false; handles];
        let begin_so = self
            .holders
            .range::<str, _>((Bound::Included(last.as_str()), Bound::Unbounded))
            .take_while(|(word, _)| word.starts_with(last));
        for (_, holders) in begin_so {
            mark(holders, &mut found);
        }
        for word in whole {
            let mut hold = vec![false; handles];
            mark(
                self.holders.get(word).map_or(&[][..], Vec::as_slice),
                &mut hold,
            );
            for (found, holds) in found.iter_mut().zip(hold) {
                *found &= holds;
            }
        }
        Some(found)
    }

    /// Number of different words.
    pub(super) fn len(&self) -> usize {
        self.holders.len()
    }
}

fn mark(holders: &[Handle], marks: &mut [bool]) {
    for handle in holders {
        if let Some(mark) = marks.get_mut(handle.0) {
            *mark = true;
        }
    }
}

/// The different words of transcripts and answers.
fn words_of(recording: &Recording) -> BTreeSet<String> {
    recording
        .transcripts()
        .chain(recording.answers())
        .flat_map(words)
        .collect()
}
