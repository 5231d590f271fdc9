//! Messages as files: the one that was made, with its code, and one that came.

use super::{Line, clear, send, text};
use crate::glass::copy;
use crate::shared::Shared;
use crate::shared::messages::{MessageCommand, ReadyFile};
use leptos::{ev, prelude::*};

/// The file that was made.
#[component]
pub(super) fn Ready(shared: Shared) -> impl IntoView {
    move || {
        let ready = shared.messages.file.get();
        ready.map(|ready| view! { <Sheet shared ready /> })
    }
}

#[component]
fn Sheet(shared: Shared, ready: ReadyFile) -> impl IntoView {
    let copied = RwSignal::new(None);
    let code = ready.code.clone();
    let told = move || match copied.get() {
        Some(Ok(())) => "Copied.",
        Some(Err(())) => "The browser did not allow copying. Read it out or write it down.",
        None => "",
    };
    let hand_on = move |shared_with: bool| {
        move |_: ev::MouseEvent| {
            send(
                shared,
                MessageCommand::HandOn {
                    shared: shared_with,
                },
            );
        }
    };
    view! {
        <section class="keep-part message-file" aria-labelledby="message-file-name">
            <h3 id="message-file-name" dir="auto">{format!("A file for {}", ready.to)}</h3>
            <p>
                "The message lies in an encrypted file. Hand on the file one way and the code another, \
                 best by voice: whoever has both can open it, once in each browser."
            </p>
            <p>"Code: " <code class="message-code">{ready.code}</code></p>
            <div class="answers">
                <button type="button" class="primary" on:click=hand_on(false)>"Save the file"</button>
                {ready
                    .can_share
                    .then(|| {
                        view! {
                            <button type="button" class="quiet" on:click=hand_on(true)>
                                "Share the file"
                            </button>
                        }
                    })}
                <button
                    type="button" class="quiet" on:click=move |_| copy::copy(code.clone(), copied)
                >
                    "Copy the code"
                </button>
                <button
                    type="button" class="quiet"
                    on:click=move |_| send(shared, MessageCommand::FileDone)
                >
                    "Done"
                </button>
            </div>
            <p class="hint" aria-live="polite">{told}</p>
        </section>
    }
}

/// A form for a file that came.
#[component]
pub(super) fn Open(shared: Shared) -> impl IntoView {
    let (file, code): (Line, Line) = Default::default();
    let submit = move |event: ev::SubmitEvent| {
        event.prevent_default();
        let files = file.get_untracked().and_then(|it| it.files());
        if let Some(chosen) = files.and_then(|files| files.get(0)) {
            send(shared, MessageCommand::OpenFile(chosen, text(code)));
            clear(code);
        }
    };
    view! {
        <section class="keep-part" aria-labelledby="message-open-name">
            <h3 id="message-open-name">"Open a message file"</h3>
            <form class="household-form" aria-label="Open a message file" on:submit=submit>
                <label class="field wide">
                    <span>"Message file"</span>
                    <input node_ref=file type="file" class="message-came" accept=".hearsay-message" required />
                </label>
                <label class="field">
                    <span>"Code"</span>
                    <input
                        node_ref=code type="text" class="keep-text message-code-typed" autocomplete="off"
                        spellcheck="false" required placeholder="XXXX-XXXX-XXXX-XXXX"
                    />
                </label>
                <button type="submit" class="primary">"Open message"</button>
            </form>
        </section>
    }
}
