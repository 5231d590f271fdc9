//! What answers a skill's requests, where its file does not say: a script or a server of the person's own.

use super::files::picked;
use hearsay_speaker::skill::host::Outside;
use leptos::prelude::*;

/// Largest script that is read, bytes: the loader takes 3 MiB with the model.
const LARGEST: f64 = 3_200_000.0;

/// A script to begin with.
const EXAMPLE: &str = r#"function handler(event) {
  const intent = event.request.intent?.name;
  return { version: "1.0", response: {
    outputSpeech: { type: "PlainText", text: intent ? `You asked for ${intent}.` : "What would you like?" },
    shouldEndSession: false,
  } };
}"#;

/// Who answers.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
enum Who {
    File,
    Script,
    Server,
}

/// What was chosen so far.
#[derive(Clone, Copy, Debug)]
pub(super) struct Choice {
    who: RwSignal<Who>,
    script: RwSignal<String>,
    address: RwSignal<String>,
}

impl Choice {
    pub(super) fn new() -> Self {
        Self {
            who: RwSignal::new(Who::File),
            script: RwSignal::new(EXAMPLE.to_owned()),
            address: RwSignal::new("http://127.0.0.1:3000/".to_owned()),
        }
    }

    /// The logic that goes beside the file.
    pub(super) fn logic(self) -> Option<Outside> {
        match self.who.get_untracked() {
            Who::File => None,
            Who::Script => Some(Outside::Script(self.script.get_untracked())),
            Who::Server => Some(Outside::Endpoint(self.address.get_untracked())),
        }
    }
}

/// The fields.
#[component]
pub(super) fn LogicFields(choice: Choice) -> impl IntoView {
    let is = move |who: Who| choice.who.get() == who;
    let choose = move |event| {
        choice.who.set(match event_target_value(&event).as_str() {
            "script" => Who::Script,
            "server" => Who::Server,
            _ => Who::File,
        });
    };
    view! {
        <label class="field">
            <span>"What answers its requests"</span>
            <select on:change=choose>
                <option value="file">"What its file says, or I by hand"</option>
                <option value="script">"A script of mine"</option>
                <option value="server">"A server of mine on this computer"</option>
            </select>
        </label>
        <Show when=move || is(Who::Script)>
            <Script choice />
        </Show>
        <Show when=move || is(Who::Server)>
            <label class="field">
                <span>"Address of the server"</span>
                <input
                    type="url" class="skill-server" autocomplete="off" spellcheck="false"
                    aria-describedby="skill-server-note" prop:value=choice.address
                    on:input=move |event| choice.address.set(event_target_value(&event))
                />
            </label>
            <p class="hint" id="skill-server-note">
                "http://localhost or http://127.0.0.1, with a port. Nothing is sent there before you allow it \
                 in the list above."
            </p>
        </Show>
    }
}

#[component]
fn Script(choice: Choice) -> impl IntoView {
    let take = move |event| picked(&event, LARGEST, move |text| choice.script.set(text));
    view! {
        <label class="field">
            <span>"File of the script"</span>
            <input type="file" accept=".js,text/javascript" aria-label="File of a script" on:change=take />
        </label>
        <label class="field">
            <span>"Or its text, JavaScript"</span>
            <textarea
                class="json skill-script" rows="9" spellcheck="false" aria-describedby="skill-script-note"
                prop:value=choice.script
                on:input=move |event| choice.script.set(event_target_value(&event))
            ></textarea>
        </label>
        <p class="hint" id="skill-script-note">
            "One file with a function “handler(event)”, which gives the response or a promise of it. It runs \
             in a closed room: no network, nothing that this page keeps, 8 seconds a request, and each \
             request starts it anew. What it logs is shown with the session."
        </p>
    }
}
