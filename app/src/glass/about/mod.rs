//! "About the hearing": what the wake-word networks are, how well they hear, where they fail and what they were made from.
//!
//! Everything it says comes from the two files beside the model ([`Figures`](crate::figures::Figures)), so that it cannot
//! say more than was measured.

mod grid;
mod made;
mod measured;
mod picture;
mod plot;
mod say;

use super::{focus, format};
use crate::figures::{Card, Fetched};
use crate::shared::{Command, Shared};
use leptos::{html, prelude::*};
use made::Made;
use measured::Numbers;

pub(super) use grid::{Cell, Grid};
pub(super) use say::{nearest, odds, sentence, threshold};

/// Identifier of the region; the foot's link leads here.
pub(super) const ABOUT: &str = "about";
/// Its heading.
const HEADING: &str = "about-name";

/// Whether the page's address leads here.
pub(super) fn asked_for() -> bool {
    let hash = window().location().hash().unwrap_or_default();
    hash.strip_prefix('#') == Some(ABOUT)
}

/// What it is, in two or three sentences.
fn what_it_is(card: &Card) -> String {
    let size = |parameters: u64, bytes: u64| {
        format!(
            "{} parameters in {}",
            format::count(parameters),
            format::bytes(bytes)
        )
    };
    let first = format!(
        "A network of {} hears every sound here in this page and says fifty times a second how sure it is that “Alexa” \
         has just been said.",
        size(card.parameters, card.bytes)
    );
    let Some(second) = card.verifier else {
        return first;
    };
    format!(
        "{first} A second one of {} looks once more at every wake; it stands for a vendor’s cloud verification and runs \
         on this device too.",
        size(second.parameters, second.bytes)
    )
}

/// What stands there while a file is missing: one sentence, and the way to try again.
#[component]
fn Missing(shared: Shared) -> impl IntoView {
    let again = move |_| {
        // The button goes away once the files come, and would take the focus along.
        focus::give(HEADING);
        shared.send(Command::FetchFigures);
    };
    view! {
        <p>"The figures beside the wake-word model could not be fetched; the speaker works without them."</p>
        <button type="button" class="quiet" on:click=again>"Fetch the figures again"</button>
    }
}

#[component]
fn Content(shared: Shared) -> impl IntoView {
    let failed = Memo::new(move |_| {
        shared
            .figures
            .with(|figures| figures.measured == Fetched::Failed || figures.card == Fetched::Failed)
    });
    let card = Memo::new(move |_| shared.figures.with(|f| f.card.here().cloned()));
    let measured = Memo::new(move |_| shared.figures.with(|f| f.measured.here().cloned()));
    let coming =
        move || !failed.get() && (card.with(Option::is_none) || measured.with(Option::is_none));
    view! {
        <Show when=coming>
            <p class="hint">"Fetching the figures …"</p>
        </Show>
        <Show when=move || failed.get()>
            <Missing shared />
        </Show>
        {move || {
            card.with(|card| {
                card.as_ref().map(|card| view! { <p class="about-lead">{what_it_is(card)}</p> })
            })
        }}
        {move || measured.get().map(|measured| view! { <Numbers measured /> })}
        {move || card.get().map(|card| view! { <Made card /> })}
    }
}

/// The region "About the hearing"; closed until asked for.
#[component]
pub(super) fn About(
    /// State shared with the body.
    shared: Shared,
    /// Whether it is open.
    open: RwSignal<bool>,
) -> impl IntoView {
    let details = NodeRef::<html::Details>::new();
    let toggled = move |_| open.set(details.get_untracked().is_some_and(|d| d.open()));
    view! {
        <section class="about" id=ABOUT aria-labelledby=HEADING>
            <details class="fold" node_ref=details prop:open=move || open.get() on:toggle=toggled>
                <summary><h2 id=HEADING tabindex="-1">"About the hearing"</h2></summary>
                <div class="about-body">
                    <Content shared />
                </div>
            </details>
        </section>
    }
}
