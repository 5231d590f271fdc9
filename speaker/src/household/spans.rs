//! Which recordings "everything from the last hour", "from Monday" or "this week" are.
//!
//! Spans counted back from now are exact; everything else is whole days where the person is. Parts of
//! a day are not guessed.

use super::calendar::{past_day_of_year, spoken, weekday};
use super::situation::Situation;
use crate::Millis;
use crate::history::Dates;
use crate::record::DayKey;
use crate::understand::{Day, Understood, Value};

/// A stretch of the history.
#[derive(Clone, Debug, PartialEq, Eq)]
pub(super) enum Span {
    /// From this moment on.
    Since(Millis, String),
    /// Whole days.
    Days(Dates, String),
}

/// Why no stretch was found.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub(super) enum NoSpan {
    /// A morning, an evening, a night.
    PartOfDay,
    /// A day that has not been.
    NotYet,
    /// Nothing says which days.
    Unknown,
}

/// Spans by name, seconds. A month is 30 days here and a year 365, and the question says so.
const NAMED: [(&str, Millis, &str); 7] = [
    ("half hour", 1_800, "the last half hour"),
    ("hour", 3_600, "the last hour"),
    ("minute", 60, "the last minute"),
    ("day", 86_400, "the last 24 hours"),
    ("week", 604_800, "the last 7 days"),
    ("month", 2_592_000, "the last 30 days"),
    ("year", 31_536_000, "the last 365 days"),
];

/// The stretch that a command names. The text stands behind "Delete everything".
pub(super) fn span(meant: &Understood, situation: &Situation<'_>) -> Result<Span, NoSpan> {
    if let Some(slot) = meant.slot("length") {
        let Value::Duration { seconds } = slot.value else {
            return Err(NoSpan::Unknown);
        };
        let text = format!("from the last {}", slot.text);
        return Ok(since(situation.now, seconds.into(), text));
    }
    if let Some(slot) = meant.slot("day") {
        let Value::Date { day } = slot.value else {
            return Err(NoSpan::Unknown);
        };
        let last = meant.text.contains("last ");
        return of_day(day, last, situation.today);
    }
    let text = meant.text.as_str();
    let has = |words: &str| text.contains(words);
    let parts = ["night", "morning", "afternoon", "evening"];
    if parts.iter().any(|part| has(part)) {
        return Err(NoSpan::PartOfDay);
    }
    if has("weekend") || has("this week") || has("this month") || is_calendar(text) {
        let today = situation.today.ok_or(NoSpan::Unknown)?;
        return calendar_span(text, today).ok_or(NoSpan::Unknown);
    }
    let named = NAMED
        .iter()
        .find(|(name, ..)| has(&format!("last {name}")) || has(&format!("past {name}")));
    let (_, seconds, words) = named.ok_or(NoSpan::Unknown)?;
    Ok(since(situation.now, *seconds, format!("from {words}")))
}

/// "Last week" is the week before this one, "the last week" seven days.
fn is_calendar(text: &str) -> bool {
    ["last week", "last month"]
        .iter()
        .any(|words| text.contains(words) && !text.contains(&format!("the {words}")))
}

fn since(now: Millis, seconds: Millis, text: String) -> Span {
    Span::Since(now.saturating_sub(seconds.saturating_mul(1_000)), text)
}

fn of_day(day: Day, last: bool, today: Option<DayKey>) -> Result<Span, NoSpan> {
    let known = today.ok_or(NoSpan::Unknown);
    let named = match day {
        Day::Today => return Ok(Span::Days(Dates::Today, "from today".to_owned())),
        Day::Yesterday => return Ok(Span::Days(Dates::Yesterday, "from yesterday".to_owned())),
        Day::Tomorrow => return Err(NoSpan::NotYet),
        Day::Weekday(wanted) => {
            let today = known?;
            let back = (7 + weekday(today) - wanted.clamp(1, 7)) % 7;
            today.earlier(if last && back == 0 { 7 } else { back.into() })
        }
        Day::OfMonth { month, day } => {
            past_day_of_year(known?, month, day).ok_or(NoSpan::Unknown)?
        }
    };
    Ok(days(named, named, format!("from {}", spoken(named))))
}

fn calendar_span(text: &str, today: DayKey) -> Option<Span> {
    let since_monday = u32::from(weekday(today)) - 1;
    let monday = today.earlier(since_monday);
    let first = DayKey { day: 1, ..today };
    let before = first.earlier(1);
    let found = [
        (
            "weekend",
            monday.earlier(2),
            monday.earlier(1),
            "the last weekend",
        ),
        ("this week", monday, today, "this week, since Monday"),
        (
            "last week",
            monday.earlier(7),
            monday.earlier(1),
            "last week, Monday to Sunday",
        ),
        ("this month", first, today, "this month"),
        (
            "last month",
            DayKey { day: 1, ..before },
            before,
            "last month",
        ),
    ];
    let (_, from, to, words) = found.into_iter().find(|(words, ..)| text.contains(words))?;
    Some(days(from, to, format!("from {words}")))
}

fn days(from: DayKey, to: DayKey, text: String) -> Span {
    Span::Days(Dates::Custom { from, to }, text)
}
