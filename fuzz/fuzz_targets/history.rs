//! Any bytes as `history.json`.
#![no_main]

use hearsay_speaker::archive::parsers;
use libfuzzer_sys::fuzz_target;

fuzz_target!(|bytes: &[u8]| {
    if let Some((taken, refused)) = parsers::history(bytes) {
        assert!(taken + refused <= bytes.len());
    }
});
