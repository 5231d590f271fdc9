//! What to look for after a deletion: the first bytes of what was destroyed.

use js_sys::{Array, Uint8Array};
use wasm_bindgen::{JsCast, JsValue};

use super::{
    Vault, VaultError,
    row::Row,
    schema::{PIECES, RECORDINGS},
    transact::together,
};

/// Bytes of a trace: an IV, which no other blob has, and 20 bytes of ciphertext after it.
const TRACE_BYTES: u32 = 32;
/// Recordings looked up in one transaction.
const BATCH: usize = 200;

impl Vault {
    /// The first 32 bytes of the sealed head and of the first sealed piece of each of these
    /// recordings, as far as they are there. They are noise without the key. Works while locked.
    ///
    /// # Errors
    /// [`VaultError::Closed`], or the browser's own failure.
    pub async fn traces(&self, ids: &[String]) -> Result<Vec<(String, Vec<Vec<u8>>)>, VaultError> {
        let mut traces = Vec::with_capacity(ids.len());
        for batch in ids.chunks(BATCH) {
            let transact = self.connection().read_from(&[RECORDINGS, PIECES])?;
            let (rows, pieces) = (transact.store(RECORDINGS)?, transact.store(PIECES)?);
            let rows = together(batch.iter().map(|id| rows.get(JsValue::from_str(id)))).await?;
            let first = |id: &String| Array::of2(&JsValue::from_str(id), &0.into());
            let pieces = together(batch.iter().map(|id| pieces.get(JsValue::from(first(id)))));
            let pieces = pieces.await?;
            for ((id, row), piece) in batch.iter().zip(rows).zip(pieces) {
                let head = row.as_ref().and_then(Row::from_js).map(|row| row.head);
                let piece = piece.and_then(|piece| piece.dyn_into().ok());
                let blobs = head.iter().chain(&piece);
                traces.push((id.clone(), blobs.map(start_of).collect()));
            }
        }
        Ok(traces)
    }
}

fn start_of(blob: &Uint8Array) -> Vec<u8> {
    blob.subarray(0, TRACE_BYTES).to_vec()
}
