//! Any bytes as a table of transcripts.
#![no_main]

use hearsay_speaker::archive::parsers;
use libfuzzer_sys::fuzz_target;

fuzz_target!(|bytes: &[u8]| {
    if let Some(rows) = parsers::transcripts(bytes) {
        assert!(rows <= bytes.len());
    }
});
