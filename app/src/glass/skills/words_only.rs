//! The article's flow, or what a real custom skill receives: a switch between both.

use super::send;
use crate::shared::Shared;
use crate::shared::skills::SkillCommand;
use leptos::prelude::*;

/// The switch and what it shows.
#[component]
pub(super) fn WordsOnly(shared: Shared) -> impl IntoView {
    let turn = move |event| {
        send(
            shared,
            SkillCommand::WordsOnly(event_target_checked(&event)),
        );
    };
    view! {
        <section class="keep-part" aria-labelledby="skill-words-name">
            <h3 id="skill-words-name">"What a skill receives"</h3>
            <div class="switch-with-note">
                <label class="field switch">
                    <span>"Words only, as a real custom skill"</span>
                    <input
                        type="checkbox" role="switch" aria-label="Words only, as a real custom skill"
                        aria-describedby="skill-words-note"
                        prop:checked=shared.skills.words_only on:change=turn
                    />
                </label>
                <p class="hint" id="skill-words-note">
                    "Off: the flow of the web article “Can Alexa Record Audio for Playback”. A recorder skill \
                     may have the page record, and its provider keeps the sound. On: what a real custom \
                     skill gets. Its request has an intent and words, and no field for sound, so an order to \
                     record is refused and the session ends. It holds from the next session on. Source: the \
                     request types that the vendor publishes (github.com/alexa/alexa-apis-for-nodejs, \
                     ask-sdk-model/index.ts at 31bf71d), as of 2026-11-22."
                </p>
            </div>
        </section>
    }
}
