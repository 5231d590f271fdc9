//! Everything in one file, and back.
//!
//! An archive is a ZIP file with the recordings as WAV, the history three times (to restore, for
//! spreadsheets, to read), the activity ledger and checksums. [`Export`] makes one in steps;
//! [`Opening`] opens one, or an archive with sound and a table of transcripts as other makers of
//! speakers send on request; [`Planning`] says what an import would do, and [`Record::open`] gives
//! what is to be stored.
//!
//! **Memory.** Nothing here holds an archive. Writing gives chunks; reading asks for byte ranges
//! (`needs`), takes them (`give`) and is finished when it needs nothing more, so that a file can
//! stay a file, and a slow one can show its progress or be cancelled by dropping it.
//!
//! **Hostile files.** What is read was made by anybody. Sizes are limited (`limits.rs`) before
//! anything is unpacked; names lead nowhere, because nothing is written under them; what is bad is
//! left out and listed with a sentence ([`Quarantined`]) while the rest is kept. Texts from an
//! archive are any text: to be shown as text, never as HTML.

mod error;
mod export;
mod foreign;
mod history;
mod limits;
mod names;
mod opening;
mod page;
mod plan;
mod record;
mod step;
mod table;
mod texts;
mod wave;
mod whole;
mod zip;

pub use error::{ArchiveError, Quarantined};
pub use export::Export;
pub use foreign::{Listing, Row, SoundFile};
pub use limits::LATEST;
pub use opening::{Opened, Opening};
pub use plan::{Plan, Planning};
pub use record::{Archive, Fingerprint, Record, RecordKey, Restored};
pub use step::{Chunk, Contents, Step, Summary};
pub use wave::{Sound, read_wav};
pub use whole::{open_whole, plan_whole};
pub use zip::ZipEntry;

/// What Hearsay knows, to restore.
const HISTORY: &str = "history.json";

/// The history for spreadsheets.
const TABLE: &str = "history.csv";

/// The history to read.
const PAGE: &str = "index.html";

/// The activity ledger.
const LEDGER: &str = "ledger.jsonl";

/// SHA-256 of every file.
const CHECKSUMS: &str = "checksums.txt";

/// What lies where.
const README: &str = "README.txt";

/// Single parsers, to be tried with any bytes by the fuzz targets and nobody else.
#[doc(hidden)]
pub mod parsers {
    /// Reads a history; the number of records and of refused ones.
    #[must_use]
    pub fn history(bytes: &[u8]) -> Option<(usize, usize)> {
        let history = super::history::read(bytes).ok()?;
        Some((history.lines.len(), history.refused.len()))
    }

    /// Reads a table of transcripts; the number of rows.
    #[must_use]
    pub fn transcripts(bytes: &[u8]) -> Option<usize> {
        let rows = super::foreign::rows(bytes).ok()?;
        Some(rows.len())
    }
}
