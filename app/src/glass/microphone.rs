//! The microphone switch, and the proof of what it did.
//!
//! The switch stops the microphone's track; the panel shows what the browser says of that track
//! and how many samples since then were not exactly zero.

use super::{format, icons, icons::Icon};
use crate::shared::{Command, MicProof, Shared};
use hearsay_speaker::{Light, Power};
use leptos::prelude::*;

/// The sliding switch on the speaker's front.
#[component]
pub(super) fn MicrophoneSwitch(shared: Shared, power: Signal<Power>) -> impl IntoView {
    let muted = Memo::new(move |_| power.get() == Power::MicOff);
    let press = move |_| shared.send(Command::Microphone(muted.get_untracked()));
    let label = move || {
        if muted.get() {
            "Unmute microphone"
        } else {
            "Mute microphone"
        }
    };
    let word = move || match power.get() {
        Power::On => "On",
        Power::MicOff => "Off",
        Power::Off | Power::Starting | Power::Faulted(_) => "Mic",
    };
    let path = Signal::derive(move || {
        if muted.get() {
            icons::of(Light::MicOff)
        } else {
            icons::of(Light::Expecting)
        }
    });
    view! {
        <button
            type="button"
            class="mic-switch"
            aria-label=label
            aria-pressed=move || muted.get().to_string()
            disabled=move || matches!(power.get(), Power::Off | Power::Starting)
            on:click=press
        >
            <span class="mic-track" aria-hidden="true">
                <span class="mic-knob"><Icon path /></span>
                <span class="mic-word">{word}</span>
            </span>
        </button>
    }
}

/// What the browser says of the track.
fn track(proof: &MicProof) -> &'static str {
    match proof.track_state.as_str() {
        "live" => "live: the microphone delivers sound",
        "ended" => "ended: the browser has let the microphone go",
        _ => "none: no microphone has been opened",
    }
}

/// What arrived since the microphone went off.
fn samples(proof: &MicProof) -> String {
    if proof.checked_since_off == 0 {
        return "waiting for the first samples".to_owned();
    }
    let checked = format::count(proof.checked_since_off);
    if proof.nonzero_since_off == 0 {
        return format!("{checked} checked, every one exactly zero");
    }
    let nonzero = format::count(proof.nonzero_since_off);
    format!("{checked} checked, {nonzero} not zero: something still sounds")
}

/// Track, device, rate; with the microphone off also the samples checked.
#[component]
pub(super) fn Proof(shared: Shared, power: Signal<Power>) -> impl IntoView {
    let proof = shared.proof;
    let rate = move || {
        proof.with(|p| {
            format!(
                "{} samples a second, {} at a time",
                format::count(p.rate.into()),
                p.quantum
            )
        })
    };
    view! {
        <dl class="proof" aria-label="Proof of the microphone’s state">
            <div>
                <dt>"Track"</dt>
                <dd>{move || proof.with(track)}</dd>
            </div>
            <Show when=move || proof.with(|p| !p.track_label.is_empty())>
                <div>
                    <dt>"Device"</dt>
                    <dd>{move || proof.with(|p| p.track_label.clone())}</dd>
                </div>
            </Show>
            <Show when=move || proof.with(|p| p.rate > 0)>
                <div>
                    <dt>"Rate"</dt>
                    <dd>{rate}</dd>
                </div>
            </Show>
            <Show when=move || power.get() == Power::MicOff>
                <div class="proof-zero">
                    <dt>"Samples since it went off"</dt>
                    <dd>{move || proof.with(samples)}</dd>
                </div>
            </Show>
        </dl>
    }
}
