//! What becomes known of a recording after it was kept: the answer, a thumb, a report.

use hearsay_speaker::record::{Recording, RecordingHead, RecordingTail};

use super::{
    Vault, VaultError,
    locks::{self, Mode},
    row::Ending,
    seal::{self, Place},
};

impl Vault {
    /// Changes a finished recording's tail and seals it anew. Two tabs that change the same one do
    /// so one after the other. The recording that comes back is as [`Self::list`] would give it, but
    /// for its sound, which is not looked at.
    ///
    /// # Errors
    /// [`VaultError::Gone`] if there is no such recording or it is not finished,
    /// [`VaultError::Damaged`], [`VaultError::Locked`], [`VaultError::Full`],
    /// [`VaultError::Closed`]; the old tail stays.
    pub async fn amend(
        &self,
        id: &str,
        edit: impl FnOnce(&mut RecordingTail),
    ) -> Result<Recording, VaultError> {
        let lock = format!("{}#amend/{id}", self.connection().name());
        let _alone = locks::hold(&lock, Mode::Alone).await;
        self.keyring().ready().await?;
        let (mut row, key) = self.fetch_row(id).await?;
        let tail = row.tail.as_ref().ok_or(VaultError::Gone)?;
        let head: RecordingHead = seal::open_value(&key, id, Place::Head, &row.head).await?;
        let mut ending: Ending = seal::open_value(&key, id, Place::Tail, tail).await?;
        edit(&mut ending.tail);
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
