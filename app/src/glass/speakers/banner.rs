//! The line to another speaker, where nobody can miss it; and which speaker this is, where it has a name.

use super::send;
use crate::shared::Shared;
use crate::shared::nearby::NearbyCommand;
use hearsay_speaker::household::Line;
use leptos::prelude::*;

/// Which speaker this window is; the window's title says it, too.
#[component]
pub(in crate::glass) fn WhichSpeaker(shared: Shared) -> impl IntoView {
    let state = shared.nearby;
    Effect::new(move |_| {
        if state.named.get() {
            document().set_title(&format!("{} (Hearsay)", state.name.get()));
        }
    });
    view! {
        <Show when=move || state.named.get()>
            <p class="which-speaker" dir="auto">{state.name}</p>
        </Show>
    }
}

/// A banner under the speaker while somebody asks or a line is open.
#[component]
pub(in crate::glass) fn LineBanner(shared: Shared) -> impl IntoView {
    let state = shared.nearby;
    let says = move || {
        let (line, who) = state.line.with(|it| (it.line, it.who.clone()));
        match line {
            Line::Free => String::new(),
            Line::Asking => format!("Asking at {who} whether you may drop in."),
            Line::Incoming => format!("{who} asks to drop in. Both rooms would hear each other."),
            Line::Open => format!("The line to {who} is open: both rooms hear each other."),
        }
    };
    let is = move |wanted: Line| state.line.with(|it| it.line == wanted);
    let end = move || match state.line.with(|it| it.line) {
        Line::Incoming => "Decline",
        Line::Asking => "Stop asking",
        Line::Free | Line::Open => "End the line",
    };
    let moved = move || {
        let (heard, sent) = state.sound.get();
        format!(
            "{heard} s of sound came from there, {sent} s went there; nothing of it is recorded."
        )
    };
    view! {
        <div class="ringing-now line-banner" role="alert">
            <Show when=move || !is(Line::Free)>
                <p>{says}</p>
                <div class="answers">
                    <Show when=move || is(Line::Incoming)>
                        <button
                            type="button" class="primary"
                            on:click=move |_| send(shared, NearbyCommand::Answer)
                        >
                            "Answer"
                        </button>
                    </Show>
                    <button
                        type="button" class="quiet"
                        on:click=move |_| send(shared, NearbyCommand::HangUp)
                    >
                        {end}
                    </button>
                </div>
            </Show>
        </div>
        <Show when=move || is(Line::Open)>
            <p class="hint line-sound">{moved}</p>
        </Show>
    }
}
