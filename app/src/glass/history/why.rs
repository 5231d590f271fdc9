//! "Why was this recorded?": the sentences, and the scores drawn.

use super::{super::format, line::Line, trace::ScoreTrace};
use hearsay_speaker::record::{Part, Sentence, why};
use leptos::prelude::*;

/// A sentence with its numbers as the reader writes them.
fn text(sentence: &Sentence) -> String {
    let part = |part: &Part| match part {
        Part::Words(words) => (*words).to_owned(),
        Part::Score(score) => format::score(*score),
    };
    sentence.parts.iter().map(part).collect()
}

/// The explanation.
#[component]
pub(super) fn Why(line: Line) -> impl IntoView {
    let sentences = Memo::new(move |_| {
        line.read(|recording| why(recording).iter().map(text).collect::<Vec<_>>())
    });
    let all = move || {
        let sentences = sentences.get().into_iter();
        sentences.map(|text| view! { <p>{text}</p> }).collect_view()
    };
    view! {
        <div class="why">
            <h4>"Why was this recorded?"</h4>
            {all}
            <ScoreTrace line />
        </div>
    }
}
