//! Reading one recording: its samples, or what is sealed at its ends.

use futures_util::future::join_all;
use wasm_bindgen::{JsCast, JsValue};
use web_sys::CryptoKey;

use super::{
    Vault, VaultError,
    keyring::StoredKey,
    pcm,
    row::{Ending, Row},
    schema::{KEYS, PIECES, RECORDINGS},
    seal::{self, Place},
    survey::{are_numbered, pieces_of, place},
};

/// Pieces opened side by side: 32 s of sound.
const BATCH: usize = 64;

/// One recording as it is stored, and its pieces by number, ascending.
pub(super) struct Fetched {
    /// Its row; `None` where there is none or what lies there is not a row.
    pub(super) row: Option<Row>,
    /// Its key.
    pub(super) key: Option<StoredKey>,
    /// Its pieces.
    pub(super) pieces: Vec<(f64, JsValue)>,
}

impl Vault {
    /// The samples of a recording: mono, at the head's rate (16 kHz), −1..=1.
    ///
    /// # Errors
    /// [`VaultError::Gone`], [`VaultError::Damaged`], [`VaultError::Locked`],
    /// [`VaultError::Closed`].
    pub async fn samples(&self, id: &str) -> Result<Vec<f32>, VaultError> {
        self.keyring().ready().await?;
        let samples = self.decrypt(id).await;
        match samples {
            Ok(_) => self.set_checked(id, true),
            Err(VaultError::Damaged) => self.set_checked(id, false),
            Err(_) => {}
        }
        samples
    }

    async fn decrypt(&self, id: &str) -> Result<Vec<f32>, VaultError> {
        let Fetched { row, key, pieces } = self.fetch(id).await?;
        let (row, key) = row.zip(key).ok_or(VaultError::Damaged)?;
        let key = self.keyring().key(self.of(id), &key).await?;
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
        let pieces: Vec<(u32, JsValue)> = (0..expected)
            .zip(pieces.into_iter().map(|(_, piece)| piece))
            .collect();
        let mut samples = Vec::new();
        for batch in pieces.chunks(BATCH) {
            let opened = batch.iter().map(|piece| open_piece(&key, id, piece));
            for bytes in join_all(opened).await {
                if !pcm::decode(&bytes?, &mut samples) {
                    return Err(VaultError::Damaged);
                }
            }
        }
        Ok(samples)
    }

    /// Everything stored of one recording, in one transaction.
    pub(super) async fn fetch(&self, id: &str) -> Result<Fetched, VaultError> {
        let name = JsValue::from_str(id);
        let range = pieces_of(id)?;
        let transact = self.connection().read()?;
        let key = transact.store(KEYS)?.get(name.clone())?.await?;
        let row = transact.store(RECORDINGS)?.get(name)?.await?;
        let store = transact.store(PIECES)?;
        let places = store
            .get_all_keys(Some(range.clone().into()), None)?
            .await?;
        let pieces = store.get_all(Some(range.into()), None)?.await?;
        drop(transact);

        if row.is_none() && key.is_none() && pieces.is_empty() {
            return Err(VaultError::Gone);
        }
        let numbers = places.iter().filter_map(place).map(|(_, number)| number);
        Ok(Fetched {
            row: row.as_ref().and_then(Row::from_js),
            key: key.as_ref().map(StoredKey::from_js),
            pieces: numbers.zip(pieces).collect(),
        })
    }

    /// Row and key of one recording that is to be rewritten.
    pub(super) async fn fetch_row(&self, id: &str) -> Result<(Row, CryptoKey), VaultError> {
        let name = JsValue::from_str(id);
        let transact = self.connection().read_from(&[KEYS, RECORDINGS])?;
        let key = transact.store(KEYS)?.get(name.clone())?.await?;
        let row = transact.store(RECORDINGS)?.get(name)?.await?;
        drop(transact);
        let (Some(key), Some(row)) = (key, row) else {
            return Err(VaultError::Gone);
        };
        let row = Row::from_js(&row).ok_or(VaultError::Damaged)?;
        let key = StoredKey::from_js(&key);
        Ok((row, self.keyring().key(self.of(id), &key).await?))
    }
}

async fn open_piece(
    key: &CryptoKey,
    id: &str,
    (number, piece): &(u32, JsValue),
) -> Result<Vec<u8>, VaultError> {
    let piece = piece.dyn_ref().ok_or(VaultError::Damaged)?;
    seal::open(key, id, Place::Piece(*number), piece).await
}
