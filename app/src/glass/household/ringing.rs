//! What rings now, where nobody can miss it, with the two things to do about it.

use super::form;
use crate::shared::Shared;
use hearsay_speaker::alert::{AlertAct, SNOOZE_MS};
use leptos::prelude::*;

/// A banner under the speaker while something rings.
#[component]
pub(in crate::glass) fn RingingNow(shared: Shared) -> impl IntoView {
    let ringing = Memo::new(move |_| {
        let names = |alerts: &hearsay_speaker::alert::Alerts| {
            let all = alerts.ringing().iter().map(|it| it.what.to_string());
            all.collect::<Vec<_>>().join(", ")
        };
        shared.alerts.alerts.with(names)
    });
    let place = move || match shared.alerts.here.get() {
        true => "",
        false => " in another window",
    };
    let open = move || ringing.with(|names| !names.is_empty());
    view! {
        <div class="ringing-now" role="alert">
            <Show when=open>
                <p>{move || format!("{} rings{}.", ringing.get(), place())}</p>
                <div class="answers">
                    <button
                        type="button" class="primary"
                        on:click=move |_| form::act(shared, AlertAct::StopRinging)
                    >
                        "Stop ringing"
                    </button>
                    <button
                        type="button" class="quiet"
                        on:click=move |_| form::act(shared, AlertAct::Snooze(SNOOZE_MS))
                    >
                        "Snooze for nine minutes"
                    </button>
                </div>
            </Show>
        </div>
    }
}
