//! What people typically say for a built-in type: for examples of utterances.

use super::known::{Form, form};
use super::lists::list;

/// A few sayings of a type in a language, never none.
pub(crate) fn sayings(kind: &str, language: &str) -> Vec<&'static str> {
    let form = form(kind).unwrap_or(Form::Words);
    let english = language == "en";
    match form {
        Form::Number if english => {
            vec!["seven", "twelve", "one hundred and five", "forty two", "3"]
        }
        Form::Number => vec!["7", "12", "105", "42"],
        Form::FourDigits if english => {
            vec!["nineteen eighty four", "two thousand and six", "1999"]
        }
        Form::FourDigits => vec!["1984", "2006", "1999"],
        Form::Ordinal if english => vec!["first", "third", "twenty second"],
        Form::Ordinal => vec![local(language, &ORDINALS)],
        Form::Date if english => vec![
            "today",
            "tomorrow",
            "next monday",
            "november twenty fifth",
            "this weekend",
        ],
        Form::Date => vec![local(language, &TODAY), local(language, &TOMORROW)],
        Form::Time if english => vec!["six thirty p.m.", "noon", "half past seven"],
        Form::Time => vec!["7:30", "18:00"],
        Form::Duration if english => vec!["ten minutes", "two hours", "an hour and a half"],
        Form::Duration => vec![local(language, &MINUTES)],
        Form::Phone => vec!["5550122", "5550199"],
        Form::Signs => vec!["b 12", "7 x"],
        Form::Phrase | Form::Words => words(kind, language),
    }
}

fn words(kind: &str, language: &str) -> Vec<&'static str> {
    if language != "en" {
        return vec![local(language, &THING)];
    }
    let listed: Vec<&str> = list(kind).iter().flat_map(|list| list.entries()).collect();
    if !listed.is_empty() {
        return listed;
    }
    match kind.strip_prefix("AMAZON.").unwrap_or_default() {
        "SearchQuery" | "LITERAL" => vec!["red running shoes", "how tall trees grow"],
        "Food" | "Dessert" => vec!["apple pie", "noodle soup"],
        "Drink" => vec!["lemonade", "green tea"],
        "Language" => vec!["spanish", "welsh"],
        "Sport" => vec!["tennis", "table tennis"],
        "Room" => vec!["kitchen", "bedroom"],
        "WeatherCondition" => vec!["rain", "snow"],
        "LastName" | "US_LAST_NAME" => vec!["miller", "garcia"],
        "StreetName" | "StreetAddress" | "PostalAddress" => vec!["main street", "station road"],
        "Genre" => vec!["folk", "swing"],
        _ => vec!["lantern", "the old lighthouse"],
    }
}

/// By language.
type Sayings = [(&'static str, &'static str); 8];

const TODAY: Sayings = [
    ("ar", "اليوم"),
    ("de", "heute"),
    ("es", "hoy"),
    ("fr", "demain"),
    ("hi", "आज"),
    ("it", "oggi"),
    ("ja", "今日"),
    ("pt", "hoje"),
];

const TOMORROW: Sayings = [
    ("ar", "الخميس"),
    ("de", "morgen"),
    ("es", "mañana"),
    ("fr", "lundi"),
    ("hi", "सोमवार"),
    ("it", "domani"),
    ("ja", "明日"),
    ("pt", "amanhã"),
];

const MINUTES: Sayings = [
    ("ar", "5 دقائق"),
    ("de", "fünf Minuten"),
    ("es", "5 minutos"),
    ("fr", "5 minutes"),
    ("hi", "5 मिनट"),
    ("it", "5 minuti"),
    ("ja", "5分"),
    ("pt", "5 minutos"),
];

const ORDINALS: Sayings = [
    ("ar", "الثالث"),
    ("de", "dritte"),
    ("es", "tercero"),
    ("fr", "troisième"),
    ("hi", "तीसरा"),
    ("it", "terzo"),
    ("ja", "3番目"),
    ("pt", "terceiro"),
];

const THING: Sayings = [
    ("ar", "مصباح"),
    ("de", "Laterne"),
    ("es", "linterna"),
    ("fr", "lanterne"),
    ("hi", "लालटेन"),
    ("it", "lanterna"),
    ("ja", "ランタン"),
    ("pt", "lanterna"),
];

fn local(language: &str, sayings: &Sayings) -> &'static str {
    let known = sayings.iter().find(|(known, _)| *known == language);
    known.map_or("7", |(_, saying)| saying)
}
