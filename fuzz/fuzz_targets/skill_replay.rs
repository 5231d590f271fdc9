//! Any text as a regression script; what is read is played and written again with the same meaning.
#![no_main]

use hearsay_speaker::skill::host::{SAMPLES, Skill};
use hearsay_speaker::skill::replay::Script;
use libfuzzer_sys::fuzz_target;
use std::sync::{Arc, LazyLock};

static SKILL: LazyLock<Arc<Skill>> = LazyLock::new(|| {
    let recorder = SAMPLES.first().expect("there are six");
    Arc::new(Skill::load(recorder).expect("it loads").0)
});

fuzz_target!(|text: &str| {
    let Ok(script) = Script::load(text) else {
        return;
    };
    let report = script.run(&SKILL);
    assert_eq!(report.verdicts.len(), script.steps.len());
    let again = Script::load(&script.to_json()).expect("what was read can be written");
    assert_eq!(again.run(&SKILL), report);
});
