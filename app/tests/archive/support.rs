//! A body, its vaults, what it hands to the browser, and files to give to it.

use core::cell::RefCell;
use gloo_timers::future::TimeoutFuture;
use hearsay::shared::archive::{ArchiveCommand, ArchiveProgress, Import};
use hearsay::shared::{Command, NoticeKind, Shared};
use hearsay::vault::{Keyring, Vault};
use hearsay_speaker::archive::{Contents, Export, Step, Summary};
use hearsay_speaker::history::{OWNERS, RecordRef};
use hearsay_speaker::record::{
    Condition, Feedback, Item, ItemType, Marks, Published, Recording, RecordingHead, RecordingTail,
    Trace,
};
use hearsay_speaker::{EndReason, Initiator, Owner, wav};
use js_sys::{Array, Function, Reflect, Uint8Array};
use leptos::prelude::{GetUntracked, WithUntracked};
use std::collections::BTreeMap;
use wasm_bindgen::{JsCast, JsValue};
use web_sys::{Blob, File};

/// Samples a second.
pub const RATE: u32 = 16_000;

/// Everything that lies in the vaults, by owner and identifier, with the sound as 16-bit numbers.
pub type Held = BTreeMap<String, (Recording, Vec<i16>)>;

thread_local! {
    /// Says once what the page hands to the browser.
    static WATCHED: RefCell<bool> = const { RefCell::new(false) };
}

/// Writes down the files that the page saves, in place of the browser's downloads.
const WATCH: &str = "
    window.savedFiles = [];
    let last = null;
    const make = URL.createObjectURL.bind(URL);
    URL.createObjectURL = blob => { last = blob; return make(blob); };
    HTMLAnchorElement.prototype.click = function () {
        if (this.download) window.savedFiles.push([this.download, last]);
    };
    window.largestSlice = 0;
    const slice = Blob.prototype.slice;
    Blob.prototype.slice = function (from, to, kind) {
        window.largestSlice = Math.max(window.largestSlice, to - from);
        return slice.call(this, from, to, kind);
    };
    window.room = Infinity;
    for (const name of ['put', 'add']) {
        const write = IDBObjectStore.prototype[name];
        IDBObjectStore.prototype[name] = function (...what) {
            if (this.name === 'pieces' && window.room-- <= 0)
                throw new DOMException('no room', 'QuotaExceededError');
            return write.apply(this, what);
        };
    }";

fn watch() {
    if !WATCHED.replace(true) {
        Function::new_no_args(WATCH).call0(&JsValue::NULL).unwrap();
    }
}

fn of_window(name: &str) -> JsValue {
    Reflect::get(&web_sys::window().unwrap(), &name.into()).unwrap()
}

/// The files saved since the last look.
pub fn saved() -> Vec<(String, Blob)> {
    let files: Array = of_window("savedFiles").unchecked_into();
    let found = files.iter().map(|pair| {
        let pair: Array = pair.unchecked_into();
        let name = pair.get(0).as_string().unwrap();
        (name, pair.get(1).unchecked_into())
    });
    let found = found.collect();
    files.set_length(0);
    found
}

/// Bytes of the largest piece of a file that was asked for since the last look.
pub fn largest_slice() -> f64 {
    let largest = of_window("largestSlice").as_f64().unwrap();
    let window = web_sys::window().unwrap();
    Reflect::set(&window, &"largestSlice".into(), &0.into()).unwrap();
    largest
}

/// From now on the disk takes so many pieces of sound.
pub fn set_room(pieces: f64) {
    watch();
    let window = web_sys::window().unwrap();
    Reflect::set(&window, &"room".into(), &pieces.into()).unwrap();
}

/// A file's bytes.
pub async fn bytes(blob: &Blob) -> Vec<u8> {
    let buffer = wasm_bindgen_futures::JsFuture::from(blob.array_buffer());
    Uint8Array::new(&buffer.await.unwrap()).to_vec()
}

/// A file as a person chooses it.
pub fn file(bytes: &[u8]) -> File {
    let parts = Array::of1(&Uint8Array::from(bytes));
    File::new_with_u8_array_sequence(&parts, "archive.zip").unwrap()
}

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

/// Turns a bit in the first piece of a recording's ciphertext.
pub async fn damage(owner: Owner, id: &str) {
    let name = format!(
        "hearsay-{}",
        if owner == Owner::Cloud {
            "cloud"
        } else {
            "device"
        }
    );
    let factory = idb::Factory::new().unwrap();
    let database = factory.open(&name, None).unwrap().await.unwrap();
    let write = idb::TransactionMode::ReadWrite;
    let transaction = database.transaction(&["pieces"], write).unwrap();
    let store = transaction.object_store("pieces").unwrap();
    let key: JsValue = Array::of2(&id.into(), &0.into()).into();
    let piece = store.get(key.clone()).unwrap().await.unwrap().unwrap();
    let piece = Uint8Array::new(&piece);
    piece.set_index(20, piece.get_index(20) ^ 1);
    store.put(&piece, Some(&key)).unwrap().await.unwrap();
    transaction.commit().unwrap().await.unwrap();
    database.close();
}

/// Sound that differs from seed to seed in every sample.
pub fn noise(seed: u32, samples: usize) -> Vec<f32> {
    let mut state = seed.wrapping_mul(2_654_435_761) | 1;
    let mut next = || {
        state ^= state << 13;
        state ^= state >> 17;
        state ^= state << 5;
        f32::from((state >> 16) as i16) / 32_768.0
    };
    (0..samples).map(|_| next()).collect()
}

/// A recording with every field filled, made in the last hours: no rule deletes it yet.
pub fn recording(id: &str, owner: Owner, seed: u32) -> (Recording, Vec<f32>) {
    let samples = noise(seed, RATE as usize / 2 + seed as usize);
    let started = js_sys::Date::now() as u64 - u64::from(seed) * 60_000;
    let head = RecordingHead {
        wake_score: Some(0.8125),
        wake_threshold: Some(0.5),
        profile: Some("<b>Ann</b>".to_owned()),
        ahead_ms: 5_000,
        copy_of: Some("other".to_owned()),
        ..RecordingHead::new(id, started, Initiator::WakeWord, owner, RATE)
    };
    let item = Item {
        kind: ItemType::CustomerTranscript,
        text: "=what time is it \u{1f600}".to_owned(),
        utterance_id: "u1".to_owned(),
    };
    let tail = RecordingTail {
        spoke: true,
        marks: Marks {
            wake_ms: Some(400),
            ..Marks::default()
        },
        answer: Some("It is late.".to_owned()),
        verifier_score: Some(0.75),
        trace: Some(Trace::new(20, 20, &[0.125, 0.9375])),
        published: Published {
            items: vec![item],
            ..Published::default()
        },
        reported_false: true,
        feedback: Some(Feedback::Down),
        ..RecordingTail::new(500, EndReason::Silence)
    };
    let recording = Recording {
        head,
        tail,
        condition: Condition::Whole,
        bytes: 0,
    };
    (recording, samples)
}

/// Recordings of the cloud: `many` of them.
pub fn recordings(many: u32) -> Vec<(Recording, Vec<f32>)> {
    let one = |at| recording(&format!("r{at}"), Owner::Cloud, at);
    (0..many).map(one).collect()
}

/// An archive of these as Hearsay makes it, but with any extras.
pub fn archive(recordings: &[(Recording, Vec<f32>)], extras: Option<&str>) -> Vec<u8> {
    let contents = Contents {
        recordings: recordings.iter().map(|(it, _)| it.clone()).collect(),
        extras: extras.map(str::to_owned),
        ..Contents::default()
    };
    let mut export = Export::new(contents).unwrap();
    let mut archive = Vec::new();
    loop {
        match export.next().unwrap() {
            Step::Sound(asked) => {
                let found = recordings
                    .iter()
                    .find(|(it, _)| it.head.id == asked.head.id);
                let wav = wav::encode(&found.unwrap().1, RATE);
                export.sound(Some(&wav)).unwrap();
            }
            Step::Chunk(chunk) => archive.extend(chunk.bytes),
            Step::Done(_) => return archive,
        }
    }
}
