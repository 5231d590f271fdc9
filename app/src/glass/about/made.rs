//! Where it fails, what it was made from, and how.

use super::grid::{Cell, Grid};
use crate::figures::{Card, Source};
use leptos::prelude::*;

fn sentences(all: Vec<String>) -> impl IntoView {
    all.into_iter()
        .map(|text| view! { <li>{text}</li> })
        .collect_view()
}

/// The card's lists.
#[component]
pub(super) fn Made(card: Card) -> impl IntoView {
    let row = |source: Source| {
        [source.what, source.from, source.licence, source.used]
            .map(Cell::from)
            .into()
    };
    let heads = ["Sound", "From", "Licence", "Used as"].map(str::to_owned);
    view! {
        <h3>"Where it fails"</h3>
        <ul class="about-list">{sentences(card.known_failures)}</ul>
        <h3>"What it was made from"</h3>
        <Grid
            caption="Sound that the networks learnt from".to_owned()
            heads=heads.into()
            rows=card.data.into_iter().map(row).collect()
        />
        <h3>"How it was made"</h3>
        <ol class="about-list">{sentences(card.recipe)}</ol>
    }
}
