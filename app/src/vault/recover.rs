//! After a crash: finishing what was cut off, sweeping what was half deleted.

use hearsay_speaker::record::RecordingHead;
use wasm_bindgen::JsValue;

use super::{
    Vault, VaultError,
    describe::interrupted_tail,
    keyring::StoredKey,
    row::{Ending, Row},
    schema::{KEYS, RECORDINGS},
    seal::{self, Place},
    survey::Survey,
};

/// What is to be done about one identifier.
enum Finding<'a> {
    /// Nothing is wrong, or nothing that could be mended.
    Leave,
    /// Key without ciphertext, ciphertext without key, or a recording without any sound.
    Sweep,
    /// Cut off while recording.
    Finish(&'a StoredKey, &'a Row),
}

impl Vault {
    /// Finishes recordings that nobody is writing any more as interrupted, and deletes leftovers:
    /// ciphertext without a key, a key without ciphertext, a recording that died before its first
    /// piece. Call it once at the start of the page; recordings being written in other tabs are
    /// left alone. Only keys, rows and pieces are its business, and it judges by what is there and
    /// what is not: while the vaults are locked it sweeps the same and finishes nothing.
    ///
    /// Gives the identifiers of the recordings finished.
    ///
    /// # Errors
    /// The first failure, after everything else has been tried. What could not be finished is
    /// listed all the same, and found again the next time.
    pub async fn recover(&self) -> Result<Vec<String>, VaultError> {
        match self.keyring().ready().await {
            Ok(()) | Err(VaultError::Locked) => {}
            Err(error) => return Err(error),
        }
        let survey = Survey::take(self).await?;
        let mut finished = Vec::new();
        let mut failure = None;
        for id in survey.all() {
            let outcome = match examine(&survey, id) {
                Finding::Leave => Ok(false),
                Finding::Sweep => self.delete(id).await.map(|_| false),
                Finding::Finish(..) if self.keyring().is_locked() => Ok(false),
                Finding::Finish(key, row) => self.finish_interrupted(id, key, row).await,
            };
            match outcome {
                Ok(true) => finished.push(id.to_owned()),
                Ok(false) => {}
                Err(error) => failure = failure.or(Some(error)),
            }
        }
        failure.map_or(Ok(finished), Err)
    }

    /// Seals a tail for a recording that has none; `false` if it is past helping or somebody else
    /// finished or deleted it meanwhile.
    async fn finish_interrupted(
        &self,
        id: &str,
        key: &StoredKey,
        row: &Row,
    ) -> Result<bool, VaultError> {
        let opened = async {
            let key = self.keyring().key(self.of(id), key).await?;
            let head: RecordingHead = seal::open_value(&key, id, Place::Head, &row.head).await?;
            Ok((key, head))
        };
        let (key, head) = match opened.await {
            Ok(opened) => opened,
            // Locked meanwhile: the next time.
            Err(VaultError::Damaged | VaultError::Locked) => return Ok(false),
            Err(error) => return Err(error),
        };
        let tail = interrupted_tail(row, head.sample_rate);
        let ending = Ending {
            tail,
            pieces: row.pieces,
            whole: false,
        };
        let mut ended = row.clone();
        ended.tail = Some(seal::seal_value(&key, id, Place::Tail, &ending).await?);
        self.replace(id, row, &ended).await
    }

    /// Puts a row in the place of the one that was seen, if that is still how it stands.
    async fn replace(&self, id: &str, seen: &Row, row: &Row) -> Result<bool, VaultError> {
        self.take_room(row.bytes() - seen.bytes())?;
        let value = row.to_js()?;
        let id = JsValue::from_str(id);
        let transact = self.connection().write(&[KEYS, RECORDINGS])?;
        let key = transact.store(KEYS)?.get_key(id.clone())?.await?;
        let recordings = transact.store(RECORDINGS)?;
        let now = recordings
            .get(id.clone())?
            .await?
            .as_ref()
            .and_then(Row::from_js);
        let same = now.is_some_and(|now| now.tail.is_none() && now.pieces == seen.pieces);
        if key.is_none() || !same {
            return Ok(false);
        }
        recordings.put(&value, Some(&id))?;
        transact.settle().await?;
        Ok(true)
    }
}

fn examine<'a>(survey: &'a Survey, id: &str) -> Finding<'a> {
    if survey.is_live(id) {
        return Finding::Leave;
    }
    let has_ciphertext = survey.rows.contains_key(id) || survey.pieces.contains_key(id);
    if !has_ciphertext || !survey.keys.contains_key(id) {
        return Finding::Sweep;
    }
    let row = survey.rows.get(id).and_then(Option::as_ref);
    match (survey.keys.get(id), row) {
        (None | Some(StoredKey::Nonsense), _) | (_, None) => Finding::Leave,
        (Some(_), Some(row)) if row.tail.is_some() => Finding::Leave,
        (Some(_), Some(_)) if !survey.pieces.contains_key(id) => Finding::Sweep,
        (Some(key), Some(row)) => Finding::Finish(key, row),
    }
}
