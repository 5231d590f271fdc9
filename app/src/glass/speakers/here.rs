//! Who is here, since when, and whether they may drop in.

use super::send;
use crate::glass::format;
use crate::shared::Shared;
use crate::shared::nearby::NearbyCommand;
use hearsay_speaker::household::Line;
use hearsay_speaker::nearby::{Consent, Present};
use leptos::{ev, prelude::*};

/// What can be decided about a speaker: its value in the list, and what is written there.
const CHOICES: [(Consent, &str, &str); 3] = [
    (Consent::Never, "never", "May not drop in here"),
    (Consent::Ask, "ask", "May ask to drop in here"),
    (Consent::AtOnce, "at-once", "May drop in here at once"),
];

fn chosen(value: &str) -> Consent {
    let found = CHOICES.iter().find(|(_, it, _)| *it == value);
    found.map_or(Consent::Never, |(consent, ..)| *consent)
}

/// The list.
#[component]
pub(super) fn Here(shared: Shared) -> impl IntoView {
    let state = shared.nearby;
    let none = move || state.speakers.with(Vec::is_empty);
    view! {
        <section class="keep-part" aria-labelledby="here-name">
            <h3 id="here-name">"Speakers here"</h3>
            <p>
                "This one is " <strong dir="auto">{state.name}</strong> "."
            </p>
            <ul class="household-list" aria-label="Other speakers">
                <For
                    each=move || state.speakers.get()
                    key=|it: &Present| (it.id.clone(), it.name.clone())
                    let:speaker
                >
                    <Row shared speaker />
                </For>
            </ul>
            <Show when=none>
                <p class="hint">"No other speaker is open in this browser."</p>
            </Show>
            <p class="hint">
                "Dropping in opens a line without anybody pressing a button: both rooms hear each other, \
                 and nothing of it is recorded. Nobody may unless you allow it here, for each speaker by its \
                 name. A name is no proof: whoever opens a window of this page can give it any. While “do \
                 not disturb” is on, or this speaker is not started, nobody drops in."
            </p>
        </section>
    }
}

#[component]
fn Row(shared: Shared, speaker: Present) -> impl IntoView {
    let state = shared.nearby;
    let Present { id, name, since } = speaker;
    let name = StoredValue::new(name);
    let free = move || state.line.with(|line| line.line == Line::Free);
    let consent = move || {
        let decided = |consents: &hearsay_speaker::nearby::Consents| {
            name.with_value(|name| consents.get(name).copied())
        };
        state.consents.with(decided).unwrap_or_default()
    };
    let choose = move |event: ev::Event| {
        let consent = chosen(&event_target_value(&event));
        send(shared, NearbyCommand::Consent(name.get_value(), consent));
    };
    let options = CHOICES.map(|(which, value, text)| {
        view! { <option value=value selected=move || consent() == which>{text}</option> }
    });
    view! {
        <li>
            <span class="household-what" dir="auto">{name.get_value()}</span>
            <span class="hint">{format!("here since {}", format::clock(since))}</span>
            <span class="answers">
                <select
                    aria-label=format!("Whether {} may drop in", name.get_value())
                    on:change=choose
                >
                    {options}
                </select>
                <button
                    type="button" class="quiet" disabled=move || !free()
                    aria-label=format!("Drop in on {}", name.get_value())
                    on:click=move |_| send(shared, NearbyCommand::DropIn(id.clone()))
                >
                    "Drop in"
                </button>
            </span>
        </li>
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn every_choice_can_be_chosen_and_anything_else_means_no() {
        for (consent, value, _) in CHOICES {
            assert_eq!(chosen(value), consent);
        }
        assert_eq!(chosen("everybody"), Consent::Never);
    }
}
