//! Names of the days of the week and of the months: shown as they stand here, recognised in any case.

/// From Monday on (ISO 8601).
const WEEKDAYS: [&str; 7] = [
    "Monday",
    "Tuesday",
    "Wednesday",
    "Thursday",
    "Friday",
    "Saturday",
    "Sunday",
];

const MONTHS: [&str; 12] = [
    "January",
    "February",
    "March",
    "April",
    "May",
    "June",
    "July",
    "August",
    "September",
    "October",
    "November",
    "December",
];

/// Name of a day of the week, 1 for Monday; empty where there is no such day.
pub(crate) fn weekday(number: u8) -> &'static str {
    name(&WEEKDAYS, number)
}

/// Name of a month, 1..=12; empty where there is no such month.
pub(crate) fn month(number: u8) -> &'static str {
    name(&MONTHS, number)
}

/// Number of the day of the week of this name, 1 for Monday.
pub(crate) fn weekday_called(name: &str) -> Option<u8> {
    place(&WEEKDAYS, name)
}

/// Number of the month of this name, 1..=12.
pub(crate) fn month_called(name: &str) -> Option<u8> {
    place(&MONTHS, name)
}

fn name(names: &[&'static str], number: u8) -> &'static str {
    let at = usize::from(number).checked_sub(1);
    at.and_then(|at| names.get(at)).copied().unwrap_or_default()
}

fn place(names: &[&str], name: &str) -> Option<u8> {
    let at = names
        .iter()
        .position(|known| known.eq_ignore_ascii_case(name))?;
    u8::try_from(at + 1).ok()
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn names_and_numbers_belong_together() {
        for number in 1..=12 {
            assert_eq!(month_called(month(number)), Some(number));
        }
        for number in 1..=7 {
            assert_eq!(weekday_called(weekday(number)), Some(number));
        }
        assert_eq!(weekday_called("sunday"), Some(7));
        assert_eq!((weekday(0), month(13)), ("", ""));
        assert_eq!(month_called("someday"), None);
    }
}
