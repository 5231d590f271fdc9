//! One phrasing: words, what may be missing, what may stand instead, rules and slots.

/// Deepest nesting of brackets. The household's grammar needs three; the bound keeps reading finite
/// on any text.
const DEEPEST: usize = 16;

/// A phrasing of a grammar file.
#[derive(Debug, Clone, PartialEq, Eq)]
pub(in super::super) enum Phrase {
    Word(String),
    /// One after another.
    All(Vec<Self>),
    /// One of these.
    One(Vec<Self>),
    Maybe(Box<Self>),
    /// Seldom said by itself: an answer to a question.
    Seldom(Box<Self>),
    Rule(String),
    Slot {
        name: String,
        kind: String,
    },
}

impl Phrase {
    /// Reads what stands on one line.
    pub(in super::super) fn read(line: &str) -> Result<Self, String> {
        let seldom = line.strip_prefix("~ ");
        let mut rest = seldom.unwrap_or(line);
        let phrase = alternatives(&mut rest, 0)?;
        match rest.chars().next() {
            None if seldom.is_some() => Ok(Self::Seldom(Box::new(phrase))),
            None => Ok(phrase),
            Some(sign) => Err(format!("“{sign}” closes nothing")),
        }
    }
}

fn alternatives(rest: &mut &str, depth: usize) -> Result<Phrase, String> {
    if depth > DEEPEST {
        return Err("its brackets are nested too deeply".to_owned());
    }
    let mut all = vec![sequence(rest, depth)?];
    while let Some(after) = rest.strip_prefix('|') {
        *rest = after;
        all.push(sequence(rest, depth)?);
    }
    Ok(match all.pop() {
        Some(only) if all.is_empty() => only,
        Some(last) => {
            all.push(last);
            Phrase::One(all)
        }
        None => Phrase::One(all),
    })
}

fn sequence(rest: &mut &str, depth: usize) -> Result<Phrase, String> {
    let mut parts = Vec::new();
    loop {
        *rest = rest.trim_start();
        let Some(sign) = rest.chars().next() else {
            break;
        };
        match sign {
            '|' | ')' | ']' => break,
            '(' => parts.push(bracket(rest, ')', depth)?),
            '[' => parts.push(Phrase::Maybe(Box::new(bracket(rest, ']', depth)?))),
            '<' => parts.push(Phrase::Rule(named(rest, '>')?)),
            '{' => parts.push(slot(&named(rest, '}')?)),
            '>' | '}' => return Err(format!("“{sign}” closes nothing")),
            _ => parts.push(word(rest)),
        }
    }
    if parts.is_empty() {
        return Err("a part of it has no words".to_owned());
    }
    Ok(Phrase::All(parts))
}

fn bracket(rest: &mut &str, close: char, depth: usize) -> Result<Phrase, String> {
    let mut inside = rest.get(1..).unwrap_or_default();
    let phrase = alternatives(&mut inside, depth + 1)?;
    let Some(after) = inside.strip_prefix(close) else {
        return Err(format!("“{close}” is missing"));
    };
    *rest = after;
    Ok(phrase)
}

fn named(rest: &mut &str, close: char) -> Result<String, String> {
    let inside = rest.get(1..).unwrap_or_default();
    let Some((name, after)) = inside.split_once(close) else {
        return Err(format!("“{close}” is missing"));
    };
    *rest = after;
    Ok(name.trim().to_owned())
}

fn slot(inside: &str) -> Phrase {
    let (name, kind) = inside.split_once(':').unwrap_or((inside, inside));
    Phrase::Slot {
        name: name.trim().to_owned(),
        kind: kind.trim().to_owned(),
    }
}

fn word(rest: &mut &str) -> Phrase {
    let ends = |c: char| c.is_whitespace() || "[]()|<>{}".contains(c);
    let end = rest.find(ends).unwrap_or(rest.len());
    let (word, after) = rest.split_at(end);
    *rest = after;
    Phrase::Word(word.to_owned())
}
