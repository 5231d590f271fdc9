//! What the vaults hold, as the rules of keeping see it.

use hearsay_speaker::{
    Owner,
    history::History,
    policy::{Item, ItemKind},
    record::Recording,
};

/// Everything that the history knows, newest first.
#[must_use]
pub fn items(history: &History) -> Vec<Item> {
    history.recordings().map(item).collect()
}

/// One recording; its time is the speaker's, real time plus how far its clock was ahead.
#[must_use]
pub fn item(recording: &Recording) -> Item {
    let head = &recording.head;
    Item {
        id: head.id.clone(),
        owner: head.owner,
        kind: kind(head.owner),
        started: head.started.saturating_add(head.ahead_ms),
        profile: head.profile.clone(),
    }
}

/// What an owner's things are: each owner holds one kind.
#[must_use]
pub fn kind(owner: Owner) -> ItemKind {
    match owner {
        Owner::Device | Owner::Cloud => ItemKind::Recording,
        Owner::Reviewers => ItemKind::Clip,
        Owner::SkillProvider => ItemKind::Note,
        Owner::Recipient => ItemKind::Message,
    }
}
