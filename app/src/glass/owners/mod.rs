//! The panels "Who holds what", "Deleting", "Ledger" and "Storage".
//!
//! What is computed for them (sums, sentences, geometry) stands in files of its own without any
//! element in them; what is shown of an import or a vault is always text, never markup.

mod anonymous;
mod arcs;
mod card;
mod chain;
mod checkpoint;
mod choices;
mod contents;
mod copies;
mod entries;
mod entry;
mod facts;
mod flows;
mod holdings;
mod make_room;
mod readers;
mod receipt;
mod receipts;
mod remnants;
mod room;
mod rules;
mod scan;
mod tally;
mod twice;
mod verdict;
mod verify;

use super::focus;
use crate::shared::{Command, Shared, library::Reading, privacy::PrivacyCommand};
use anonymous::Anonymising;
use card::Card;
use chain::{Check, WhatItShows};
use checkpoint::NowCheckpoint;
use contents::Contents;
use copies::Copies;
use entries::Entries;
use hearsay_speaker::{Owner, history::OWNERS};
use leptos::prelude::*;
use make_room::MakeRoom;
use receipts::Receipts;
use remnants::Remnants;
use room::{BrowserRoom, PerOwner};
use tally::Tally;

/// What each owner's records come to, as the library changes.
fn tallies(shared: Shared) -> Memo<Vec<Tally>> {
    Memo::new(move |_| shared.library.with(tally::tallies))
}

/// Said where counts are not the whole truth.
fn reading_note(reading: Reading) -> Option<&'static str> {
    match reading {
        Reading::Opening | Reading::Partly => {
            Some("The vaults are still being read: the figures grow until that is done.")
        }
        Reading::Locked => Some(
            "The vaults are locked: records can be counted only once they are open. “List \
             everything” works all the same, for it decrypts nothing.",
        ),
        Reading::Whole => None,
    }
}

/// The five vaults, what went between them, and how a clip is made anonymous.
#[component]
pub(super) fn Holders(shared: Shared) -> impl IntoView {
    let tallies = tallies(shared);
    let listed = RwSignal::new(None::<Owner>);
    let list = move |owner: Owner| {
        listed.set(Some(owner));
        shared.send(Command::Privacy(PrivacyCommand::Contents(owner)));
        // The list opens below, and there the reading goes on.
        request_animation_frame(|| focus::give(contents::HEADING));
    };
    view! {
        <section class="block" aria-labelledby="holders-name">
            <h3 id="holders-name">"Five owners, five vaults"</h3>
            {move || reading_note(shared.library.reading.get()).map(|note| view! { <p class="hint">{note}</p> })}
            <div class="holders">
                {OWNERS
                    .map(|owner| view! { <Card shared owner tallies list=Callback::new(list) /> })
                    .collect_view()}
            </div>
        </section>
        <Contents shared listed />
        <Copies shared />
        <Anonymising shared />
    }
}

/// Receipts, verifying, and what deletions leave.
#[component]
pub(super) fn Deleting(shared: Shared) -> impl IntoView {
    view! {
        <Receipts shared />
        <Remnants shared />
    }
}

/// What happened: the chain of entries and whether it holds.
#[component]
pub(super) fn Activity(shared: Shared) -> impl IntoView {
    view! {
        <Check shared />
        <NowCheckpoint shared />
        <Entries shared />
        <WhatItShows />
    }
}

/// The browser's room, who uses it, and what can be removed.
#[component]
pub(super) fn Storage(shared: Shared) -> impl IntoView {
    let tallies = tallies(shared);
    view! {
        <BrowserRoom shared />
        <PerOwner shared tallies />
        <MakeRoom shared />
    }
}
