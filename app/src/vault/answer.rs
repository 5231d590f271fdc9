//! What the speaker answered, written down after the recording was kept.

use hearsay_speaker::record::{Recording, RecordingHead};

use super::{
    Vault, VaultError,
    row::Ending,
    seal::{self, Place},
};

impl Vault {
    /// Writes the answer into a finished recording's tail, sealed anew. The recording that comes
    /// back is as [`Self::list`] would give it, but for its sound, which is not looked at.
    ///
    /// # Errors
    /// [`VaultError::Gone`] if there is no such recording or it is not finished,
    /// [`VaultError::Damaged`], [`VaultError::Full`], [`VaultError::Closed`]; the old tail stays.
    pub async fn set_answer(&self, id: &str, answer: &str) -> Result<Recording, VaultError> {
        let (mut row, key, _) = self.fetch(id).await?;
        let tail = row.tail.as_ref().ok_or(VaultError::Gone)?;
        let head: RecordingHead = seal::open_value(&key, id, Place::Head, &row.head).await?;
        let mut ending: Ending = seal::open_value(&key, id, Place::Tail, tail).await?;
        ending.tail.answer = Some(answer.to_owned());
        row.tail = Some(seal::seal_value(&key, id, Place::Tail, &ending).await?);
        self.update(id, &row, None).await?;
        let condition = ending.condition();
        Ok(Recording {
            head,
            tail: ending.tail,
            condition,
            bytes: row.bytes(),
        })
    }
}
