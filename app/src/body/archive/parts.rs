//! A file that grows piece by piece in the browser's hands.
//!
//! Pieces are folded into a `Blob` every few megabytes: the browser may move blobs out to the disk,
//! which it cannot do with this page's own memory.

use js_sys::{Array, Uint8Array};
use wasm_bindgen::JsValue;
use web_sys::{Blob, BlobPropertyBag};

/// Bytes that are gathered before they are folded: a hundredth of what a small device has to spare,
/// and far more than one recording.
const FOLD_BYTES: usize = 4 << 20;

/// The file so far.
#[derive(Debug, Default)]
pub(super) struct Parts {
    loose: Array,
    loose_bytes: usize,
    folded: Array,
}

impl Parts {
    /// Puts bytes behind those before.
    ///
    /// # Errors
    /// The browser's exception.
    pub(super) fn push(&mut self, bytes: &[u8]) -> Result<(), JsValue> {
        if bytes.is_empty() {
            return Ok(());
        }
        self.loose.push(&Uint8Array::from(bytes));
        self.loose_bytes += bytes.len();
        if self.loose_bytes >= FOLD_BYTES {
            self.fold()?;
        }
        Ok(())
    }

    fn fold(&mut self) -> Result<(), JsValue> {
        let blob = Blob::new_with_u8_array_sequence(&self.loose)?;
        self.folded.push(&blob);
        self.loose = Array::new();
        self.loose_bytes = 0;
        Ok(())
    }

    /// The whole file.
    ///
    /// # Errors
    /// The browser's exception.
    pub(super) fn finish(mut self, kind: &str) -> Result<Blob, JsValue> {
        self.fold()?;
        let options = BlobPropertyBag::new();
        options.set_type(kind);
        Blob::new_with_blob_sequence_and_options(&self.folded, &options)
    }
}
