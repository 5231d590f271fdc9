//! How hard the passphrase being typed is to guess: a bar, and the same in words.

use super::super::format;
use crate::shared::{Shared, lock::Weighed};
use hearsay_speaker::lock::strength::Strength;
use leptos::prelude::*;

/// Identifier of the words; the field points at them.
pub(super) const STRENGTH: &str = "lock-strength";

/// The estimate, where there is one.
fn known(shared: Shared) -> Option<Strength> {
    shared.lock.weighed.with(|weighed| match weighed {
        Weighed::Known(strength) => Some(strength.clone()),
        Weighed::Nothing | Weighed::Fetching | Weighed::Missing => None,
    })
}

/// What is said aloud: it changes with the score, not with every letter.
fn sentence(weighed: &Weighed) -> String {
    match weighed {
        Weighed::Nothing => "A few random words are easy to keep and hard to guess.".to_owned(),
        Weighed::Fetching => "Fetching the estimator of strength.".to_owned(),
        Weighed::Missing => {
            "The estimator of strength could not be had, so how hard this is to guess cannot be \
             shown. Choose several random words."
                .to_owned()
        }
        Weighed::Known(strength) => {
            format!("Strength {} of 4. {}", strength.score, strength.sentence())
        }
    }
}

/// The number of guesses as a power of ten, and what would help.
fn advice(strength: &Strength) -> Vec<String> {
    let digits = strength.guesses_log10.round().max(0.0) as u64;
    let guesses = format!(
        "Estimated guesses: a number of {} digits.",
        format::count(digits + 1)
    );
    let more = strength
        .warning
        .iter()
        .chain(&strength.suggestions)
        .cloned();
    std::iter::once(guesses).chain(more).collect()
}

/// The meter.
#[component]
pub(super) fn Meter(shared: Shared) -> impl IntoView {
    let words = Memo::new(move |_| shared.lock.weighed.with(sentence));
    let score = Memo::new(move |_| known(shared).map(|strength| strength.score));
    let lines = move || known(shared).map(|strength| advice(&strength));
    view! {
        <div class="lock-strength">
            {move || score.get().map(|score| view! {
                <meter
                    aria-label="Strength of the passphrase" aria-describedby=STRENGTH
                    min="0" max="4" low="2" high="3" optimum="4" value=score.to_string()
                ></meter>
            })}
            <p id=STRENGTH role="status">{words}</p>
            {move || lines().map(|lines| view! {
                <ul class="hint">
                    {lines.into_iter().map(|line| view! { <li>{line}</li> }).collect_view()}
                </ul>
            })}
        </div>
    }
}
