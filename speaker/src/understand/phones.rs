//! The phones: the 39 of `CMUdict` without stress, as the classes of the acoustic model.
//!
//! Class 0 is silence; phone `n` of the alphabetical list is class `n + 1`.

use super::CLASSES;

/// Class of silence, and of whatever is no phone.
pub(super) const SILENCE: usize = 0;

/// The classes' names, in their order.
pub const PHONES: [&str; CLASSES] = [
    "", "AA", "AE", "AH", "AO", "AW", "AY", "B", "CH", "D", "DH", "EH", "ER", "EY", "F", "G", "HH",
    "IH", "IY", "JH", "K", "L", "M", "N", "NG", "OW", "OY", "P", "R", "S", "SH", "T", "TH", "UH",
    "UW", "V", "W", "Y", "Z", "ZH",
];

/// `ARPAbet`'s one-letter form, in the same order; the dictionary is written in it.
const CODES: &str = "_a@AcWYbCdDERefghIiJklmnGoOprsStTUuvwyzZ";

/// A phone: its class, 1 to 39.
#[derive(Debug, Clone, Copy, PartialEq, Eq, Hash, PartialOrd, Ord)]
pub(super) struct Phone(u8);

impl Phone {
    /// From the one-letter form.
    pub(super) fn of_code(code: char) -> Option<Self> {
        let class = CODES.chars().position(|c| c == code)?;
        Self::of_class(class)
    }

    /// From the class of the acoustic model.
    pub(super) fn of_class(class: usize) -> Option<Self> {
        let class = u8::try_from(class).ok()?;
        (usize::from(class) != SILENCE && usize::from(class) < CLASSES).then_some(Self(class))
    }

    fn of_name(name: &str) -> Option<Self> {
        Self::of_class(PHONES.iter().position(|phone| *phone == name)?)
    }

    /// The class of the acoustic model.
    pub(super) fn class(self) -> usize {
        usize::from(self.0)
    }

    /// The `ARPAbet` name.
    pub(super) fn name(self) -> &'static str {
        PHONES.get(self.class()).copied().unwrap_or_default()
    }
}

/// Phones that accents and small models take for one another: name, name, and the price in natural
/// log units of hearing one where the other was meant.
const NEAR: &[(&str, &str, f32)] = &[
    ("AA", "AO", 0.7),
    ("AA", "AH", 1.3),
    ("AA", "AW", 1.8),
    ("AA", "AE", 1.8),
    ("AA", "AY", 1.8),
    ("AE", "EH", 1.0),
    ("AE", "AH", 1.5),
    ("AH", "IH", 1.0),
    ("AH", "EH", 1.4),
    ("AH", "UH", 1.0),
    ("AH", "ER", 1.4),
    ("AH", "AO", 1.6),
    ("AH", "OW", 1.8),
    ("AO", "OW", 1.0),
    ("AO", "AW", 1.8),
    ("EH", "EY", 1.4),
    ("EH", "IH", 1.3),
    ("ER", "R", 1.0),
    ("IH", "IY", 0.9),
    ("EY", "AY", 1.8),
    ("EY", "IY", 1.8),
    ("OW", "UH", 1.8),
    ("OW", "AW", 1.8),
    ("OW", "UW", 1.8),
    ("UH", "UW", 0.9),
    ("B", "P", 1.5),
    ("B", "V", 1.8),
    ("CH", "JH", 1.2),
    ("CH", "SH", 1.6),
    ("CH", "T", 1.8),
    ("D", "DH", 1.0),
    ("D", "T", 1.0),
    ("DH", "TH", 0.9),
    ("F", "TH", 1.3),
    ("F", "V", 1.2),
    ("G", "K", 1.4),
    ("JH", "ZH", 1.0),
    ("L", "W", 1.8),
    ("L", "OW", 2.0),
    ("M", "N", 1.5),
    ("N", "NG", 1.0),
    ("S", "SH", 1.8),
    ("S", "Z", 0.7),
    ("SH", "ZH", 0.9),
    ("T", "TH", 1.4),
    ("V", "W", 1.5),
    ("Z", "ZH", 1.5),
];

/// Pairs of classes that are near one another, both ways, with the price of the exchange.
pub(super) fn near() -> Vec<(usize, usize, f32)> {
    NEAR.iter()
        .filter_map(|(one, other, price)| {
            let one = Phone::of_name(one)?.class();
            let other = Phone::of_name(other)?.class();
            Some([(one, other, *price), (other, one, *price)])
        })
        .flatten()
        .collect()
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn codes_and_names_are_one_list() {
        assert_eq!(CODES.chars().count(), CLASSES);
        let mut codes: Vec<char> = CODES.chars().collect();
        codes.sort_unstable();
        codes.dedup();
        assert_eq!(codes.len(), CLASSES, "a code stands for two phones");
        for class in 1..CLASSES {
            let phone = Phone::of_class(class).unwrap();
            assert_eq!(Phone::of_name(phone.name()), Some(phone));
        }
        assert_eq!(Phone::of_class(0), None);
        assert_eq!(Phone::of_class(CLASSES), None);
        assert_eq!(Phone::of_code('_'), None);
        assert_eq!(Phone::of_code('R').unwrap().name(), "ER");
        assert_eq!(Phone::of_code('G').unwrap().name(), "NG");
    }

    #[test]
    fn every_near_pair_names_two_phones_once() {
        let pairs = near();
        assert_eq!(pairs.len(), 2 * NEAR.len(), "a name is misspelt");
        let mut seen: Vec<_> = pairs.iter().map(|(one, other, _)| (*one, *other)).collect();
        seen.sort_unstable();
        seen.dedup();
        assert_eq!(seen.len(), pairs.len());
        assert!(
            pairs
                .iter()
                .all(|(one, other, price)| one != other && *price > 0.0)
        );
    }
}
