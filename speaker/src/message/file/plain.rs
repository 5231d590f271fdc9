//! What is inside the ciphertext: words about the message, then its sound.

use super::LARGEST_FILE;
use super::error::FileError;
use crate::Millis;
use crate::archive::read_wav;
use crate::message::mailbox::MessageId;
use crate::message::{LONGEST_MS, LONGEST_NAME, LONGEST_TEXT};
use serde::{Deserialize, Serialize};

/// Longest words about a message, bytes: a thousand characters of four bytes, and names.
const LONGEST_META: usize = 8_192;

/// Bytes of the rest of a file: header and tag.
const REST: usize = 2_048;

/// About a message. Unknown fields are for later versions.
#[derive(Clone, Debug, PartialEq, Eq, Serialize, Deserialize)]
pub struct Meta {
    /// What the sender calls themselves.
    pub from: String,
    /// When it was sent.
    pub sent: Millis,
    /// What was written; `None` for recordings.
    pub text: Option<String>,
    /// The message that it answers.
    pub reply_to: Option<MessageId>,
}

impl Meta {
    /// Length of the recording, milliseconds, 0 for written messages; `None` where this is neither
    /// words nor a recording of a message's length. What counts is the sound, not what is said of it.
    fn length_ms(&self, wav: &[u8]) -> Option<Millis> {
        if self.from.chars().count() > LONGEST_NAME {
            return None;
        }
        if let Some(text) = &self.text {
            let few = (1..=LONGEST_TEXT).contains(&text.trim().chars().count());
            return (few && wav.is_empty()).then_some(0);
        }
        let sound = read_wav(wav).ok()?;
        let samples = Millis::try_from(sound.samples.len()).ok()?;
        let length = (samples * 1_000).checked_div(sound.rate.into())?;
        (1..=LONGEST_MS).contains(&length).then_some(length)
    }
}

/// Puts both together.
pub(super) fn write(meta: &Meta, wav: &[u8]) -> Result<Vec<u8>, FileError> {
    let json = serde_json::to_vec(meta).map_err(|_| FileError::BadContent)?;
    let length = u16::try_from(json.len()).map_err(|_| FileError::TooLong)?;
    if json.len() > LONGEST_META || json.len() + wav.len() + REST > LARGEST_FILE {
        return Err(FileError::TooLong);
    }
    meta.length_ms(wav).ok_or(FileError::BadContent)?;
    let mut out = length.to_be_bytes().to_vec();
    out.extend(json);
    out.extend(wav);
    Ok(out)
}

/// Takes both apart.
pub(super) fn read(plain: &[u8]) -> Result<(Meta, Millis, Vec<u8>), FileError> {
    let bad = FileError::BadContent;
    let (length, rest) = plain.split_first_chunk::<2>().ok_or(bad)?;
    let length = usize::from(u16::from_be_bytes(*length));
    let (json, wav) = rest.split_at_checked(length).ok_or(bad)?;
    if json.len() > LONGEST_META {
        return Err(bad);
    }
    let meta: Meta = serde_json::from_slice(json).map_err(|_| bad)?;
    let length_ms = meta.length_ms(wav).ok_or(bad)?;
    Ok((meta, length_ms, wav.to_vec()))
}
