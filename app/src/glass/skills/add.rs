//! A skill of one's own: an interaction model, or a file of model and logic.

use super::files::picked;
use super::logic::{Choice, LogicFields};
use super::send;
use crate::shared::Shared;
use crate::shared::skills::SkillCommand;
use leptos::{ev, html, prelude::*};

/// Largest file that is read, bytes: a little more than the loader takes (3 MiB), so that it says that it
/// is too much.
const LARGEST: f64 = 3_200_000.0;

/// The form.
#[component]
pub(super) fn Add(shared: Shared) -> impl IntoView {
    let field = NodeRef::<html::Textarea>::new();
    let choice = Choice::new();
    let take = move |event: ev::Event| {
        picked(&event, LARGEST, move |text| {
            send(shared, SkillCommand::Add(text, choice.logic()));
        });
    };
    let paste = move |event: ev::SubmitEvent| {
        event.prevent_default();
        if let Some(field) = field.get_untracked() {
            send(shared, SkillCommand::Add(field.value(), choice.logic()));
        }
    };
    view! {
        <section class="keep-part" aria-labelledby="skill-add-name">
            <h3 id="skill-add-name">"A skill of your own"</h3>
            <p class="hint">
                "The interaction model that the real platform takes (en-US.json) is enough: the page shows \
                 each request, and you answer for the skill. It is read in a Worker in this browser and \
                 goes nowhere."
            </p>
            <LogicFields choice />
            <label class="field">
                <span>"Its file"</span>
                <input type="file" accept=".json,application/json" aria-label="File of a skill" on:change=take />
            </label>
            <form on:submit=paste>
                <label class="field">
                    <span>"Or its text"</span>
                    <textarea node_ref=field class="json" rows="4" spellcheck="false"></textarea>
                </label>
                <button type="submit" class="quiet">"Add the skill"</button>
            </form>
        </section>
    }
}
