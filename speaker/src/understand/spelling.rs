//! Whether a word is another one, misspelt.

/// Shorter words are too near to one another: `on` and `off`, `yes` and `yet`.
const SHORTEST: usize = 4;

/// Whether one slip turns one word into the other: a letter too many, too few, another one, or two
/// letters the wrong way round. Short words are never alike.
pub(crate) fn alike(one: &str, other: &str) -> bool {
    let one: Vec<char> = one.chars().collect();
    let other: Vec<char> = other.chars().collect();
    if one.len().min(other.len()) < SHORTEST || one.len().abs_diff(other.len()) > 1 {
        return false;
    }
    let same = one.iter().zip(&other).take_while(|(a, b)| a == b).count();
    let (one, other) = (
        one.get(same..).unwrap_or_default(),
        other.get(same..).unwrap_or_default(),
    );
    match (one, other) {
        ([], []) => true,
        ([a, b, one @ ..], [c, d, other @ ..]) if a == d && b == c && one == other => true,
        _ => {
            let skip = |letters: &[char]| letters.get(1..).unwrap_or_default().to_vec();
            match one.len().cmp(&other.len()) {
                core::cmp::Ordering::Equal => skip(one) == skip(other),
                core::cmp::Ordering::Less => one == skip(other).as_slice(),
                core::cmp::Ordering::Greater => skip(one) == other,
            }
        }
    }
}
