//! Values of a type that are said a little differently from their names.

use super::kinds::Kind;
use super::likeness::{letters_alike, sound, words_alike};
use super::words::Words;

/// How like a name must be, 0 to 1.
const LIKE_ENOUGH: f32 = 0.7;

/// Names that are compared letter by letter for one slot.
const MOST_COMPARED: usize = 1_500;

/// Candidates that are given.
const MOST_CANDIDATES: usize = 5;

/// The values of a type that words are like, the likest first, with their likeness.
pub(super) fn near(kind: &Kind, said: &Words) -> Vec<(u32, f32)> {
    let joined = said.joined();
    let own_sound = sound(&joined.replace(' ', ""));
    let mut found: Vec<(u32, f32)> = Vec::new();
    let mut compared = 0;
    for name in &kind.names {
        let shares = said
            .iter()
            .any(|word| name.words.iter().any(|own| own == word));
        let length = name.joined.len().abs_diff(joined.len()) <= 1 + joined.len() / 4;
        let starts = name.joined.chars().next() == joined.chars().next();
        if compared >= MOST_COMPARED
            || !(shares || (length && starts) || length && own_sound.is_some())
        {
            continue;
        }
        compared += 1;
        let mut like =
            letters_alike(&joined, &name.joined).max(0.95 * words_alike(said, &name.words));
        if own_sound.is_some() && sound(&name.joined.replace(' ', "")) == own_sound {
            like = like.max(0.85);
        }
        if like < LIKE_ENOUGH {
            continue;
        }
        match found.iter_mut().find(|(value, _)| *value == name.value) {
            Some((_, known)) => *known = known.max(like),
            None => found.push((name.value, like)),
        }
    }
    found.sort_by(|a, b| b.1.total_cmp(&a.1).then(a.0.cmp(&b.0)));
    found.truncate(MOST_CANDIDATES);
    found
}
