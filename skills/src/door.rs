//! What stands between the raw exports and the skills: a buffer for questions and answers.
//!
//! A question is the JSON of a [`Question`] in [`room`](Door::room); the answer is the JSON of a
//! [`Reply`] in the same place. Safe and testable natively.

use crate::answer::Desk;
use crate::question::{Question, Reply};

/// Version of what the page and this module agree on; the page refuses another one.
pub const ABI: u32 = 2;

/// The number of the one thing that can be asked: a [`Question`].
pub const ASK: u32 = 1;

/// Longest question, bytes: everything that can be installed, as it is stored.
const LONGEST: usize = 32 << 20;

/// The door.
#[derive(Debug, Default)]
pub struct Door {
    text: Vec<u8>,
    desk: Option<Desk>,
}

impl Door {
    /// A door with nothing behind it yet; allocates nothing.
    #[must_use]
    pub const fn new() -> Self {
        Self {
            text: Vec::new(),
            desk: None,
        }
    }

    /// Room for a question of so many bytes; empty for an absurd length.
    pub fn room(&mut self, len: usize) -> &mut [u8] {
        self.text.clear();
        if len <= LONGEST {
            self.text.resize(len, 0);
        }
        &mut self.text
    }

    /// Answers; the answer takes the question's place. Gives its length, 0 for a number that is not
    /// known.
    pub fn ask(&mut self, op: u32) -> usize {
        if op != ASK {
            self.text.clear();
            return 0;
        }
        let question = core::mem::take(&mut self.text);
        let reply = self.reply(&question);
        // Empty where it cannot be written, which none of these types allow.
        self.text = serde_json::to_vec(&reply).unwrap_or_default();
        self.text.len()
    }

    /// The answer to the JSON of a question.
    pub fn reply(&mut self, question: &[u8]) -> Reply {
        match serde_json::from_slice::<Question>(question) {
            Ok(question) => self.desk.get_or_insert_default().answer(question),
            Err(error) => Reply::Refused(format!(
                "The question to the skills cannot be read: {error}."
            )),
        }
    }

    /// The answer.
    #[must_use]
    pub fn answer(&self) -> &[u8] {
        &self.text
    }
}
