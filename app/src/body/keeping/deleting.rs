//! A deletion that a person asked for: ten seconds to take it back, then it is carried out and a
//! receipt is written.
//!
//! While it waits, its records are only hidden. When it begins it is stored in the device's vault,
//! before the first key goes, so that a crash cannot leave it half done: the next start finishes it.

use gloo_timers::future::TimeoutFuture;
use hearsay_speaker::Owner;
use hearsay_speaker::history::RecordRef;
use hearsay_speaker::remnant::{Deletion, Pending, Plan, Receipt, Restart, Stage, after_restart};
use leptos::prelude::*;

use super::destroying::Why;
use crate::body::clock;
use crate::body::controller::Body;
use crate::shared::NoticeKind;
use crate::shared::privacy::KeptReceipt;
use crate::vault::VaultError;

/// Notes in the device's vault.
const PENDING: &str = "deletion";
const RECEIPTS: &str = "receipts";

/// Receipts kept; the oldest give way.
const RECEIPTS_KEPT: usize = 100;

/// Time between two looks at a deletion that is being carried out elsewhere, milliseconds: soon
/// enough not to be noticed.
const LOOK_AGAIN_MS: u32 = 20;

/// Records of a deletion whose ciphertext is remembered by its first bytes, to look for it
/// afterwards: enough for every deletion by hand, and a sample of larger ones.
pub(super) const TRACED: usize = 200;

impl Body {
    /// A deletion begins to wait. One that waits already is carried out first: only the latest can
    /// be taken back. `command` is the record of the spoken command itself, if it is kept.
    pub(in crate::body) async fn ask_deletion(
        &self,
        deletion: Deletion,
        command: Option<RecordRef>,
    ) -> usize {
        self.finish_earlier().await;
        let now = clock::now();
        let plan = self
            .shared
            .library
            .with_untracked(|history| deletion.plan(history, now, command.as_ref()));
        let Some(plan) = plan else { return 0 };
        let count = plan.doomed.len();
        if count == 0 {
            self.tell(NoticeKind::Told("There is nothing to delete.".to_owned()));
            return 0;
        }
        self.hide(&plan, true);
        self.shared
            .privacy
            .pending
            .set(Some(Pending::new(plan, now)));
        count
    }

    /// Time passes for the deletion that waits.
    pub(super) fn tick_deletion(&self) {
        let now = clock::now();
        let pending = self.shared.privacy.pending;
        let waits = pending.with_untracked(|pending| {
            pending
                .as_ref()
                .is_some_and(|pending| matches!(pending.stage(), Stage::Waiting { .. }))
        });
        if waits {
            pending.update(|pending| {
                if let Some(pending) = pending {
                    pending.tick(now);
                }
            });
            self.begin_if_due();
        }
    }

    /// Takes the waiting deletion back.
    pub(super) fn undo_deletion(&self) {
        let now = clock::now();
        let mut waiting = self.shared.privacy.pending.get_untracked();
        let Some(pending) = &mut waiting else { return };
        match pending.undo(now) {
            Ok(()) => {
                self.hide(pending.plan(), false);
                self.shared.privacy.pending.set(None);
            }
            Err(late) => self.tell(NoticeKind::Told(late.to_string())),
        }
    }

    /// Waits no longer.
    pub(super) fn hurry_deletion(&self) {
        self.shared.privacy.pending.update(|pending| {
            if let Some(pending) = pending {
                pending.hurry();
            }
        });
        self.begin_if_due();
    }

    /// Comes back when no earlier deletion waits or runs.
    async fn finish_earlier(&self) {
        while self.shared.privacy.pending.with_untracked(Option::is_some) {
            self.shared.privacy.pending.update(|pending| {
                if let Some(pending) = pending {
                    pending.hurry();
                }
            });
            self.carry_out_deletion().await;
            // Somebody else may be carrying it out.
            TimeoutFuture::new(LOOK_AGAIN_MS).await;
        }
    }

    fn begin_if_due(&self) {
        let begun = self.shared.privacy.pending.with_untracked(|pending| {
            pending
                .as_ref()
                .is_some_and(|pending| pending.stage() == Stage::Begun)
        });
        if begun {
            self.spawn(|body| async move { body.carry_out_deletion().await });
        }
    }

    /// Carries out the deletion that has begun, if there is one and nobody else does.
    async fn carry_out_deletion(&self) {
        let pending = self.shared.privacy.pending.get_untracked();
        let Some(pending) = pending.filter(|pending| pending.stage() == Stage::Begun) else {
            return;
        };
        if self.keeping.destroying.replace(true) {
            return;
        }
        let written = self.store_note(PENDING, &pending).await;
        match written {
            // On a full disk nothing can be written down, and deleting is what makes room.
            Ok(()) | Err(VaultError::Full) => self.finish_deletion(pending.plan()).await,
            Err(error) => {
                // Not begun after all: without a note a crash could leave it half done.
                self.hide(pending.plan(), false);
                self.storage_failed(&error);
            }
        }
        self.shared.privacy.pending.set(None);
        self.keeping.destroying.set(false);
    }

    /// Destroys what the plan names, writes the receipt and forgets the plan.
    async fn finish_deletion(&self, plan: &Plan) {
        let records: Vec<RecordRef> = plan.doomed.iter().map(|it| it.record.clone()).collect();
        let traces = self.traces(&records).await;
        let fates = self.destroy(&records, Why::Asked).await;
        let receipt = Receipt::new(plan, fates, clock::now());
        self.hide_records(&receipt.failed, false);
        if let Err(error) = self.keep_receipt(receipt, traces).await {
            self.storage_failed(&error);
            return;
        }
        if let Err(error) = self.remove_note(PENDING).await {
            self.storage_failed(&error);
        }
        self.look_ahead();
    }

    /// First bytes of the ciphertext that is about to go, in hexadecimal digits.
    async fn traces(&self, records: &[RecordRef]) -> Vec<String> {
        let mut traces = Vec::new();
        for owner in hearsay_speaker::history::OWNERS {
            let ids: Vec<String> = records
                .iter()
                .take(TRACED)
                .filter(|record| record.owner == owner)
                .map(|record| record.id.clone())
                .collect();
            if ids.is_empty() {
                continue;
            }
            let found = match self.store.vault(owner).await {
                Ok(vault) => vault.traces(&ids).await,
                Err(error) => Err(error),
            };
            // Without traces a look for leftovers still finds names.
            let found = found.unwrap_or_default();
            traces.extend(
                found
                    .into_iter()
                    .flat_map(|(_, parts)| parts)
                    .map(|part: Vec<u8>| hex(&part)),
            );
        }
        traces
    }

    async fn keep_receipt(&self, receipt: Receipt, traces: Vec<String>) -> Result<(), VaultError> {
        let finished = receipt.is_complete();
        let bytes = receipt.destroyed.iter().map(|line| line.bytes).sum();
        let mut receipts = self.shared.privacy.receipts.get_untracked();
        let number = receipts.first().map_or(1, |newest| newest.number + 1);
        receipts.insert(
            0,
            KeptReceipt {
                number,
                receipt,
                traces,
            },
        );
        receipts.truncate(RECEIPTS_KEPT);
        self.shared.privacy.receipts.set(receipts.clone());
        self.tell(NoticeKind::Deleted { bytes });
        if !finished {
            self.tell(NoticeKind::Told(NOT_ALL.to_owned()));
        }
        self.store_note(RECEIPTS, &receipts).await
    }

    /// At the start: receipts, and a deletion that a crash interrupted.
    pub(super) async fn read_deletions(&self) -> Result<(), VaultError> {
        let vault = self.store.vault(Owner::Device).await?;
        if let Some(receipts) = vault.note::<Vec<KeptReceipt>>(RECEIPTS).await? {
            self.shared.privacy.receipts.set(receipts);
        }
        match after_restart(vault.note::<Pending>(PENDING).await?) {
            Restart::Nothing => Ok(()),
            Restart::NotCarriedOut(_) => vault.remove_note(PENDING).await,
            Restart::Finish(plan) => {
                self.finish_deletion(&plan).await;
                Ok(())
            }
        }
    }

    pub(super) fn hide(&self, plan: &Plan, hidden: bool) {
        let records: Vec<RecordRef> = plan.doomed.iter().map(|it| it.record.clone()).collect();
        self.hide_records(&records, hidden);
    }

    fn hide_records(&self, records: &[RecordRef], hidden: bool) {
        if !records.is_empty() {
            self.shared
                .library
                .update(|history| history.hide(records, hidden));
        }
    }

    /// Hides anew what waits to be deleted, after the vaults were read again.
    pub(super) fn hide_pending(&self) {
        if let Some(pending) = self.shared.privacy.pending.get_untracked() {
            self.hide(pending.plan(), true);
        }
    }

    async fn store_note<T: serde::Serialize>(
        &self,
        name: &str,
        value: &T,
    ) -> Result<(), VaultError> {
        let vault = self.store.vault(Owner::Device).await?;
        vault.set_note(name, value).await
    }

    async fn remove_note(&self, name: &str) -> Result<(), VaultError> {
        let vault = self.store.vault(Owner::Device).await?;
        vault.remove_note(name).await
    }
}

/// Told where a receipt is not complete.
const NOT_ALL: &str = "Some recordings could not be destroyed and are still in the history. Try \
    again; the receipt in the region Privacy names them.";

fn hex(bytes: &[u8]) -> String {
    bytes.iter().map(|byte| format!("{byte:02x}")).collect()
}
