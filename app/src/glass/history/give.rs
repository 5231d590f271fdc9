//! Copies for other owners, each simulated, and what becomes of a clip before reviewers get it.

use super::line::Line;
use crate::shared::{Command, privacy::PrivacyCommand};
use hearsay_speaker::Owner;
use leptos::prelude::*;

/// Longest name of a provider or recipient that is taken, letters.
const LONGEST_NAME: usize = 60;

/// Who can be given a copy, how the button says it, and what the name field beside it is called.
const TAKERS: [(Owner, &str, Option<&str>); 3] = [
    (Owner::Reviewers, "Give reviewers a clip (simulated)", None),
    (
        Owner::SkillProvider,
        "Give a skill provider a copy (simulated)",
        Some("Name of the skill provider"),
    ),
    (
        Owner::Recipient,
        "Send a recipient a copy (simulated)",
        Some("Name of the recipient"),
    ),
];

/// A name as it is sent: trimmed, not too long, `None` if empty.
fn cleaned(name: &str) -> Option<String> {
    let name: String = name.trim().chars().take(LONGEST_NAME).collect();
    (!name.is_empty()).then_some(name)
}

#[component]
fn Taker(
    line: Line,
    owner: Owner,
    says: &'static str,
    field: Option<&'static str>,
) -> impl IntoView {
    let name = RwSignal::new(String::new());
    let give = move |_| {
        let which = field.and_then(|_| name.with_untracked(|name| cleaned(name)));
        let command = PrivacyCommand::Copy(line.name(), owner, which);
        line.state.shared.send(Command::Privacy(command));
    };
    let field = field.map(|label| {
        view! {
            <input
                type="text" class="text" aria-label=label placeholder=label autocomplete="off"
                maxlength=LONGEST_NAME.to_string()
                prop:value=move || name.get()
                on:input=move |event| name.set(event_target_value(&event))
            />
        }
    });
    view! {
        <div class="taker">
            {field}
            <button type="button" class="quiet" on:click=give>{says}</button>
        </div>
    }
}

/// Who else may have it.
#[component]
pub(super) fn Copies(line: Line) -> impl IntoView {
    let holder = line.name().owner;
    let show = move |_| {
        let command = PrivacyCommand::ShowAnonymising(line.name());
        line.state.shared.send(Command::Privacy(command));
    };
    let takers = TAKERS
        .into_iter()
        .filter(|(owner, ..)| *owner != holder)
        .map(|(owner, says, field)| view! { <Taker line owner says field /> })
        .collect_view();
    view! {
        <div class="copies">
            <h4>"Who else may have it?"</h4>
            <p class="hint">
                "A copy lies in that owner’s own vault and is theirs: deleting the original does not \
                 delete it. All these owners are simulated in this browser; nothing leaves it."
            </p>
            {takers}
            <div class="taker">
                <button type="button" class="quiet" on:click=show>
                    "Show how it would be made anonymous"
                </button>
                <a href="#privacy-holders">"The steps are shown under Privacy, “Who holds what”"</a>
            </div>
        </div>
    }
}
