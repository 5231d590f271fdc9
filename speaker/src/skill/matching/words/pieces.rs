//! Pieces of a text between spaces and signs, each with its place.

use super::fold::{fold, is_alone, is_letter};

/// Longest text that is read, in characters; the rest is left out. A spoken request ends after 15 s,
/// which is about 250 characters.
const MOST_CHARACTERS: usize = 600;

/// A piece of text: a word, a number, a time, a date, or one character of a script without spaces.
#[derive(Clone, Debug, PartialEq, Eq)]
pub(super) struct Piece {
    /// As it is compared.
    pub(super) folded: String,
    /// First byte.
    pub(super) start: usize,
    /// The byte after the last.
    pub(super) end: usize,
    /// Whether an apostrophe joins it to the piece before.
    pub(super) glued: bool,
}

/// The pieces of a text.
pub(super) fn pieces(text: &str) -> Vec<Piece> {
    let signs: Vec<(usize, char)> = text.char_indices().take(MOST_CHARACTERS).collect();
    let mut all: Vec<Piece> = Vec::new();
    let mut open: Option<Piece> = None;
    for (at, (start, c)) in signs.iter().copied().enumerate() {
        let before = at.checked_sub(1).and_then(|at| signs.get(at));
        let around = (
            before.map(|sign| sign.1),
            signs.get(at + 1).map(|sign| sign.1),
        );
        let end = start + c.len_utf8();
        if is_alone(c) {
            all.extend(open.take());
            let mut piece = Piece::new(start);
            piece.add(c, end);
            all.push(piece);
        } else if is_letter(c) {
            open.get_or_insert_with(|| Piece::new(start)).add(c, end);
        } else {
            match joins(c, around) {
                Joint::Sign(sign) if open.is_some() => {
                    let piece = open.get_or_insert_with(|| Piece::new(start));
                    piece.add(sign, end);
                }
                Joint::Nothing if open.is_some() => {}
                Joint::Glue if open.is_some() => {
                    all.extend(open.take());
                    let mut piece = Piece::new(end);
                    piece.glued = true;
                    open = Some(piece);
                }
                Joint::Word(word) => {
                    all.extend(open.take());
                    let mut piece = Piece::new(start);
                    word.chars().for_each(|c| piece.add(c, end));
                    all.push(piece);
                }
                _ => all.extend(open.take()),
            }
        }
    }
    all.extend(open);
    all.retain(|piece| !piece.folded.is_empty());
    letters_in_one(all, text)
}

impl Piece {
    const fn new(start: usize) -> Self {
        Self {
            folded: String::new(),
            start,
            end: start,
            glued: false,
        }
    }

    fn add(&mut self, c: char, end: usize) {
        match c {
            ':' | '.' | '-' | '%' | '&' => self.folded.push(c),
            _ => fold(c, &mut self.folded),
        }
        self.end = end;
    }
}

/// What a sign does that is no letter.
enum Joint {
    /// Ends a piece.
    Ends,
    /// Is part of the piece.
    Sign(char),
    /// Ends a piece, to which the next is joined.
    Glue,
    /// Is left out, and the piece goes on.
    Nothing,
    /// Is a word.
    Word(&'static str),
}

fn joins(c: char, around: (Option<char>, Option<char>)) -> Joint {
    let (Some(before), after) = around else {
        return Joint::Ends;
    };
    let after = after.unwrap_or(' ');
    let digits = before.is_numeric() && after.is_numeric();
    match c {
        '\'' | '’' | '‘' | '`' if is_letter(after) => Joint::Glue,
        ':' | '-' if digits => Joint::Sign(c),
        '.' if digits || (before.is_alphabetic() && after.is_alphabetic()) => Joint::Sign('.'),
        ',' if digits => Joint::Nothing,
        '%' => Joint::Word("%"),
        '&' => Joint::Word("&"),
        _ => Joint::Ends,
    }
}

/// Letters with full stops are one word: `n. b. a.` and `n.b.a.` are `nba`.
fn letters_in_one(pieces: Vec<Piece>, text: &str) -> Vec<Piece> {
    let mut all: Vec<Piece> = Vec::new();
    let mut in_row = false;
    for mut piece in pieces {
        let dotted = text
            .get(piece.end..)
            .is_some_and(|rest| rest.starts_with('.'));
        let row = is_row(&piece.folded);
        if row && !is_half(&piece.folded) {
            piece.folded.retain(|c| c != '.');
        }
        let single = row || (piece.folded.chars().count() == 1 && dotted);
        match all.last_mut().filter(|_| in_row && single) {
            Some(last) => {
                last.folded.push_str(&piece.folded);
                last.end = piece.end;
            }
            None => all.push(piece),
        }
        in_row = single && dotted;
    }
    all
}

/// `n.b.a`.
fn is_row(folded: &str) -> bool {
    folded.contains('.')
        && folded
            .split('.')
            .all(|part| part.chars().count() == 1 && !part.starts_with(char::is_numeric))
}

/// The halves of the day keep their full stop.
fn is_half(folded: &str) -> bool {
    folded == "a.m" || folded == "p.m"
}
