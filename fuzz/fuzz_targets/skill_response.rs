//! Any text as the response of a skill's logic, read by itself and taken by a session.
#![no_main]

use hearsay_speaker::skill::host::{SAMPLES, Session, Setting, Skill, SkillEffect, SkillInput};
use hearsay_speaker::skill::wire::read;
use libfuzzer_sys::fuzz_target;
use std::sync::{Arc, LazyLock};

/// One of our own skills with its logic taken out, so that the answers are the fuzzer's.
static SKILL: LazyLock<Arc<Skill>> = LazyLock::new(|| {
    let journal = SAMPLES.get(4).expect("there are six");
    let json = journal.replacen("\"pack\"", "\"_pack\"", 1);
    Arc::new(Skill::load(&json).expect("it loads").0)
});

fuzz_target!(|text: &str| {
    if let Ok(response) = read(text) {
        assert!(response.remarks.len() <= 40 && response.directives.len() <= 20);
    }
    let mut session = Session::new(Arc::clone(&SKILL), Setting::default());
    let mut effects = session.step(SkillInput::OneShot("i want a small pet".to_owned()), 1);
    for turn in 0..8 {
        let call = effects.iter().find_map(|effect| match effect {
            SkillEffect::Call { call, .. } => Some(*call),
            _ => None,
        });
        let input = match call {
            Some(call) => SkillInput::Answer {
                call,
                answer: Ok(text.to_owned()),
            },
            None => SkillInput::Said("calm".to_owned()),
        };
        effects = session.step(input, turn);
    }
    for turn in 0..6 {
        session.step(SkillInput::Silence, turn);
    }
    assert!(session.is_over());
});
