//! Destroying records for good: keys first, then ciphertext; and what real services would keep.
//!
//! Order, so that a crash anywhere loses nothing that should stay and keeps nothing that should go:
//! remnants are written down, all keys of an owner go in one transaction, their ciphertext follows.
//! Doing it twice does no harm.

use hearsay_speaker::Owner;
use hearsay_speaker::history::{OWNERS, RecordRef};
use hearsay_speaker::remnant::{Fate, Remnant, Remnants};
use leptos::prelude::*;

use super::{CUSTOMER, sweeping};
use crate::body::arbitration::Note;
use crate::body::controller::Body;
use crate::shared::NoticeKind;
use crate::vault::{Destroyed, VaultError};

/// Note in each owner's vault.
pub(in crate::body) const REMNANTS: &str = "remnants";

/// Why something is destroyed.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub(super) enum Why {
    /// A person asked.
    Asked,
    /// Its time was over.
    Expired,
}

impl Body {
    /// Destroys records and forgets them. Gives what became of each that is gone now; what could
    /// not be destroyed is told, is missing here, and stays in the history.
    pub(super) async fn destroy(&self, records: &[RecordRef], why: Why) -> Vec<(RecordRef, Fate)> {
        let playing = self.shared.playing.try_get_untracked().flatten();
        if playing.is_some_and(|playing| records.contains(&playing.record)) {
            self.stop_playing();
        }
        let mut fates = Vec::new();
        for owner in OWNERS {
            let ids: Vec<String> = records
                .iter()
                .filter(|record| record.owner == owner)
                .map(|record| record.id.clone())
                .collect();
            if ids.is_empty() {
                continue;
            }
            match self.destroy_of(owner, &ids).await {
                Ok(destroyed) => fates.extend(destroyed.into_iter().map(|(id, what)| {
                    let fate = fate(what);
                    (RecordRef { owner, id }, fate)
                })),
                Err(error) => self.storage_failed(&error),
            }
        }
        let gone: Vec<RecordRef> = fates.iter().map(|(record, _)| record.clone()).collect();
        self.forget_all(&gone);
        self.log_all(fates.iter().filter_map(|(record, fate)| {
            let destroyed = matches!(fate, Fate::Destroyed { .. });
            destroyed.then(|| (sweeping::line(why, record), Some(record.clone())))
        }));
        fates
    }

    /// Destroys recordings that a person deleted with what they belong to, such as a message.
    pub(in crate::body) async fn destroy_now(&self, records: &[RecordRef]) {
        self.destroy(records, Why::Asked).await;
        self.look_ahead();
    }

    async fn destroy_of(
        &self,
        owner: Owner,
        ids: &[String],
    ) -> Result<Vec<(String, Destroyed)>, VaultError> {
        let vault = self.store.vault(owner).await?;
        match self.leave_remnants(owner, ids).await {
            // On a full disk nothing can be written, and deleting is what makes room: what stays of
            // these records then is nothing, which harms nobody.
            Ok(()) | Err(VaultError::Full) => {}
            Err(error) => return Err(error),
        }
        vault.delete_many(ids, |_| {}).await
    }

    /// Writes down what a real service would keep of these.
    async fn leave_remnants(&self, owner: Owner, ids: &[String]) -> Result<(), VaultError> {
        let (now, _) = self.speaker_time();
        let left: Vec<Remnant> = ids
            .iter()
            .filter_map(|id| {
                let record = RecordRef {
                    owner,
                    id: id.clone(),
                };
                Remnant::of(&self.shared.library.get(&record)?, CUSTOMER, now)
            })
            .collect();
        if left.is_empty() {
            return Ok(());
        }
        let vault = self.store.vault(owner).await?;
        let mut remnants: Remnants = vault.note(REMNANTS).await?.unwrap_or_default();
        remnants.merge(left);
        vault.set_note(REMNANTS, &remnants).await?;
        self.read_remnants().await
    }

    /// Reads the remnants of all owners.
    pub(in crate::body) async fn read_remnants(&self) -> Result<(), VaultError> {
        let mut all = Remnants::default();
        for owner in OWNERS {
            let vault = self.store.vault(owner).await?;
            let some: Remnants = vault.note(REMNANTS).await?.unwrap_or_default();
            all.merge(some.all().iter().cloned());
        }
        self.shared.privacy.remnants.set(all);
        Ok(())
    }

    /// Takes records that are gone out of everything that is shown.
    fn forget_all(&self, gone: &[RecordRef]) {
        if gone.is_empty() {
            return;
        }
        self.shared.library.update(|history| {
            history.remove_all(gone);
        });
        self.shared.overviews.update(|known| {
            gone.iter().for_each(|record| {
                known.remove(record);
            });
        });
        let last = self.last_kept.borrow().clone();
        if last.is_some_and(|last| gone.contains(&last)) {
            self.forget_words();
        }
        let of_one_gone = |record: &RecordRef| gone.contains(record);
        self.shared.privacy.anonymising.update(|shown| {
            shown.take_if(|it| of_one_gone(&it.of) || it.clip.as_ref().is_some_and(of_one_gone));
        });
        self.tabs.tell(Note::HistoryChanged);
    }

    /// Removes remnants: one, or all.
    pub(super) async fn purge_remnants(self: std::rc::Rc<Self>, which: Option<(Owner, String)>) {
        let purged = self.purge(which).await;
        match purged {
            Ok(0) => self.tell(NoticeKind::Told("This remnant is gone already.".to_owned())),
            Ok(count) => {
                let count = u32::try_from(count).unwrap_or(u32::MAX);
                self.log(
                    hearsay_speaker::ledger::Event::RemnantsPurged { count },
                    None,
                );
            }
            Err(error) => self.storage_failed(&error),
        }
    }

    async fn purge(&self, which: Option<(Owner, String)>) -> Result<usize, VaultError> {
        let mut sum = 0;
        for owner in OWNERS {
            if which.as_ref().is_some_and(|(wanted, _)| *wanted != owner) {
                continue;
            }
            let vault = self.store.vault(owner).await?;
            let mut remnants: Remnants = vault.note(REMNANTS).await?.unwrap_or_default();
            let count = match &which {
                Some((_, key)) => usize::from(remnants.purge(owner, key)),
                None => remnants.purge_all(),
            };
            if count > 0 {
                vault.set_note(REMNANTS, &remnants).await?;
            }
            sum += count;
        }
        self.read_remnants().await?;
        Ok(sum)
    }
}

fn fate(destroyed: Destroyed) -> Fate {
    if destroyed == Destroyed::default() {
        return Fate::Gone;
    }
    Fate::Destroyed {
        key: destroyed.key,
        pieces: destroyed.pieces,
        bytes: destroyed.bytes,
    }
}
