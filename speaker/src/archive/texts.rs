//! `README.txt` and `checksums.txt`.

use super::{ArchiveError, names};
use crate::Millis;
use crate::ledger::Hash;
use std::collections::HashMap;

/// Most lines of `checksums.txt` that are kept: one a file.
const MOST_SUMS: usize = super::limits::MOST_FILES;

/// What lies where, for whoever unpacks the archive.
pub(super) fn readme(exported: Millis) -> String {
    format!(
        "Recordings of Hearsay, exported {}\n\
         \n\
         recordings/     the sound, one WAV file a recording; names begin with date and time in UTC\n\
         index.html      all recordings to read and hear in a browser, without network\n\
         history.json    everything that Hearsay knows of them; Hearsay restores from this file\n\
         history.csv     the same as a table for spreadsheets; cells that a spreadsheet could take\n\
         \x20               for a formula begin with an apostrophe\n\
         ledger.jsonl    the activity ledger: what happened and when, without content\n\
         checksums.txt   SHA-256 of every file; check with: sha256sum -c checksums.txt\n\
         \n\
         Nothing in this archive is encrypted. Whoever has it can hear the recordings: keep it where\n\
         only you can reach it, and delete it when you no longer need it. Deleting recordings in\n\
         Hearsay does not delete them here.\n\
         \n\
         The cloud, reviewers, skill providers and recipients that are named in it are simulated:\n\
         everything was kept in one browser.\n",
        names::instant(exported)
    )
}

/// A line as `sha256sum` writes and checks it.
pub(super) fn checksum_line(hash: Hash, name: &str) -> String {
    format!("{hash}  {name}\n")
}

/// Reads what `sha256sum` wrote, in text or binary mode, from any system.
///
/// # Errors
/// [`ArchiveError::TooManyFiles`]. A line that is none is passed over: its file is then not
/// checked against this list, only against what the archive itself says.
pub(super) fn checksums(bytes: &[u8]) -> Result<HashMap<String, Hash>, ArchiveError> {
    let bytes = bytes.strip_prefix(b"\xef\xbb\xbf").unwrap_or(bytes);
    let mut sums = HashMap::new();
    for line in bytes.split(|byte| *byte == b'\n') {
        let line = line.strip_suffix(b"\r").unwrap_or(line);
        let Ok(line) = core::str::from_utf8(line) else {
            continue;
        };
        let Some((hash, name)) = line.split_once([' ', '\t']) else {
            continue;
        };
        let Some(hash) = Hash::from_hex(&hash.to_ascii_lowercase()) else {
            continue;
        };
        let name = name.trim_start_matches([' ', '*']);
        sums.insert(name.to_owned(), hash);
        if sums.len() > MOST_SUMS {
            return Err(ArchiveError::TooManyFiles);
        }
    }
    Ok(sums)
}
