//! Any text as a typed request, and any lines as the names that a person added.
#![no_main]

use std::sync::LazyLock;

use hearsay_speaker::understand::{Grammar, Names};
use libfuzzer_sys::fuzz_target;

static HOUSEHOLD: LazyLock<Grammar> = LazyLock::new(|| Grammar::household(&Names::default()).0);

/// Building a grammar takes thousands of times as long as reading a line: one input in so many does.
const BUILDS: usize = 64;

fuzz_target!(|text: &str| {
    let heard = HOUSEHOLD.understand(text);
    assert!((0.0..=1.0).contains(&heard.confidence));
    if text.len() % BUILDS == 0 {
        let lines: Vec<String> = text.lines().map(str::to_owned).collect();
        let names = Names {
            contacts: lines.clone(),
            skills: lines.clone(),
            words: lines,
        };
        let (grammar, _warnings) = Grammar::household(&names);
        assert!(grammar.understand("what time is it").intent.is_some());
    }
});
