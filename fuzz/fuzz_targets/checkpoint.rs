//! Any text as a checkpoint code; what is read is written again with the same meaning.
#![no_main]

use hearsay_speaker::ledger::Checkpoint;
use libfuzzer_sys::fuzz_target;

fuzz_target!(|text: &str| {
    if let Ok(kept) = text.parse::<Checkpoint>() {
        assert_eq!(kept.to_string().parse(), Ok(kept));
        assert_eq!(kept.qr_payload().parse(), Ok(kept));
    }
});
