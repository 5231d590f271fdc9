//! Spans of time in words.

use crate::understand::spell_out::value;

/// Seconds that words say (`an hour and a half`, `two minutes thirty seconds`); `None` when no unit
/// is among them.
pub(crate) fn seconds(words: &[&str]) -> Option<u32> {
    // Counted in quarters of the unit that comes next.
    let mut quarters: u32 = 0;
    let mut total: u32 = 0;
    let mut last_unit = None;
    for (at, word) in words.iter().enumerate() {
        let rest = words.get(at + 1..).unwrap_or_default();
        let unit_comes = rest.iter().any(|word| unit(word).is_some());
        match *word {
            "a" | "an"
                if quarters == 0 && rest.first().is_some_and(|word| unit(word).is_some()) =>
            {
                quarters = 4;
            }
            "a" | "an" | "and" | "of" => {}
            "couple" => quarters = 8,
            "few" => quarters = 12,
            "hundred" => quarters = quarters.max(4).saturating_mul(100),
            "quarters" => quarters /= 4,
            part @ ("half" | "quarter") => {
                let part = if part == "half" { 2 } else { 1 };
                if unit_comes {
                    // “one quarter of an hour” is no more than “a quarter”.
                    let one = part == 1 && quarters == 4;
                    quarters = if one { 1 } else { quarters + part };
                } else {
                    total = total.saturating_add(last_unit? * part / 4);
                }
            }
            word => match unit(word) {
                Some(unit) => {
                    total = total.saturating_add(unit.saturating_mul(quarters) / 4);
                    quarters = 0;
                    last_unit = Some(unit);
                }
                None => quarters = quarters.saturating_add(value(word)?.saturating_mul(4)),
            },
        }
    }
    last_unit.map(|_| total)
}

fn unit(word: &str) -> Option<u32> {
    Some(match word {
        "second" | "seconds" => 1,
        "minute" | "minutes" => 60,
        "hour" | "hours" => 3600,
        "day" | "days" => 86_400,
        _ => return None,
    })
}
