//! What people say for the platform's own intents, beside a model's samples.

mod eastern;
mod english;
mod european;

/// An intent, and what is said for it.
type Seeds = (&'static str, &'static [&'static str]);

/// Other languages have what a conversation needs.
const OTHERS: [(&str, &[Seeds]); 8] = [
    ("de", european::GERMAN),
    ("es", european::SPANISH),
    ("fr", european::FRENCH),
    ("it", european::ITALIAN),
    ("pt", european::PORTUGUESE),
    ("hi", eastern::HINDI),
    ("ja", eastern::JAPANESE),
    ("ar", eastern::ARABIC),
];

/// What is said for a built-in intent in a language; nothing for the fallback intent and for intents
/// that are not known.
pub(crate) fn seeds(intent: &str, language: &str) -> &'static [&'static str] {
    let of = |seeds: &'static [Seeds]| {
        let own = seeds.iter().find(|(name, _)| *name == intent);
        own.map_or(&[][..], |(_, said)| *said)
    };
    if language == "en" {
        return of(english::ENGLISH);
    }
    let own = OTHERS.iter().find(|(known, _)| *known == language);
    own.map_or(&[][..], |(_, seeds)| of(seeds))
}
