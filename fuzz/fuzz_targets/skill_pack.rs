//! Any text as a pack; what is read is run, turn after turn, and always ends.
#![no_main]

use hearsay_speaker::skill::pack::{Happened, Pack, Scene};
use hearsay_speaker::skill::permission::{Grants, Profile};
use hearsay_speaker::skill::recorder::{Note, NoteOutcome};
use hearsay_speaker::skill::wire::{IntentState, read};
use libfuzzer_sys::fuzz_target;

fuzz_target!(|text: &str| {
    let Ok((pack, lints)) = Pack::load(text) else {
        return;
    };
    assert!(lints.len() <= 200);
    let (grants, profile) = (Grants::default(), Profile::default());
    let intent = IntentState {
        name: "GoIntent".to_owned(),
        ..IntentState::default()
    };
    let outcome = NoteOutcome::Kept(Note::default());
    let (mut attributes, mut kept) = (pack.session_start(), pack.kept_start());
    for happened in [
        Happened::Launch,
        Happened::Intent(&intent, None),
        Happened::Outcome(&outcome),
    ] {
        let played = pack.play(&Scene {
            happened,
            attributes: &attributes,
            kept: &kept,
            notes: &[],
            grants: &grants,
            profile: &profile,
            at: 1_795_428_000_000,
            zone_minutes: 60,
            seed: 7,
        });
        assert!(played.used.is_empty(), "nothing was granted");
        if let Ok(response) = read(&played.response.to_string()) {
            attributes = response.attributes.unwrap_or_default();
        }
        kept = played.kept;
    }
});
