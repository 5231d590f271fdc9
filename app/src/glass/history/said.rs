//! The words of an open row, in full, as plain text, and how they were understood.

use super::{super::understood::Phones, line::Line};
use hearsay_speaker::record::{Placeholder, Recording};
use leptos::prelude::*;

/// Every transcript, or what stands in its place.
fn transcripts(recording: &Recording) -> Vec<String> {
    match recording.placeholder() {
        Some(placeholder) => vec![instead(placeholder)],
        None => recording.transcripts().map(str::to_owned).collect(),
    }
}

/// The text shown, and where the real history's differs, that as well.
fn instead(placeholder: Placeholder) -> String {
    let (text, real) = (placeholder.text(), placeholder.real_text());
    if text == real {
        return text.to_owned();
    }
    format!("{text} (a real history says: “{real}”)")
}

#[component]
fn Texts(name: &'static str, texts: Memo<Vec<String>>) -> impl IntoView {
    let lines = move || {
        let texts = texts.get().into_iter();
        texts
            .map(|text| view! { <dd dir="auto">{text}</dd> })
            .collect_view()
    };
    view! {
        <Show when=move || !texts.with(Vec::is_empty)>
            <div>
                <dt>{name}</dt>
                {lines}
            </div>
        </Show>
    }
}

/// Transcript and answer.
#[component]
pub(super) fn Words(line: Line) -> impl IntoView {
    let said = Memo::new(move |_| line.read(transcripts));
    let answers = Memo::new(move |_| {
        line.read(|recording| recording.answers().map(str::to_owned).collect::<Vec<_>>())
    });
    let hearing = Memo::new(move |_| line.read(|recording| recording.tail.hearing.clone()));
    let phones = move || {
        let hearing = hearing.get()?;
        (!hearing.words.is_empty()).then(|| {
            view! {
                <details class="understood">
                    <summary>"How it was understood"</summary>
                    <Phones hearing />
                </details>
            }
        })
    };
    view! {
        <dl class="words">
            <Texts name="Transcript" texts=said />
            <Texts name="Answer" texts=answers />
        </dl>
        {phones}
    }
}
