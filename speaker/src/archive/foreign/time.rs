//! Times as tables write them.
//!
//! Known are RFC 3339 and its relatives (`2019-03-01 10:20:30.5 UTC`), days with the month in
//! words of digits where the order can be told, and seconds or milliseconds since 1970. Without a
//! zone UTC is assumed. What could be two days (`03/04/2019`) is not guessed.

use crate::Millis;
use crate::record::DayKey;

const MS_A_MINUTE: i64 = 60_000;
const MS_A_DAY: i64 = 86_400_000;

/// Longest text looked at, bytes.
const LONGEST: usize = 64;

/// Milliseconds since 1970, or nothing.
pub(super) fn parse(text: &str) -> Option<Millis> {
    let text = text.trim();
    if text.len() > LONGEST || !text.is_ascii() {
        return None;
    }
    if text.bytes().all(|letter| letter.is_ascii_digit()) {
        return since_1970(text);
    }
    let (day, rest) = text.split_at_checked(text.find(['T', ' ']).unwrap_or(text.len()))?;
    let noon = i64::try_from(date(day)?.noon_utc()).ok()?;
    let rest = rest.trim_start_matches(['T', ' ']);
    let of_day = if rest.is_empty() { 0 } else { clock(rest)? };
    let at = noon.checked_sub(MS_A_DAY / 2)?.checked_add(of_day)?;
    Millis::try_from(at).ok()
}

/// Ten digits are seconds until the year 2286, thirteen milliseconds.
fn since_1970(digits: &str) -> Option<Millis> {
    let number: Millis = digits.parse().ok()?;
    match digits.len() {
        10 => Some(number * 1_000),
        13 => Some(number),
        _ => None,
    }
}

/// `2019-03-01`, `2019/03/01`, or `31/12/2019` and `12/31/2019` where only one reading is a day.
fn date(text: &str) -> Option<DayKey> {
    let parts: Vec<&str> = text.split(['-', '/', '.']).collect();
    let [one, two, three] = parts.as_slice() else {
        return None;
    };
    let (year, month, day) = if one.len() == 4 {
        (number(one)?, number(two)?, number(three)?)
    } else if three.len() == 4 {
        let (one, two) = (number(one)?, number(two)?);
        match (one > 12, two > 12) {
            (true, false) => (number(three)?, two, one),
            (false, true) => (number(three)?, one, two),
            (false, false) if one == two => (number(three)?, one, two),
            _ => return None,
        }
    } else {
        return None;
    };
    let asked = DayKey {
        year: i32::try_from(year).ok()?,
        month: u8::try_from(month).ok()?,
        day: u8::try_from(day).ok()?,
    };
    // A day that is none, such as 30 February, comes back as another.
    (year >= 1970 && DayKey::of(asked.noon_utc(), 0) == asked).then_some(asked)
}

/// `10:20`, `10:20:30.25`, with `AM` or `PM`, then `Z`, `UTC`, `GMT` or `+01:00`; milliseconds.
fn clock(text: &str) -> Option<i64> {
    let text = text.to_ascii_uppercase();
    let end = text
        .find(|letter: char| !letter.is_ascii_digit() && !matches!(letter, ':' | '.'))
        .unwrap_or(text.len());
    let (digits, rest) = text.split_at_checked(end)?;
    let mut parts = digits.split(':');
    let (hour, minute) = (number(parts.next()?)?, number(parts.next()?)?);
    let (second, fraction) = match parts.next() {
        Some(part) => part.split_once('.').unwrap_or((part, "")),
        None => ("0", ""),
    };
    let second = number(second)?;
    if hour > 23 || minute > 59 || second > 60 || parts.next().is_some() {
        return None;
    }
    let rest = rest.trim();
    let (hour, rest) = half_day(hour, rest)?;
    let thousandths: String = fraction.chars().chain("000".chars()).take(3).collect();
    let of_day = ((hour * 60 + minute) * 60 + second) * 1_000 + number(&thousandths)?;
    of_day.checked_sub(zone(rest)? * MS_A_MINUTE)
}

fn half_day(hour: i64, rest: &str) -> Option<(i64, &str)> {
    let (half, after) = if let Some(rest) = rest.strip_prefix("AM") {
        (0, rest)
    } else if let Some(rest) = rest.strip_prefix("PM") {
        (12, rest)
    } else {
        return Some((hour, rest));
    };
    (1..=12)
        .contains(&hour)
        .then(|| (hour % 12 + half, after.trim()))
}

/// Minutes east of UTC.
fn zone(text: &str) -> Option<i64> {
    let text = text.trim_start_matches("UTC").trim_start_matches("GMT");
    if matches!(text, "" | "Z") {
        return Some(0);
    }
    let (sign, digits) = match text.split_at_checked(1)? {
        ("+", digits) => (1, digits),
        ("-", digits) => (-1, digits),
        _ => return None,
    };
    let digits = digits.replace(':', "");
    let (hours, minutes) = digits.split_at_checked(2)?;
    let minutes = if minutes.is_empty() { "0" } else { minutes };
    let (hours, minutes) = (number(hours)?, number(minutes)?);
    (hours <= 14 && minutes <= 59).then_some(sign * (hours * 60 + minutes))
}

/// One to four digits.
fn number(text: &str) -> Option<i64> {
    let digits = text.bytes().all(|letter| letter.is_ascii_digit());
    ((1..=4).contains(&text.len()) && digits)
        .then(|| text.parse().ok())
        .flatten()
}

#[cfg(test)]
mod tests {
    use super::parse;

    /// 2019-03-01 10:20:30 UTC.
    const AT: u64 = 1_551_435_630_000;

    #[test]
    fn one_time_in_many_spellings() {
        for text in [
            "2019-03-01T10:20:30Z",
            "2019-03-01 10:20:30",
            "2019-03-01T10:20:30.000+00:00",
            "2019-03-01T11:20:30+01:00",
            "2019-03-01 05:20:30 -0500",
            "2019/03/01 10:20:30 UTC",
            "2019-3-1 10:20:30 am",
            "1551435630",
            "1551435630000",
        ] {
            assert_eq!(parse(text), Some(AT), "{text}");
        }
        assert_eq!(parse("2019-03-01T10:20:30.25Z"), Some(AT + 250));
        assert_eq!(parse("12/31/2019 11:59 PM"), Some(1_577_836_740_000));
        assert_eq!(parse("31.12.2019 23:59"), Some(1_577_836_740_000));
        assert_eq!(parse("2019-03-01"), Some(1_551_398_400_000));
    }

    #[test]
    fn what_is_no_time_or_could_be_two_is_none() {
        for text in [
            "",
            "soon",
            "03/04/2019",
            "2019-02-30",
            "2019-13-01",
            "1969-12-31",
            "2019-03-01 25:00",
            "2019-03-01 10:60",
            "12345",
            "99999999999999999999",
            "2019-03-01T",
            "10:20",
            "0000-00-00",
            "2019-03-01 10:20:30 +99:00",
            "2019-03-01 13:00 PM",
        ] {
            let none = text == "2019-03-01T";
            assert_eq!(parse(text).is_some(), none, "{text}");
        }
    }
}
