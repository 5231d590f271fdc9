//! Text cut into words, with everything between them kept.

/// A word with what stands around it.
#[derive(Clone, Debug, PartialEq, Eq)]
pub(super) struct Piece<'a> {
    /// Everything up to the next space: `"Anna's,`.
    pub(super) whole: &'a str,
    /// Punctuation before the word: `"`.
    pub(super) lead: &'a str,
    /// The word: `Anna`.
    pub(super) word: &'a str,
    /// `'s`, if there.
    pub(super) possessive: &'a str,
    /// Punctuation after it: `,`.
    pub(super) trail: &'a str,
    /// White space up to the next piece.
    pub(super) space: &'a str,
    /// The word in small letters.
    pub(super) lower: String,
}

/// All pieces; `whole` and `space` of all, one after another, are the text again. White space at
/// the beginning is a piece without a word.
pub(super) fn pieces(text: &str) -> Vec<Piece<'_>> {
    let mut out = Vec::new();
    let mut rest = text;
    while !rest.is_empty() {
        let (whole, after) = cut(rest, |c: char| c.is_whitespace());
        let (space, after) = cut(after, |c: char| !c.is_whitespace());
        out.push(piece(whole, space));
        rest = after;
    }
    out
}

/// The text before and from the first character that is meant.
fn cut(text: &str, is_meant: impl Fn(char) -> bool) -> (&str, &str) {
    text.split_at(text.find(is_meant).unwrap_or(text.len()))
}

fn piece<'a>(whole: &'a str, space: &'a str) -> Piece<'a> {
    let (lead, rest) = cut(whole, char::is_alphanumeric);
    let core = rest.trim_end_matches(|c: char| !c.is_alphanumeric());
    let trail = rest.strip_prefix(core).unwrap_or_default();
    let endings = ["'s", "\u{2019}s", "'S", "\u{2019}S"];
    let word = endings
        .iter()
        .find_map(|ending| core.strip_suffix(ending))
        .unwrap_or(core);
    Piece {
        whole,
        lead,
        word,
        possessive: core.strip_prefix(word).unwrap_or_default(),
        trail,
        space,
        lower: word.to_lowercase(),
    }
}

#[cfg(test)]
mod tests {
    use super::*;
    use proptest::prelude::*;

    #[test]
    fn a_word_is_told_from_what_stands_around_it() {
        let all = pieces("call \"Anna's\", now!");
        let anna = &all[1];
        assert_eq!(
            (anna.lead, anna.word, anna.possessive),
            ("\"", "Anna", "'s")
        );
        assert_eq!(
            (anna.trail, anna.space, anna.lower.as_str()),
            ("\",", " ", "anna")
        );
    }

    proptest! {
        #[test]
        fn nothing_is_lost(text in any::<String>()) {
            let pieces = pieces(&text);
            let again: String = pieces.iter().flat_map(|p| [p.whole, p.space]).collect();
            prop_assert_eq!(&again, &text);
            for p in pieces {
                prop_assert_eq!([p.lead, p.word, p.possessive, p.trail].concat(), p.whole);
            }
        }
    }
}
