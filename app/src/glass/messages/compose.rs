//! The message that is being made: recorded with pause and again, then reviewed.

use super::fresh::{Choose, NewMessage};
use super::input;
use super::review::Review;
use crate::glass::format;
use crate::shared::Shared;
use hearsay_speaker::message::{Compose, ComposeInput, LONGEST_MS, Recipient, Stage};
use leptos::prelude::*;

/// The section.
#[component]
pub(in crate::glass) fn Composer(shared: Shared) -> impl IntoView {
    let compose = shared.messages.compose;
    let stage = Memo::new(move |_| compose.with(|it| it.as_ref().map(Compose::stage)));
    let to = Memo::new(move |_| compose.with(|it| it.as_ref().and_then(|it| it.to().cloned())));
    let title = move || match (stage.get(), to.get()) {
        (None, _) => "New message".to_owned(),
        (_, Some(Recipient::Contact { name, .. })) => format!("Message for {name}"),
        (_, Some(Recipient::Everyone)) => "Announcement".to_owned(),
        (_, None) => "Message for whom?".to_owned(),
    };
    let body = move || match stage.get() {
        None | Some(Stage::Ended) => view! { <NewMessage shared /> }.into_any(),
        Some(Stage::ToWhom) => view! { <Choose shared /> }.into_any(),
        Some(Stage::Review) => view! { <Review shared /> }.into_any(),
        Some(Stage::Sending) => view! { <p>"On its way…"</p> }.into_any(),
        Some(stage) => view! { <Recording shared stage /> }.into_any(),
    };
    view! {
        <section class="keep-part composer" aria-labelledby="composer-name">
            <h3 id="composer-name" dir="auto">{title}</h3>
            {body}
        </section>
    }
}

/// The running clock and what can be done while it runs.
#[component]
fn Recording(shared: Shared, stage: Stage) -> impl IntoView {
    let recorded = Memo::new(move |_| {
        let compose = shared.messages.compose;
        compose.with(|it| it.as_ref().map_or(0, Compose::recorded_ms))
    });
    let clock = move || {
        format!(
            "{} of {}",
            format::seconds(recorded.get()),
            format::seconds_long(LONGEST_MS)
        )
    };
    let says = match stage {
        Stage::Starting => "Recording begins after the question.",
        Stage::Recording => "Recording.",
        Stage::Paused => "Paused.",
        _ => "One moment…",
    };
    let button = move |name: &'static str, class: &'static str, what: ComposeInput| {
        view! {
            <button type="button" class=class on:click=move |_| input(shared, what.clone())>
                {name}
            </button>
        }
    };
    let runs = stage == Stage::Recording;
    let paused = stage == Stage::Paused;
    view! {
        <p>{says} " " <span class="figure" role="timer" aria-live="off">{clock}</span></p>
        <progress class="note-time" max=LONGEST_MS.to_string() aria-label="Recorded" value=move || recorded.get().to_string()></progress>
        <div class="answers">
            {(runs || paused).then(|| button("Stop recording", "primary", ComposeInput::Done))}
            {runs.then(|| button("Pause recording", "quiet", ComposeInput::Pause))}
            {paused.then(|| button("Go on recording", "quiet", ComposeInput::Resume))}
            {(runs || paused).then(|| button("Record again", "quiet", ComposeInput::Again))}
            {(stage != Stage::Finishing).then(|| button("Throw away", "quiet", ComposeInput::Discard))}
        </div>
    }
}
