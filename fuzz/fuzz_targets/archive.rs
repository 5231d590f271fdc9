//! Any bytes as a ZIP archive, ours or another maker's, to the last recording.
#![no_main]

use hearsay_speaker::archive::{Opened, open_whole, plan_whole};
use libfuzzer_sys::fuzz_target;
use std::collections::HashMap;

fuzz_target!(|bytes: &[u8]| {
    match open_whole(bytes) {
        Ok(Opened::Hearsay(archive)) => {
            let plan = plan_whole(&archive, HashMap::new(), bytes);
            let all = plan.new.len() + plan.damaged.len();
            assert_eq!(all, archive.records.len());
        }
        Ok(Opened::Foreign(listing)) => {
            let matched = listing.rows.iter().filter_map(|row| row.sound.as_ref());
            for file in matched.chain(&listing.unmatched) {
                let range = file.range();
                let part = bytes.get(range.start as usize..range.end as usize);
                let _ = file.open(part.unwrap_or_default());
            }
        }
        Err(why) => assert!(!why.sentence().is_empty()),
    }
});
