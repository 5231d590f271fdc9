//! Opening a further speaker: a window of this page whose address holds the speaker's name.

use crate::shared::Shared;
use hearsay_speaker::message::LONGEST_NAME;
use hearsay_speaker::nearby::speaker_name;
use leptos::{ev, prelude::*};

/// Where a speaker of this name is; `None` where it is no name.
fn address(typed: &str) -> Option<String> {
    let name = speaker_name(typed)?;
    let coded = js_sys::encode_uri_component(&name);
    Some(format!("?speaker={coded}"))
}

/// The line for the name, and the link.
#[component]
pub(super) fn OpenAnother(shared: Shared) -> impl IntoView {
    let typed = RwSignal::new("Kitchen".to_owned());
    let link = Memo::new(move |_| typed.with(|typed| address(typed)));
    let write = move |event: ev::Event| typed.set(event_target_value(&event));
    view! {
        <section class="keep-part" aria-labelledby="open-another-name">
            <h3 id="open-another-name">"Open a second speaker"</h3>
            <div class="household-form">
                <label class="field">
                    <span>"What it is called"</span>
                    <input
                        type="text" class="keep-text speaker-new" autocomplete="off"
                        maxlength=LONGEST_NAME.to_string() value="Kitchen" on:input=write
                    />
                </label>
                {move || match link.get() {
                    Some(link) => view! {
                        <a class="open-speaker" target="_blank" rel="noopener" href=link>
                            "Open this speaker in a new window"
                        </a>
                    }
                    .into_any(),
                    None => view! {
                        <p class="hint" role="status">
                            "Write a name that can be said, in the letters A to Z, of six words at most."
                        </p>
                    }
                    .into_any(),
                }}
            </div>
            <p class="hint">
                "The name stands in that window’s address, so that a bookmark brings the speaker back; \
                 whoever serves this page can see it there. Everything else it shares with this one: the \
                 recordings of both lie in the same vaults, each with the name of the speaker that heard it."
            </p>
            <Show when=move || shared.nearby.named.get()>
                <p class="hint">
                    <a href="./">"Go to the main speaker in this window"</a>
                </p>
            </Show>
        </section>
    }
}
