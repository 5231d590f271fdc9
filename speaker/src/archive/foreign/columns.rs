//! Which column of a table is which.

use super::rows::text;
use super::time;
use csv::ByteRecord;

/// Columns of a table, from 0.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub(super) struct Columns {
    pub(super) time: Option<usize>,
    pub(super) audio: Option<usize>,
    pub(super) transcript: usize,
}

/// Parts of column names, letters and digits only, the most telling first.
const TRANSCRIPTS: [&str; 8] = [
    "transcript",
    "utterancetext",
    "customersaid",
    "usersaid",
    "whatyousaid",
    "spoken",
    "utterance",
    "text",
];
const AUDIO: [&str; 7] = [
    "audiofile",
    "recordingfile",
    "wavfile",
    "filename",
    "audio",
    "recording",
    "file",
];
const TIMES: [&str; 5] = ["timestamp", "datetime", "creation", "date", "time"];

/// Parts of names of columns that are about something else.
const NOT_TIMES: [&str; 2] = ["timezone", "duration"];

/// Ends of names of sound files.
pub(super) const SOUND_ENDS: [&str; 6] = [".wav", ".mp3", ".ogg", ".opus", ".m4a", ".flac"];

/// Columns of a table that are looked at.
const MOST_COLUMNS: usize = 256;

impl Columns {
    /// By the names in the first line; nothing where that names no transcripts, which then is no
    /// line of names.
    pub(super) fn by_name(header: &ByteRecord) -> Option<Self> {
        let names: Vec<String> = header.iter().take(MOST_COLUMNS).map(letters).collect();
        // A long first line is data that happens to contain one of the words.
        let short = names.iter().all(|name| name.len() <= 60);
        let found = |words: &[&str], taken: &[Option<usize>], not: &[&str]| {
            words.iter().find_map(|word| {
                names.iter().enumerate().position(|(at, name)| {
                    name.contains(word)
                        && !taken.contains(&Some(at))
                        && !not.iter().any(|not| name.contains(not))
                })
            })
        };
        let time = found(&TIMES, &[], &NOT_TIMES);
        let transcript =
            found(&TRANSCRIPTS, &[time], &["id"]).or_else(|| found(&TRANSCRIPTS, &[time], &[]))?;
        let audio = found(&AUDIO, &[time, Some(transcript)], &[]);
        let enough = time.is_some() || audio.is_some() || names.len() == 1;
        (short && enough).then_some(Self {
            time,
            audio,
            transcript,
        })
    }

    /// By what the first line of data holds: a sound file, a time, and of the rest the longest
    /// text. Without one of the first two it is no such table.
    pub(super) fn by_content(row: &ByteRecord) -> Option<Self> {
        let cells: Vec<String> = row.iter().take(MOST_COLUMNS).map(text).collect();
        let audio = cells.iter().position(|cell| is_sound(cell));
        let time = cells.iter().position(|cell| time::parse(cell).is_some());
        if audio.is_none() && time.is_none() {
            return None;
        }
        let others = cells.iter().enumerate().filter(|(at, cell)| {
            Some(*at) != audio && Some(*at) != time && cell.chars().any(char::is_alphabetic)
        });
        let (transcript, _) = others.max_by_key(|(_, cell)| cell.len())?;
        Some(Self {
            time,
            audio,
            transcript,
        })
    }
}

/// Whether this is the name of a sound file.
pub(super) fn is_sound(name: &str) -> bool {
    let name = name.to_ascii_lowercase();
    SOUND_ENDS.iter().any(|end| name.ends_with(end))
}

fn letters(cell: &[u8]) -> String {
    let cell = text(cell);
    let kept = cell.chars().filter(|letter| letter.is_alphanumeric());
    kept.flat_map(char::to_lowercase).collect()
}
