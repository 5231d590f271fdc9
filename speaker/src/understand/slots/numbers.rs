//! Whole numbers in words, up to a few hundred.

use crate::understand::spell_out::value;

/// The number that words say (`a hundred and twenty five percent`).
pub(super) fn number(words: &[&str]) -> Option<u32> {
    let mut sum: u32 = 0;
    let mut said = false;
    for word in words {
        match *word {
            "a" | "an" | "and" | "percent" => continue,
            "hundred" => sum = sum.max(1).saturating_mul(100),
            word => sum = sum.saturating_add(value(word)?),
        }
        said = true;
    }
    said.then_some(sum)
}
