//! What a skill asks for, before it is enabled: each permission by itself.

use super::send;
use crate::shared::Shared;
use crate::shared::skills::SkillCommand;
use hearsay_speaker::skill::host::Asked;
use hearsay_speaker::skill::permission::Permission;
use leptos::prelude::*;

/// The question.
#[component]
pub(super) fn Consent(shared: Shared, id: String, name: String, asks: Vec<Asked>) -> impl IntoView {
    let chosen: RwSignal<Vec<Permission>> = RwSignal::new(Vec::new());
    let choices: Vec<_> = asks
        .iter()
        .cloned()
        .map(|asked| view! { <Choice asked chosen /> })
        .collect();
    let says = if choices.is_empty() {
        format!("{name} asks for nothing: it gets the words that you say to it, and nothing else.")
    } else {
        format!("{name} asks for this. Whatever you leave out it does not get.")
    };
    view! {
        <div class="question asked" role="group" aria-label=format!("What {name} asks for")>
            <p dir="auto">{says}</p>
            <div class="keep-choices">{choices}</div>
            <div class="answers">
                <button
                    type="button" class="primary"
                    on:click=move |_| {
                        send(shared, SkillCommand::Enable(id.clone(), chosen.get_untracked()));
                    }
                >
                    "Enable it"
                </button>
                <button
                    type="button" class="quiet"
                    on:click=move |_| send(shared, SkillCommand::NeverMind)
                >
                    "Leave it off"
                </button>
            </div>
        </div>
    }
}

#[component]
fn Choice(asked: Asked, chosen: RwSignal<Vec<Permission>>) -> impl IntoView {
    let permission = asked.permission;
    let turn = move |event| {
        let on = event_target_checked(&event);
        chosen.update(|chosen| {
            chosen.retain(|it| *it != permission);
            if on {
                chosen.push(permission);
            }
        });
    };
    view! {
        <label class="keep-choice">
            <input
                type="checkbox" aria-label=permission.name() disabled=!asked.grantable
                on:change=turn
            />
            <span class="choice-name">{permission.name()}</span>
            <span class="hint">{asked.sentence}</span>
        </label>
    }
}
