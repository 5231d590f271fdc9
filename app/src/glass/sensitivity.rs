//! How easily the wake word is believed: three measured choices, or any threshold between.

use super::{
    about::{nearest, sentence, threshold},
    canvas::set_token,
    settings::change,
    threshold::{at_step, share, step_of, steps},
};
use crate::figures::{Measured, Setting};
use crate::shared::{Sensitivity, Settings, Shared};
use leptos::{html, prelude::*};

/// Each with its word in the measured figures, its name, and what it is for.
const CHOICES: [(Sensitivity, &str, &str, &str); 3] = [
    (
        Sensitivity::Low,
        "low",
        "Low",
        "Wakes less often by mistake.",
    ),
    (Sensitivity::Normal, "normal", "Normal", "As shipped."),
    (Sensitivity::High, "high", "High", "Misses you less often."),
];

/// The name of our own engine among those measured.
const OURS: &str = "Hearsay";

fn word(sensitivity: Sensitivity) -> &'static str {
    let found = CHOICES.iter().find(|(value, ..)| *value == sensitivity);
    found.map_or("normal", |(_, word, ..)| word)
}

fn measured_for<'a>(measured: Option<&'a Measured>, word: &str) -> Option<&'a Setting> {
    measured?.sensitivities.iter().find(|s| s.name == word)
}

/// The threshold in force: set by hand, or the one that the chosen sensitivity was measured at.
fn in_force(settings: &Settings, measured: Option<&Measured>) -> Option<f64> {
    let shipped = || measured_for(measured, word(settings.sensitivity)).map(|s| s.threshold);
    settings.threshold.map(f64::from).or_else(shipped)
}

/// Name of the choice in force.
fn choice(settings: &Settings) -> &'static str {
    if settings.threshold.is_some() {
        return "set by hand";
    }
    let found = CHOICES
        .iter()
        .find(|(value, ..)| *value == settings.sensitivity);
    found.map_or("", |(_, _, name, _)| name)
}

/// Value and where it comes from: "0.910, Normal".
fn reading(settings: &Settings, measured: Option<&Measured>) -> String {
    match in_force(settings, measured) {
        Some(score) => format!("{}, {}", threshold(score), choice(settings)),
        None => choice(settings).to_owned(),
    }
}

#[component]
fn Choice(
    shared: Shared,
    value: Sensitivity,
    word: &'static str,
    name: &'static str,
    purpose: &'static str,
) -> impl IntoView {
    let note = format!("sensitivity-{word}");
    let said = move || {
        shared.figures.with(|figures| {
            let measured = figures.measured.here()?;
            Some(sentence(measured_for(Some(measured), word)?, measured))
        })
    };
    let here = move || {
        shared
            .settings
            .with(|s| s.threshold.is_none() && s.sensitivity == value)
    };
    let set = move |_| {
        change(shared, |s| {
            s.sensitivity = value;
            s.threshold = None;
        });
    };
    view! {
        <div class="choice">
            <label>
                <input
                    type="radio" name="sensitivity" value=word
                    aria-describedby=note.clone()
                    prop:checked=here
                    on:change=set
                />
                <span>{name}</span>
            </label>
            <p class="hint" id=note>{purpose} " " {said}</p>
        </div>
    }
}

/// A shipped threshold on the slider's scale. Its word leans away from its neighbour's, so that they never meet.
#[component]
fn Mark(shared: Shared, word: &'static str, name: &'static str) -> impl IntoView {
    let mark = NodeRef::<html::Span>::new();
    let at = Memo::new(move |_| {
        shared.figures.with(|figures| {
            measured_for(figures.measured.here(), word).map(|setting| setting.threshold)
        })
    });
    Effect::new(move |_| {
        if let (Some(mark), Some(score)) = (mark.get(), at.get()) {
            set_token(&mark, "--at", &format!("{:.4}", share(score)));
        }
    });
    view! {
        <span class=format!("mark mark-{word}") class:unknown=move || at.get().is_none() node_ref=mark>
            <span>{name}</span>
        </span>
    }
}

#[component]
fn Threshold(shared: Shared) -> impl IntoView {
    let with = move |read: fn(&Settings, Option<&Measured>) -> String| {
        shared
            .settings
            .with(|s| shared.figures.with(|f| read(s, f.measured.here())))
    };
    let text = move || with(reading);
    let step = move || {
        let score = shared
            .settings
            .with(|s| shared.figures.with(|f| in_force(s, f.measured.here())));
        score.map_or(steps() / 2, step_of).to_string()
    };
    let set = move |event| {
        if let Ok(step) = event_target_value(&event).parse::<u32>() {
            change(shared, |s| s.threshold = Some(at_step(step)));
        }
    };
    let by_hand = move || {
        let score = shared.settings.with(|s| s.threshold)?;
        shared.figures.with(|figures| {
            let engines = &figures.measured.here()?.engines;
            let ours = engines.iter().find(|engine| engine.name == OURS)?;
            nearest(f64::from(score), &ours.points)
        })
    };
    view! {
        <label class="field threshold">
            <span class="field-head">"Threshold" <span class="value">{text}</span></span>
            <input
                type="range" min="0" max=steps().to_string() step="1" aria-label="Threshold"
                aria-describedby="threshold-note"
                prop:value=step
                aria-valuetext=text
                on:input=set
            />
            <span class="marks" aria-hidden="true">
                {CHOICES.map(|(_, word, name, _)| view! { <Mark shared word name /> }).collect_view()}
            </span>
            <span class="hint" id="threshold-note">
                "Score from which a wake counts: further right wakes less easily. " {by_hand}
            </span>
        </label>
    }
}

/// Three choices and the slider between them.
#[component]
pub(super) fn SensitivityChoice(shared: Shared) -> impl IntoView {
    view! {
        <fieldset class="sensitivity">
            <legend>"Sensitivity"</legend>
            {CHOICES
                .map(|(value, word, name, purpose)| view! { <Choice shared value word name purpose /> })
                .collect_view()}
            <Threshold shared />
        </fieldset>
    }
}
