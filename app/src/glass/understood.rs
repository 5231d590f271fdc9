//! The words while they are spoken, and how the last request was understood: how sure, what else it
//! could have been, and the phones that led there.

use super::format;
use crate::shared::{Shared, understanding::RecogniserStage};
use hearsay_speaker::record::Hearing;
use hearsay_speaker::understand::{FRAME_S, Heard, HeardPhone, HeardWord, Understood};
use leptos::prelude::*;

/// Below this a word was heard so badly that it is marked.
const UNSURE: f32 = 0.5;

/// Words as they are recognised, while the person speaks.
#[component]
pub(super) fn LiveWords(shared: Shared) -> impl IntoView {
    let understanding = shared.understanding;
    let text = Memo::new(move |_| {
        let words = understanding.words.get();
        let words: Vec<String> = words.into_iter().map(|word| word.text).collect();
        words.join(" ")
    });
    view! {
        // Not read out: a person who speaks does not want to be spoken to.
        <p class="live-words" aria-label="Words so far" aria-live="off">
            {move || text.get()}
        </p>
    }
}

/// How the last request was understood.
#[component]
pub(super) fn LastUnderstood(shared: Shared) -> impl IntoView {
    let last = shared.understanding.last;
    let stage = shared.understanding.stage;
    let trouble = move || match stage.get() {
        RecogniserStage::Broken(sentence) => Some(view! { <p class="hint">{sentence}</p> }),
        _ => None,
    };
    let details = move || {
        let heard = last.get()?;
        let hearing = Hearing::of(&heard);
        Some(view! {
            <details class="understood">
                <summary>{summary(&heard)}</summary>
                {heard.intent.as_ref().map(meaning)}
                <Readings others=hearing.others.clone() />
                <Phones hearing />
                // A typed request has no sound.
                {(!heard.lattice.is_empty()).then(|| view! { <Cost shared /> })}
            </details>
        })
    };
    view! {
        {trouble}
        {details}
    }
}

fn summary(heard: &Heard) -> String {
    let sure = format::percent(heard.confidence);
    match &heard.intent {
        Some(it) => format!("Understood “{}” as {}, {sure} sure", heard.text, it.intent),
        None if heard.others.is_empty() => "No command was heard".to_owned(),
        None => format!("No command that is sure enough; the likeliest was {sure} sure"),
    }
}

fn meaning(understood: &Understood) -> impl IntoView + use<> {
    let slots = understood.slots.iter().map(|slot| {
        view! {
            <div>
                <dt>{slot.name.clone()}</dt>
                <dd dir="auto">{slot.text.clone()}</dd>
            </div>
        }
    });
    let slots: Vec<_> = slots.collect();
    (!slots.is_empty()).then(|| view! { <dl class="facts">{slots}</dl> })
}

#[component]
fn Readings(others: Vec<String>) -> impl IntoView {
    let others: Vec<_> = others
        .into_iter()
        .map(|text| view! { <li dir="auto">{text}</li> })
        .collect();
    (!others.is_empty()).then(|| {
        view! {
            <p>"It could also have been:"</p>
            <ul>{others}</ul>
        }
    })
}

#[component]
fn Cost(shared: Shared) -> impl IntoView {
    move || {
        let (ms, length) = shared.understanding.spent.get()?;
        let share = (length > 0).then(|| ms as f32 / length as f32)?;
        Some(view! {
            <p class="hint">
                {format!(
                    "Understanding took {} of one processor core while it listened, in this browser.",
                    format::percent(share),
                )}
            </p>
        })
    }
}

/// Word by word, and under each the phones that it was made of.
#[component]
pub(super) fn Phones(hearing: Hearing) -> impl IntoView {
    if hearing.phones.is_empty() {
        return None;
    }
    let rows: Vec<_> = hearing
        .words
        .iter()
        .enumerate()
        .map(|(number, word)| row(number, word, &hearing.phones))
        .collect();
    Some(view! {
        <div class="table-frame">
            <table class="phones">
                <caption>"Words, and the phones that led to them"</caption>
                <thead>
                    <tr>
                        <th scope="col">"Word"</th>
                        <th scope="col">"Sure"</th>
                        <th scope="col">"From"</th>
                        <th scope="col">"Phones, and what was heard more clearly in their place"</th>
                    </tr>
                </thead>
                <tbody>{rows}</tbody>
            </table>
        </div>
    })
}

fn row(number: usize, word: &HeardWord, phones: &[HeardPhone]) -> impl IntoView + use<> {
    let own = phones.iter().filter(|phone| phone.word as usize == number);
    let own: Vec<_> = own.map(phone).collect();
    let sure = format::percent(word.confidence);
    let sure = if word.confidence < UNSURE {
        format!("{sure} (unsure)")
    } else {
        sure
    };
    let from = format::seconds((f64::from(word.from_frame) * f64::from(FRAME_S) * 1_000.0) as u64);
    view! {
        <tr>
            <th scope="row" dir="auto">{word.text.clone()}</th>
            <td>{sure}</td>
            <td>{from}</td>
            <td>{own}</td>
        </tr>
    }
}

fn phone(phone: &HeardPhone) -> impl IntoView + use<> {
    let other = (!phone.heard.is_empty() && phone.heard != phone.phone)
        .then(|| view! { <small>{format!(" heard {}", phone.heard)}</small> });
    view! {
        <span class="phone">
            {phone.phone.clone()} " " <small>{format::percent(phone.probability)}</small>
            {other}
        </span>
    }
}
