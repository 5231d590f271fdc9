//! Markup cut into tags and text, whatever it is: what is no tag is text.
//!
//! Not an XML library: those stop at the first mistake, and here the words must be said all the same.
//! Linear in the length of the text: every character is looked at a fixed number of times.

/// Most attributes of a tag that are read; no tag of the subset has more than three.
const MOST_ATTRIBUTES: usize = 8;

/// Longest entity, characters between `&` and `;`: `#x10FFFF`.
const LONGEST_ENTITY: usize = 8;

/// Longest name of a tag that is kept, characters; the longest known one has 13.
const LONGEST_NAME: usize = 40;

/// A piece of markup.
#[derive(Clone, Debug, PartialEq, Eq)]
pub(super) enum Token {
    /// Text, entities resolved.
    Text(String),
    /// A tag that opens something.
    Open {
        /// Its name, lower case.
        name: String,
        /// Its attributes: name in lower case, value.
        attributes: Vec<(String, String)>,
        /// Whether it closes itself.
        closed: bool,
    },
    /// A tag that closes something; its name in lower case.
    Close(String),
    /// Something is wrong here, as a sentence.
    Wrong(&'static str),
}

/// Cuts.
pub(super) fn tokens(text: &str) -> Vec<Token> {
    let (mut found, mut rest) = (Vec::new(), text);
    while let Some(at) = rest.find('<') {
        let (before, tag) = rest.split_at(at);
        push_text(before, &mut found);
        let end = if begins_tag(tag) { tag_end(tag) } else { None };
        rest = match end {
            Some(end) => {
                let (whole, after) = tag.split_at(end);
                push_tag(whole, &mut found);
                after
            }
            None => {
                found.push(Token::Wrong(
                    "A “<” in the speech begins no tag; write it as “&lt;”.",
                ));
                let (sign, after) = tag.split_at(1);
                push_text(sign, &mut found);
                if begins_tag(tag) {
                    // A tag without an end: no later one has one either, and none is searched for.
                    push_text(after, &mut found);
                    return found;
                }
                after
            }
        };
    }
    push_text(rest, &mut found);
    found
}

/// Whether a `<` is followed by what a tag begins with.
fn begins_tag(tag: &str) -> bool {
    let next = tag.chars().nth(1);
    next.is_some_and(|next| next.is_ascii_alphabetic() || "/!?".contains(next))
}

/// Bytes up to and with the `>` that ends the tag; quotes hide it.
fn tag_end(tag: &str) -> Option<usize> {
    if tag.starts_with("<!--") {
        return tag.find("-->").map(|at| at + 3);
    }
    let mut quote = None;
    for (at, letter) in tag.char_indices() {
        match (quote, letter) {
            (None, '>') => return Some(at + 1),
            (None, '"' | '\'') => quote = Some(letter),
            (Some(open), _) if open == letter => quote = None,
            _ => {}
        }
    }
    // A quote that never ends: the first `>` will do.
    tag.find('>').map(|at| at + 1)
}

fn push_text(text: &str, found: &mut Vec<Token>) {
    if text.is_empty() {
        return;
    }
    let (resolved, strange) = entities(text);
    if strange {
        found.push(Token::Wrong(
            "A “&” in the speech stands for nothing known; write it as “&amp;”.",
        ));
    }
    found.push(Token::Text(resolved));
}

fn push_tag(whole: &str, found: &mut Vec<Token>) {
    if whole.starts_with("<!") || whole.starts_with("<?") {
        return;
    }
    let inner = whole.trim_start_matches('<').trim_end_matches('>').trim();
    if let Some(name) = inner.strip_prefix('/') {
        found.push(Token::Close(known(name.trim())));
        return;
    }
    let closed = inner.ends_with('/');
    let inner = inner.trim_end_matches('/');
    let end = inner.find(char::is_whitespace).unwrap_or(inner.len());
    let (name, rest) = inner.split_at(end);
    found.push(Token::Open {
        name: known(name),
        attributes: attributes(rest),
        closed,
    });
}

fn known(name: &str) -> String {
    let kept: String = name.chars().take(LONGEST_NAME).collect();
    kept.to_ascii_lowercase()
}

fn attributes(text: &str) -> Vec<(String, String)> {
    let (mut found, mut rest) = (Vec::new(), text.trim_start());
    while found.len() < MOST_ATTRIBUTES {
        let Some((name, after)) = rest.split_once('=') else {
            break;
        };
        let after = after.trim_start();
        let (value, left) = match after.chars().next() {
            Some(quote @ ('"' | '\'')) => {
                let inside = after.get(1..).unwrap_or_default();
                inside.split_once(quote).unwrap_or((inside, ""))
            }
            _ => {
                let end = after.find(char::is_whitespace).unwrap_or(after.len());
                after.split_at(end)
            }
        };
        found.push((name.trim().to_ascii_lowercase(), entities(value).0));
        rest = left.trim_start();
    }
    found
}

/// The text with its entities resolved, and whether one was none.
fn entities(text: &str) -> (String, bool) {
    let (mut out, mut rest, mut strange) = (String::with_capacity(text.len()), text, false);
    while let Some(at) = rest.find('&') {
        let (before, from) = rest.split_at(at);
        out.push_str(before);
        let end = from.char_indices().take(LONGEST_ENTITY + 2);
        let end = end.skip(1).find(|(_, c)| *c == ';').map(|(at, _)| at);
        let letter = end.and_then(|end| entity(from.get(1..end).unwrap_or_default()));
        strange |= letter.is_none();
        out.push(letter.unwrap_or('&'));
        let taken = letter.and(end).map_or(1, |end| end + 1);
        rest = from.get(taken..).unwrap_or_default();
    }
    out.push_str(rest);
    (out, strange)
}

fn entity(name: &str) -> Option<char> {
    match name {
        "amp" => Some('&'),
        "lt" => Some('<'),
        "gt" => Some('>'),
        "quot" => Some('"'),
        "apos" => Some('\''),
        _ => {
            let digits = name.strip_prefix('#')?;
            let code = match digits.strip_prefix(['x', 'X']) {
                Some(hex) => u32::from_str_radix(hex, 16),
                None => digits.parse(),
            };
            char::from_u32(code.ok()?)
        }
    }
}
