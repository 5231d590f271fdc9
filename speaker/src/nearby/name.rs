//! What a speaker is called: chosen by a person, kept in the address of its window.

use crate::message::LONGEST_NAME;
use crate::understand::spoken_words;

/// What the speaker of an address without a name is called.
pub const FIRST_NAME: &str = "Main speaker";

/// Most words of a name; what can be said in one breath.
const MOST_WORDS: usize = 6;

/// A name for a speaker, made of what stands in an address or was typed: without what cannot be
/// shown, with single spaces, of 60 characters and six words at most. `None` where nothing sayable is
/// left, or where it is the first speaker's own name.
#[must_use]
pub fn speaker_name(raw: &str) -> Option<String> {
    let shown = |c: char| if c.is_control() { ' ' } else { c };
    let plain: String = raw.chars().take(10 * LONGEST_NAME).map(shown).collect();
    let words: Vec<&str> = plain.split_whitespace().take(MOST_WORDS).collect();
    let name: String = words.join(" ").chars().take(LONGEST_NAME).collect();
    let name = name.trim_end();
    let said = spoken_words(name);
    let sayable = (1..=MOST_WORDS).contains(&said.len());
    (sayable && said != spoken_words(FIRST_NAME)).then(|| name.to_owned())
}

/// What tells two speakers apart, however their names are written: `Kitchen` and `kitchen` are one.
#[must_use]
pub fn speaker_key(name: &str) -> String {
    spoken_words(name).join(" ")
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn a_name_is_cleaned_and_kept_short() {
        let name = |raw| speaker_name(raw);
        assert_eq!(name("Kitchen").as_deref(), Some("Kitchen"));
        assert_eq!(name("  Kids'\n\troom\u{0}").as_deref(), Some("Kids' room"));
        assert_eq!(name("a b c d e f g h").as_deref(), Some("a b c d e f"));
        let long = name(&"x".repeat(10_000));
        assert_eq!(long.map(|it| it.chars().count()), Some(LONGEST_NAME));
    }

    #[test]
    fn a_name_is_the_same_however_it_is_written() {
        assert_eq!(speaker_key("Living  Room"), speaker_key("living-room"));
        assert_ne!(speaker_key("Kitchen"), speaker_key("Kids"));
    }

    #[test]
    fn what_cannot_be_said_is_no_name() {
        for raw in ["", "   ", "\u{0}\u{7}", "!!!", "main SPEAKER"] {
            assert_eq!(speaker_name(raw), None, "{raw:?}");
        }
    }
}
