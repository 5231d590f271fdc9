//! A skill that is a model only: the request is shown, a person writes the response.

use super::send;
use crate::shared::Shared;
use crate::shared::skills::SkillCommand;
use leptos::{html, prelude::*};

/// A response to begin with.
const EXAMPLE: &str = r#"{
  "version": "1.0",
  "response": {
    "outputSpeech": { "type": "PlainText", "text": "What would you like?" },
    "shouldEndSession": false
  }
}"#;

/// The request that waits, and a field for its response.
#[component]
pub(super) fn ByHand(shared: Shared) -> impl IntoView {
    let field = NodeRef::<html::Textarea>::new();
    let waits = shared.skills.by_hand;
    let answer = move |_| {
        let waiting = waits.get_untracked().map(|waits| waits.call);
        if let (Some(call), Some(field)) = (waiting, field.get_untracked()) {
            send(shared, SkillCommand::Answer(call, field.value()));
        }
    };
    view! {
        <Show when=move || waits.get().is_some()>
            <div class="question asked">
                <p>"The skill is a model without logic: you answer for it."</p>
                <label class="field">
                    <span>"Response, as JSON"</span>
                    <textarea node_ref=field class="json" rows="9" spellcheck="false">{EXAMPLE}</textarea>
                </label>
                <button type="button" class="primary" on:click=answer>"Send the response"</button>
            </div>
        </Show>
    }
}
