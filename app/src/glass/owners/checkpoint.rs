//! The checkpoint of now: a code that a person keeps somewhere else.

use crate::{
    glass::{copy::copy, format, qr::QrCode},
    shared::Shared,
};
use hearsay_speaker::ledger::Checkpoint;
use leptos::prelude::*;

/// What the code stands for.
fn stands_for(checkpoint: &Checkpoint) -> String {
    match checkpoint.count {
        0 => "The ledger is empty.".to_owned(),
        1 => format!(
            "Stands for 1 entry, written {}.",
            format::moment(checkpoint.time)
        ),
        n => format!(
            "Stands for {} entries, the last written {}.",
            format::count(u64::from(n)),
            format::moment(checkpoint.time)
        ),
    }
}

/// The section.
#[component]
pub(super) fn NowCheckpoint(shared: Shared) -> impl IntoView {
    let now = Memo::new(move |_| shared.privacy.ledger.with(|all| Checkpoint::of(all.last())));
    let copied = RwSignal::new(None::<Result<(), ()>>);
    let press = move |_| copy(now.get_untracked().to_string(), copied);
    let said = move || match copied.get() {
        None => "",
        Some(Ok(())) => "Copied. Keep it outside this browser.",
        Some(Err(())) => {
            "The browser did not let the page copy. Select the code and copy it by hand."
        }
    };
    view! {
        <section class="block" aria-labelledby="checkpoint-name">
            <h3 id="checkpoint-name">"Checkpoint of now"</h3>
            <p>
                "Keep this code outside this browser, on paper or on another device. With it you can \
                 tell later whether anything of the ledger up to now was taken away or written anew."
            </p>
            <div class="checkpoint">
                {move || view! { <QrCode text=now.get().qr_payload() name="The checkpoint as a QR code" /> }}
                <div>
                    <p><code class="code">{move || now.get().to_string()}</code></p>
                    <p class="hint">{move || stands_for(&now.get())}</p>
                    <button type="button" class="quiet" on:click=press>"Copy code"</button>
                    <p role="status" class="hint">{said}</p>
                </div>
            </div>
        </section>
    }
}
