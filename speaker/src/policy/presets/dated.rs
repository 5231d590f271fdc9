//! The date of a line: when what it says was so, as exactly as is known.

use super::PresetError;
use crate::record::DayKey;
use serde::{Deserialize, Serialize};
use std::fmt;

/// A year, a year and month, or a day, as written: `2025`, `2025-03`, `2025-03-28`.
#[derive(Clone, Debug, PartialEq, Eq, Serialize)]
#[serde(transparent)]
pub struct AsOf(String);

/// What the date is the date of.
#[derive(Clone, Copy, Debug, PartialEq, Eq, Serialize, Deserialize)]
#[serde(rename_all = "snake_case")]
pub enum Dated {
    /// The source was published then.
    Published,
    /// The source names this as the day of the change.
    Effective,
    /// We read the source then, partly in stored copies; its own date is not known.
    Read,
}

impl AsOf {
    /// Reads a date.
    ///
    /// # Errors
    /// [`PresetError::BadDate`] if it is none.
    pub fn parse(text: &str) -> Result<Self, PresetError> {
        let bad = || PresetError::BadDate(text.to_owned());
        let mut parts = text.split('-');
        let year = number(parts.next(), 4).ok_or_else(bad)?;
        let rest: Vec<&str> = parts.collect();
        let (month, day) = match rest.as_slice() {
            [] => (1, 1),
            [month] => (number(Some(month), 2).ok_or_else(bad)?, 1),
            [month, day] => (
                number(Some(month), 2).ok_or_else(bad)?,
                number(Some(day), 2).ok_or_else(bad)?,
            ),
            _ => return Err(bad()),
        };
        let key = DayKey {
            year: i32::from(year),
            month: u8::try_from(month).map_err(|_| bad())?,
            day: u8::try_from(day).map_err(|_| bad())?,
        };
        // A day that does not exist comes back as another one.
        let exists = (1..=12).contains(&month) && DayKey::of(key.noon_utc(), 0) == key;
        if exists {
            Ok(Self(text.to_owned()))
        } else {
            Err(bad())
        }
    }
}

fn number(text: Option<&str>, digits: usize) -> Option<u16> {
    let text = text.filter(|text| text.len() == digits)?;
    if !text.bytes().all(|byte| byte.is_ascii_digit()) {
        return None;
    }
    text.parse().ok()
}

impl fmt::Display for AsOf {
    fn fmt(&self, formatter: &mut fmt::Formatter<'_>) -> fmt::Result {
        formatter.write_str(&self.0)
    }
}

impl Dated {
    /// For example `published 2019-04-14`.
    #[must_use]
    pub fn words(self, as_of: &AsOf) -> String {
        match self {
            Self::Published => format!("published {as_of}"),
            Self::Effective => format!("in effect {as_of}"),
            Self::Read => format!("read {as_of}, the source's own date is not known"),
        }
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn days_months_and_years_are_dates() {
        for text in ["2025-03-28", "2024-02-29", "2019-08", "2019"] {
            assert_eq!(AsOf::parse(text).unwrap().to_string(), text);
        }
    }

    #[test]
    fn everything_else_is_not() {
        for text in [
            "",
            "soon",
            "25-03-28",
            "2025-3-28",
            "2025-02-29",
            "2025-13",
            "2025-00-10",
            "2025-03-28-1",
            "+025",
            "2025-03-",
            "2025/03",
        ] {
            assert!(AsOf::parse(text).is_err(), "{text:?}");
        }
    }
}
