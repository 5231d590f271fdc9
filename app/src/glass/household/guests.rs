//! Guest mode, and a card for visitors: what this speaker does, and what they may ask of it.

use crate::shared::{Command, Shared};
use leptos::prelude::*;

fn set(shared: Shared, on: bool) {
    shared.send(Command::Guest(on));
}

/// The section "Guests".
#[component]
pub(super) fn Guests(shared: Shared) -> impl IntoView {
    view! {
        <section class="keep-part" aria-labelledby="guests-name">
            <h3 id="guests-name">"Guests"</h3>
            <div class="switch-with-note">
                <label class="field switch">
                    <span>"Guest mode"</span>
                    <input
                        type="checkbox" role="switch" aria-label="Guest mode"
                        aria-describedby="guest-note"
                        prop:checked=move || shared.settings.with(|settings| settings.guest)
                        on:change=move |event| set(shared, event_target_checked(&event))
                    />
                </label>
                <p class="hint" id="guest-note">
                    "While it is on nothing of what is said is kept: no sound, no words, no line in the \
                     history. Skills and messages cannot record. What was kept before stays."
                </p>
            </div>
            <section class="visitor-card" aria-labelledby="visitor-name">
                <h4 id="visitor-name">"For visitors"</h4>
                <ul>
                    <li>
                        "This speaker listens for one word, “Alexa”, in this browser. Before the word it \
                         keeps nothing but the last half second."
                    </li>
                    <li>"After the word it records what is said until you stop. The ring is blue then."</li>
                    <li>
                        "You may ask for guest mode (“turn on guest mode”), for the microphone to be \
                         switched off, or that “what I just said” is deleted."
                    </li>
                    <li>"What it holds of the last hour stands in the history on this page: ask to see it."</li>
                </ul>
            </section>
        </section>
    }
}

/// Says under the speaker that nothing is kept.
#[component]
pub(in crate::glass) fn GuestBanner(shared: Shared) -> impl IntoView {
    let on = move || shared.settings.with(|settings| settings.guest);
    view! {
        <Show when=on>
            <p class="guest-banner" role="status">
                "Guest mode: nothing you say is kept. "
                <button type="button" class="quiet" on:click=move |_| set(shared, false)>
                    "End guest mode"
                </button>
            </p>
        </Show>
    }
}
