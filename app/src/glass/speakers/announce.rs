//! Announcements: to all other speakers, and those that were played here.

use crate::glass::format;
use crate::glass::messages::Composer;
use crate::shared::messages::MessageCommand;
use crate::shared::nearby::HeardAnnouncement;
use crate::shared::{Command, Shared};
use hearsay_speaker::household::MessageAct;
use hearsay_speaker::message::{Compose, LONGEST_TEXT, Recipient, Stage};
use leptos::{ev, html, prelude::*};

fn announce(shared: Shared, text: Option<String>) {
    shared.send(Command::Messages(MessageCommand::Act(
        MessageAct::Compose {
            to: Some(Recipient::Everyone),
            text,
            reply_to: None,
        },
    )));
}

/// The form.
#[component]
pub(super) fn Announce(shared: Shared) -> impl IntoView {
    let line: NodeRef<html::Input> = NodeRef::new();
    let submit = move |event: ev::SubmitEvent| {
        event.prevent_default();
        let Some(line) = line.get_untracked() else {
            return;
        };
        let text = line.value().trim().to_owned();
        if !text.is_empty() {
            line.set_value("");
            announce(shared, Some(text));
        }
    };
    let nobody = move || shared.nearby.speakers.with(Vec::is_empty);
    view! {
        <section class="keep-part" aria-labelledby="announce-name">
            <h3 id="announce-name">"Announce"</h3>
            <form class="household-form" aria-label="Announce" on:submit=submit>
                <label class="field wide">
                    <span>"To all other speakers"</span>
                    <input
                        node_ref=line type="text" class="keep-text announce-text" autocomplete="off" required
                        maxlength=LONGEST_TEXT.to_string() placeholder="Dinner is ready"
                    />
                </label>
                <button type="submit" class="primary" disabled=nobody>"Announce it"</button>
                <button
                    type="button" class="quiet" disabled=nobody
                    on:click=move |_| announce(shared, None)
                >
                    "Record an announcement"
                </button>
            </form>
            <p class="hint">
                "Or say or type “announce that dinner is ready”. The others chime, show it and play it at \
                 once, unless nobody is to be disturbed there. Your own copy lies with the messages sent."
            </p>
        </section>
    }
}

/// The announcement that is being recorded, where it was begun.
#[component]
pub(super) fn Making(shared: Shared) -> impl IntoView {
    let compose = shared.messages.compose;
    let announcing =
        |it: &Compose| it.to() == Some(&Recipient::Everyone) && it.stage() != Stage::Ended;
    let made = Memo::new(move |_| compose.with(|it| it.as_ref().is_some_and(announcing)));
    view! { <Show when=move || made.get()><Composer shared /></Show> }
}

/// What was announced here.
#[component]
pub(super) fn Heard(shared: Shared) -> impl IntoView {
    let heard = shared.nearby.heard;
    let rows = move || {
        let all = heard.get().into_iter();
        all.map(|it| view! { <Row it /> }).collect_view()
    };
    view! {
        <section class="keep-part" aria-labelledby="announced-name">
            <h3 id="announced-name">"Announced here"</h3>
            <ul class="household-list" aria-label="Announcements played here">{rows}</ul>
            <Show when=move || heard.with(Vec::is_empty)>
                <p class="hint">"Nothing since this window was opened. Announcements are not kept."</p>
            </Show>
        </section>
    }
}

#[component]
fn Row(it: HeardAnnouncement) -> impl IntoView {
    let what = match &it.text {
        Some(text) => format!("“{text}”"),
        None => "A recording".to_owned(),
    };
    view! {
        <li>
            <span class="household-what" dir="auto">{format!("From {}", it.from)}</span>
            <span dir="auto" class="letter-text">{what}</span>
            <span class="hint">{format::clock(it.at)}</span>
        </li>
    }
}
