//! Numbers, days and units of other languages as English words, so that one set of rules computes
//! all values. What is not in the tables stays as it is.

use crate::day_names;
use crate::skill::matching::words::tokens;
use crate::understand::spell_out::{self, value};
use std::collections::HashMap;
use std::sync::OnceLock;

/// Digits up to which a number is spelled out; longer ones are read digit by digit anyway.
const SPELLED_DIGITS: usize = 3;

/// A language's words for what values consist of.
#[derive(Debug)]
struct Table {
    /// From words, joined by spaces, to English ones.
    english: HashMap<String, Vec<&'static str>>,
    /// Most words of an entry.
    longest: usize,
}

/// Words of a language as the English words with which values are computed.
pub(crate) fn plain_words(said: &[&str], language: &str) -> Vec<String> {
    if language == "en" {
        return said.iter().map(|word| (*word).to_owned()).collect();
    }
    let table = table(language);
    let mut plain: Vec<String> = Vec::new();
    let mut at = 0;
    while let Some(rest) = said.get(at..).filter(|rest| !rest.is_empty()) {
        if let Some((length, english)) = table.and_then(|table| longest(table, rest)) {
            plain.extend(english.iter().map(|word| (*word).to_owned()));
            at += length;
            continue;
        }
        if let Some(word) = rest.first() {
            single(word, &mut plain);
        }
        at += 1;
    }
    plain
}

fn longest<'a>(table: &'a Table, rest: &[&str]) -> Option<(usize, &'a [&'static str])> {
    (1..=table.longest.min(rest.len()))
        .rev()
        .find_map(|length| {
            let key = rest.get(..length)?.join(" ");
            let english = table.english.get(&key)?;
            Some((length, english.as_slice()))
        })
}

fn single(word: &str, plain: &mut Vec<String>) {
    let is_digits = word.bytes().all(|byte| byte.is_ascii_digit());
    if is_digits && word.len() <= SPELLED_DIGITS {
        plain.extend(spell_out::number(word));
        return;
    }
    match word {
        // The counters of Japanese dates: 11月25日.
        "月" => match count(plain).map(day_names::month) {
            None | Some("") => plain.push(word.to_owned()),
            Some(month) => *plain = vec![month.to_ascii_lowercase()],
        },
        "日" if plain.last().is_some_and(|last| value(last).is_some()) => {}
        _ => match german(word) {
            Some(words) => plain.extend(words),
            None => plain.push(word.to_owned()),
        },
    }
}

fn count(plain: &[String]) -> Option<u8> {
    let values = plain.iter().map(|word| value(word));
    let sum: Option<u32> = values.sum();
    u8::try_from(sum?).ok()
}

/// German numbers that are one word: `einundzwanzig`.
fn german(word: &str) -> Option<Vec<String>> {
    let (ones, tens) = word.split_once("und")?;
    let english = &table("de")?.english;
    let tens = english
        .get(tens)?
        .first()
        .filter(|tens| value(tens) >= Some(20))?;
    let ones = english
        .get(ones)?
        .first()
        .filter(|ones| value(ones) < Some(10))?;
    Some(vec![(*tens).to_owned(), (*ones).to_owned()])
}

/// The table of a language; `None` where there is none.
fn table(language: &str) -> Option<&'static Table> {
    static TABLES: OnceLock<HashMap<&'static str, Table>> = OnceLock::new();
    let tables = TABLES.get_or_init(|| {
        let texts: [(&'static str, &'static str); 8] = [
            ("ar", include_str!("words/ar.txt")),
            ("de", include_str!("words/de.txt")),
            ("es", include_str!("words/es.txt")),
            ("fr", include_str!("words/fr.txt")),
            ("hi", include_str!("words/hi.txt")),
            ("it", include_str!("words/it.txt")),
            ("ja", include_str!("words/ja.txt")),
            ("pt", include_str!("words/pt.txt")),
        ];
        let read = |(language, text)| (language, read(text, language));
        texts.into_iter().map(read).collect()
    });
    tables.get(language)
}

/// Lines of a word, a tab, and what it is in English.
fn read(text: &'static str, language: &str) -> Table {
    let mut english = HashMap::new();
    let mut longest = 1;
    for line in text.lines() {
        let Some((own, meaning)) = line.split_once('\t') else {
            continue;
        };
        let own = tokens(own, language);
        longest = longest.max(own.len());
        english.insert(own.joined(), meaning.split(' ').collect());
    }
    Table { english, longest }
}
