//! Byte ranges of a file on the person's disk. The file as a whole is never in memory.

use core::ops::Range;

use js_sys::Uint8Array;
use web_sys::File;

use super::stop::Stop;
use crate::body::js;

/// These bytes; fewer where the file is shorter, which whoever asked then notices.
///
/// # Errors
/// [`Stop::Unreadable`].
pub(super) async fn read(file: &File, range: Range<u64>) -> Result<Vec<u8>, Stop> {
    if range.is_empty() {
        return Ok(Vec::new());
    }
    let part = file
        .slice_with_f64_and_f64(range.start as f64, range.end as f64)
        .map_err(|_| Stop::Unreadable)?;
    let buffer = js::settled(Ok(part.array_buffer()))
        .await
        .map_err(|_| Stop::Unreadable)?;
    Ok(Uint8Array::new(&buffer).to_vec())
}
