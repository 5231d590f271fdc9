//! Any text as speech markup: within limits, and nothing that controls what shows it.
#![no_main]

use hearsay_speaker::skill::ssml::{LONGEST, plain, read};
use libfuzzer_sys::fuzz_target;

fuzz_target!(|text: &str| {
    for speech in [read(text), plain(text)] {
        let said = speech.pieces.iter().map(|piece| &piece.text);
        // Pieces that grew have a space for every text that was added to them.
        let characters: usize = said.clone().map(|text| text.chars().count()).sum();
        assert!(characters <= 2 * LONGEST);
        assert!(said.flat_map(|text| text.chars()).all(|c| !c.is_control()));
        assert!(speech.remarks.len() <= 20 && speech.pieces.len() <= 1_000);
    }
});
