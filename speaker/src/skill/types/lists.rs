//! The words of a few of the platform's lists, so that a name is told from a city.
//!
//! They are common knowledge, collected for this project, and by far not complete.

/// One of the lists.
#[derive(Clone, Copy, Debug, PartialEq, Eq, Hash)]
pub(crate) enum List {
    States,
    UsCities,
    Cities,
    FirstNames,
    Colours,
    Animals,
    Countries,
    DaysOfWeek,
    Months,
}

/// The lists of a built-in type; none for types whose words are not here.
pub(crate) fn list(kind: &str) -> &'static [List] {
    match kind.strip_prefix("AMAZON.").unwrap_or_default() {
        "US_STATE" => &[List::States],
        "US_CITY" => &[List::UsCities],
        "City" | "EUROPE_CITY" | "GB_CITY" | "DE_CITY" | "AT_CITY" => {
            &[List::Cities, List::UsCities]
        }
        "AdministrativeArea" | "Region" => &[List::States],
        "US_FIRST_NAME" | "FirstName" | "GB_FIRST_NAME" | "DE_FIRST_NAME" | "Person" => {
            &[List::FirstNames]
        }
        "Color" => &[List::Colours],
        "Animal" => &[List::Animals],
        "Country" => &[List::Countries],
        "DayOfWeek" => &[List::DaysOfWeek],
        "Month" => &[List::Months],
        _ => &[],
    }
}

impl List {
    /// Its entries, lower case, one a line.
    pub(crate) fn entries(self) -> impl Iterator<Item = &'static str> {
        let text = match self {
            Self::States => include_str!("lists/us_states.txt"),
            Self::UsCities => include_str!("lists/us_cities.txt"),
            Self::Cities => include_str!("lists/cities.txt"),
            Self::FirstNames => include_str!("lists/first_names.txt"),
            Self::Colours => include_str!("lists/colours.txt"),
            Self::Animals => include_str!("lists/animals.txt"),
            Self::Countries => include_str!("lists/countries.txt"),
            Self::DaysOfWeek => include_str!("lists/days_of_week.txt"),
            Self::Months => include_str!("lists/months.txt"),
        };
        text.lines().filter(|line| !line.is_empty())
    }
}
