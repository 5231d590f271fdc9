//! Which words are masked, and why.

use super::lists::{
    CALLING, CUES, TITLES, digit_word, is_function_word, is_given_name, keeps_its_capital,
};
use super::split::Piece;
use super::{Class, Origin};

/// Digits that make a number long: house numbers, ages and times of day are shorter, telephone
/// numbers, codes and postcodes are not.
const LONG_NUMBER: usize = 4;

/// Words of a full name beyond the first.
const FURTHER_NAMES: usize = 2;

/// For every piece the class it is masked for. What is surest comes first: a piece keeps the first
/// class it gets.
pub(super) fn classes(pieces: &[Piece<'_>], origin: Origin) -> Vec<Option<Class>> {
    let mut classes = vec![None; pieces.len()];
    addresses(pieces, &mut classes);
    numbers(pieces, &mut classes);
    cued(pieces, origin, &mut classes);
    each(pieces, &mut classes, Class::GivenName, |_, piece| {
        is_given_name(&piece.lower)
    });
    if origin == Origin::Typed {
        each(pieces, &mut classes, Class::Capitalised, |before, piece| {
            before.is_some_and(|b| !ends_sentence(b)) && capital(piece)
        });
    }
    classes
}

fn set(classes: &mut [Option<Class>], at: usize, class: Class) {
    if let Some(slot) = classes.get_mut(at) {
        slot.get_or_insert(class);
    }
}

/// Gives `class` to every piece that `is` it, judged with the piece before.
fn each(
    pieces: &[Piece<'_>],
    classes: &mut [Option<Class>],
    class: Class,
    is: impl Fn(Option<&Piece<'_>>, &Piece<'_>) -> bool,
) {
    let mut before = None;
    for (at, piece) in pieces.iter().enumerate() {
        if is(before, piece) {
            set(classes, at, class);
        }
        if !piece.word.is_empty() {
            before = Some(piece);
        }
    }
}

fn ends_sentence(piece: &Piece<'_>) -> bool {
    piece.trail.contains(['.', '!', '?', ':'])
}

fn capital(piece: &Piece<'_>) -> bool {
    piece.word.starts_with(char::is_uppercase) && !keeps_its_capital(&piece.lower)
}

/// `anna@example.org`, and spoken "anna dot smith at example dot org".
fn addresses(pieces: &[Piece<'_>], classes: &mut [Option<Class>]) {
    for (at, piece) in pieces.iter().enumerate() {
        let sides = piece.word.split_once('@');
        if sides.is_some_and(|(name, host)| !name.is_empty() && !host.is_empty()) {
            set(classes, at, Class::Address);
        }
    }
    let word = |at: usize| pieces.get(at).map_or("", |piece| piece.lower.as_str());
    for at in 1..pieces.len() {
        if word(at) != "at" || word(at + 2) != "dot" {
            continue;
        }
        let mut first = at - 1;
        while first >= 2 && word(first - 1) == "dot" {
            first -= 2;
        }
        let mut last = at + 3;
        while word(last + 1) == "dot" {
            last += 2;
        }
        (first..=last).for_each(|at| set(classes, at, Class::Address));
    }
}

/// Runs of pieces that are digits, with [`LONG_NUMBER`] digits together.
fn numbers(pieces: &[Piece<'_>], classes: &mut [Option<Class>]) {
    let mut run = 0..0;
    let mut digits = 0;
    for (at, piece) in pieces.iter().enumerate() {
        match digits_in(piece) {
            0 => {
                run = at + 1..at + 1;
                digits = 0;
            }
            more => {
                run.end = at + 1;
                digits += more;
            }
        }
        if digits >= LONG_NUMBER {
            run.clone().for_each(|at| set(classes, at, Class::Number));
        }
    }
}

/// Digits of a piece that is a number or a part of one; a time of day ("12:30") is none.
fn digits_in(piece: &Piece<'_>) -> usize {
    if let Some(digits) = digit_word(&piece.lower) {
        return digits;
    }
    if piece.word.contains(':') {
        return 0;
    }
    let digits = piece.word.chars().filter(|c| c.is_numeric()).count();
    let others = piece.word.chars().filter(|c| c.is_alphabetic()).count();
    // A flat "12b" is short; "AB123456" is a code.
    if others > 0 && digits < LONG_NUMBER {
        return 0;
    }
    digits
}

/// What follows "call", "message to", "Mrs" and the like.
fn cued(pieces: &[Piece<'_>], origin: Origin, classes: &mut [Option<Class>]) {
    for at in 0..pieces.len() {
        for cue in CUES.iter().chain(CALLING).chain(TITLES) {
            let after = at + cue.len();
            let said = pieces.get(at..after).unwrap_or_default();
            let fits = said
                .iter()
                .map(|p| p.lower.as_str())
                .eq(cue.iter().copied());
            if fits && !said.iter().any(ends_sentence) {
                let calling = CALLING.contains(cue);
                mask_name(pieces, after, origin, calling, classes);
            }
        }
    }
}

/// Masks the name that begins at `first`, if one does.
fn mask_name(
    pieces: &[Piece<'_>],
    first: usize,
    origin: Origin,
    calling: bool,
    classes: &mut [Option<Class>],
) {
    let rest = pieces.get(first..).unwrap_or_default();
    for (at, piece) in rest.iter().take(1 + FURTHER_NAMES).enumerate() {
        let is_word = piece.word.starts_with(char::is_alphabetic);
        if !is_word || is_function_word(&piece.lower) {
            return;
        }
        // After "call" a spoken phrase is a name to its end; after "tell" the message follows.
        let goes_on = match origin {
            Origin::Spoken => calling,
            Origin::Typed => capital(piece),
        };
        if at > 0 && !goes_on && !is_given_name(&piece.lower) {
            return;
        }
        set(classes, first + at, Class::AfterCue);
        if !piece.trail.is_empty() {
            return;
        }
    }
}
