//! The panels "Keeping" and "Presets": how long what is kept, by the person's rules or a vendor's.
//!
//! Nothing here decides: every figure and sentence about what a rule does comes from
//! `hearsay_speaker::policy`. A rule that may delete is asked about first ([`house`]).

mod clock;
mod commands;
mod cost;
mod events;
mod happened;
mod house;
mod improve;
mod jump;
mod presets;
mod retention;
mod rules;
mod saving;
mod whose;
mod words;

use crate::shared::Shared;
use leptos::prelude::*;

/// How long what is kept, the speaker's clock, and what opting out costs.
#[component]
pub(super) fn Keeping(shared: Shared) -> impl IntoView {
    view! {
        <div class="keeping">
            <rules::HowLong shared />
            <clock::TimeMachine shared />
            <div class="keep-columns">
                <saving::OptingOut shared />
                <improve::Improve shared />
                <commands::DeletionByVoice shared />
                <commands::Profile shared />
            </div>
        </div>
    }
}

/// The policies of real vendors, line by line, and the recorded day under each.
#[component]
pub(super) fn Presets(shared: Shared) -> impl IntoView {
    view! {
        <div class="keeping">
            <presets::All shared />
        </div>
    }
}
