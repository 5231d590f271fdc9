//! What a deletion destroyed, and what is still there.

use super::deletion::{Deletion, Held, Plan, add};
use crate::history::{OWNERS, RecordRef};
use crate::{Millis, Owner};
use serde::{Deserialize, Serialize};
use std::collections::HashMap;

/// What became of one record.
#[derive(Clone, Copy, Debug, PartialEq, Eq, Serialize, Deserialize)]
#[serde(rename_all = "snake_case")]
pub enum Fate {
    /// Destroyed now.
    Destroyed {
        /// Whether there was a key; a record without one was noise already.
        key: bool,
        /// Pieces of sound.
        pieces: u32,
        /// Ciphertext in all, bytes.
        bytes: u64,
    },
    /// It was gone before, deleted in another tab or by the retention period.
    Gone,
    /// The vault could not destroy it: it is still there.
    Failed,
}

/// What was destroyed of one owner.
#[derive(Clone, Copy, Debug, PartialEq, Eq, Serialize, Deserialize)]
pub struct Destroyed {
    /// The owner.
    pub owner: Owner,
    /// Records.
    pub records: usize,
    /// Keys.
    pub keys: usize,
    /// Pieces of sound.
    pub pieces: u64,
    /// Ciphertext, bytes.
    pub bytes: u64,
}

/// The receipt. Holds names and numbers, nothing of what was said.
#[derive(Clone, Debug, PartialEq, Eq, Serialize, Deserialize)]
pub struct Receipt {
    /// What was asked for.
    pub asked: Deletion,
    /// When the last record was done.
    pub finished: Millis,
    /// What was destroyed, of those owners that lost something.
    pub destroyed: Vec<Destroyed>,
    /// Names of the records that were destroyed, to look for what is left of them.
    pub records: Vec<RecordRef>,
    /// Records that were gone before.
    pub gone: usize,
    /// Records that are still there although they should not be.
    pub failed: Vec<RecordRef>,
    /// What stays with each of the five owners, failures included.
    pub remains: Vec<Held>,
}

impl Receipt {
    /// The receipt for a plan that was carried out. A record of the plan without a fate counts as
    /// failed; a fate of a record outside the plan counts for nothing.
    #[must_use]
    pub fn new(
        plan: &Plan,
        fates: impl IntoIterator<Item = (RecordRef, Fate)>,
        finished: Millis,
    ) -> Self {
        let fates: HashMap<RecordRef, Fate> = fates.into_iter().collect();
        let mut receipt = Self {
            asked: plan.asked.clone(),
            finished,
            destroyed: Vec::new(),
            records: Vec::new(),
            gone: 0,
            failed: Vec::new(),
            remains: plan.remains.clone(),
        };
        let mut lines = OWNERS.map(nothing);
        for doomed in &plan.doomed {
            let record = &doomed.record;
            match fates.get(record).copied().unwrap_or(Fate::Failed) {
                Fate::Gone => receipt.gone += 1,
                Fate::Failed => {
                    receipt.failed.push(record.clone());
                    add(&mut receipt.remains, record.owner, doomed.bytes);
                }
                Fate::Destroyed { key, pieces, bytes } => {
                    receipt.records.push(record.clone());
                    for line in lines.iter_mut().filter(|line| line.owner == record.owner) {
                        line.count(key, pieces, bytes);
                    }
                }
            }
        }
        let lost_something = |line: &Destroyed| line.records > 0;
        receipt.destroyed = lines.into_iter().filter(lost_something).collect();
        receipt
    }

    /// Whether nothing of the plan is left.
    #[must_use]
    pub fn is_complete(&self) -> bool {
        self.failed.is_empty()
    }
}

impl Destroyed {
    fn count(&mut self, key: bool, pieces: u32, bytes: u64) {
        self.records += 1;
        self.keys += usize::from(key);
        self.pieces = self.pieces.saturating_add(u64::from(pieces));
        self.bytes = self.bytes.saturating_add(bytes);
    }
}

fn nothing(owner: Owner) -> Destroyed {
    Destroyed {
        owner,
        records: 0,
        keys: 0,
        pieces: 0,
        bytes: 0,
    }
}
