//! The names of the platform's slot types, and what form their values have.

/// What form the values of a type have.
#[derive(Clone, Copy, Debug, PartialEq, Eq, Hash)]
pub(crate) enum Form {
    /// A whole number or a decimal one: `105`, `-3`.
    Number,
    /// `1984`.
    FourDigits,
    /// `3` for “third”.
    Ordinal,
    /// ISO 8601: `2026-11-24`, `2026-W48`, `2026-W48-WE`, `2026-11`, `2026`, `202X`, `2026-WI`.
    Date,
    /// `18:30`; `MO`, `AF`, `EV` and `NI` for parts of the day.
    Time,
    /// ISO 8601: `PT5M`, `P2W`.
    Duration,
    /// Digits.
    Phone,
    /// Letters and digits.
    Signs,
    /// Any words, many of them.
    Phrase,
    /// Any words, of a list that is mostly not here.
    Words,
}

/// Types that take words as they are.
const LISTS: &str = "Actor AdministrativeArea AggregateRating Airline Airport Anaphor Animal Artist \
Athlete Author Book BookSeries BroadcastChannel City CivicStructure Color Comic Corporation Country \
CreativeWork CreativeWorkType DayOfWeek Dessert DeviceType Director Drink EducationalOrganization \
EventType Festival FictionalCharacter FinancialService FirstName Food FoodEstablishment Game Genre \
Landform LandmarksOrHistoricalBuildings Language LastName LocalBusiness LocalBusinessType \
MedicalOrganization Month Movie MovieSeries MovieTheater MusicAlbum MusicCreativeWorkType MusicEvent \
MusicGroup MusicPlaylist MusicRecording MusicVenue MusicVideo Musician Nationality Organization \
Person PostalAddress Professional ProfessionalType RadioChannel Region RelativePosition Residence \
Room ScreeningEvent Service SocialMediaPlatform SoftwareApplication SoftwareGame Sport SportsEvent \
SportsTeam StreetAddress StreetName TelevisionChannel TVEpisode TVSeason TVSeries US_CITY \
US_FIRST_NAME US_LAST_NAME US_STATE DE_CITY DE_FIRST_NAME DE_REGION AT_CITY AT_REGION EUROPE_CITY \
GB_CITY GB_FIRST_NAME GB_REGION VideoGame VisualModeTrigger WeatherCondition WrittenCreativeWorkType";

/// The form of a built-in type; `None` for a name that is no built-in type.
pub(crate) fn form(kind: &str) -> Option<Form> {
    let name = kind.strip_prefix("AMAZON.")?;
    Some(match name {
        "NUMBER" | "Number" => Form::Number,
        "FOUR_DIGIT_NUMBER" => Form::FourDigits,
        "Ordinal" | "ORDINAL" => Form::Ordinal,
        "DATE" | "Date" => Form::Date,
        "TIME" | "Time" => Form::Time,
        "DURATION" | "Duration" => Form::Duration,
        "PhoneNumber" => Form::Phone,
        "AlphaNumeric" => Form::Signs,
        "SearchQuery" | "LITERAL" => Form::Phrase,
        _ if LISTS.split(' ').any(|known| known == name) => Form::Words,
        _ => return None,
    })
}

/// Whether a name is a built-in type.
pub(crate) fn is_known(kind: &str) -> bool {
    form(kind).is_some()
}

/// Whether a built-in type is a list of words, so that the platform can say whether something is in
/// it.
pub(crate) fn has_list(kind: &str) -> bool {
    form(kind) == Some(Form::Words)
}
