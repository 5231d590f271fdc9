//! A recording being written.
//!
//! Order: `append` borrows the writer until it is done, so appends follow one another whatever the
//! caller's tasks do; sound that arrives meanwhile waits in the caller's queue, not here.
//!
//! What a crash can take: the buffer (less than half a second) and the piece being written (half a
//! second and one message). What an error can take: nothing; sound that could not be written stays
//! in the buffer and is tried again with the next append or at the end.

use hearsay_speaker::record::{Recording, RecordingHead, RecordingTail};
use web_sys::CryptoKey;

use super::{
    Destroyed, Vault, VaultError,
    locks::Held,
    pcm,
    row::{Ending, Row},
    seal::{self, Place},
};

/// Pieces a second: a piece is written as soon as half a second has been heard.
pub(super) const PIECES_PER_SECOND: u32 = 2;

/// Writes one recording. Dropping it leaves what was written for [`Vault::recover`].
#[derive(Debug)]
pub struct Writer {
    vault: Vault,
    key: CryptoKey,
    head: RecordingHead,
    row: Row,
    buffer: Vec<f32>,
    /// The last append failed and has not been made good: the caller may have let sound go since.
    stuck: bool,
    /// Tells all tabs that this recording is being written; let go last.
    live: Held,
}

impl Writer {
    pub(super) fn new(
        vault: Vault,
        live: Held,
        key: CryptoKey,
        head: RecordingHead,
        row: Row,
    ) -> Self {
        Self {
            vault,
            key,
            head,
            row,
            buffer: Vec::new(),
            stuck: false,
            live,
        }
    }

    /// The recording's identifier.
    #[must_use]
    pub fn id(&self) -> &str {
        &self.head.id
    }

    /// Adds samples (−1..=1, mono, at the head's rate). Once half a second is there it is on the
    /// disk when this returns.
    ///
    /// # Errors
    /// [`VaultError::Full`], [`VaultError::Gone`] if the recording was deleted meanwhile,
    /// [`VaultError::Closed`]. The samples are kept for the next try.
    pub async fn append(&mut self, samples: &[f32]) -> Result<(), VaultError> {
        self.buffer.extend_from_slice(samples);
        let piece = (self.head.sample_rate / PIECES_PER_SECOND) as usize;
        if self.buffer.len() < piece {
            return Ok(());
        }
        let written = self.flush().await;
        self.stuck = written.is_err();
        written
    }

    /// Ends the recording and keeps it: whole, or labelled `Condition::Interrupted` if the last
    /// append had failed (what it could not write is tried once more, but more may be missing).
    ///
    /// # Errors
    /// As [`Self::append`]. What had been written stays: labelled `Condition::Interrupted` at
    /// once where a tail could still be written, else by the next [`Vault::recover`].
    pub async fn finish(mut self, tail: RecordingTail) -> Result<Recording, VaultError> {
        let flushed = if self.buffer.is_empty() {
            Ok(())
        } else {
            self.flush().await
        };
        let whole = flushed.is_ok() && !self.stuck;
        let ending = Ending {
            tail,
            pieces: self.row.pieces,
            whole,
        };
        let sealed = seal::seal_value(&self.key, self.id(), Place::Tail, &ending).await?;
        self.row.tail = Some(sealed);
        let ended = self.vault.update(self.id(), &self.row, None).await;
        // Whoever lists the recordings after a failure must find this one cut off, not under way.
        self.live.end().await;
        flushed.and(ended)?;
        Ok(Recording {
            bytes: self.row.bytes(),
            head: self.head,
            condition: ending.condition(),
            tail: ending.tail,
        })
    }

    /// Destroys the recording: key first, then what was written.
    ///
    /// # Errors
    /// As [`Vault::delete`].
    pub async fn drop_it(self) -> Result<Destroyed, VaultError> {
        self.vault.delete(self.id()).await
    }

    /// Writes the buffer as one piece. Row and buffer change only after the disk has.
    async fn flush(&mut self) -> Result<(), VaultError> {
        let bytes = pcm::encode(&self.buffer);
        let place = Place::Piece(self.row.pieces);
        let sealed = seal::seal(&self.key, self.id(), place, &bytes).await?;
        let mut row = self.row.clone();
        row.pieces += 1;
        row.piece_bytes += u64::from(sealed.length());
        self.vault.update(self.id(), &row, Some(&sealed)).await?;
        self.row = row;
        self.buffer.clear();
        Ok(())
    }
}
