//! The sound of an open row: waveform to scrub in, and the stretches of speech in it.

use super::{super::format, clip::Clip, line::Line, names};
use crate::shared::Command;
use hearsay_speaker::record::Segment;
use leptos::prelude::*;

/// "/1 · request · 1.9 s to 4.0 s".
fn text(segment: &Segment) -> String {
    let part = segment.utterance_id.rsplit('/').next().unwrap_or_default();
    let at = |ms: u32| format::seconds(u64::from(ms));
    let what = names::utterance(&segment.utterance_type);
    format!(
        "/{part} · {what} · {} to {}",
        at(segment.start_ms),
        at(segment.end_ms)
    )
}

/// Waveform and segments.
#[component]
pub(super) fn Sound(line: Line) -> impl IntoView {
    let shared = line.state.shared;
    let name = line.name();
    if !shared
        .overviews
        .with_untracked(|all| all.contains_key(&name))
    {
        shared.send(Command::Overview(name));
    }
    // The picture is drawn anew only when it would look different.
    let shape = Memo::new(move |_| {
        line.read(|recording| Some((recording.tail.duration_ms, recording.tail.marks.clone())))
    });
    let clip = move || {
        shape.get()?;
        let recording = line.read_untracked(|recording| Some(recording.clone()))?;
        Some(view! { <Clip shared recording cursor=line.cursor time=line.time() /> })
    };
    let segments = Memo::new(move |_| line.read(|recording| recording.segments()));
    let play = move |segment: Segment| {
        let from = segment.start_ms;
        let label = format!(
            "Play segment {} of recording of {}",
            text(&segment),
            line.time()
        );
        view! {
            <button
                type="button" class="quiet" aria-label=label
                on:click=move |_| {
                    line.cursor.set(from);
                    shared.send(Command::Play(line.name(), from));
                }
            >
                {text(&segment)}
            </button>
        }
    };
    view! {
        {clip}
        <div class="segments" role="group" aria-label="Segments">
            {move || segments.get().into_iter().map(play).collect_view()}
        </div>
    }
}
