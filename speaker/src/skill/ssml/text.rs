//! Text as it may be shown and said.

/// White space as single spaces, nothing that controls a terminal or the direction of text.
pub(in crate::skill) fn tidy(text: &str) -> String {
    let mut tidy = String::with_capacity(text.len());
    for word in text.split(|c: char| c.is_whitespace() || is_control(c)) {
        if word.is_empty() {
            continue;
        }
        if !tidy.is_empty() {
            tidy.push(' ');
        }
        tidy.push_str(word);
    }
    tidy
}

fn is_control(c: char) -> bool {
    c.is_control() || matches!(c, '\u{202a}'..='\u{202e}' | '\u{2066}'..='\u{2069}')
}

/// A name as it fits into a sentence.
pub(in crate::skill) fn short(name: &str) -> String {
    name.chars().take(30).collect()
}
