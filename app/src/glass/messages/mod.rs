//! The tab "Messages": who there is, what came and went, and the message that is being made.

mod compose;
mod drafts;
mod file;
mod fresh;
mod letters;
mod people;
mod review;

pub(super) use compose::Composer;

use crate::shared::messages::MessageCommand;
use crate::shared::{Command, Shared};
use hearsay_speaker::household::MessageAct;
use hearsay_speaker::message::{ComposeInput, Content};
use leptos::{html, prelude::*};

/// A line of text that is taken when its form is sent.
type Line = NodeRef<html::Input>;

/// What stands in a line, without spaces around it.
fn text(line: Line) -> String {
    line.get_untracked()
        .map(|line| line.value().trim().to_owned())
        .unwrap_or_default()
}

/// Empties a line once what stood there was taken.
fn clear(line: Line) {
    if let Some(line) = line.get_untracked() {
        line.set_value("");
    }
}

fn send(shared: Shared, command: MessageCommand) {
    shared.send(Command::Messages(command));
}

fn act(shared: Shared, act: MessageAct) {
    send(shared, MessageCommand::Act(act));
}

/// Tells the message in the making what a person pressed.
fn input(shared: Shared, input: ComposeInput) {
    act(shared, MessageAct::Input(input));
}

/// What a message or a draft is, in a few words.
fn described(content: &Content) -> String {
    match content {
        Content::Text(text) => format!("“{text}”"),
        Content::Sound(clip) => {
            format!("Recording, {}", super::format::seconds_long(clip.ms()))
        }
    }
}

/// The panel.
#[component]
pub(super) fn Messages(shared: Shared) -> impl IntoView {
    let known = shared.messages.known;
    let said = shared.messages.said;
    view! {
        <div class="messages">
            <p class="messages-said" role="status">{said}</p>
            <Show
                when=move || known.get()
                fallback=|| view! {
                    <p class="hint">
                        "Messages lie sealed in this browser; they show once the recordings are unlocked."
                    </p>
                }
            >
                <div class="keep-columns">
                    <Composer shared />
                    <people::Everybody shared />
                </div>
                <file::Ready shared />
                <div class="keep-columns">
                    <letters::Inbox shared />
                    <letters::Outbox shared />
                </div>
                <div class="keep-columns">
                    <drafts::Drafts shared />
                    <file::Open shared />
                </div>
            </Show>
        </div>
    }
}
