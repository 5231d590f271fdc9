//! Any bytes as an interaction model, and what is left of them as something said to it.
#![no_main]

use hearsay_speaker::record::DayKey;
use hearsay_speaker::skill::matching::{MatchContext, Matcher};
use hearsay_speaker::skill::model::Model;
use libfuzzer_sys::fuzz_target;

/// Between the model and what is said.
const BREAK: &str = "\n\n";

fuzz_target!(|text: &str| {
    let (json, said) = text.split_once(BREAK).unwrap_or((text, "help"));
    let _ = Model::load_old(json, said, &[("T", said)], "en-US");
    match Model::load(json, "en-US") {
        Ok((model, _)) => {
            let today = DayKey {
                year: 2026,
                month: 2,
                day: 28,
            };
            let matcher = Matcher::new(model.into());
            let context = MatchContext::at(today, 0);
            let found = matcher.resolve(said, &context);
            assert!((0.0..=1.0).contains(&found.score));
            for (_, example) in matcher.model().examples(1, 10) {
                let _ = matcher.resolve(&example, &context);
            }
        }
        Err(why) => assert!(why.to_string().ends_with('.')),
    }
});
