//! Recordings that the page is given instead of making them: an archive to import, and the
//! databases that an older version of the page left.

use crate::{Outcome, page::Page, place};
use hearsay_speaker::{
    EndReason, Initiator, Owner,
    archive::{Contents, Export, Step},
    record::{Condition, Recording, RecordingHead, RecordingTail},
    wav,
};
use serde_json::{Value, json};
use std::{
    hash::{DefaultHasher, Hash as _, Hasher as _},
    io::ErrorKind,
    path::PathBuf,
};

/// Samples a second.
const RATE: u32 = 16_000;
/// When the first recording began: 2026-01-01 08:00 UTC.
const FIRST: u64 = 1_767_254_400_000;
/// Time between two recordings, milliseconds.
const APART: u64 = 60_000;

/// Name of the recording with this number.
#[must_use]
pub fn id(number: usize) -> String {
    format!("kept-{number:05}")
}

/// A recording of the cloud's, one second long.
#[must_use]
pub fn recording(number: usize) -> Recording {
    let started = FIRST + APART * number as u64;
    Recording {
        head: RecordingHead {
            wake_score: Some(0.97),
            wake_threshold: Some(0.94),
            ..RecordingHead::new(id(number), started, Initiator::WakeWord, Owner::Cloud, RATE)
        },
        tail: RecordingTail {
            spoke: true,
            ..RecordingTail::new(1_000, EndReason::Silence)
        },
        condition: Condition::Whole,
        bytes: 0,
    }
}

/// The same, so many milliseconds long.
#[must_use]
pub fn recording_of(number: usize, milliseconds: u32) -> Recording {
    let mut recording = recording(number);
    recording.tail.duration_ms = milliseconds;
    recording
}

/// Its sound, one second: noise that differs from recording to recording.
#[must_use]
pub fn samples(number: usize) -> Vec<f32> {
    let mut state = number as u32 + 1;
    let mut next = || {
        state = state.wrapping_mul(1_664_525).wrapping_add(1_013_904_223);
        (state >> 16) as f32 / 65_536.0 - 0.5
    };
    (0..RATE).map(|_| next() * 0.2).collect()
}

/// An archive of so many recordings of one second, as a file.
///
/// # Errors
/// When it cannot be made or written.
pub fn archive(count: usize) -> Outcome<PathBuf> {
    archive_of(count, 1_000)
}

/// An archive of so many recordings of at most a second, as a file.
///
/// # Errors
/// When it cannot be made or written.
pub fn archive_of(count: usize, milliseconds: u32) -> Outcome<PathBuf> {
    let mut export = Export::new(Contents {
        recordings: (0..count)
            .map(|number| recording_of(number, milliseconds))
            .collect(),
        now: FIRST,
        ..Contents::default()
    })
    .map_err(|error| error.to_string())?;
    let mut file = Vec::new();
    let mut number = 0;
    loop {
        match export.next().map_err(|error| error.to_string())? {
            Step::Sound(_) => {
                let mut sound = samples(number);
                sound.truncate((RATE * milliseconds / 1_000) as usize);
                let sound = wav::encode(&sound, RATE);
                export
                    .sound(Some(&sound))
                    .map_err(|error| error.to_string())?;
                number += 1;
            }
            Step::Chunk(chunk) => file.extend(chunk.bytes),
            Step::Done(_) => break,
        }
    }
    placed(&format!("archive-{count}-{milliseconds}"), &file)
}

/// A ZIP file of this content. One that is there is not written again: a page of a test beside this one
/// may be reading it, and browsers refuse files that have changed.
fn placed(name: &str, content: &[u8]) -> Outcome<PathBuf> {
    let mut hasher = DefaultHasher::new();
    content.hash(&mut hasher);
    let name = format!("{name}-{:016x}", hasher.finish());
    let folder = place::kept_folder()?;
    let path = folder.join(format!("{name}.zip"));
    if !path.exists() {
        let mine = (std::process::id(), std::thread::current().id());
        let part = folder.join(format!("{name}-{mine:?}.part"));
        std::fs::write(&part, content)?;
        let linked = std::fs::hard_link(&part, &path);
        std::fs::remove_file(&part)?;
        linked.or_else(|error| match error.kind() {
            ErrorKind::AlreadyExists => Ok(()),
            _ => Err(error),
        })?;
    }
    Ok(path)
}

/// Makes the cloud's database as the first version of the page left it, with so many recordings.
/// The page itself must not be open.
///
/// # Errors
/// When the browser refuses.
pub async fn old_vault(page: &Page, count: usize) -> Outcome {
    let recordings: Vec<Value> = (0..count).map(old).collect();
    page.run_async(
        include_str!("scripts/old_vault.js"),
        vec![Value::Array(recordings)],
    )
    .await
    .map(drop)
}

/// Deletes all databases of the origin. The page itself must not be open.
///
/// # Errors
/// When the browser refuses.
pub async fn forget_everything(page: &Page) -> Outcome {
    let script = "
        for (const { name } of await indexedDB.databases()) {
            await new Promise((yes, no) => {
                const request = indexedDB.deleteDatabase(name);
                request.onsuccess = yes;
                request.onerror = () => no(request.error);
            });
        }";
    page.run_async(script, vec![]).await.map(drop)
}

/// What the first version knew of a recording.
fn old(number: usize) -> Value {
    let started = FIRST + APART * number as u64;
    json!({
        "id": id(number),
        "started": started,
        "seed": number as u32 + 1,
        "head": {
            "id": id(number), "started": started, "initiator": "wake_word", "owner": "cloud",
            "wake_score": 0.97, "sample_rate": RATE,
        },
        "tail": {
            "duration_ms": 1_000, "end_reason": "silence", "spoke": true,
            "marks": {
                "wake_start_ms": null, "wake_ms": null, "speech_start_ms": null,
                "speech_end_ms": null,
            },
            "answer": null,
        },
    })
}

/// What lies in the vaults, by name.
#[derive(Clone, Debug, Default)]
pub struct Inventory {
    /// Recordings that have a key, a row with a tail, and every piece that it counts.
    pub whole: Vec<String>,
    /// Whatever belongs to no whole recording, with its place.
    pub orphans: Vec<String>,
    /// Keys that are stored as the first version did.
    pub old_keys: usize,
    /// Names of the notes of the device's vault.
    pub notes: Vec<String>,
}

impl Inventory {
    /// Looks at everything.
    ///
    /// # Errors
    /// When a database cannot be opened.
    pub async fn of(page: &Page) -> Outcome<Self> {
        let found = page
            .run_async(include_str!("scripts/inventory.js"), vec![])
            .await?;
        let names = |key: &str| {
            let list = found.get(key).and_then(Value::as_array);
            list.into_iter()
                .flatten()
                .filter_map(Value::as_str)
                .map(str::to_owned)
                .collect()
        };
        let old_keys = found.get("oldKeys").and_then(Value::as_u64);
        Ok(Self {
            whole: names("whole"),
            orphans: names("orphans"),
            old_keys: old_keys.unwrap_or_default() as usize,
            notes: names("notes"),
        })
    }
}
