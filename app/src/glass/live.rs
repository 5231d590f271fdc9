//! What the speaker is doing, in one plain sentence, and what it said last.

use super::{
    icons::{self, Icon},
    talker, words,
};
use crate::shared::Shared;
use hearsay_speaker::{Light, Power};
use leptos::prelude::*;

/// The sentence under the speaker. Its words come from the light, so that the two always agree.
#[component]
pub(super) fn Status(lit: Signal<Light>) -> impl IntoView {
    let label = Memo::new(move |_| words::doing(lit.get()));
    let path = Signal::derive(move || icons::of(lit.get()));
    view! {
        <p class="status" role="status" aria-label=label>
            <Icon path />
            <span>{label}</span>
        </p>
    }
}

/// Whether the newest meter block carries a direction that was estimated from two channels.
pub(super) fn estimated(shared: Shared) -> bool {
    shared
        .meters
        .with_value(|m| m.levels.back().is_some_and(|level| level.toward.is_some()))
}

/// What the speaker says, or said last.
#[component]
pub(super) fn Answer(shared: Shared) -> impl IntoView {
    let answer = Memo::new(move |_| shared.speaker.with(|s| s.answer().map(str::to_owned)));
    view! {
        <div class="answer" role="log" aria-label="Answer">
            {move || answer.get().map(|text| view! { <p>{text}</p> })}
        </div>
    }
}

/// What helps at this moment: how to talk to it, or where it believes the talker to be.
#[component]
pub(super) fn Hint(shared: Shared, lit: Signal<Light>, power: Signal<Power>) -> impl IntoView {
    let text = move || match (power.get(), lit.get()) {
        (
            Power::On,
            Light::Listening {
                toward: Some(degrees),
                ..
            },
        ) => talker::direction(degrees, estimated(shared)),
        (Power::On, Light::Speaking) => "The button on top interrupts it.".to_owned(),
        (Power::On, Light::Listening { .. } | Light::Thinking) => String::new(),
        (Power::On, _) => {
            "Say “Alexa”, then anything. Or press the button on top; hold it to talk.".to_owned()
        }
        (Power::MicOff, _) => "The switch on the front turns the microphone on again.".to_owned(),
        _ => String::new(),
    };
    view! { <p class="hint" id="action-hint">{text}</p> }
}
