//! One buffer for questions and answers.
//!
//! A question is a passphrase and the names on the page, each after a NUL byte; the answer is a
//! [`Strength`](hearsay_speaker::lock::strength::Strength) as JSON in the same place.

use hearsay_speaker::lock::strength::strength;

/// Version of what the page and this module agree on; the page refuses another one.
pub const ABI: u32 = 1;

/// Longest question, bytes. The estimator looks at the first 100 characters and a page has a few
/// names; this is ample.
pub const LONGEST: usize = 16_384;

/// Parts passphrase and names.
const SEPARATOR: char = '\0';

/// The buffer.
#[derive(Default)]
pub struct Door(Vec<u8>);

/// Never what is in it.
impl core::fmt::Debug for Door {
    fn fmt(&self, f: &mut core::fmt::Formatter<'_>) -> core::fmt::Result {
        f.write_str("Door")
    }
}

impl Door {
    /// Nothing asked yet.
    #[must_use]
    pub const fn new() -> Self {
        Self(Vec::new())
    }

    /// Room for a question of so many bytes; empty for an absurd length.
    pub fn room(&mut self, len: usize) -> &mut [u8] {
        self.forget();
        if len <= LONGEST {
            self.0.resize(len, 0);
        }
        &mut self.0
    }

    /// Weighs what was asked; the answer takes its place. Gives the answer's length, 0 if the
    /// question was no text.
    pub fn weigh(&mut self) -> usize {
        let answer = core::str::from_utf8(&self.0).ok().and_then(|question| {
            let mut parts = question.split(SEPARATOR);
            let passphrase = parts.next()?;
            let names: Vec<&str> = parts.collect();
            serde_json::to_vec(&strength(passphrase, &names)).ok()
        });
        self.forget();
        self.0 = answer.unwrap_or_default();
        self.0.len()
    }

    /// The answer.
    #[must_use]
    pub fn answer(&self) -> &[u8] {
        &self.0
    }

    /// Overwrites what is there: the memory may be used for something else later.
    fn forget(&mut self) {
        self.0.fill(0);
        // Keeps the compiler from leaving the overwriting out.
        core::hint::black_box(&self.0);
        self.0.clear();
    }
}

#[cfg(test)]
mod tests {
    use super::*;
    use hearsay_speaker::lock::strength::Strength;

    fn ask(question: &[u8]) -> Option<Strength> {
        let mut door = Door::new();
        door.room(question.len()).copy_from_slice(question);
        let len = door.weigh();
        assert_eq!(door.answer().len(), len);
        serde_json::from_slice(door.answer()).ok()
    }

    #[test]
    fn an_answer_is_the_estimate_itself() {
        assert_eq!(ask(b"password"), Some(strength("password", &[])));
        assert_eq!(
            ask("plinth gasket oboe marmot".as_bytes()).unwrap().score,
            4
        );
    }

    #[test]
    fn names_behind_the_passphrase_are_known_to_whoever_guesses() {
        let (free, known) = (
            ask(b"zebulonia").unwrap(),
            ask(b"zebulonia\0Zebulonia").unwrap(),
        );
        assert!(known.guesses_log10 < free.guesses_log10);
    }

    #[test]
    fn what_is_no_text_or_too_long_gets_no_answer() {
        assert_eq!(ask(&[0xFF, 0xFE]), None);
        let mut door = Door::new();
        assert!(door.room(LONGEST + 1).is_empty());
        assert_eq!(door.room(LONGEST).len(), LONGEST);
    }

    #[test]
    fn the_passphrase_is_not_in_the_answer() {
        let mut door = Door::new();
        door.room(9).copy_from_slice(b"zebulonia");
        door.weigh();
        let text = String::from_utf8(door.answer().to_vec()).unwrap();
        assert!(!text.contains("zebulonia"), "{text}");
        assert_eq!(format!("{door:?}"), "Door");
    }
}
