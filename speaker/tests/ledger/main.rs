//! The activity ledger: whatever is done to it afterwards is found.
#![expect(clippy::unwrap_used, reason = "a test may panic")]

mod chain;
mod checkpoints;
mod text;

use hearsay_speaker::Owner;
use hearsay_speaker::ledger::{Entry, Event, Salt, SettingName, Subject, append};
use proptest::prelude::*;

/// Any owner.
fn owner() -> impl Strategy<Value = Owner> {
    prop_oneof![
        Just(Owner::Device),
        Just(Owner::Cloud),
        Just(Owner::Reviewers),
        Just(Owner::SkillProvider),
        Just(Owner::Recipient),
    ]
}

/// Any event.
fn event() -> impl Strategy<Value = Event> {
    let name = "[a-z0-9_.-]{1,48}".prop_map(|name| SettingName::new(&name).unwrap());
    prop_oneof![
        Just(Event::MicOn),
        Just(Event::MicOff),
        Just(Event::Wake),
        Just(Event::WakeRejected),
        Just(Event::WakeLeft),
        Just(Event::LineOpened),
        Just(Event::LineClosed),
        owner().prop_map(|owner| Event::RecordingKept { owner }),
        (owner(), owner()).prop_map(|(from, to)| Event::CopyMade { from, to }),
        Just(Event::Played),
        Just(Event::Downloaded),
        owner().prop_map(|owner| Event::Deleted { owner }),
        owner().prop_map(|owner| Event::Expired { owner }),
        Just(Event::Unlocked),
        Just(Event::Locked),
        Just(Event::WrongPassphrase),
        Just(Event::RecorderRefused),
        Just(Event::PermissionRefused),
        name.prop_map(|name| Event::SettingChanged { name }),
        any::<i64>().prop_map(|by_ms| Event::ClockMoved { by_ms }),
        any::<(u32, u32)>().prop_map(|(recordings, refused)| Event::Imported {
            recordings,
            refused
        }),
        any::<u32>().prop_map(|recordings| Event::Exported { recordings }),
        any::<u32>().prop_map(|count| Event::RemnantsPurged { count }),
        any::<(u32, u32)>().prop_map(|(from, to)| Event::Migrated { from, to }),
    ]
}

/// A ledger of `count` entries with any events, subjects and times.
fn ledger(count: impl Into<prop::collection::SizeRange>) -> impl Strategy<Value = Vec<Entry>> {
    let subject = prop::option::of("[a-f]{1,3}");
    let happened = (event(), subject, 0u64..1 << 48);
    prop::collection::vec(happened, count).prop_map(|all| {
        let mut entries: Vec<Entry> = Vec::new();
        for (event, id, now) in all {
            let subject = id.map(|id| Subject::of(&Salt([3; 16]), &id));
            entries.push(append(entries.last(), event, subject, now));
        }
        entries
    })
}

/// A ledger of mere wakes at these times.
fn wakes(times: &[u64]) -> Vec<Entry> {
    let mut entries: Vec<Entry> = Vec::new();
    for now in times {
        entries.push(append(entries.last(), Event::Wake, None, *now));
    }
    entries
}
