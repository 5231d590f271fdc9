//! Reading: the list for the history, and one recording's samples.
//!
//! Invariant: what is stored is listed. A recording that cannot be read is listed as damaged and
//! never hides the others.

use std::cmp::Reverse;

use hearsay_speaker::{
    Initiator,
    record::{Condition, Marks, Recording, RecordingHead, RecordingTail},
};
use js_sys::Uint8Array;
use wasm_bindgen::{JsCast, JsValue};
use web_sys::CryptoKey;

use super::{
    Vault, VaultError, pcm,
    row::{Ending, Row},
    schema::{KEYS, PIECES, RECORDINGS},
    seal::{self, OVERHEAD, Place},
    survey::{Survey, are_numbered, pieces_of, place},
};

/// Rate of a recording whose head cannot be read, samples a second: that of the hearing part.
const USUAL_RATE: u32 = 16_000;
/// Recordings whose sound is checked by one listing: 32 of 3 s took 0.2 s in a debug build.
const CHECKS_PER_LISTING: usize = 32;

impl Vault {
    /// All recordings, newest first. Those being written now are left out; those cut off by a crash
    /// are listed as [`Condition::Interrupted`] even before [`Self::recover`].
    ///
    /// Head, tail and presence of every piece are checked for all; the sound itself for the newest
    /// 32 not checked since the page was loaded, for the others when they are read. Of a damaged
    /// recording only id, start, owner and size are sure to be true.
    ///
    /// # Errors
    /// [`VaultError::Closed`], [`VaultError::Insecure`]; never for one bad recording.
    pub async fn list(&self) -> Result<Vec<Recording>, VaultError> {
        let survey = Survey::take(self).await?;
        let mut recordings = Vec::new();
        for id in survey.recordings() {
            let unfinished = survey.row(id).is_some_and(|row| row.tail.is_none());
            if !(unfinished && survey.is_live(id)) {
                recordings.push(self.describe(&survey, id).await?);
            }
        }
        recordings.sort_by_key(|recording| Reverse(recording.head.started));
        self.check(&mut recordings).await?;
        Ok(recordings)
    }

    /// The samples of a recording: mono, at the head's rate (16 kHz), −1..=1.
    ///
    /// # Errors
    /// [`VaultError::Gone`], [`VaultError::Damaged`], [`VaultError::Closed`].
    pub async fn samples(&self, id: &str) -> Result<Vec<f32>, VaultError> {
        let samples = self.decrypt(id).await;
        match samples {
            Ok(_) => self.set_checked(id, true),
            Err(VaultError::Damaged) => self.set_checked(id, false),
            Err(_) => {}
        }
        samples
    }

    async fn check(&self, recordings: &mut [Recording]) -> Result<(), VaultError> {
        let mut left = CHECKS_PER_LISTING;
        for recording in recordings {
            if recording.condition == Condition::Damaged {
                continue;
            }
            let id = recording.head.id.clone();
            if self.checked(&id).is_none() && left > 0 {
                left -= 1;
                match self.samples(&id).await {
                    Ok(_) | Err(VaultError::Damaged | VaultError::Gone) => {}
                    Err(error) => return Err(error),
                }
            }
            if self.checked(&id) == Some(false) {
                recording.condition = Condition::Damaged;
            }
        }
        Ok(())
    }

    async fn describe(&self, survey: &Survey, id: &str) -> Result<Recording, VaultError> {
        let Some((row, key)) = survey.row(id).zip(survey.key(id)) else {
            return Ok(self.unreadable(id, survey.row(id)));
        };
        let head = seal::open_value::<RecordingHead>(key, id, Place::Head, &row.head).await;
        let Some(head) = readable(head)? else {
            return Ok(self.unreadable(id, Some(row)));
        };
        let bytes = row.bytes();
        let Some(tail) = &row.tail else {
            let there = survey.has_pieces(id, row.pieces);
            let condition = if there {
                Condition::Interrupted
            } else {
                Condition::Damaged
            };
            let tail = interrupted_tail(row, head.sample_rate);
            return Ok(Recording {
                head,
                tail,
                condition,
                bytes,
            });
        };
        let ending = seal::open_value::<Ending>(key, id, Place::Tail, tail).await;
        let Some(ending) = readable(ending)? else {
            let tail = interrupted_tail(row, head.sample_rate);
            return Ok(Recording {
                head,
                tail,
                condition: Condition::Damaged,
                bytes,
            });
        };
        let condition = if survey.has_pieces(id, ending.pieces) {
            ending.condition()
        } else {
            Condition::Damaged
        };
        Ok(Recording {
            head,
            tail: ending.tail,
            condition,
            bytes,
        })
    }

    /// What can be said of a recording of which nothing can be opened.
    fn unreadable(&self, id: &str, row: Option<&Row>) -> Recording {
        let nothing = Row {
            started: 0,
            pieces: 0,
            piece_bytes: 0,
            head: Uint8Array::new_with_length(0),
            tail: None,
        };
        let row = row.unwrap_or(&nothing);
        let head = RecordingHead::new(id, row.started, Initiator::Tap, self.owner(), USUAL_RATE);
        let tail = interrupted_tail(row, USUAL_RATE);
        Recording {
            head,
            tail,
            condition: Condition::Damaged,
            bytes: row.bytes(),
        }
    }

    async fn decrypt(&self, id: &str) -> Result<Vec<f32>, VaultError> {
        let (row, key, pieces) = self.fetch(id).await?;
        let expected = match &row.tail {
            Some(tail) => {
                seal::open_value::<Ending>(&key, id, Place::Tail, tail)
                    .await?
                    .pieces
            }
            None => row.pieces,
        };
        let numbers: Vec<f64> = pieces.iter().map(|(number, _)| *number).collect();
        if !are_numbered(&numbers, expected) {
            return Err(VaultError::Damaged);
        }
        let mut samples = Vec::new();
        for (number, (_, piece)) in (0..expected).zip(&pieces) {
            let piece = piece.dyn_ref().ok_or(VaultError::Damaged)?;
            let bytes = seal::open(&key, id, Place::Piece(number), piece).await?;
            if !pcm::decode(&bytes, &mut samples) {
                return Err(VaultError::Damaged);
            }
        }
        Ok(samples)
    }

    /// Row, key and numbered pieces of one recording.
    pub(super) async fn fetch(
        &self,
        id: &str,
    ) -> Result<(Row, CryptoKey, Vec<(f64, JsValue)>), VaultError> {
        let key = JsValue::from_str(id);
        let range = pieces_of(id)?;
        let transact = self.connection().read()?;
        let crypto_key = transact.store(KEYS)?.get(key.clone())?.await?;
        let row = transact.store(RECORDINGS)?.get(key)?.await?;
        let store = transact.store(PIECES)?;
        let places = store
            .get_all_keys(Some(range.clone().into()), None)?
            .await?;
        let pieces = store.get_all(Some(range.into()), None)?.await?;
        drop(transact);

        if row.is_none() && crypto_key.is_none() && pieces.is_empty() {
            return Err(VaultError::Gone);
        }
        let row = row
            .as_ref()
            .and_then(Row::from_js)
            .ok_or(VaultError::Damaged)?;
        let crypto_key = crypto_key.and_then(|key| key.dyn_into().ok());
        let numbers = places.iter().filter_map(place).map(|(_, number)| number);
        Ok((
            row,
            crypto_key.ok_or(VaultError::Damaged)?,
            numbers.zip(pieces).collect(),
        ))
    }
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

/// `None` for what is damaged. A page without cryptography must not call everything damaged.
fn readable<T>(opened: Result<T, VaultError>) -> Result<Option<T>, VaultError> {
    match opened {
        Ok(value) => Ok(Some(value)),
        Err(VaultError::Insecure) => Err(VaultError::Insecure),
        Err(_) => Ok(None),
    }
}
