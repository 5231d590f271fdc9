//! Before the start: what this is, what happens to the sound, and the one button that asks for the
//! microphone. `index.html` says the same before any code has arrived.

use crate::shared::{Command, Shared};
use hearsay_speaker::Power;
use leptos::prelude::*;

/// Takes the static first paint away once the live page stands.
pub(super) fn clear_first_paint() {
    if let Some(element) = document().get_element_by_id("first-paint") {
        element.remove();
    }
}

/// What it is, in two sentences.
#[component]
pub(super) fn Intro() -> impl IntoView {
    view! {
        <div class="intro">
            <h1>"A smart speaker that shows what it does with your voice."</h1>
            <p>
                "It waits for “Alexa”, lights its ring, records what you say next, and puts the "
                "recording into a history that you can play, keep or delete."
            </p>
            <p>
                "The sound stays in this browser: it is heard, encrypted and stored here, and "
                "nothing is sent anywhere. The microphone is asked for only when you press "
                "“Start the speaker”."
            </p>
        </div>
    }
}

/// "Start the speaker", until it has been started.
#[component]
pub(super) fn StartButton(shared: Shared, power: Signal<Power>) -> impl IntoView {
    view! {
        <Show when=move || power.get() == Power::Off>
            <div class="start">
                <button type="button" class="primary" on:click=move |_| shared.send(Command::Start)>
                    "Start the speaker"
                </button>
            </div>
        </Show>
    }
}
