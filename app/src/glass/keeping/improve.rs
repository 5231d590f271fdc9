//! "Help improve": which interactions leave a clip with the simulated reviewers, and for how long.

use super::{
    house::{Asking, HouseSwitch, change},
    retention::number,
};
use crate::shared::Shared;
use hearsay_speaker::policy::HelpImprove;
use leptos::prelude::*;
use std::num::NonZeroU16;

/// Identifier of the field for a clip's hours.
const HOURS_ID: &str = "keep-clip-hours";

/// Hours that a clip is kept. Fewer may delete, so it asks.
#[component]
pub(super) fn ClipHours(asking: Asking) -> impl IntoView {
    let hours = Memo::new(move |_| asking.house().rules.clip_hours);
    let ask = move |hours: NonZeroU16| {
        let question = format!("Reviewers’ clips: keep them for {hours} hours?");
        asking.ask(HOURS_ID.to_owned(), question, move |house| {
            house.rules.clip_hours = hours;
            house.help.hours = hours;
        });
    };
    let set = move |event| {
        if let Some(typed) = number(&event, hours.get_untracked()) {
            ask(typed);
        }
    };
    view! {
        <label class="field number">
            <span>"Reviewers’ clips, hours"</span>
            <input
                type="number" inputmode="numeric" min="1" max=u16::MAX.to_string() step="1"
                id=HOURS_ID aria-label="Reviewers’ clips, hours"
                prop:value=move || hours.get().to_string()
                on:change=set
            />
        </label>
    }
}

/// How large a share leaves a clip.
#[component]
fn Share(shared: Shared) -> impl IntoView {
    let one_in = Memo::new(move |_| shared.privacy.house.with(|h| h.help.one_in));
    let set = move |event| {
        if let Some(typed) = number(&event, one_in.get_untracked()) {
            change(shared, |house| house.help.one_in = typed);
        }
    };
    view! {
        <label class="field number">
            <span>"One interaction in"</span>
            <input
                type="number" inputmode="numeric" min="1" max=u16::MAX.to_string() step="1"
                aria-label="One interaction in so many"
                prop:value=move || one_in.get().to_string()
                on:change=set
            />
        </label>
    }
}

/// The section "Help improve".
#[component]
pub(super) fn Improve(shared: Shared) -> impl IntoView {
    let kept = move || {
        let hours = shared.privacy.house.with(|h| h.rules.clip_hours);
        format!(
            "A clip is kept for {hours} hours, then it goes by itself. The hours are set above, \
             under “Rules of their own”."
        )
    };
    view! {
        <section class="keep-part" aria-labelledby="improve-name">
            <h3 id="improve-name">"Help improve"</h3>
            <HouseSwitch
                shared name="Help improve" id="improve-note"
                note="On: a share of the interactions, drawn by chance, leaves an anonymised copy of \
                      10 to 15 seconds in the simulated reviewers’ vault in this browser. Nobody \
                      listens to it. Off until you switch it on."
                get=|h| h.help.on set=|h, on| h.help.on = on
            />
            <Share shared />
            <p class="hint">{kept}</p>
            <p class="hint not-confirmed"><strong>"Not confirmed. "</strong>{HelpImprove::NOT_CONFIRMED}</p>
        </section>
    }
}
