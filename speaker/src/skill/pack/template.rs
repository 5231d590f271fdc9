//! Texts with places in braces: `You have {notes.count|note|notes}.`

use super::ast::{Part, Path, Text};

/// Segments of a path; the longest known has three.
const LONGEST_PATH: usize = 4;

/// Parts of one text.
const MOST_PARTS: usize = 200;

/// Cuts a text into words and places. Braces that are not closed, and `{{`, are words.
pub(super) fn text(source: &str) -> Text {
    let (mut parts, mut words, mut rest) = (Vec::new(), String::new(), source);
    while let Some((before, from)) = rest.split_once('{') {
        words.push_str(before);
        if let Some(after) = from.strip_prefix('{') {
            words.push('{');
            rest = after;
            continue;
        }
        let Some((inner, after)) = from.split_once('}') else {
            words.push('{');
            rest = from;
            break;
        };
        if parts.len() >= MOST_PARTS {
            break;
        }
        if !words.is_empty() {
            parts.push(Part::Words(core::mem::take(&mut words)));
        }
        parts.push(place(inner));
        rest = after;
    }
    words.push_str(rest);
    if !words.is_empty() {
        parts.push(Part::Words(words));
    }
    parts
}

fn place(inner: &str) -> Part {
    let mut pieces = inner.split('|');
    let at = path(pieces.next().unwrap_or_default());
    let counted = pieces.next().zip(pieces.next());
    Part::Place(
        at,
        counted.map(|(one, many)| (one.to_owned(), many.to_owned())),
    )
}

/// `slot.size` cut at its dots.
pub(super) fn path(source: &str) -> Path {
    let segments = source.split('.').map(|segment| segment.trim().to_owned());
    segments.take(LONGEST_PATH).collect()
}
