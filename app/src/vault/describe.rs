//! From what is stored to what is listed.
//!
//! Invariant: what is stored is listed. A recording that cannot be read is listed as damaged and
//! never hides the others.

use futures_util::future::join_all;
use hearsay_speaker::{
    Initiator,
    record::{Condition, Marks, Recording, RecordingHead, RecordingTail},
};
use js_sys::Uint8Array;
use web_sys::CryptoKey;

use super::{
    Vault, VaultError, pcm,
    row::{Ending, Row},
    seal::{self, OVERHEAD, Place},
    survey::Found,
};

/// Rate of a recording whose head cannot be read, samples a second: that of the hearing part.
const USUAL_RATE: u32 = 16_000;

impl Vault {
    /// Describes recordings in their order; the browser decrypts them side by side.
    pub(super) async fn describe_all(&self, found: &[Found]) -> Result<Vec<Recording>, VaultError> {
        let described = join_all(found.iter().map(|found| self.describe(found)));
        described.await.into_iter().collect()
    }

    async fn describe(&self, found: &Found) -> Result<Recording, VaultError> {
        let Some((row, stored)) = found.row.as_ref().zip(found.key.as_ref()) else {
            return Ok(self.unreadable(found));
        };
        let key = self.keyring().key(self.of(&found.id), stored).await;
        let Some(key) = readable(key)? else {
            return Ok(self.unreadable(found));
        };
        let head = seal::open_value(&key, &found.id, Place::Head, &row.head).await;
        let Some(head) = readable::<RecordingHead>(head)? else {
            return Ok(self.unreadable(found));
        };
        let (tail, condition) = describe_end(found, row, &key, &head).await?;
        let condition = match self.checked(&found.id) {
            Some(false) => Condition::Damaged,
            _ => condition,
        };
        Ok(Recording {
            head,
            tail,
            condition,
            bytes: row.bytes(),
        })
    }

    /// What can be said of a recording of which nothing can be opened.
    fn unreadable(&self, found: &Found) -> Recording {
        let nothing = Row {
            started: 0,
            pieces: 0,
            piece_bytes: 0,
            head: Uint8Array::new_with_length(0),
            tail: None,
        };
        let row = found.row.as_ref().unwrap_or(&nothing);
        let (id, owner) = (found.id.as_str(), self.owner());
        Recording {
            head: RecordingHead::new(id, row.started, Initiator::Tap, owner, USUAL_RATE),
            tail: interrupted_tail(row, USUAL_RATE),
            condition: Condition::Damaged,
            bytes: row.bytes(),
        }
    }
}

/// Tail and condition of a recording whose head opened.
async fn describe_end(
    found: &Found,
    row: &Row,
    key: &CryptoKey,
    head: &RecordingHead,
) -> Result<(RecordingTail, Condition), VaultError> {
    let whole_or = |there: bool, condition| {
        if there { condition } else { Condition::Damaged }
    };
    let Some(tail) = &row.tail else {
        let condition = whole_or(found.has_pieces(row.pieces), Condition::Interrupted);
        return Ok((interrupted_tail(row, head.sample_rate), condition));
    };
    let ending = seal::open_value::<Ending>(key, &found.id, Place::Tail, tail).await;
    let Some(ending) = readable(ending)? else {
        let tail = interrupted_tail(row, head.sample_rate);
        return Ok((tail, Condition::Damaged));
    };
    let condition = whole_or(found.has_pieces(ending.pieces), ending.condition());
    Ok((ending.tail, condition))
}

/// The tail of a recording that has none: its length, as far as the sizes tell.
pub(super) fn interrupted_tail(row: &Row, rate: u32) -> RecordingTail {
    let sound = row
        .piece_bytes
        .saturating_sub(u64::from(row.pieces) * OVERHEAD);
    let milliseconds = sound / pcm::SAMPLE_BYTES * 1000 / u64::from(rate.max(1));
    let milliseconds = u32::try_from(milliseconds).unwrap_or(u32::MAX);
    RecordingTail::recovered(milliseconds, Marks::default())
}

/// `None` for what is damaged. A page without cryptography, or locked, or cut off from its database
/// must not call everything damaged.
fn readable<T>(opened: Result<T, VaultError>) -> Result<Option<T>, VaultError> {
    match opened {
        Ok(value) => Ok(Some(value)),
        Err(VaultError::Damaged | VaultError::Unexpected(_)) => Ok(None),
        Err(error) => Err(error),
    }
}
