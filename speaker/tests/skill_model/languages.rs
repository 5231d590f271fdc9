//! Other languages: letters, scripts without spaces, words for numbers and days.

use super::support::{KOCHBUCH, SOUP, matcher, now};
use hearsay_speaker::skill::matching::Resolution;
use serde_json::json;

fn slot_model(kind: &str) -> String {
    json!({"languageModel": {"invocationName": "test", "intents": [
        {"name": "SlotIntent", "samples": ["x {x}"], "slots": [{"name": "x", "type": kind}]}]}})
    .to_string()
}

#[test]
fn german_umlauts_capitals_and_compounds_are_the_same_words() {
    let matcher = matcher(KOCHBUCH, "de-DE");
    for said in [
        "Gib mir ein Rezept mit Äpfel",
        "gib mir ein rezept mit aepfel",
        "GIB MIR EIN REZEPT MIT ÄPFEL!",
        "Äpfelrezept",
    ] {
        let found = matcher.resolve(said, &now());
        assert_eq!(found.intent, "RezeptIntent", "{said}");
        assert!(found.exact, "{said}: {}", found.why);
        assert!(
            matches!(found.slots["zutat"].resolution, Resolution::Match(_)),
            "{said}"
        );
    }
    let found = matcher.resolve("Was kann ich mit gelben Rüben kochen?", &now());
    assert_eq!(found.intent, "RezeptIntent");
    let Resolution::Match(candidates) = &found.slots["zutat"].resolution else {
        panic!("{found:#?}");
    };
    assert_eq!(candidates[0].name, "Möhren");
}

#[test]
fn what_was_said_keeps_its_letters() {
    let matcher = matcher(KOCHBUCH, "de-DE");
    let found = matcher.resolve("gib mir ein Rezept mit Möhren", &now());
    assert_eq!(found.slots["zutat"].said, "Möhren");
}

#[test]
fn japanese_is_compared_character_by_character() {
    let matcher = matcher(SOUP, "ja-JP");
    let found = matcher.resolve("味噌汁を3つください", &now());
    assert_eq!(found.intent, "OrderIntent");
    assert!(found.exact, "{}", found.why);
    assert_eq!(found.slots["count"].value, "3");
    assert_eq!(found.slots["soup"].said, "味噌汁");
    let found = matcher.resolve("明日にコーンスープを作って", &now());
    assert_eq!(found.slots["day"].value, "2026-11-24");
    // Katakana for hiragana, and a character too many.
    let found = matcher.resolve("メニュウを教えてね", &now());
    assert_eq!(found.intent, "MenuIntent", "{}", found.why);
}

#[test]
fn days_numbers_and_spans_are_computed_in_other_languages() {
    for (locale, kind, said, value) in [
        ("de-DE", "AMAZON.NUMBER", "fünfundzwanzig", "25"),
        ("de-DE", "AMAZON.NUMBER", "105", "105"),
        ("de-DE", "AMAZON.DATE", "übermorgen", "2026-11-25"),
        ("de-DE", "AMAZON.DATE", "am dritten Mai", "2027-05-03"),
        ("de-DE", "AMAZON.DATE", "nächste Woche", "2026-W49"),
        ("de-DE", "AMAZON.TIME", "um sieben Uhr dreißig", "07:30"),
        ("de-DE", "AMAZON.DURATION", "fünf Minuten", "PT5M"),
        ("es-ES", "AMAZON.DATE", "mañana", "2026-11-24"),
        ("es-MX", "AMAZON.DATE", "el 3 de mayo", "2027-05-03"),
        ("fr-FR", "AMAZON.DATE", "demain", "2026-11-24"),
        ("fr-CA", "AMAZON.NUMBER", "vingt et un", "21"),
        ("it-IT", "AMAZON.DURATION", "dieci minuti", "PT10M"),
        ("pt-BR", "AMAZON.DATE", "amanhã", "2026-11-24"),
        ("hi-IN", "AMAZON.NUMBER", "पाँच", "5"),
        ("hi-IN", "AMAZON.NUMBER", "१२", "12"),
        ("hi-IN", "AMAZON.DATE", "सोमवार", "2026-11-23"),
        ("ja-JP", "AMAZON.DATE", "11月25日", "2026-11-25"),
        ("ja-JP", "AMAZON.TIME", "7時30分", "07:30"),
        ("ja-JP", "AMAZON.NUMBER", "二十三", "23"),
        ("ar-SA", "AMAZON.DATE", "غدًا", "2026-11-24"),
        ("ar-SA", "AMAZON.NUMBER", "٧", "7"),
    ] {
        let found = matcher(&slot_model(kind), locale).resolve(&format!("x {said}"), &now());
        assert_eq!(found.slots["x"].value, value, "{locale} {kind}: {said}");
    }
}

#[test]
fn marks_that_people_leave_out_do_not_count() {
    for (locale, sample, said) in [
        ("hi-IN", "मुझे गाना सुनाओ ज़रा", "मुझे गाना सुनाओ जरा"),
        ("ar-SA", "أخبرني معلومةً جديدة", "اخبرني معلومه جديده"),
        ("fr-FR", "où est l'hôtel", "ou est l’hotel"),
        ("es-ES", "¿qué hora es?", "que hora es"),
        ("ja-JP", "ＡＢＣを教えて", "abcを教えて"),
    ] {
        let json =
            json!({"languageModel": {"intents": [{"name": "AIntent", "samples": [sample]}]}});
        let found = matcher(&json.to_string(), locale).resolve(said, &now());
        assert!(found.exact, "{locale}: {}", found.why);
    }
}

#[test]
fn built_in_intents_have_their_words_in_every_language() {
    for (locale, said) in [
        ("de-AT", "Hilfe"),
        ("es-US", "ayuda"),
        ("fr-CA", "aide"),
        ("it-IT", "aiuto"),
        ("pt-BR", "ajuda"),
        ("hi-IN", "मदद"),
        ("ja-JP", "ヘルプ"),
        ("ar-SA", "مساعدة"),
        ("en-IN", "help"),
    ] {
        let json = json!({"languageModel": {"intents": [
            {"name": "AIntent", "samples": ["zzz"]}, {"name": "AMAZON.HelpIntent"}]}});
        let found = matcher(&json.to_string(), locale).resolve(said, &now());
        assert_eq!(found.intent, "AMAZON.HelpIntent", "{locale}");
    }
}
