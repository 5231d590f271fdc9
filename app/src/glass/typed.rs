//! Requests by keyboard: whatever can be said can be typed.

use crate::shared::{Command, Shared};
use leptos::{ev, html, prelude::*};

/// Longest request taken, characters: far more than anybody says in one breath.
const LONGEST: &str = "200";

/// A line to type a request into.
#[component]
pub(super) fn TypedRequest(shared: Shared) -> impl IntoView {
    let field = NodeRef::<html::Input>::new();
    let send = move |event: ev::SubmitEvent| {
        event.prevent_default();
        let Some(field) = field.get_untracked() else {
            return;
        };
        let text = field.value();
        if text.trim().is_empty() {
            return;
        }
        shared.send(Command::Typed(text));
        field.set_value("");
    };
    view! {
        <form class="typed" aria-label="Type a request" on:submit=send>
            <label class="field">
                <span class="field-head">"Or type a request"</span>
                <input
                    node_ref=field type="text" maxlength=LONGEST autocomplete="off"
                    placeholder="delete what I just said"
                />
            </label>
            <button type="submit" class="quiet">"Ask"</button>
        </form>
    }
}
