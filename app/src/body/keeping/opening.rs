//! The start of the page: what was stored is read, what a crash interrupted is finished, what is
//! over is destroyed. In this order, because each step needs the one before.

use std::rc::Rc;

use gloo_timers::future::TimeoutFuture;
use hearsay_speaker::history::{OWNERS, RecordRef};
use hearsay_speaker::ledger::Event;
use hearsay_speaker::record::{Condition, Device, Recording};
use hearsay_speaker::{FaultKind, Owner};
use leptos::prelude::*;

use crate::body::controller::Body;
use crate::body::random;
use crate::shared::NoticeKind;
use crate::shared::library::Reading;
use crate::vault::VaultError;

/// Note in the device's vault: this speaker's name and serial number, one for each speaker.
const DEVICE: &str = "device";

/// What the device is called whose speaker has no name of its own.
const FIRST_DEVICE: &str = "Hearsay in this browser";

/// Records that are read before anything is shown, a few screens of them, and in each batch after
/// that.
const FIRST: usize = 60;
const THEN: usize = 500;

/// Recordings whose sound is opened at the start: a few screens of them; 32 of 3 s took 0.2 s in a
/// debug build.
const CHECKED: usize = 32;

/// Time until the second look for what a crash cut off, milliseconds: browsers let go of a page
/// that was left within a second or two.
const RECOVER_AGAIN_MS: u32 = 4_000;

impl Body {
    /// Reads everything that was stored. The history comes first: it is what a person waits for.
    pub(in crate::body) async fn open_history(self: Rc<Self>) {
        self.told(self.read_rules().await);
        Rc::clone(&self).open_alerts().await;
        Rc::clone(&self).open_messages().await;
        self.read_history().await;
        if self.recover().await {
            self.read_history().await;
        }
        self.told(self.read_past().await);
        self.told(self.migrate().await);
        // A page that was left meanwhile begins nothing any more.
        if !self.is_shown() {
            return;
        }
        self.told(self.read_deletions().await);
        self.keeping.settled.set(true);
        self.sweep().await;
        self.check_newest().await;
        TimeoutFuture::new(RECOVER_AGAIN_MS).await;
        if self.is_shown() && self.recover().await {
            self.read_history().await;
        }
    }

    /// Opens the sound of the newest recordings, so that a damaged one is labelled before anybody
    /// wants to hear it. Older ones show it when they are read.
    async fn check_newest(&self) {
        let newest: Vec<RecordRef> = self
            .shared
            .library
            .with_untracked(|history| {
                let sound = history
                    .recordings()
                    .filter(|recording| recording.condition != Condition::Damaged);
                sound.take(CHECKED).map(RecordRef::of).collect()
            })
            .unwrap_or_default();
        for record in newest {
            let read = match self.store.vault(record.owner).await {
                Ok(vault) => vault.samples(&record.id).await,
                Err(error) => Err(error),
            };
            if read.is_err_and(|error| error.fault() == FaultKind::RecordDamaged) {
                self.mark_damaged(&record);
            }
        }
    }

    /// Another tab changed something: everything is read again.
    pub(in crate::body) async fn read_again(self: Rc<Self>) {
        self.told(self.read_rules().await);
        self.told(self.read_past().await);
        self.read_history().await;
    }

    fn told(&self, outcome: Result<(), VaultError>) {
        if let Err(error) = outcome {
            self.storage_failed(&error);
        }
    }

    /// What must be known before anything can be recorded.
    async fn read_rules(&self) -> Result<(), VaultError> {
        self.read_house().await?;
        self.read_clock().await?;
        self.read_device().await
    }

    /// What happened before: it may be long, and nothing waits for it.
    async fn read_past(&self) -> Result<(), VaultError> {
        self.read_remnants().await?;
        let read = self.read_ledger().await?;
        self.shared.privacy.ledger.set(read.entries);
        Ok(())
    }

    /// Whether anything was found and finished.
    async fn recover(&self) -> bool {
        let mut any = false;
        for owner in OWNERS {
            let recovered = match self.store.vault(owner).await {
                Ok(vault) => vault.recover().await,
                Err(error) => Err(error),
            };
            match recovered {
                Ok(ids) => {
                    any |= !ids.is_empty();
                    ids.into_iter()
                        .for_each(|id| self.tell(NoticeKind::Recovered { id }));
                }
                Err(VaultError::Locked) => {}
                Err(error) => {
                    self.storage_failed(&error);
                    // One disk, one trouble: it is told once.
                    return any;
                }
            }
        }
        any
    }

    /// Brings recordings of an older version into today's form.
    async fn migrate(&self) -> Result<(), VaultError> {
        for owner in OWNERS {
            let vault = self.store.vault(owner).await?;
            match vault.migrate(|_, _| {}).await {
                Ok(0) | Err(VaultError::Locked) => {}
                Ok(_) => self.log(Event::Migrated { from: 1, to: 2 }, None),
                Err(error) => return Err(error),
            }
        }
        Ok(())
    }

    /// Reads the history: the cloud's records first, newest first. At the first time records show
    /// as they come; later what is shown gives way once everything of an owner was read.
    pub(in crate::body) async fn read_history(&self) {
        let reading = self.shared.library.reading;
        let Some(known) = reading.try_get_untracked() else {
            return;
        };
        let first = known != Reading::Whole;
        for owner in [
            Owner::Cloud,
            Owner::Device,
            Owner::Reviewers,
            Owner::SkillProvider,
            Owner::Recipient,
        ] {
            match self.read_owner(owner, first).await {
                Ok(()) => {}
                Err(VaultError::Locked) => {
                    self.shared.library.clear();
                    reading.set(Reading::Locked);
                    return;
                }
                Err(error) => {
                    self.storage_failed(&error);
                    break;
                }
            }
        }
        // Also after a failure: the page would wait for ever for a list that does not come.
        reading.set(Reading::Whole);
        self.hide_pending();
        self.look_ahead();
    }

    async fn read_owner(&self, owner: Owner, first: bool) -> Result<(), VaultError> {
        let library = self.shared.library;
        let mut all: Vec<Recording> = Vec::new();
        let vault = self.store.vault(owner).await?;
        vault
            .read(FIRST, THEN, |batch| {
                // A batch that was on its way when the vaults were locked must not show.
                if self.is_shut() {
                    return;
                }
                if first {
                    library.update(|history| history.extend(batch));
                    library.reading.set(Reading::Partly);
                } else {
                    all.extend(batch);
                }
            })
            .await?;
        if self.is_shut() {
            return Err(VaultError::Locked);
        }
        if !first {
            library.replace_owner(owner, all);
        }
        Ok(())
    }

    /// The name and serial number that recordings carry, made at the first start.
    async fn read_device(&self) -> Result<(), VaultError> {
        let vault = self.store.vault(Owner::Device).await?;
        let note = self.who.own(DEVICE);
        let device = match vault.note::<Device>(&note).await? {
            Some(device) => device,
            None => {
                let device = Device {
                    name: self.who.given().unwrap_or(FIRST_DEVICE).to_owned(),
                    serial: format!("HS{:012X}", random::number()? >> 16),
                    kind: "HEARSAY-WEB".to_owned(),
                };
                vault.set_note(&note, &device).await?;
                device
            }
        };
        self.keeping.device.replace(device);
        Ok(())
    }
}
