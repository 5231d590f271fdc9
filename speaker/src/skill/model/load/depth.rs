//! How deep lists and objects are in each other, found without recursion and before anything that
//! recurses sees the text.

use super::super::ModelError;
use super::super::limits::DEPTH;

/// Refuses text that is nested beyond [`DEPTH`]. Text that is no JSON passes or not as it happens;
/// the parser judges it afterwards.
pub(super) fn check(json: &str) -> Result<(), ModelError> {
    let mut depth = 0_usize;
    let mut line = 1;
    let mut in_text = false;
    let mut escaped = false;
    for byte in json.bytes() {
        if byte == b'\n' {
            line += 1;
        }
        if in_text {
            match byte {
                _ if escaped => escaped = false,
                b'\\' => escaped = true,
                b'"' => in_text = false,
                _ => {}
            }
            continue;
        }
        match byte {
            b'"' => in_text = true,
            b'{' | b'[' => depth += 1,
            b'}' | b']' => depth = depth.saturating_sub(1),
            _ => {}
        }
        if depth > DEPTH {
            return Err(ModelError::TooDeep { line, most: DEPTH });
        }
    }
    Ok(())
}
