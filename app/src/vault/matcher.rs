//! Looking for many byte patterns at once.
//!
//! The patterns stand in a table by their first two bytes, so that a byte of the haystack costs one
//! look-up, however many patterns there are; only where two bytes fit are whole patterns compared.

use std::collections::HashMap;

/// Shortest pattern looked for: three bytes would be met by chance once in 16 MB of noise.
const SHORTEST: usize = 4;

/// Patterns to look for.
#[derive(Debug, Default)]
pub(super) struct Matcher {
    patterns: HashMap<u16, Vec<Vec<u8>>>,
    /// Whether a pattern begins with these two bytes.
    begins: Vec<bool>,
}

impl Matcher {
    /// Takes the patterns; those of fewer than four bytes are left out.
    pub(super) fn new<'a>(patterns: impl Iterator<Item = &'a [u8]>) -> Self {
        let mut matcher = Self {
            patterns: HashMap::new(),
            begins: vec![false; 1 << 16],
        };
        for pattern in patterns.filter(|pattern| pattern.len() >= SHORTEST) {
            let Some(first) = pattern.first_chunk::<2>() else {
                continue;
            };
            let first = u16::from_be_bytes(*first);
            if let Some(begins) = matcher.begins.get_mut(usize::from(first)) {
                *begins = true;
            }
            matcher
                .patterns
                .entry(first)
                .or_default()
                .push(pattern.to_vec());
        }
        matcher
    }

    /// Whether any pattern occurs in these bytes.
    pub(super) fn finds(&self, haystack: &[u8]) -> bool {
        if self.patterns.is_empty() {
            return false;
        }
        first_two(haystack)
            .enumerate()
            .filter(|(_, first)| self.begins.get(usize::from(*first)) == Some(&true))
            .any(|(at, first)| {
                let rest = haystack.get(at..).unwrap_or_default();
                self.patterns
                    .get(&first)
                    .is_some_and(|patterns| patterns.iter().any(|p| rest.starts_with(p)))
            })
    }
}

/// Every two neighbouring bytes.
fn first_two(bytes: &[u8]) -> impl Iterator<Item = u16> {
    let next = bytes.iter().skip(1);
    bytes
        .iter()
        .zip(next)
        .map(|(first, second)| u16::from_be_bytes([*first, *second]))
}

#[cfg(test)]
mod tests {
    use super::*;

    fn finds(patterns: &[&[u8]], haystack: &[u8]) -> bool {
        Matcher::new(patterns.iter().copied()).finds(haystack)
    }

    #[test]
    fn a_pattern_is_found_at_every_place() {
        for len in 4..12 {
            for at in 0..=(12 - len) {
                let haystack: Vec<u8> = (0..12).map(|byte| byte * 7).collect();
                assert!(
                    finds(&[&haystack[at..at + len]], &haystack),
                    "{len} at {at}"
                );
            }
        }
    }

    #[test]
    fn what_differs_in_one_byte_is_not_found() {
        let haystack: Vec<u8> = (0..64).collect();
        for at in 0..8 {
            let mut pattern = haystack[20..28].to_vec();
            pattern[at] ^= 0x80;
            assert!(!finds(&[&pattern], &haystack), "byte {at}");
        }
    }

    #[test]
    fn patterns_with_the_same_beginning_are_told_apart() {
        assert!(finds(&[b"abcd", b"abce"], b"xxabcexx"));
        assert!(!finds(&[b"abcd", b"abcf"], b"xxabcexx"));
    }

    #[test]
    fn nothing_is_found_in_nothing_and_short_patterns_are_left_out() {
        assert!(!finds(&[], b"anything"));
        assert!(!finds(&[b"abcd"], b""));
        assert!(!finds(&[b"abcd"], b"abc"));
        assert!(!finds(&[b"abc", b""], b"abcabc"));
    }
}
