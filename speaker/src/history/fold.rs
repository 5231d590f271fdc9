//! Words as the search compares them: small letters, without accents, without apostrophes.
//!
//! Covers the accented letters of Latin script (Vietnamese included), Greek and Cyrillic, composed
//! or as letter and combining mark. Letters of other scripts are compared as they are. Chinese and
//! Japanese set no spaces, so each of their characters is a word.

/// The words of a text, in order, folded. Never contains an empty word.
#[must_use]
pub fn words(text: &str) -> Vec<String> {
    let mut words = Vec::new();
    let mut word = String::new();
    for letter in text.chars() {
        if letter.is_ascii_alphanumeric() {
            word.push(letter.to_ascii_lowercase());
        } else if is_silent(letter) {
            // Part of the word, but not compared.
        } else if is_word_alone(letter) {
            finish(&mut word, &mut words);
            words.push(letter.to_string());
        } else if letter.is_alphanumeric() {
            letter
                .to_lowercase()
                .for_each(|small| fold(small, &mut word));
        } else {
            finish(&mut word, &mut words);
        }
    }
    finish(&mut word, &mut words);
    words
}

fn finish(word: &mut String, words: &mut Vec<String>) {
    if !word.is_empty() {
        words.push(core::mem::take(word));
    }
}

/// Combining marks, apostrophes, the soft hyphen and the joiners inside words.
fn is_silent(letter: char) -> bool {
    matches!(
        letter,
        '\u{300}'..='\u{36f}' | '\'' | '\u{2019}' | '\u{2bc}' | '\u{ad}' | '\u{200c}' | '\u{200d}'
    )
}

/// Kana and the common ideographs.
fn is_word_alone(letter: char) -> bool {
    matches!(letter, '\u{3040}'..='\u{30ff}' | '\u{3400}'..='\u{4dbf}' | '\u{4e00}'..='\u{9fff}')
}

/// Appends a small letter without its accent.
fn fold(letter: char, word: &mut String) {
    if is_silent(letter) {
        return;
    }
    match letter {
        'ß' => word.push_str("ss"),
        'æ' | 'ǽ' => word.push_str("ae"),
        'œ' => word.push_str("oe"),
        'þ' => word.push_str("th"),
        'ĳ' => word.push_str("ij"),
        _ => word.push(latin(letter).or_else(|| other(letter)).unwrap_or(letter)),
    }
}

/// The Latin letter under an accent, stroke or hook.
fn latin(letter: char) -> Option<char> {
    Some(match letter {
        'à'..='å' | 'ā' | 'ă' | 'ą' | 'ǎ' | 'ǟ' | 'ǡ' | 'ǻ' | 'ȁ' | 'ȃ' | 'ȧ' => 'a',
        'ạ' | 'ả' | 'ấ' | 'ầ' | 'ẩ' | 'ẫ' | 'ậ' | 'ắ' | 'ằ' | 'ẳ' | 'ẵ' | 'ặ' => {
            'a'
        }
        'ç' | 'ć' | 'ĉ' | 'ċ' | 'č' => 'c',
        'ď' | 'đ' | 'ð' => 'd',
        'è'..='ë' | 'ē' | 'ĕ' | 'ė' | 'ę' | 'ě' | 'ȅ' | 'ȇ' | 'ȩ' => 'e',
        'ẹ' | 'ẻ' | 'ẽ' | 'ế' | 'ề' | 'ể' | 'ễ' | 'ệ' => 'e',
        'ĝ' | 'ğ' | 'ġ' | 'ģ' | 'ǧ' | 'ǵ' => 'g',
        'ĥ' | 'ħ' | 'ȟ' => 'h',
        'ì'..='ï' | 'ĩ' | 'ī' | 'ĭ' | 'į' | 'ı' | 'ǐ' | 'ȉ' | 'ȋ' | 'ỉ' | 'ị' => 'i',
        'ĵ' | 'ǰ' => 'j',
        'ķ' | 'ǩ' => 'k',
        'ĺ' | 'ļ' | 'ľ' | 'ŀ' | 'ł' => 'l',
        'ñ' | 'ń' | 'ņ' | 'ň' | 'ǹ' => 'n',
        'ò'..='ö' | 'ø' | 'ō' | 'ŏ' | 'ő' | 'ơ' | 'ǒ' | 'ǫ' | 'ǿ' | 'ȍ' | 'ȏ' | 'ȯ' => {
            'o'
        }
        'ọ' | 'ỏ' | 'ố' | 'ồ' | 'ổ' | 'ỗ' | 'ộ' | 'ớ' | 'ờ' | 'ở' | 'ỡ' | 'ợ' => {
            'o'
        }
        'ŕ' | 'ŗ' | 'ř' => 'r',
        'ś' | 'ŝ' | 'ş' | 'š' | 'ș' => 's',
        'ţ' | 'ť' | 'ŧ' | 'ț' => 't',
        'ù'..='ü' | 'ũ' | 'ū' | 'ŭ' | 'ů' | 'ű' | 'ų' | 'ư' | 'ǔ' | 'ȕ' | 'ȗ' => 'u',
        'ụ' | 'ủ' | 'ứ' | 'ừ' | 'ử' | 'ữ' | 'ự' => 'u',
        'ŵ' | 'ẁ' | 'ẃ' | 'ẅ' => 'w',
        'ý' | 'ÿ' | 'ŷ' | 'ỳ' | 'ỵ' | 'ỷ' | 'ỹ' => 'y',
        'ź' | 'ż' | 'ž' => 'z',
        _ => return None,
    })
}

/// The Greek or Cyrillic letter under an accent; a final sigma is a sigma.
fn other(letter: char) -> Option<char> {
    Some(match letter {
        'ά' => 'α',
        'έ' => 'ε',
        'ή' => 'η',
        'ί' | 'ϊ' | 'ΐ' => 'ι',
        'ό' => 'ο',
        'ύ' | 'ϋ' | 'ΰ' => 'υ',
        'ώ' => 'ω',
        'ς' => 'σ',
        'ё' | 'ѐ' => 'е',
        'й' | 'ѝ' => 'и',
        'ї' => 'і',
        'ў' => 'у',
        'ѓ' => 'г',
        'ќ' => 'к',
        _ => return None,
    })
}

#[cfg(test)]
mod tests {
    use super::words;

    #[test]
    fn case_accents_and_apostrophes_do_not_count() {
        assert_eq!(words("What's ON, Zürich?"), ["whats", "on", "zurich"]);
        assert_eq!(words("what\u{2019}s"), ["whats"]);
        assert_eq!(words("STRASSE Straße"), ["strasse", "strasse"]);
        assert_eq!(words("İstanbul ŁÓDŹ Phở"), ["istanbul", "lodz", "pho"]);
        assert_eq!(words("Ὀδός"), words("ὀδόσ"));
        assert_eq!(words("Ещё ЙОД"), words("еще иод"));
    }

    #[test]
    fn composed_and_combining_letters_are_the_same() {
        assert_eq!(
            words("cafe\u{301} a\u{30a}ngstro\u{308}m"),
            words("café ångström")
        );
        assert_eq!(words("и\u{306}"), words("й"));
    }

    #[test]
    fn a_text_without_words_has_none() {
        assert!(words("").is_empty());
        assert!(words(" -- ' \u{301} …!").is_empty());
    }

    #[test]
    fn ideographs_are_words_of_their_own() {
        assert_eq!(words("今何時alexa"), ["今", "何", "時", "alexa"]);
    }
}
