//! What a person can set. Every change is sent whole; the body keeps it and carries it out.

use super::{live, sensitivity::SensitivityChoice, talker};
use crate::shared::{Command, Settings, Shared};
use leptos::prelude::*;

/// Changes one thing in a copy of the settings and sends the copy.
pub(super) fn change(shared: Shared, edit: impl FnOnce(&mut Settings)) {
    let mut settings = shared.settings.get_untracked();
    edit(&mut settings);
    shared.send(Command::Settings(settings));
}

/// Loudness of everything the speaker plays.
#[component]
pub(super) fn Volume(shared: Shared) -> impl IntoView {
    let volume = move || shared.settings.with(|s| s.volume);
    let set = move |event| {
        if let Ok(value) = event_target_value(&event).parse::<u8>() {
            change(shared, |s| s.volume = value.min(10));
        }
    };
    view! {
        <label class="field">
            <span class="field-head">"Volume" <span class="value">{move || format!("{} of 10", volume())}</span></span>
            <input
                type="range" min="0" max="10" step="1" aria-label="Volume"
                prop:value=move || volume().to_string()
                aria-valuetext=move || format!("{} of 10", volume())
                on:input=set
            />
        </label>
    }
}

/// Which microphone.
#[component]
pub(super) fn InputChoice(shared: Shared) -> impl IntoView {
    let chosen = move |id: &str| shared.settings.with(|s| s.input == id);
    let options = move || {
        let inputs = shared.inputs.get();
        inputs
            .into_iter()
            .enumerate()
            .filter(|(_, input)| !input.id.is_empty())
            .map(|(index, input)| {
                let unnamed = || format!("Microphone {}", index + 1);
                let label = Some(input.label)
                    .filter(|l| !l.is_empty())
                    .unwrap_or_else(unnamed);
                let here = chosen(&input.id);
                view! { <option value=input.id selected=here>{label}</option> }
            })
            .collect_view()
    };
    let set = move |event| change(shared, |s| s.input = event_target_value(&event));
    view! {
        <label class="field">
            <span class="field-head">"Microphone"</span>
            <select aria-label="Microphone" on:change=set>
                <option value="" selected=move || chosen("")>"The browser’s choice"</option>
                {options}
            </select>
        </label>
    }
}

/// A number of seconds with its limits.
#[component]
fn Seconds(
    shared: Shared,
    name: &'static str,
    limits: (f32, f32),
    step: f32,
    get: fn(&Settings) -> f32,
    set: fn(&mut Settings, f32),
) -> impl IntoView {
    let (low, high) = limits;
    let value = move || shared.settings.with(get).to_string();
    let change = move |event| {
        if let Ok(seconds) = event_target_value(&event).parse::<f32>()
            && seconds.is_finite()
        {
            change(shared, |s| set(s, seconds.clamp(low, high)));
        }
    };
    view! {
        <label class="field number">
            <span>{name}</span>
            <input
                type="number" inputmode="decimal"
                min=low.to_string() max=high.to_string() step=step.to_string()
                prop:value=value
                on:change=change
            />
        </label>
    }
}

#[component]
fn Switch(
    shared: Shared,
    name: &'static str,
    get: fn(&Settings) -> bool,
    set: fn(&mut Settings, bool),
) -> impl IntoView {
    view! {
        <label class="field switch">
            <span>{name}</span>
            <input
                type="checkbox" role="switch"
                prop:checked=move || shared.settings.with(get)
                on:change=move |event| change(shared, |s| set(s, event_target_checked(&event)))
            />
        </label>
    }
}

#[component]
fn SecondCheck(shared: Shared) -> impl IntoView {
    view! {
        <label class="field switch">
            <span>"Second check"</span>
            <input
                type="checkbox" role="switch" aria-label="Second check"
                aria-describedby="second-check-note"
                prop:checked=move || shared.settings.with(|s| s.second_check)
                on:change=move |event| {
                    change(shared, |s| s.second_check = event_target_checked(&event));
                }
            />
        </label>
        <p class="hint" id="second-check-note">
            "Stands for the vendor’s cloud verification, simulated on this device: another model \
             listens to every wake once more and turns the ring off if it was not meant."
        </p>
    }
}

#[component]
fn TalkerDirection(shared: Shared) -> impl IntoView {
    let degrees = move || shared.settings.with(|s| s.talker);
    let set = move |event| {
        if let Ok(value) = event_target_value(&event).parse::<f32>() {
            change(shared, |s| s.talker = value.clamp(-90.0, 90.0));
        }
    };
    // Channels are known once sound has come: look again whenever the speaker does something.
    let estimated = Memo::new(move |_| {
        shared.speaker.track();
        shared.proof.track();
        live::estimated(shared)
    });
    let note = move || {
        if estimated.get() {
            "Your microphone has two channels: the direction is estimated from them."
        } else {
            "One channel cannot tell where a voice comes from: set by hand."
        }
    };
    view! {
        <label class="field">
            <span class="field-head">
                "Talker direction" <span class="value">{move || talker::side(degrees())}</span>
            </span>
            <input
                type="range" min="-90" max="90" step="15" aria-label="Talker direction"
                aria-describedby="talker-note"
                prop:value=move || degrees().to_string()
                aria-valuetext=move || talker::side(degrees())
                disabled=estimated
                on:input=set
            />
            <span class="hint" id="talker-note">{note}</span>
        </label>
    }
}

/// The region "Settings".
#[component]
pub(super) fn SettingsRegion(shared: Shared) -> impl IntoView {
    view! {
        <section class="settings" id="settings" aria-labelledby="settings-name">
            <h2 id="settings-name">"Settings"</h2>
            <SensitivityChoice shared />
            <SecondCheck shared />
            <TalkerDirection shared />
            <Switch shared name="Sounds" get=|s| s.earcons set=|s, on| s.earcons = on />
            <Switch shared name="Spoken answers" get=|s| s.speech set=|s, on| s.speech = on />
            <Switch shared name="Short answers" get=|s| s.brief set=|s, on| s.brief = on />
            <Switch
                shared name="Follow-up mode"
                get=|s| s.follow_up set=|s, on| s.follow_up = on
            />
            <p class="hint">
                "After an answer the microphone opens once more for five seconds, without the wake \
                 word; the ring stays blue. Off here. With Alexa+ it is on by default (Amazon’s help \
                 page GVP69FUJ48X9DK8V, read in November 2026)."
            </p>
            <fieldset>
                <legend>"When a recording ends, in seconds"</legend>
                <Seconds
                    shared name="Silence after speech" limits=(0.3, 5.0) step=0.1
                    get=|s| s.end_silence set=|s, x| s.end_silence = x
                />
                <Seconds
                    shared name="No speech at all" limits=(1.0, 30.0) step=0.5
                    get=|s| s.no_speech set=|s, x| s.no_speech = x
                />
                <Seconds
                    shared name="Longest recording" limits=(2.0, 60.0) step=1.0
                    get=|s| s.hard_cap set=|s, x| s.hard_cap = x
                />
            </fieldset>
        </section>
    }
}
