//! What the words of a slot mean.

pub(crate) mod clock;
mod days;
mod numbers;
pub(crate) mod spans;

use super::heard::{Place, Value};
use super::names::Spellings;

/// The value of a slot of a type. Words that are no value of their type are handed on as text, so
/// that nothing is lost.
pub(super) fn value(kind: &str, words: &[&str], spellings: &Spellings) -> Value {
    let text = || words.join(" ");
    let value = match kind {
        "number" | "level" => numbers::number(words).map(|number| Value::Number { number }),
        "ordinal" => place(words).map(|place| Value::Place { place }),
        "duration" => spans::seconds(words).map(|seconds| Value::Duration { seconds }),
        "time" => clock::time(words),
        "date" | "weekday" => days::day(words).map(|day| Value::Date { day }),
        "text" => None,
        _ => Some(Value::Name {
            name: spelled(&text(), spellings),
        }),
    };
    value.unwrap_or_else(|| Value::Text { text: text() })
}

/// A name as the person wrote it; an article before it is not part of it.
fn spelled(said: &str, spellings: &Spellings) -> String {
    let bare = said.strip_prefix("the ").unwrap_or(said);
    let written = spellings.get(said).or_else(|| spellings.get(bare));
    written.map_or(bare, String::as_str).to_owned()
}

fn place(words: &[&str]) -> Option<Place> {
    Some(match *words.first()? {
        "last" | "latest" | "newest" => Place::Newest,
        "oldest" => Place::Oldest,
        "previous" => Place::Previous,
        word => Place::At(super::spell_out::ordinal_value(word)?),
    })
}
