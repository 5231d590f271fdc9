//! Names of files and records: what is safe to take, to show and to write.

use super::ArchiveError;
use super::limits::{LONGEST_ID, LONGEST_NAME};
use crate::Millis;
use crate::record::DayKey;
use std::collections::HashSet;

/// Characters of a foreign name that are shown.
const SHOWN: usize = 80;

/// What stands for a character that must not be shown.
const REPLACEMENT: char = '\u{fffd}';

/// A foreign name made harmless to show: no control characters, nothing that turns the direction
/// of writing round, not long.
pub(super) fn shown(name: &str) -> String {
    let turns = |letter: char| matches!(letter, '\u{200e}'..='\u{200f}' | '\u{202a}'..='\u{202e}' | '\u{2066}'..='\u{2069}');
    let harmless = |letter: char| {
        if letter.is_control() || turns(letter) {
            REPLACEMENT
        } else {
            letter
        }
    };
    name.chars().take(SHOWN).map(harmless).collect()
}

/// The path of an entry, with `/` between its parts.
///
/// Nothing is ever written under these names; they are refused all the same, because whoever made
/// them means harm, and because people unpack the same archive with other programs.
///
/// # Errors
/// [`ArchiveError::UnsafeName`] for what is absolute, has a drive letter, `.` or `..` among its
/// parts, control characters, is empty, too long or not UTF-8.
pub(super) fn path(raw: &[u8]) -> Result<String, ArchiveError> {
    let unsafe_name = ArchiveError::UnsafeName;
    if raw.is_empty() || raw.len() > LONGEST_NAME {
        return Err(unsafe_name);
    }
    // Some programs on Windows write backslashes against the specification.
    let path = core::str::from_utf8(raw)
        .map_err(|_| unsafe_name)?
        .replace('\\', "/");
    let mut letters = path.chars();
    let drive =
        letters.next().is_some_and(|it| it.is_ascii_alphabetic()) && letters.next() == Some(':');
    let leads_out = path
        .strip_suffix('/')
        .unwrap_or(&path)
        .split('/')
        .any(|part| matches!(part, "" | "." | ".."));
    if drive || leads_out || path.chars().any(char::is_control) {
        return Err(unsafe_name);
    }
    Ok(path)
}

/// Whether this can be a record's identifier: 1 to 64 ASCII letters, digits, `-` and `_`.
pub(super) fn is_id(id: &str) -> bool {
    let plain = |letter: u8| letter.is_ascii_alphanumeric() || matches!(letter, b'-' | b'_');
    (1..=LONGEST_ID).contains(&id.len()) && id.bytes().all(plain)
}

/// `recordings/<date>_<id>.wav`, another one for every call: letters that file systems quarrel
/// about are replaced, and what then is there already gets a number. The date is UTC with hyphens
/// for colons, so that names sort by time.
pub(super) fn recording(started: Millis, id: &str, taken: &mut HashSet<String>) -> String {
    let date = instant(started).replace(':', "-");
    let id: String = id.chars().take(LONGEST_ID).map(plain).collect();
    let plain_name = format!("recordings/{date}_{id}.wav");
    let more = (2u32..).map(|number| format!("recordings/{date}_{id}-{number}.wav"));
    let free = core::iter::once(plain_name)
        .chain(more)
        .find(|name| !taken.contains(&name.to_ascii_lowercase()))
        .unwrap_or_default();
    taken.insert(free.to_ascii_lowercase());
    free
}

fn plain(letter: char) -> char {
    if letter.is_ascii_alphanumeric() || letter == '-' {
        letter
    } else {
        '_'
    }
}

/// `2026-11-22T13:25:07Z` (RFC 3339, UTC, whole seconds).
pub(super) fn instant(at: Millis) -> String {
    let (hour, minute, second) = clock(at);
    let day = DayKey::of(at, 0);
    format!("{day}T{hour:02}:{minute:02}:{second:02}Z")
}

/// Hour, minute and second of the day in UTC.
pub(super) fn clock(at: Millis) -> (u64, u64, u64) {
    let second = at / 1_000 % 86_400;
    (second / 3_600, second / 60 % 60, second % 60)
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn paths_that_lead_out_are_refused() {
        let bad: [&[u8]; 13] = [
            b"",
            b"/a",
            b"../a",
            b"a/../b",
            b"a/..",
            b".",
            b"a//b",
            b"C:\\a",
            b"c:a",
            b"\\\\a\\b",
            b"a\0b",
            b"a\nb",
            b"\xff",
        ];
        for raw in bad {
            assert_eq!(path(raw), Err(ArchiveError::UnsafeName), "{raw:?}");
        }
        assert!(path(&[b'a'; 513]).is_err());
        for good in ["a.wav", "a/b.wav", "a/", "a..b", "2020-01-01T10:00:00.wav"] {
            assert_eq!(path(good.as_bytes()).as_deref(), Ok(good));
        }
        assert_eq!(path(b"a\\b").as_deref(), Ok("a/b"));
    }

    #[test]
    fn names_of_recordings_sort_by_time_and_never_meet() {
        let mut taken = HashSet::new();
        let mut next = |id| recording(1_709_164_800_999, id, &mut taken);
        assert_eq!(next("a-1"), "recordings/2024-02-29T00-00-00Z_a-1.wav");
        assert_eq!(next("A-1"), "recordings/2024-02-29T00-00-00Z_A-1-2.wav");
        assert_eq!(next("a/1"), "recordings/2024-02-29T00-00-00Z_a_1.wav");
        assert_eq!(next("../\0"), "recordings/2024-02-29T00-00-00Z_____.wav");
    }

    #[test]
    fn a_name_to_show_is_short_and_tame() {
        assert_eq!(shown("a\u{1b}[2J\u{202e}b"), "a\u{fffd}[2J\u{fffd}b");
        assert_eq!(shown(&"x".repeat(500)).len(), 80);
    }
}
