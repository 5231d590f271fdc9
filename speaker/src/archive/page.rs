//! `index.html`: the archive to read and hear in any browser, without the app and without network.
//!
//! No script. The page's own policy lets in nothing but its style (by its hash) and sound from
//! beside it: `'self'` where a server shows it, `file:` where it is opened from a disk.

use super::history::Line;
use super::names;
use crate::record::Condition;
use crate::{Millis, Owner};
use core::fmt::Write as _;
use serde::Serialize;

/// The page's style.
const STYLE: &str = "\
body{font:1rem/1.5 system-ui,sans-serif;margin:2rem auto;max-width:72rem;padding:0 1rem}\
table{border-collapse:collapse;width:100%}\
th,td{text-align:left;vertical-align:top;padding:.4rem .6rem;border-bottom:1px solid #8888}\
audio{width:14rem;max-width:100%}\
:root{color-scheme:light dark}";

/// Source expression of [`STYLE`] (Content Security Policy Level 3, `hash-source`).
const STYLE_HASH: &str = "sha256-EQUwv1egAgSuaBZ1lrv7HXuMAo2zBSQ7agGyR4oennA=";

/// Columns.
const COLUMNS: [&str; 8] = [
    "Time (UTC)",
    "Sound",
    "Said",
    "Answer",
    "Started by",
    "Kept by",
    "Length",
    "Remarks",
];

/// The page for these records, exported at this time.
pub(super) fn write(lines: &[Line], exported: Millis) -> String {
    let mut rows = String::new();
    for line in lines {
        rows.push_str(&row(line));
    }
    let head: String = COLUMNS
        .iter()
        .map(|name| format!("<th scope=\"col\">{name}</th>"))
        .collect();
    format!(
        "<!DOCTYPE html>\n<html lang=\"en\"><head><meta charset=\"utf-8\">\n\
         <meta http-equiv=\"Content-Security-Policy\" content=\"default-src 'none'; \
         media-src 'self' file:; style-src '{STYLE_HASH}'; base-uri 'none'; form-action 'none'\">\n\
         <meta name=\"viewport\" content=\"width=device-width\">\n\
         <meta name=\"referrer\" content=\"no-referrer\">\n\
         <title>Recordings of Hearsay</title>\n<style>{STYLE}</style></head>\n<body>\n\
         <h1>Recordings of Hearsay</h1>\n\
         <p>{} recordings, exported {}. Everything here was kept in one browser; what is marked as \
         simulated never left it. All fields of each recording are in history.json.</p>\n\
         <table><thead><tr>{head}</tr></thead>\n<tbody>\n{rows}</tbody></table>\n</body></html>\n",
        lines.len(),
        names::instant(exported),
    )
}

fn row(line: &Line) -> String {
    let record = &line.record;
    let (head, tail) = (&record.head, &record.tail);
    let said: Vec<&str> = record.transcripts().collect();
    let answers: Vec<&str> = record.answers().collect();
    let cells = [
        escape(&names::instant(head.started)),
        sound(line.file.as_deref()),
        escape(&said.join(" / ")),
        escape(&answers.join(" / ")),
        escape(&word(&head.initiator)),
        escape(&keeper(head.owner)),
        format!("{:.1} s", f64::from(tail.duration_ms) / 1_000.0),
        escape(&remarks(record.condition, &word(&tail.end_reason))),
    ];
    let mut out = String::from("<tr>");
    for cell in cells {
        // Writing into a string cannot fail.
        let _ = write!(out, "<td>{cell}</td>");
    }
    out.push_str("</tr>\n");
    out
}

fn sound(file: Option<&str>) -> String {
    match file {
        Some(file) => format!(
            "<audio controls preload=\"none\" src=\"{}\"></audio>",
            escape(file)
        ),
        None => "no sound".to_owned(),
    }
}

fn keeper(owner: Owner) -> String {
    let simulated = if owner == Owner::Device {
        ""
    } else {
        " (simulated)"
    };
    format!("{}{simulated}", word(&owner))
}

fn remarks(condition: Condition, end: &str) -> String {
    match condition {
        Condition::Whole => format!("ended by: {end}"),
        Condition::Interrupted => "cut off; what was heard until then is here".to_owned(),
        Condition::Damaged => "damaged".to_owned(),
    }
}

/// The name under which a plain variant is stored, with spaces.
fn word(value: &impl Serialize) -> String {
    let value = serde_json::to_value(value).unwrap_or_default();
    value.as_str().unwrap_or("unknown").replace('_', " ")
}

/// Text inside an element or a quoted attribute.
fn escape(text: &str) -> String {
    let mut out = String::with_capacity(text.len());
    for letter in text.chars() {
        match letter {
            '&' => out.push_str("&amp;"),
            '<' => out.push_str("&lt;"),
            '>' => out.push_str("&gt;"),
            '"' => out.push_str("&quot;"),
            '\'' => out.push_str("&#39;"),
            // HTML has no control characters; a NUL would end the text for some readers.
            letter if letter.is_control() && !letter.is_whitespace() => out.push('\u{fffd}'),
            letter => out.push(letter),
        }
    }
    out
}

#[cfg(test)]
mod tests {
    use super::*;
    use crate::ledger::Hash;

    /// Base 64 after RFC 4648, for bytes that fill whole letters but for two bytes at the end.
    fn base64(bytes: &[u8]) -> String {
        let letters = b"ABCDEFGHIJKLMNOPQRSTUVWXYZabcdefghijklmnopqrstuvwxyz0123456789+/";
        let mut out = String::new();
        for group in bytes.chunks(3) {
            let number = group
                .iter()
                .fold(0u32, |sum, byte| sum << 8 | u32::from(*byte));
            let number = number << (8 * (3 - group.len()));
            for place in 0..=group.len() {
                out.push(char::from(
                    letters[(number >> (18 - 6 * place) & 63) as usize],
                ));
            }
            out.push_str(&"=".repeat(3 - group.len()));
        }
        out
    }

    #[test]
    fn the_policy_knows_the_style() {
        let expected = format!("sha256-{}", base64(&Hash::of(STYLE.as_bytes()).0));
        assert_eq!(STYLE_HASH, expected);
    }
}
