//! Letters as they are compared: without case, accents, and other ways to write the same.

use crate::understand::normal::latin;

/// What a character becomes; nothing for marks that people leave out.
pub(super) fn fold(c: char, folded: &mut String) {
    for lower in wide(c).to_lowercase() {
        match latin(lower) {
            Some((one, two)) => {
                folded.push(one);
                folded.extend(two);
            }
            None => folded.extend(other(lower)),
        }
    }
}

/// Letters of the width of a Chinese character are ordinary ones.
fn wide(c: char) -> char {
    const WIDER: u32 = 0xFEE0;
    match c {
        '\u{ff01}'..='\u{ff5e}' => {
            let plain = u32::from(c) - WIDER;
            char::from_u32(plain).unwrap_or(c)
        }
        _ => c,
    }
}

fn other(c: char) -> Option<char> {
    Some(match c {
        // Accents and vowel signs on their own; joiners.
        '\u{300}'..='\u{36f}' | '\u{64b}'..='\u{65f}' | '\u{670}' | '\u{640}' => return None,
        '\u{93c}' | '\u{200c}' | '\u{200d}' => return None,
        'أ' | 'إ' | 'آ' | 'ٱ' => 'ا',
        'ى' | 'ئ' => 'ي',
        'ؤ' => 'و',
        'ة' => 'ه',
        'ँ' => 'ं',
        // Letters with a nukta as one sign, which is left out as on its own.
        '\u{958}' => 'क',
        '\u{959}' => 'ख',
        '\u{95a}' => 'ग',
        '\u{95b}' => 'ज',
        '\u{95c}' => 'ड',
        '\u{95d}' => 'ढ',
        '\u{95e}' => 'फ',
        '\u{95f}' => 'य',
        // Katakana lie in the same order as hiragana.
        '\u{30a1}'..='\u{30f6}' => char::from_u32(u32::from(c) - 0x60).unwrap_or(c),
        '०'..='९' => digit(c, '०'),
        '٠'..='٩' => digit(c, '٠'),
        _ => c,
    })
}

fn digit(c: char, zero: char) -> char {
    let value = u32::from(c).saturating_sub(u32::from(zero));
    char::from_digit(value, 10).unwrap_or(c)
}

/// Whether a character is part of a word, and no sign between words.
pub(super) fn is_letter(c: char) -> bool {
    c.is_alphanumeric()
        || matches!(c, '\u{300}'..='\u{36f}' | '\u{900}'..='\u{963}' | '\u{966}'..='\u{dff}'
            | '\u{64b}'..='\u{65f}' | '\u{670}' | '\u{640}' | '\u{200c}' | '\u{200d}')
}

/// Whether a character is written without spaces between words, so that each is a word of its own.
pub(super) const fn is_alone(c: char) -> bool {
    matches!(c, '\u{3005}'..='\u{3007}' | '\u{3041}'..='\u{3096}' | '\u{30a1}'..='\u{30fa}'
        | '\u{30fc}'..='\u{30ff}' | '\u{3400}'..='\u{9fff}'
        | '\u{f900}'..='\u{faff}' | '\u{20000}'..='\u{323af}' | '\u{e00}'..='\u{e7f}')
}
