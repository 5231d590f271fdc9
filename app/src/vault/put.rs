//! A whole recording at once: a copy that another owner is given, or one that is imported.

use futures_util::future::join_all;
use hearsay_speaker::{
    EndReason,
    record::{Recording, RecordingHead, RecordingTail},
};
use js_sys::Uint8Array;

use super::{
    Vault, VaultError, pcm,
    row::{Ending, Row},
    seal::{self, Place},
    writer::PIECES_PER_SECOND,
};

/// Pieces sealed side by side: 32 s of sound.
const BATCH: usize = 64;

impl Vault {
    /// Keeps a recording: all of it, in one transaction, or nothing. A tail that ended in
    /// [`EndReason::Interrupted`] makes it an interrupted one, any other a whole one.
    ///
    /// # Errors
    /// [`VaultError::Full`], [`VaultError::Locked`], [`VaultError::Insecure`],
    /// [`VaultError::Closed`]; [`VaultError::Unexpected`] if the identifier is taken.
    pub async fn put(
        &self,
        head: RecordingHead,
        tail: RecordingTail,
        samples: &[f32],
    ) -> Result<Recording, VaultError> {
        let whole = tail.end_reason != EndReason::Interrupted;
        self.restore(head, tail, whole, samples).await
    }

    /// The same for a recording whose condition is known: one that was saved elsewhere.
    ///
    /// # Errors
    /// As [`Self::put`].
    pub async fn restore(
        &self,
        head: RecordingHead,
        tail: RecordingTail,
        whole: bool,
        samples: &[f32],
    ) -> Result<Recording, VaultError> {
        let id = head.id.as_str();
        let fresh = self.keyring().fresh_key(self.of(id)).await?;
        let size = (head.sample_rate / PIECES_PER_SECOND).max(1) as usize;
        let parts: Vec<(u32, &[f32])> = (0..).zip(samples.chunks(size)).collect();
        let mut pieces = Vec::with_capacity(parts.len());
        for batch in parts.chunks(BATCH) {
            let sealed = batch.iter().map(|(number, part)| {
                let (key, place, bytes) = (&fresh.key, Place::Piece(*number), pcm::encode(part));
                async move { seal::seal(key, id, place, &bytes).await }
            });
            for piece in join_all(sealed).await {
                pieces.push(piece?);
            }
        }
        let count = pieces.len() as u32;
        let ending = Ending {
            whole,
            pieces: count,
            tail,
        };
        let row = Row {
            started: head.started,
            pieces: count,
            piece_bytes: pieces.iter().map(Uint8Array::length).map(u64::from).sum(),
            head: seal::seal_value(&fresh.key, id, Place::Head, &head).await?,
            tail: Some(seal::seal_value(&fresh.key, id, Place::Tail, &ending).await?),
        };
        self.insert(id, &fresh, &row, &pieces).await?;
        Ok(Recording {
            condition: ending.condition(),
            bytes: row.bytes(),
            tail: ending.tail,
            head,
        })
    }
}
