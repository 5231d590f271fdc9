//! The receipts of deletions, newest first.

use super::{facts, receipt, verify::Verify};
use crate::{
    glass::{
        about::{Cell, Grid},
        format,
    },
    shared::{Shared, privacy::KeptReceipt},
};
use hearsay_speaker::remnant::Receipt;
use leptos::prelude::*;

/// Receipts shown at first and added at a time: each takes half a screen.
const PAGE: usize = 10;

fn row(line: &receipt::Line) -> Vec<Cell> {
    let number = |value: Option<u64>| Cell::from(format::count(value.unwrap_or(0)));
    let lost = line.destroyed;
    vec![
        Cell::from(facts::short(line.owner)),
        number(lost.map(|lost| lost.records as u64)),
        number(lost.map(|lost| lost.keys as u64)),
        number(lost.map(|lost| lost.pieces)),
        Cell::from(format::bytes(lost.map_or(0, |lost| lost.bytes))),
        Cell::noted(
            format::count(line.remains.records as u64),
            format::bytes(line.remains.bytes),
        ),
    ]
}

#[component]
fn Table(number: u32, receipt: Receipt) -> impl IntoView {
    let heads = [
        "Owner",
        "Records",
        "Keys",
        "Pieces of sound",
        "Ciphertext",
        "Records left",
    ];
    view! {
        <Grid
            caption=format!("Destroyed by receipt {number}, and what is left")
            heads=heads.map(str::to_owned).into()
            rows=receipt::lines(&receipt).iter().map(row).collect()
        />
    }
}

#[component]
fn One(shared: Shared, kept: KeptReceipt) -> impl IntoView {
    let KeptReceipt {
        number, receipt, ..
    } = kept;
    let failed = receipt::failed(&receipt).map(|text| view! { <p class="alarm">{text}</p> });
    let verifiable = !receipt.records.is_empty();
    view! {
        <li class="receipt">
            <h4>
                {format!("Receipt {number}, ")}
                <time datetime=format::machine(receipt.finished)>{format::moment(receipt.finished)}</time>
            </h4>
            <p>"Asked for: " {receipt::asked(&receipt.asked)} "."</p>
            <p>{receipt::outcome(&receipt)}</p>
            {failed}
            <Table number receipt />
            {verifiable.then(|| view! { <Verify shared number /> })}
        </li>
    }
}

/// The section.
#[component]
pub(super) fn Receipts(shared: Shared) -> impl IntoView {
    let receipts = shared.privacy.receipts;
    let shown = RwSignal::new(PAGE);
    let count = Memo::new(move |_| receipts.with(Vec::len));
    let more = Memo::new(move |_| count.get() > shown.get());
    let window =
        move || receipts.with(|all| all.iter().take(shown.get()).cloned().collect::<Vec<_>>());
    view! {
        <section class="block" aria-labelledby="receipts-name">
            <h3 id="receipts-name">"Receipts"</h3>
            <p class="hint">
                "Each deletion leaves a receipt: names and numbers, nothing of what was said. \
                 “Verify” looks through every database of this page for bytes and names of what a \
                 receipt says is gone."
            </p>
            <Show when=move || count.get() == 0>
                <p>"Nothing has been deleted yet."</p>
            </Show>
            <ol class="receipts" reversed>
                // A receipt is never changed, so its number tells it.
                <For each=window key=|kept| kept.number let:kept>
                    <One shared kept />
                </For>
            </ol>
            <Show when=move || more.get()>
                <button type="button" class="quiet" on:click=move |_| shown.update(|n| *n += PAGE)>
                    "Show older receipts"
                </button>
            </Show>
        </section>
    }
}
