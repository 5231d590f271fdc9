//! A skill of one's own: an interaction model, or a file of model and logic.

use super::send;
use crate::shared::Shared;
use crate::shared::skills::SkillCommand;
use leptos::{ev, html, prelude::*, task::spawn_local};
use wasm_bindgen::JsCast;
use wasm_bindgen_futures::JsFuture;

/// Largest file that is read, bytes: what the loader takes, and a little more to say that it is too much.
const LARGEST: f64 = 3_000_000.0;

/// The form.
#[component]
pub(super) fn Add(shared: Shared) -> impl IntoView {
    let field = NodeRef::<html::Textarea>::new();
    let take = move |event: ev::Event| {
        let input = event
            .target()
            .and_then(|it| it.dyn_into::<web_sys::HtmlInputElement>().ok());
        let Some(input) = input else { return };
        let Some(file) = input.files().and_then(|files| files.get(0)) else {
            return;
        };
        input.set_value("");
        // The beginning of a file that is far too large is enough to say so.
        let Ok(part) = file.slice_with_f64_and_f64(0.0, LARGEST) else {
            return;
        };
        spawn_local(async move {
            let read = JsFuture::from(part.text()).await;
            if let Some(text) = read.ok().and_then(|text| text.as_string()) {
                send(shared, SkillCommand::Add(text));
            }
        });
    };
    let paste = move |event: ev::SubmitEvent| {
        event.prevent_default();
        if let Some(field) = field.get_untracked() {
            send(shared, SkillCommand::Add(field.value()));
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
