//! What came of the last deletion, in one line that leads to its receipt.

use super::{super::format, count::recordings, state::State};
use crate::shared::{Shared, privacy::KeptReceipt};
use hearsay_speaker::{
    history::Totals,
    remnant::{Pending, Stage},
};
use leptos::prelude::*;

/// Where the receipts are.
const RECEIPTS: &str = "#privacy-deleting";

/// What became of the last deletion.
#[derive(Clone, Debug, PartialEq, Eq)]
enum Came {
    /// Nothing to tell.
    Nothing,
    /// It waits or runs; the newest receipt then.
    Underway { receipt: u32, begun: bool },
    /// Taken back.
    Undone,
    /// Done: the receipt and what it says.
    Done { receipt: u32, says: String },
}

fn newest(shared: Shared) -> u32 {
    let receipts = shared.privacy.receipts;
    receipts.with(|all| all.first().map_or(0, |receipt| receipt.number))
}

fn done(kept: &KeptReceipt) -> String {
    let receipt = &kept.receipt;
    let mut gone = Totals::default();
    for line in &receipt.destroyed {
        gone.records += line.records;
        gone.bytes = gone.bytes.saturating_add(line.bytes);
    }
    let mut text = format!(
        "Destroyed: {}, keys first, then {} of ciphertext.",
        recordings(gone.records),
        format::bytes(gone.bytes)
    );
    if receipt.gone > 0 {
        text.push_str(&format!(" {} had gone before.", recordings(receipt.gone)));
    }
    if !receipt.is_complete() {
        text.push_str(&format!(
            " {} could not be destroyed and stayed; try again.",
            recordings(receipt.failed.len())
        ));
    }
    text
}

fn next(shared: Shared, last: Option<&Came>) -> Came {
    let newest = newest(shared);
    let stage = shared
        .privacy
        .pending
        .with(|pending| pending.as_ref().map(Pending::stage));
    let (base, was_begun) = match last {
        Some(Came::Underway { receipt, begun }) => (Some(*receipt), *begun),
        _ => (None, false),
    };
    match (stage, base) {
        (Some(Stage::Undone), _) => Came::Undone,
        (Some(stage), base) => Came::Underway {
            receipt: base.unwrap_or(newest),
            begun: stage == Stage::Begun,
        },
        (None, Some(base)) if newest > base => {
            let receipts = shared.privacy.receipts;
            let says = receipts
                .with(|all| all.first().map(done))
                .unwrap_or_default();
            Came::Done {
                receipt: newest,
                says,
            }
        }
        (None, Some(receipt)) if was_begun => Came::Underway {
            receipt,
            begun: true,
        },
        (None, Some(_)) => Came::Undone,
        (None, None) => last.cloned().unwrap_or(Came::Nothing),
    }
}

/// One line about the last deletion, announced politely.
#[component]
pub(super) fn Outcome(state: State) -> impl IntoView {
    let shared = state.shared;
    let came = Memo::new(move |last: Option<&Came>| next(shared, last));
    let text = move || match came.get() {
        Came::Nothing | Came::Underway { .. } => None,
        Came::Undone => Some(view! { <p>"Undone: nothing was destroyed."</p> }.into_any()),
        Came::Done { receipt, says } => Some(
            view! { <p>{says}" "<a href=RECEIPTS>{format!("Receipt {receipt}")}</a></p> }
                .into_any(),
        ),
    };
    view! { <div class="outcome" role="status">{text}</div> }
}
