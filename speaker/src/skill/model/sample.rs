//! A sample utterance in parts: words, and slots in braces.

/// A part of a sample.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub(crate) enum Part<'a> {
    /// What is outside braces; a space between two slots too.
    Words(&'a str),
    /// Name of a slot, without braces.
    Slot(&'a str),
}

/// The parts of a sample, and whether all its braces are pairs around a name. Braces that are not
/// stand for nothing.
pub(crate) fn parts(sample: &str) -> (Vec<Part<'_>>, bool) {
    let mut all = Vec::new();
    let mut paired = true;
    let mut rest = sample;
    while let Some(open) = rest.find(['{', '}']) {
        let (words, brace) = rest.split_at(open);
        push_words(&mut all, words);
        let inner = brace.get(1..).unwrap_or_default();
        let close = inner.find(['{', '}']);
        let slot = close.and_then(|close| inner.get(..close)).map(slot_name);
        let closed = close.and_then(|close| inner.get(close..)).unwrap_or("");
        match slot.filter(|slot| !slot.is_empty()) {
            Some(slot) if brace.starts_with('{') && closed.starts_with('}') => {
                all.push(Part::Slot(slot));
                rest = closed.get(1..).unwrap_or_default();
            }
            _ => {
                paired = false;
                rest = inner;
            }
        }
    }
    push_words(&mut all, rest);
    (all, paired)
}

/// The oldest samples have an example in the braces too: `{chicken wings|food}`.
fn slot_name(inner: &str) -> &str {
    let name = inner.rsplit_once('|').map_or(inner, |(_, name)| name);
    name.trim()
}

fn push_words<'a>(all: &mut Vec<Part<'a>>, words: &'a str) {
    if !words.is_empty() {
        all.push(Part::Words(words));
    }
}

/// The names of the slots of a sample, in order.
pub(crate) fn slots(sample: &str) -> impl Iterator<Item = &str> {
    parts(sample).0.into_iter().filter_map(|part| match part {
        Part::Slot(name) => Some(name),
        Part::Words(_) => None,
    })
}
