//! How a clip is made anonymous, one step after the other, as slowly as a teacher wants.

use crate::{
    glass::{
        about::{Cell, Grid},
        focus, light,
    },
    shared::{Command, Shared, library::Reading, privacy::PrivacyCommand},
};
use hearsay_speaker::{
    EndReason, Motion, Owner,
    anonymise::{Fact, LIMITS, Step, StepName},
    history::{History, RecordRef},
    policy::HelpImprove,
    record::{Condition, Recording},
};
use leptos::prelude::*;

/// Identifier of the line that says what the last step came to; focus goes there when the buttons go.
const OUTCOME: &str = "anonymous-outcome";

fn name(step: StepName) -> &'static str {
    match step {
        StepName::Identifiers => "Identifiers dropped",
        StepName::Time => "Time coarsened",
        StepName::Voice => "Voice changed",
        StepName::Words => "Names masked",
    }
}

/// The newest recording with sound that could be shown.
fn newest(history: &History) -> Option<RecordRef> {
    let fits = |recording: &&Recording| {
        matches!(recording.head.owner, Owner::Device | Owner::Cloud)
            && recording.condition == Condition::Whole
            && recording.tail.end_reason != EndReason::Rejected
    };
    history.recordings().find(fits).map(RecordRef::of)
}

fn rows(step: &Step) -> Vec<Vec<Cell>> {
    let pairs = step.before.iter().zip(&step.after);
    let row = |(before, after): (&Fact, &Fact)| {
        vec![
            Cell::from(before.label),
            Cell::from(before.value.clone()),
            Cell::from(after.value.clone()),
        ]
    };
    pairs.map(row).collect()
}

#[component]
fn OneStep(number: usize, of: usize, step: Step) -> impl IntoView {
    let title = format!("Step {number} of {of}: {}", name(step.name));
    let heads = ["", "Before", "After"].map(str::to_owned);
    view! {
        <li>
            <h4>{title.clone()}</h4>
            <p>{step.did.clone()}</p>
            <Grid caption=title heads=heads.into() rows=rows(&step) />
        </li>
    }
}

/// What the change of voice came to, in one sentence.
fn alike(likeness: Option<f32>) -> String {
    match likeness {
        Some(figure) => format!(
            "Likeness of the voice to itself before: 1.00. After: {figure:.2}, on a scale from 0 to 1."
        ),
        None => "There was too little speech to say how alike the voices are.".to_owned(),
    }
}

#[component]
fn Steps(steps: Vec<Step>, likeness: Option<f32>, given: bool) -> impl IntoView {
    let of = steps.len();
    let all_at_once = light::motion().get_untracked() == Motion::Reduced;
    let shown = RwSignal::new(if all_at_once { of } else { 1 });
    let rest = Memo::new(move |_| shown.get() < of);
    let show = move |count: usize| {
        shown.set(count);
        if count >= of {
            // The buttons go away; the outcome comes in their place.
            request_animation_frame(|| focus::give(OUTCOME));
        }
    };
    let each = move || {
        let numbered = (1..).zip(steps.iter().cloned());
        numbered.take(shown.get()).collect::<Vec<_>>()
    };
    let became = match given {
        true => "This copy went to the reviewers (simulated in this browser).",
        false => "This was only shown: nothing was copied.",
    };
    view! {
        <ol class="steps" aria-live="polite" aria-relevant="additions">
            <For each=each key=|(number, _)| *number let:((number, step))>
                <OneStep number of step />
            </For>
        </ol>
        <Show
            when=move || rest.get()
            fallback=move || view! {
                <p id=OUTCOME tabindex="-1" class="finding">{alike(likeness)} " " {became}</p>
            }
        >
            <div class="tools">
                <button
                    type="button" class="primary"
                    on:click=move |_| show(shown.get_untracked() + 1)
                >
                    "Next step"
                </button>
                <button type="button" class="quiet" on:click=move |_| show(of)>"Show all steps"</button>
            </div>
        </Show>
    }
}

#[component]
fn ShowOne(shared: Shared) -> impl IntoView {
    let record = Memo::new(move |_| shared.library.with(newest));
    let press = move |_| {
        if let Some(record) = record.get_untracked() {
            let command = PrivacyCommand::ShowAnonymising(record);
            shared.send(Command::Privacy(command));
        }
    };
    let note = move || {
        let locked = shared.library.reading.get() == Reading::Locked;
        match (record.with(Option::is_some), locked) {
            (true, _) => "It is only shown: nothing is copied or given away.",
            (false, true) => "The vaults are locked: open them first.",
            (false, false) => "There is no complete recording yet to show it on.",
        }
    };
    view! {
        <div class="tools">
            <button
                type="button" class="quiet" disabled=move || record.with(Option::is_none)
                on:click=press
            >
                "Show it on the newest recording"
            </button>
            <p class="hint">{note}</p>
        </div>
    }
}

/// The section.
#[component]
pub(super) fn Anonymising(shared: Shared) -> impl IntoView {
    let told = move || {
        shared
            .privacy
            .anonymising
            .get()
            .map(|made| match made.steps {
                Ok(steps) => {
                    let (likeness, given) = (made.likeness, made.clip.is_some());
                    view! { <Steps steps likeness given /> }.into_any()
                }
                Err(why) => view! { <p role="alert">{why}</p> }.into_any(),
            })
    };
    let limits = LIMITS
        .map(|limit| view! { <li>{limit}</li> })
        .collect_view();
    view! {
        <section class="block" aria-labelledby="anonymous-name">
            <h3 id="anonymous-name">"How a clip is made anonymous"</h3>
            <p class="claim">{HelpImprove::NOT_CONFIRMED}</p>
            <ShowOne shared />
            {told}
            <h4>"What this does not protect against"</h4>
            <ul class="limits">{limits}</ul>
        </section>
    }
}
