//! What the speaker is doing, in one plain sentence, and what it said last.

use super::icons::{self, Icon};
use crate::shared::Shared;
use hearsay_speaker::{Light, Power};
use leptos::prelude::*;

/// The sentence under the speaker. Its words come from the light, so that the two always agree.
#[component]
pub(super) fn Status(shared: Shared, lit: Signal<Light>) -> impl IntoView {
    let label = Memo::new(move |_| lit.get().label());
    let path = Signal::derive(move || icons::of(lit.get()));
    let aside = Memo::new(move |_| match lit.get() {
        Light::Listening {
            toward: Some(degrees),
            ..
        } => {
            let estimated = estimated(shared);
            Some(super::talker::direction(degrees, estimated))
        }
        _ => None,
    });
    view! {
        <p class="status" role="status" aria-label=label>
            <Icon path />
            <span>{label}</span>
        </p>
        <p class="aside">{move || aside.get().unwrap_or_default()}</p>
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

/// How to talk to it, once it can hear.
#[component]
pub(super) fn Hint(power: Signal<Power>) -> impl IntoView {
    let text = move || match power.get() {
        Power::On => "Say “Alexa”, then anything. Or press the button on top; hold it to talk.",
        Power::MicOff => "The switch on the front turns the microphone on again.",
        _ => "",
    };
    view! { <p class="hint" id="action-hint">{text}</p> }
}
