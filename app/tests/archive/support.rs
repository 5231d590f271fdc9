//! A body over real vaults, driven as the panel drives it.

use gloo_timers::future::TimeoutFuture;
use hearsay::shared::archive::{ArchiveCommand, ArchiveProgress, Import};
use hearsay::shared::{Command, NoticeKind, Shared};
use hearsay::vault::{Keyring, Vault};
use hearsay_speaker::Owner;
use hearsay_speaker::archive::Summary;
use hearsay_speaker::history::{OWNERS, RecordRef};
use hearsay_speaker::record::{Condition, Recording};
use leptos::prelude::{GetUntracked, WithUntracked};
use std::collections::BTreeMap;

use crate::browser::{bytes, file, saved, watch};

/// Everything that lies in the vaults, by owner and identifier, with the sound as 16-bit numbers.
pub type Held = BTreeMap<String, (Recording, Vec<i16>)>;

/// A body with nothing in its vaults, taken down at the end of a test.
pub struct Awake {
    pub shared: Shared,
    owner: leptos::prelude::Owner,
}

impl Drop for Awake {
    fn drop(&mut self) {
        self.owner.cleanup();
    }
}

impl Awake {
    /// Starts over vaults that hold these.
    pub async fn with(recordings: &[(Recording, Vec<f32>)]) -> Self {
        watch();
        saved();
        empty().await;
        for (recording, samples) in recordings {
            let vault = vault(recording.head.owner).await;
            let (head, tail) = (recording.head.clone(), recording.tail.clone());
            let whole = recording.condition == Condition::Whole;
            vault.restore(head, tail, whole, samples).await.unwrap();
        }
        Self::over_what_is_there().await
    }

    /// Starts over the vaults as they are.
    pub async fn over_what_is_there() -> Self {
        let owner = leptos::prelude::Owner::new();
        let shared = owner.with(|| {
            let shared = Shared::new();
            hearsay::body::wake_up(shared);
            shared
        });
        Self { shared, owner }
    }

    pub fn send(&self, command: ArchiveCommand) {
        self.shared.send(Command::Archive(command));
    }

    pub fn progress(&self) -> ArchiveProgress {
        self.shared.archive.progress.get_untracked()
    }

    pub fn is_working(&self) -> bool {
        matches!(self.progress(), ArchiveProgress::Working { .. })
    }

    /// Waits until nothing is under way.
    pub async fn done(&self) -> ArchiveProgress {
        until("it is done", || !self.is_working()).await;
        self.progress()
    }

    /// Saves and gives the file.
    pub async fn export(&self, which: Option<Vec<RecordRef>>) -> (Vec<u8>, Summary) {
        self.send(ArchiveCommand::Export(which));
        TimeoutFuture::new(0).await;
        let ArchiveProgress::Exported(summary) = self.done().await else {
            panic!("not saved: {:?}", self.progress());
        };
        let files = saved();
        assert_eq!(files.len(), 1);
        assert!(files[0].0.starts_with("hearsay-archive-") && files[0].0.ends_with(".zip"));
        (bytes(&files[0].1).await, summary)
    }

    /// Reads an archive in, whatever comes of it.
    pub async fn open(&self, archive: &[u8]) -> ArchiveProgress {
        self.send(ArchiveCommand::Import(file(archive)));
        TimeoutFuture::new(0).await;
        self.done().await
    }

    /// Reads an archive of ours in.
    pub async fn import(&self, archive: &[u8]) -> Import {
        match self.open(archive).await {
            ArchiveProgress::Imported(import) => import,
            other => panic!("not taken in: {other:?}"),
        }
    }

    /// Why it was refused.
    pub async fn refusal(&self, archive: &[u8]) -> String {
        match self.open(archive).await {
            ArchiveProgress::Refused(why) => why,
            other => panic!("not refused: {other:?}"),
        }
    }

    pub fn told(&self, part: &str) -> bool {
        self.shared.notices.with_untracked(|notices| {
            let has =
                |kind: &NoticeKind| matches!(kind, NoticeKind::Told(text) if text.contains(part));
            notices.iter().any(|notice| has(&notice.kind))
        })
    }
}

/// Waits until something holds; 20 s are far more than anything here takes.
pub async fn until(what: &str, holds: impl Fn() -> bool) {
    for _ in 0..1_000 {
        if holds() {
            return;
        }
        TimeoutFuture::new(20).await;
    }
    panic!("waited in vain until {what}");
}

/// An owner's vault.
pub async fn vault(owner: Owner) -> Vault {
    let keyring = Keyring::open().await.unwrap();
    Vault::open(owner, &keyring).await.unwrap()
}

/// Takes everything out of all vaults.
pub async fn empty() {
    for owner in OWNERS {
        let vault = vault(owner).await;
        for recording in vault.list().await.unwrap() {
            vault.delete(&recording.head.id).await.unwrap();
        }
        vault.remove_note("remnants").await.unwrap();
    }
}

/// Everything that lies in the vaults. How many bytes the ciphertext has does not count.
pub async fn held() -> Held {
    let mut held = Held::new();
    for owner in OWNERS {
        let vault = vault(owner).await;
        for recording in vault.list().await.unwrap() {
            let samples = vault.samples(&recording.head.id).await.unwrap_or_default();
            let whole = |sample: &f32| (sample * 32_768.0) as i16;
            let name = format!("{owner:?} {}", recording.head.id);
            let recording = Recording {
                bytes: 0,
                ..recording
            };
            held.insert(name, (recording, samples.iter().map(whole).collect()));
        }
    }
    held
}
