//! What goes into an export and what comes out of it.

use crate::Millis;
use crate::ledger::Entry;
use crate::record::Recording;
use core::fmt;

/// What goes into an archive.
#[derive(Clone, Default)]
pub struct Contents {
    /// The records, in the order in which they are to be listed.
    pub recordings: Vec<Recording>,
    /// The activity ledger, whole.
    pub ledger: Vec<Entry>,
    /// JSON text that the app wants to find again at an import: settings, remnants.
    pub extras: Option<String>,
    /// Real time.
    pub now: Millis,
}

/// What to do next.
#[derive(Clone, PartialEq)]
pub enum Step {
    /// Hand in this recording's sound with [`Export::sound`](super::Export::sound), then go on.
    Sound(Box<Recording>),
    /// Put these bytes behind those before.
    Chunk(Chunk),
    /// The archive is complete.
    Done(Summary),
}

/// A piece of the archive.
#[derive(Clone, PartialEq, Eq)]
pub struct Chunk {
    /// The bytes.
    pub bytes: Vec<u8>,
    /// Parts made so far, this one included.
    pub done: usize,
    /// Parts in all: the recordings and seven more.
    pub of: usize,
}

impl fmt::Debug for Chunk {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        let size = self.bytes.len();
        write!(f, "Chunk({size} bytes, {} of {})", self.done, self.of)
    }
}

/// What became of an export.
#[derive(Clone, Debug, Default, PartialEq, Eq)]
pub struct Summary {
    /// Recordings listed.
    pub recordings: usize,
    /// Identifiers of those that are listed without sound: there was none, it could not be read,
    /// or it was longer than an archive takes (64 MB).
    pub without_sound: Vec<String>,
    /// Of these, how many have sound that cannot be read.
    pub unreadable: usize,
    /// Bytes of the archive.
    pub bytes: u64,
}

impl fmt::Debug for Contents {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        write!(f, "Contents({} recordings)", self.recordings.len())
    }
}

impl fmt::Debug for Step {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        match self {
            Self::Sound(asked) => write!(f, "Sound({})", asked.head.id),
            Self::Chunk(chunk) => write!(f, "{chunk:?}"),
            Self::Done(summary) => write!(f, "{summary:?}"),
        }
    }
}
