//! Listing: all at once, or the newest at once and the others after them.

use std::collections::HashSet;

use hearsay_speaker::record::{Condition, Recording};
use idb::CursorDirection;
use wasm_bindgen::JsValue;

use super::{
    Vault, VaultError,
    keyring::StoredKey,
    live,
    row::Row,
    schema::{KEYS, PIECES, RECORDINGS, STARTED},
    survey::{Found, Survey, pieces_of, place},
    transact::{Transact, together},
};

/// Recordings whose sound is checked by one [`Vault::list`]: 32 of 3 s took 0.2 s in a debug build.
const CHECKS_PER_LISTING: usize = 32;
/// Recordings described side by side by [`Vault::list`]: enough to keep the browser's decryption
/// busy, few enough that no promise waits for thousands.
const BATCH: usize = 500;

impl Vault {
    /// All recordings, newest first. Those being written now are left out; those cut off by a crash
    /// are listed as [`Condition::Interrupted`] even before [`Self::recover`].
    ///
    /// Head, tail and presence of every piece are checked for all; the sound itself for the newest
    /// 32 not checked since the page was loaded, for the others when they are read. Of a damaged
    /// recording only id, start, owner and size are sure to be true.
    ///
    /// # Errors
    /// [`VaultError::Closed`], [`VaultError::Insecure`], [`VaultError::Locked`]; never for one bad
    /// recording.
    pub async fn list(&self) -> Result<Vec<Recording>, VaultError> {
        self.keyring().ready().await?;
        let survey = Survey::take(self).await?;
        let mut recordings = Vec::new();
        for batch in survey.listed().chunks(BATCH) {
            recordings.extend(self.describe_all(batch).await?);
        }
        self.check(&mut recordings).await?;
        Ok(recordings)
    }

    /// All recordings as [`Self::list`] gives them but for their sound, which is not looked at: in
    /// batches, newest first, at first `first`, then `then` at a time; no batch is empty. Gives how
    /// many there were.
    ///
    /// The first batch is there before the others are looked for. One deleted meanwhile may have
    /// been given; one added meanwhile may come late.
    ///
    /// # Errors
    /// As [`Self::list`]; what was given before stays true.
    pub async fn read(
        &self,
        first: usize,
        then: usize,
        mut give: impl FnMut(Vec<Recording>),
    ) -> Result<usize, VaultError> {
        self.keyring().ready().await?;
        let newest = self.newest(first).await?;
        let mut count = newest.len();
        if count > 0 {
            give(self.describe_all(&newest).await?);
        }
        let given: HashSet<String> = newest.into_iter().map(|found| found.id).collect();
        let mut rest = Survey::take(self).await?.listed();
        rest.retain(|found| !given.contains(&found.id));
        for batch in rest.chunks(then.max(1)) {
            count += batch.len();
            give(self.describe_all(batch).await?);
        }
        Ok(count)
    }

    /// The newest rows and what belongs to them, by the index alone.
    async fn newest(&self, count: usize) -> Result<Vec<Found>, VaultError> {
        let database = self.connection().name();
        let mut live = live::held(&database).await;
        let transact = self.connection().read()?;
        let rows = newest_rows(&transact, count).await?;
        let found = belongings(&transact, rows).await?;
        drop(transact);
        live.extend(live::held(&database).await);
        let under_way = |found: &Found| found.is_unfinished() && live.contains(&found.id);
        Ok(found
            .into_iter()
            .filter(|found| !under_way(found))
            .collect())
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
}

async fn newest_rows(
    transact: &Transact,
    count: usize,
) -> Result<Vec<(String, Option<Row>)>, VaultError> {
    let index = transact.store(RECORDINGS)?.index(STARTED)?;
    let mut cursor = index
        .open_cursor(None, Some(CursorDirection::Prev))?
        .await?;
    let mut rows = Vec::new();
    while let Some(at) = cursor.filter(|_| rows.len() < count) {
        if let Some(id) = at.primary_key()?.as_string() {
            rows.push((id, Row::from_js(&at.value()?)));
        }
        cursor = at.next(None)?.await?;
    }
    Ok(rows)
}

async fn belongings(
    transact: &Transact,
    rows: Vec<(String, Option<Row>)>,
) -> Result<Vec<Found>, VaultError> {
    let (keys, pieces) = (transact.store(KEYS)?, transact.store(PIECES)?);
    let ranges = rows
        .iter()
        .map(|(id, _)| pieces_of(id))
        .collect::<Result<Vec<_>, _>>()?;
    let keys = together(rows.iter().map(|(id, _)| keys.get(JsValue::from_str(id)))).await?;
    let places = ranges
        .into_iter()
        .map(|range| pieces.get_all_keys(Some(range.into()), None));
    let places = together(places).await?;
    let found = rows.into_iter().zip(keys).zip(places);
    Ok(found
        .map(|(((id, row), key), places)| Found {
            id,
            row,
            key: key.map(|key| StoredKey::from_js(&key)),
            pieces: places.iter().filter_map(place).map(|(_, n)| n).collect(),
        })
        .collect())
}
