//! The panels "Who holds what", "Deleting", "Ledger" and "Storage".

use super::format;
use crate::shared::Shared;
use hearsay_speaker::history::Totals;
use leptos::prelude::*;

/// The five vaults.
#[component]
pub(super) fn Holders(shared: Shared) -> impl IntoView {
    let totals = Memo::new(move |_| {
        shared.library.with(|history| Totals {
            records: history.len(),
            bytes: history.recordings().map(|recording| recording.bytes).sum(),
        })
    });
    let text = move || {
        let Totals { records, bytes } = totals.get();
        format!(
            "Records: {}, in {} of ciphertext.",
            format::count(records as u64),
            format::bytes(bytes)
        )
    };
    view! { <p>{text}</p> }
}

/// Receipts and remnants.
#[component]
pub(super) fn Deleting(shared: Shared) -> impl IntoView {
    let text = move || format!("Receipts: {}.", shared.privacy.receipts.with(Vec::len));
    view! { <p>{text}</p> }
}

/// What happened.
#[component]
pub(super) fn Activity(shared: Shared) -> impl IntoView {
    let text = move || format!("Entries: {}.", shared.privacy.ledger.with(Vec::len));
    view! { <p>{text}</p> }
}

/// The browser's room.
#[component]
pub(super) fn Storage(shared: Shared) -> impl IntoView {
    let text = move || {
        shared.privacy.room.get().map(|room| {
            let (used, all) = (format::bytes(room.usage), format::bytes(room.quota));
            format!("{used} of {all} used.")
        })
    };
    view! { <p>{text}</p> }
}
