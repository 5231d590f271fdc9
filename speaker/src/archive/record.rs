//! One record of an archive, and what makes two of them the same.

use super::history::Line;
use super::wave::read_wav;
use super::{ArchiveError, Quarantined, Sound, ZipEntry};
use crate::ledger::{Hash, Read};
use crate::record::Recording;
use crate::{Millis, Owner};
use core::fmt;
use core::ops::Range;
use std::borrow::Cow;

/// Which record: identifiers are random, but a copy in another vault may keep that of the first.
#[derive(Clone, Debug, PartialEq, Eq, Hash)]
pub struct RecordKey {
    /// Whose vault.
    pub owner: Owner,
    /// The record's identifier.
    pub id: String,
}

/// Stands for all that a recording is, fields and sound: equal for the same content. Bytes of
/// ciphertext do not count, they are the vault's business.
#[derive(Clone, Copy, Debug, PartialEq, Eq, Hash)]
pub struct Fingerprint(Hash);

/// An archive of ours, opened.
#[derive(Clone, PartialEq)]
pub struct Archive {
    /// When it was made, as it says.
    pub exported: Millis,
    /// Its records, in the archive's order.
    pub records: Vec<Record>,
    /// Its activity ledger: for [`check`](crate::ledger::check), never to be appended to the own.
    pub ledger: Read,
    /// JSON text that the exporting app put in.
    pub extras: Option<String>,
    /// What was left out so far.
    pub quarantined: Vec<Quarantined>,
}

/// One record of an archive.
#[derive(Clone, PartialEq)]
pub struct Record {
    /// What the archive knows of it, identifier checked, all else as it was written.
    pub recording: Recording,
    sound: SoundPlace,
}

#[derive(Clone, Debug, PartialEq)]
enum SoundPlace {
    /// There never was any.
    None,
    /// Promised, and not in the archive.
    Missing,
    /// Here, with this hash.
    At(ZipEntry, Hash),
}

/// What is to be stored.
#[derive(Clone, PartialEq)]
pub struct Restored {
    /// The record; `bytes` is what it was where it came from.
    pub recording: Recording,
    /// Its sound, where it has some.
    pub sound: Option<Sound>,
    /// Stands for both.
    pub fingerprint: Fingerprint,
}

impl fmt::Debug for Archive {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        let (records, bad) = (self.records.len(), &self.quarantined);
        write!(f, "Archive({records} records, left out {bad:?})")
    }
}

impl fmt::Debug for Record {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        write!(f, "Record({})", self.recording.head.id)
    }
}

impl fmt::Debug for Restored {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        write!(f, "Restored({}, {:?})", self.recording.head.id, self.sound)
    }
}

impl RecordKey {
    /// The key of a recording.
    #[must_use]
    pub fn of(recording: &Recording) -> Self {
        Self {
            owner: recording.head.owner,
            id: recording.head.id.clone(),
        }
    }
}

impl Fingerprint {
    /// Of a recording and its sound as WAV file (the very bytes that an export would hand in).
    ///
    /// # Errors
    /// [`ArchiveError::NotWritable`] where the record cannot be put into JSON.
    pub fn of(recording: &Recording, wav: Option<&[u8]>) -> Result<Self, ArchiveError> {
        Self::with(recording, wav.map_or(Hash::ZERO, Hash::of))
    }

    fn with(recording: &Recording, sound: Hash) -> Result<Self, ArchiveError> {
        let recording = Recording {
            bytes: 0,
            ..recording.clone()
        };
        let mut all = serde_json::to_vec(&recording).map_err(|_| ArchiveError::NotWritable)?;
        all.extend(sound.0);
        Ok(Self(Hash::of(&all)))
    }
}

impl Record {
    /// A line of the history with the file that it names, where the archive has it.
    pub(super) fn new(line: Line, entry: Option<&ZipEntry>) -> Self {
        let sound = match (line.file, line.sha256, entry) {
            (Some(_), Some(hash), Some(entry)) => SoundPlace::At(entry.clone(), hash),
            (None, None, _) => SoundPlace::None,
            _ => SoundPlace::Missing,
        };
        Self {
            recording: line.record,
            sound,
        }
    }

    /// Which bytes of the archive to hand to [`open`](Self::open); none where there is no sound.
    #[must_use]
    pub fn range(&self) -> Range<u64> {
        match &self.sound {
            SoundPlace::At(entry, _) => entry.range(),
            SoundPlace::None | SoundPlace::Missing => 0..0,
        }
    }

    /// The record and its sound, checksums verified.
    ///
    /// # Errors
    /// What is wrong with the sound. The recording itself is good all the same: the app may offer
    /// to take it in without.
    pub fn open(&self, bytes: &[u8]) -> Result<Restored, ArchiveError> {
        let (wav, hash) = self.wav(bytes)?;
        let sound = wav.as_deref().map(read_wav_or_empty).transpose()?;
        let rate = self.recording.head.sample_rate;
        if sound
            .as_ref()
            .is_some_and(|sound| !sound.samples.is_empty() && sound.rate != rate)
        {
            return Err(ArchiveError::Unfitting);
        }
        let fingerprint = Fingerprint::with(&self.recording, hash)?;
        Ok(Restored {
            recording: self.recording.clone(),
            sound,
            fingerprint,
        })
    }

    fn wav<'a>(&self, bytes: &'a [u8]) -> Result<HashedWav<'a>, ArchiveError> {
        match &self.sound {
            SoundPlace::None => Ok((None, Hash::ZERO)),
            SoundPlace::Missing => Err(ArchiveError::SoundMissing),
            SoundPlace::At(entry, expected) => {
                let wav = entry.open(bytes)?;
                let hash = Hash::of(&wav);
                if hash != *expected {
                    return Err(ArchiveError::WrongChecksum);
                }
                Ok((Some(wav), hash))
            }
        }
    }
}

/// A WAV file, where there is one, and its hash, zero without.
type HashedWav<'a> = (Option<Cow<'a, [u8]>>, Hash);

/// A recording that was cut off at once has no samples; its file is whole all the same.
fn read_wav_or_empty(wav: &[u8]) -> Result<Sound, ArchiveError> {
    match read_wav(wav) {
        Err(ArchiveError::WavEmpty) => Ok(Sound::default()),
        read => read,
    }
}
