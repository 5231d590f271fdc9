//! Random bytes of the browser's generator.

use wasm_bindgen::JsValue;

/// Fills with random bytes.
///
/// # Errors
/// The browser's exception where it has no generator.
pub(super) fn fill(bytes: &mut [u8]) -> Result<(), JsValue> {
    let window = web_sys::window().ok_or_else(|| JsValue::from_str("no window"))?;
    window.crypto()?.get_random_values_with_u8_array(bytes)?;
    Ok(())
}

/// A number that is uniform over all of `u64`.
///
/// # Errors
/// As [`fill`].
pub(super) fn number() -> Result<u64, JsValue> {
    let mut bytes = [0; 8];
    fill(&mut bytes)?;
    Ok(u64::from_le_bytes(bytes))
}
