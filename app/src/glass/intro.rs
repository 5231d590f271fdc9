//! Before the start: what this is, what happens to the sound, and the one button that asks for the
//! microphone. `index.html` says the same before any code has arrived.

use super::focus;
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
        <div class="wing intro">
            <h2>"A smart speaker that shows what it does with your voice."</h2>
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
    let press = move |_| {
        // The button goes away and would take the focus along.
        focus::give(focus::SPEAKER);
        shared.send(Command::Start);
    };
    view! {
        <Show when=move || power.get() == Power::Off>
            <div class="start">
                <button type="button" class="primary" on:click=press>
                    "Start the speaker"
                </button>
            </div>
        </Show>
    }
}
