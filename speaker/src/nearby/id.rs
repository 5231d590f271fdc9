//! Identifiers of speakers and of lines between them.

use core::fmt;
use serde::{Deserialize, Deserializer, Serialize, de::Error};

/// Random bytes of an identifier: two of 2^64 do not meet in one browser.
const BYTES: usize = 8;

/// Identifier of a tab for as long as it is open: 16 hexadecimal digits.
#[derive(Clone, Debug, PartialEq, Eq, PartialOrd, Ord, Hash, Serialize)]
pub struct SpeakerId(String);

/// Identifier of a line, from the first question to the last word: 16 hexadecimal digits.
#[derive(Clone, Debug, PartialEq, Eq, PartialOrd, Ord, Hash, Serialize)]
pub struct CallId(String);

macro_rules! identifier {
    ($name:ident) => {
        impl $name {
            /// An identifier from fresh random bytes.
            #[must_use]
            pub fn new(random: [u8; BYTES]) -> Self {
                Self(random.iter().map(|byte| format!("{byte:02x}")).collect())
            }

            /// Reads one; `None` if it is none.
            #[must_use]
            pub fn parse(text: &str) -> Option<Self> {
                let digit = |byte: u8| byte.is_ascii_digit() || (b'a'..=b'f').contains(&byte);
                let sound = text.len() == 2 * BYTES && text.bytes().all(digit);
                sound.then(|| Self(text.to_owned()))
            }

            /// As text.
            #[must_use]
            pub fn as_str(&self) -> &str {
                &self.0
            }
        }

        impl fmt::Display for $name {
            fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
                f.write_str(&self.0)
            }
        }

        impl<'de> Deserialize<'de> for $name {
            fn deserialize<D: Deserializer<'de>>(deserializer: D) -> Result<Self, D::Error> {
                let text = String::deserialize(deserializer)?;
                Self::parse(&text).ok_or_else(|| D::Error::custom("not 16 hexadecimal digits"))
            }
        }
    };
}

identifier!(SpeakerId);
identifier!(CallId);
