//! Deleting many at once: what lies side by side in a store goes with one request.
//!
//! A request costs the browser a third of a millisecond whatever it deletes, so ten thousand
//! recordings one by one take many seconds. Only names that are doomed are ever in a run: what another
//! tab has just begun, or a leftover that nobody named, stays where it is.

use std::collections::{HashMap, HashSet};
use std::ops::Range;

use idb::{KeyRange, ObjectStore};
use js_sys::Array;
use wasm_bindgen::{JsCast, JsValue};

use super::{Destroyed, what_was};
use crate::vault::{VaultError, row::Row, survey::pieces_of};

/// Deletes what is named so in a store whose keys are names. Gives which of them were there.
pub(super) async fn delete_names(
    store: &ObjectStore,
    doomed: &HashSet<&str>,
) -> Result<HashSet<String>, VaultError> {
    let names: Vec<String> = text(store.get_all_keys(None, None)?.await?);
    for run in runs(&names, doomed) {
        if let Some(range) = between(&names, &run)? {
            store.delete(range)?;
        }
    }
    let there = names.into_iter().filter(|it| doomed.contains(it.as_str()));
    Ok(there.collect())
}

/// Deletes rows and pieces of `ids`, which are in the store's order. Gives what was there of each.
pub(super) async fn delete_ciphertext(
    recordings: &ObjectStore,
    pieces: &ObjectStore,
    ids: &[&str],
) -> Result<HashMap<String, Destroyed>, VaultError> {
    let (Some(first), Some(last)) = (ids.first(), ids.last()) else {
        return Ok(HashMap::new());
    };
    let doomed: HashSet<&str> = ids.iter().copied().collect();
    let names = KeyRange::bound(
        &JsValue::from_str(first),
        &JsValue::from_str(last),
        None,
        None,
    )?;
    let names = text(recordings.get_all_keys(Some(names.into()), None)?.await?);
    let places = KeyRange::bound(
        &pieces_of(first)?.lower()?,
        &pieces_of(last)?.upper()?,
        None,
        None,
    )?;
    let (owners, counts) = counted(pieces.get_all_keys(Some(places.into()), None)?.await?);

    let mut rows = HashMap::new();
    for run in runs(&names, &doomed) {
        let Some(range) = between(&names, &run)? else {
            continue;
        };
        let values = recordings
            .get_all(Some(range.clone().into()), None)?
            .await?;
        let read = values.iter().map(Row::from_js);
        rows.extend(names.iter().skip(run.start).map(String::as_str).zip(read));
        recordings.delete(range)?;
    }
    let mut destroyed = HashMap::with_capacity(ids.len());
    for id in ids {
        let row = rows.get(id).and_then(Option::as_ref);
        let there = counts.get(*id).copied().unwrap_or(0);
        destroyed.insert((*id).to_owned(), what_was(row, there, id, pieces).await?);
    }
    for run in runs(&owners, &doomed) {
        let (Some(first), Some(last)) = (owners.get(run.start), owners.get(run.end - 1)) else {
            continue;
        };
        let range = (pieces_of(first)?.lower()?, pieces_of(last)?.upper()?);
        pieces.delete(KeyRange::bound(&range.0, &range.1, None, None)?)?;
    }
    Ok(destroyed)
}

/// The recordings that pieces belong to, in the store's order, and how many each has.
fn counted(places: Vec<JsValue>) -> (Vec<String>, HashMap<String, usize>) {
    let mut owners: Vec<String> = Vec::new();
    let mut counts = HashMap::new();
    for place in places {
        let Some(owner) = place
            .dyn_ref::<Array>()
            .and_then(|it| it.get(0).as_string())
        else {
            continue;
        };
        if owners.last() != Some(&owner) {
            owners.push(owner.clone());
        }
        *counts.entry(owner).or_insert(0) += 1;
    }
    (owners, counts)
}

fn text(keys: Vec<JsValue>) -> Vec<String> {
    keys.iter().filter_map(JsValue::as_string).collect()
}

/// The key range of a run of names.
fn between(names: &[String], run: &Range<usize>) -> Result<Option<KeyRange>, VaultError> {
    let (Some(first), Some(last)) = (names.get(run.start), names.get(run.end - 1)) else {
        return Ok(None);
    };
    let (first, last) = (JsValue::from_str(first), JsValue::from_str(last));
    Ok(Some(KeyRange::bound(&first, &last, None, None)?))
}

/// Stretches of `names`, none of them empty, that are doomed from end to end.
fn runs(names: &[String], doomed: &HashSet<&str>) -> Vec<Range<usize>> {
    let mut runs: Vec<Range<usize>> = Vec::new();
    for (at, name) in names.iter().enumerate() {
        if !doomed.contains(name.as_str()) {
            continue;
        }
        match runs.last_mut() {
            Some(run) if run.end == at => run.end = at + 1,
            _ => runs.push(at..at + 1),
        }
    }
    runs
}

#[cfg(test)]
mod tests {
    use super::runs;
    use std::collections::HashSet;

    #[test]
    fn what_stays_parts_the_runs() {
        let names = ["a", "b", "c", "d", "e", "f"].map(str::to_owned);
        let doomed = HashSet::from(["b", "c", "e", "f", "nobody"]);
        assert_eq!(runs(&names, &doomed), [1..3, 4..6]);
        assert!(runs(&names, &HashSet::new()).is_empty());
    }
}
