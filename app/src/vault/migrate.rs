//! Recordings that version 1 left: sealed under a key that the browser uses for every script of this
//! page. Each is sealed anew under a wrapped key.
//!
//! One transaction a recording replaces key, row and pieces together: a crash leaves it as it was or
//! as it shall be. What does not open is carried over as it lies, under a key that does not open it
//! either: the recording stays as damaged as it was.

use futures_util::future::join_all;
use js_sys::{Array, Uint8Array};
use wasm_bindgen::{JsCast, JsValue};
use web_sys::CryptoKey;

use super::{
    Vault, VaultError,
    keyring::{Fresh, StoredKey},
    read::Fetched,
    row::Row,
    schema::{self, KEYS, PIECES, RECORDINGS},
    seal::{self, Place},
    survey::{entries, pieces_of, place},
};

/// Pieces sealed side by side: 16 s of sound.
const BATCH: usize = 32;

/// One recording, sealed anew.
struct Resealed {
    fresh: Fresh,
    row: Option<Row>,
    pieces: Vec<(f64, JsValue)>,
}

impl Vault {
    /// Seals anew what version 1 left, one recording a transaction. `told` hears how many are done,
    /// of how many. Gives how many there were; 0 where there is nothing to do.
    ///
    /// # Errors
    /// [`VaultError::Locked`], [`VaultError::Full`], [`VaultError::Closed`]; what is done is done,
    /// and the others can be read as before.
    pub async fn migrate(&self, mut told: impl FnMut(usize, usize)) -> Result<usize, VaultError> {
        let bare = self.bare_keys().await?;
        for (done, (id, key)) in bare.iter().enumerate() {
            match self.reseal(id, key).await {
                // Deleted meanwhile.
                Ok(()) | Err(VaultError::Gone) => told(done + 1, bare.len()),
                Err(error) => return Err(error),
            }
        }
        Ok(bare.len())
    }

    async fn bare_keys(&self) -> Result<Vec<(String, CryptoKey)>, VaultError> {
        let transact = self.connection().read_from(&[KEYS])?;
        let keys = entries(&transact, KEYS).await?;
        Ok(keys
            .into_iter()
            .filter_map(|(id, key)| match StoredKey::from_js(&key) {
                StoredKey::Bare(key) => Some((id, key)),
                StoredKey::Wrapped(..) | StoredKey::Nonsense => None,
            })
            .collect())
    }

    async fn reseal(&self, id: &str, old: &CryptoKey) -> Result<(), VaultError> {
        let seen = self.fetch(id).await?;
        let fresh = self.keyring().fresh_key(self.of(id)).await?;
        let (old, new) = (old, fresh.key.clone());
        let row = match seen.row.as_ref() {
            Some(row) => Some(reseal_row(old, &new, id, row).await?),
            None => None,
        };
        let mut pieces = Vec::with_capacity(seen.pieces.len());
        for batch in seen.pieces.chunks(BATCH) {
            let resealed = batch.iter().map(|piece| reseal_piece(old, &new, id, piece));
            for piece in join_all(resealed).await {
                pieces.push(piece?);
            }
        }
        let resealed = Resealed { fresh, row, pieces };
        self.replace_all(id, &seen, resealed).await
    }

    /// Puts what was sealed anew in the place of what was seen, if that is still how it stands.
    async fn replace_all(
        &self,
        id: &str,
        seen: &Fetched,
        resealed: Resealed,
    ) -> Result<(), VaultError> {
        if let Some(row) = &resealed.row {
            self.take_room(row.bytes())?;
        }
        let row = resealed.row.as_ref().map(Row::to_js).transpose()?;
        let (name, range) = (JsValue::from_str(id), pieces_of(id)?);
        let transact = self.connection().write(&schema::SEALED)?;
        let (keys, rows) = (transact.store(KEYS)?, transact.store(RECORDINGS)?);
        let store = transact.store(PIECES)?;
        let key = keys.get(name.clone())?.await?;
        let now = rows.get(name.clone())?.await?;
        let places = store.get_all_keys(Some(range.into()), None)?.await?;
        let still_bare = key.is_some_and(|key| key.is_instance_of::<CryptoKey>());
        let now = now.as_ref().and_then(Row::from_js);
        let numbers = places.iter().filter_map(place).map(|(_, number)| number);
        let same_pieces = numbers.eq(seen.pieces.iter().map(|(number, _)| *number));
        if !still_bare || !same_pieces || !same_tail(now.as_ref(), seen.row.as_ref()) {
            return Err(VaultError::Gone);
        }
        keys.put(&resealed.fresh.wrapped, Some(&name))?;
        if let Some(row) = row {
            rows.put(&row, Some(&name))?;
        }
        for (number, piece) in &resealed.pieces {
            store.put(piece, Some(&Array::of2(&name, &(*number).into())))?;
        }
        transact.settle().await
    }
}

fn same_tail(now: Option<&Row>, seen: Option<&Row>) -> bool {
    let tail = |row: Option<&Row>| row.map(|row| row.tail.as_ref().map(Uint8Array::to_vec));
    tail(now) == tail(seen)
}

async fn reseal_row(
    old: &CryptoKey,
    new: &CryptoKey,
    id: &str,
    row: &Row,
) -> Result<Row, VaultError> {
    let mut resealed = row.clone();
    resealed.head = reseal_blob(old, new, id, Place::Head, &row.head).await?;
    if let Some(tail) = &row.tail {
        resealed.tail = Some(reseal_blob(old, new, id, Place::Tail, tail).await?);
    }
    Ok(resealed)
}

async fn reseal_piece(
    old: &CryptoKey,
    new: &CryptoKey,
    id: &str,
    (number, piece): &(f64, JsValue),
) -> Result<(f64, JsValue), VaultError> {
    let Some(blob) = piece.dyn_ref::<Uint8Array>() else {
        return Ok((*number, piece.clone()));
    };
    let place = Place::Piece(*number as u32);
    let blob = reseal_blob(old, new, id, place, blob).await?;
    Ok((*number, blob.into()))
}

/// The same content under another key; what does not open stays what it is.
async fn reseal_blob(
    old: &CryptoKey,
    new: &CryptoKey,
    id: &str,
    place: Place,
    blob: &Uint8Array,
) -> Result<Uint8Array, VaultError> {
    match seal::open(old, id, place, blob).await {
        Ok(plain) => seal::seal(new, id, place, &plain).await,
        Err(VaultError::Damaged) => Ok(blob.clone()),
        Err(error) => Err(error),
    }
}
