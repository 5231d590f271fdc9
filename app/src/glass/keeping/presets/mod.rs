//! The policies of real vendors: one of them line by line, two side by side, and one day under all.

mod compare;
mod deeds;
mod example;
mod here;
mod known;
mod lines;
mod replay;
mod sums;
mod using;

use crate::shared::Shared;
use compare::SideBySide;
use hearsay_speaker::policy::presets::PresetId;
use known::Known;
use leptos::prelude::*;
use lines::Lines;
use replay::SameDay;
use using::Use;

/// Which vendor to look at.
#[component]
fn Whose(
    known: Known,
    chosen: RwSignal<PresetId>,
    in_use: Memo<Option<PresetId>>,
) -> impl IntoView {
    let radio = move |(id, name): (PresetId, String)| {
        let used = move || (in_use.get() == Some(id)).then_some("Chosen for this speaker");
        let note = format!("preset-{}-note", known::slug(id));
        view! {
            <label class="keep-choice">
                <input
                    type="radio" name="preset" aria-label=name.clone() aria-describedby=note.clone()
                    prop:checked=move || chosen.get() == id
                    on:change=move |_| chosen.set(id)
                />
                <span class="choice-name">{name}</span>
                <span class="hint" id=note>{used}</span>
            </label>
        }
    };
    view! {
        <fieldset class="keep-choices vendors">
            <legend class="visually-hidden">"Vendor"</legend>
            {known.names().into_iter().map(radio).collect_view()}
        </fieldset>
    }
}

/// The whole panel.
#[component]
pub(super) fn All(shared: Shared) -> impl IntoView {
    let known = Known::load();
    let in_use = Memo::new(move |_| shared.privacy.house.with(|house| house.preset));
    let first = in_use.get_untracked().unwrap_or(PresetId::AlexaAfter);
    let chosen = RwSignal::new(first);
    view! {
        <section class="keep-part" aria-labelledby="vendors-name">
            <h3 id="vendors-name">"What vendors do"</h3>
            <p class="hint">
                "As far as a source says so, each line with its date and its source, all settings at \
                 their defaults. What no source says is left out. Vendors change their terms: a line \
                 holds for its date."
            </p>
            {known.refusals().into_iter().map(|says| view! { <p role="alert">{says}</p> }).collect_view()}
            <Whose known chosen in_use />
            <Lines known chosen />
        </section>
        <Use shared known chosen />
        <SideBySide known chosen />
        <SameDay shared known />
    }
}
