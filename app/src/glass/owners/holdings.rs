//! What lies in a vault, summed up by store. Pure.

use crate::shared::privacy::{Holding, VaultContents};

/// What a store is for, for people who do not know databases.
pub(super) fn store(name: &str) -> &'static str {
    match name {
        "keys" => "wrapped keys of recordings",
        "recordings" => "sealed heads of recordings",
        "pieces" => "sealed sound",
        "notes" => "decisions, receipts and remnants",
        "ledger" => "entries of the ledger",
        "masters" => "the master key, or what it is wrapped in",
        _ => "",
    }
}

/// What the values listed singly come to in one store.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub(super) struct PerStore {
    /// The store.
    pub(super) store: &'static str,
    /// Values.
    pub(super) values: usize,
    /// Bytes.
    pub(super) bytes: u64,
}

/// One line a store, in the order in which the stores first occur.
pub(super) fn per_store(holdings: &[Holding]) -> Vec<PerStore> {
    let mut all: Vec<PerStore> = Vec::new();
    for holding in holdings {
        let known = all.iter().position(|line| line.store == holding.store);
        match known.and_then(|at| all.get_mut(at)) {
            Some(line) => {
                line.values += 1;
                line.bytes = line.bytes.saturating_add(holding.bytes);
            }
            None => all.push(PerStore {
                store: holding.store,
                values: 1,
                bytes: holding.bytes,
            }),
        }
    }
    all
}

/// How many values are not listed singly.
pub(super) fn unlisted(contents: &VaultContents) -> usize {
    contents.values.saturating_sub(contents.holdings.len())
}

#[cfg(test)]
mod tests {
    use super::*;
    use hearsay_speaker::Owner;

    fn holding(store: &'static str, bytes: u64) -> Holding {
        Holding {
            store,
            name: "n".to_owned(),
            what: "w".to_owned(),
            bytes,
            since: None,
            record: None,
        }
    }

    #[test]
    fn sums_go_by_store_and_what_is_not_listed_is_counted() {
        let contents = VaultContents {
            owner: Owner::Cloud,
            database: "hearsay-cloud".to_owned(),
            holdings: vec![
                holding("pieces", 5),
                holding("keys", 1),
                holding("pieces", 6),
            ],
            bytes: 99,
            values: 10,
        };
        let lines = per_store(&contents.holdings);
        let told: Vec<_> = lines.iter().map(|l| (l.store, l.values, l.bytes)).collect();
        assert_eq!(told, [("pieces", 2, 11), ("keys", 1, 1)]);
        assert_eq!(unlisted(&contents), 7);
    }
}
