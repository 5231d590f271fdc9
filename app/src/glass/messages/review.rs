//! The message that is made: heard, cut, sent, kept or thrown away.

use super::input;
use crate::glass::{format, history::Clip as Picture};
use crate::shared::{Command, Shared};
use hearsay_speaker::message::{Clip, Compose, ComposeInput, Content};
use leptos::{ev, prelude::*};

/// Milliseconds of a second, as number fields count.
const SECOND: f64 = 1_000.0;

/// What is there, and what can be done with it.
#[component]
pub(super) fn Review(shared: Shared) -> impl IntoView {
    let content = Memo::new(move |_| {
        let compose = shared.messages.compose;
        compose.with(|it| it.as_ref().and_then(Compose::content).cloned())
    });
    let shown = move || match content.get() {
        Some(Content::Text(text)) => {
            view! { <blockquote dir="auto">{text}</blockquote> }.into_any()
        }
        Some(Content::Sound(clip)) => view! { <Trim shared clip /> }.into_any(),
        None => ().into_any(),
    };
    let sound = move || matches!(content.get(), Some(Content::Sound(_)));
    let again = move || {
        if sound() {
            "Record again"
        } else {
            "Record it instead"
        }
    };
    let press = move |what: ComposeInput| move |_: ev::MouseEvent| input(shared, what.clone());
    view! {
        {shown}
        <div class="answers">
            <button type="button" class="primary" on:click=press(ComposeInput::Send)>
                "Send message"
            </button>
            <button type="button" class="quiet" on:click=press(ComposeInput::Play)>
                "Play the draft"
            </button>
            <button type="button" class="quiet" on:click=press(ComposeInput::Again)>{again}</button>
            <button type="button" class="quiet" on:click=press(ComposeInput::KeepDraft)>
                "Keep as draft"
            </button>
            <button type="button" class="danger" on:click=press(ComposeInput::Discard)>
                "Throw away"
            </button>
        </div>
    }
}

/// Seconds as a number field shows them, a tenth exact.
fn in_field(ms: u64) -> String {
    format!("{:.1}", ms as f64 / SECOND)
}

fn from_field(field: super::Line) -> Option<u64> {
    let seconds: f64 = super::text(field).parse().ok()?;
    let ms = (seconds * SECOND).round();
    (ms >= 0.0 && ms.is_finite()).then_some(ms as u64)
}

/// The picture of the recording, and where it begins and ends.
#[component]
fn Trim(shared: Shared, clip: Clip) -> impl IntoView {
    let record = shared.messages.sound.get_untracked();
    let recording = record.as_ref().and_then(|it| shared.library.get(it));
    if let Some(record) = record {
        shared.send(Command::Overview(record));
    }
    let cursor = RwSignal::new(0);
    let picture = recording.map(|recording| {
        view! { <Picture shared recording cursor time="this message".to_owned() /> }
    });
    let (from, to): (super::Line, super::Line) = Default::default();
    let submit = move |event: ev::SubmitEvent| {
        event.prevent_default();
        if let Some((from_ms, to_ms)) = from_field(from).zip(from_field(to)) {
            let to_ms = to_ms.min(clip.recording_ms());
            input(shared, ComposeInput::Trim { from_ms, to_ms });
        }
    };
    let most = in_field(clip.recording_ms());
    let says = format!(
        "{} of a recording of {} will be sent.",
        format::seconds_long(clip.ms()),
        format::seconds_long(clip.recording_ms())
    );
    view! {
        {picture}
        <p>{says}</p>
        <form class="household-form" aria-label="Trim" on:submit=submit>
            <label class="field number">
                <span>"From (seconds)"</span>
                <input
                    node_ref=from type="number" class="trim-from" min="0" step="0.1" max=most.clone()
                    required value=in_field(clip.from_ms())
                />
            </label>
            <label class="field number">
                <span>"To (seconds)"</span>
                <input
                    node_ref=to type="number" class="trim-to" min="0" step="0.1" max=most
                    required value=in_field(clip.to_ms())
                />
            </label>
            <button type="submit" class="quiet">"Trim"</button>
            <button
                type="button" class="quiet"
                on:click=move |_| input(shared, ComposeInput::TrimSilence)
            >
                "Cut off the silence"
            </button>
        </form>
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn a_field_shows_tenths_of_a_second() {
        assert_eq!(in_field(0), "0.0");
        assert_eq!(in_field(4_260), "4.3");
    }
}
