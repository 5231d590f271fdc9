//! What a look for leftovers found, in words. Pure.

use crate::shared::privacy::{Rescan, Searched};

/// What no page can look at.
pub(super) const CANNOT: &str = "A page sees only what the browser’s databases answer. It cannot see \
    whether the browser’s own files still hold deleted bytes until they are compacted, nor whether \
    a backup holds them. Such bytes are ciphertext, but an old copy of the key may lie beside them.";

/// Values and places looked through, and what they come to in bytes.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub(super) struct Seen {
    /// Places.
    pub(super) places: usize,
    /// Values.
    pub(super) values: usize,
    /// Bytes.
    pub(super) bytes: u64,
}

/// What was looked through so far.
pub(super) fn seen(rescan: &Rescan) -> Seen {
    let all = &rescan.searched;
    Seen {
        places: all.len(),
        values: all.iter().map(|place| place.values).sum(),
        bytes: all
            .iter()
            .fold(0, |sum, place| sum.saturating_add(place.bytes)),
    }
}

/// Whether and where something was found. `looked` is [`seen`] in words.
pub(super) fn verdict(rescan: &Rescan, looked: &str) -> String {
    if !rescan.finished {
        return format!("Looking … so far {looked}.");
    }
    match rescan.found() {
        0 => format!("Nothing of it was found in {looked}."),
        found => {
            let hit = |place: &&Searched| place.found > 0;
            let places: Vec<String> = rescan
                .searched
                .iter()
                .filter(hit)
                .map(|place| format!("{} ({})", place.place, place.found))
                .collect();
            let what = if found == 1 {
                "1 trace was"
            } else {
                &format!("{found} traces were")
            };
            format!(
                "{what} found in {looked}: {}. Delete again and verify once more.",
                places.join(", ")
            )
        }
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    fn rescan(found: &[usize], finished: bool) -> Rescan {
        let place = |found: &usize| Searched {
            place: format!("hearsay-{found}/pieces"),
            values: 10,
            bytes: 100,
            found: *found,
        };
        Rescan {
            receipt: 1,
            searched: found.iter().map(place).collect(),
            finished,
        }
    }

    #[test]
    fn nothing_found_is_said_only_when_the_look_is_finished() {
        assert_eq!(
            seen(&rescan(&[0, 0], true)),
            Seen {
                places: 2,
                values: 20,
                bytes: 200
            }
        );
        let going = verdict(&rescan(&[0], false), "x");
        assert!(going.starts_with("Looking"), "{going}");
        assert_eq!(
            verdict(&rescan(&[0, 0], true), "x"),
            "Nothing of it was found in x."
        );
    }

    #[test]
    fn what_was_found_is_counted_and_placed() {
        let said = verdict(&rescan(&[0, 2, 1], true), "x");
        assert!(said.starts_with("3 traces were found in x"), "{said}");
        assert!(
            said.contains("hearsay-2/pieces (2), hearsay-1/pieces (1)"),
            "{said}"
        );
        assert!(!said.contains("hearsay-0"), "{said}");
    }
}
