//! Messages that were made and not sent.

use super::{described, send};
use crate::glass::format;
use crate::shared::Shared;
use crate::shared::messages::MessageCommand;
use hearsay_speaker::message::{Draft, Mailbox, Recipient};
use leptos::prelude::*;

/// The list.
#[component]
pub(super) fn Drafts(shared: Shared) -> impl IntoView {
    let all = Memo::new(move |_| {
        let list = |mailbox: &Mailbox| mailbox.drafts().to_vec();
        shared.messages.with_box(list)
    });
    let rows = move || {
        let rows = all.get().into_iter().rev();
        rows.map(|draft| view! { <Row shared draft /> })
            .collect_view()
    };
    view! {
        <section class="keep-part" aria-labelledby="drafts-name">
            <h3 id="drafts-name">"Drafts"</h3>
            <ul class="household-list" aria-label="Drafts">{rows}</ul>
            <Show when=move || all.with(Vec::is_empty)>
                <p class="hint">"What you record and do not send is kept here."</p>
            </Show>
        </section>
    }
}

#[component]
fn Row(shared: Shared, draft: Draft) -> impl IntoView {
    let id = draft.id;
    let to = match &draft.to {
        Some(Recipient::Contact { name, .. }) => format!("For {name}"),
        Some(Recipient::Everyone) => "For everyone".to_owned(),
        None => "For nobody yet".to_owned(),
    };
    let (go_on, delete) = (
        format!("Go on with the draft: {to}"),
        format!("Delete the draft: {to}"),
    );
    view! {
        <li>
            <span class="household-what" dir="auto">{to}</span>
            <span dir="auto">{described(&draft.content)}</span>
            <span class="hint">{format::day(draft.at)}</span>
            <span class="answers">
                <button
                    type="button" class="quiet" aria-label=go_on
                    on:click=move |_| send(shared, MessageCommand::TakeUp(id))
                >
                    "Go on"
                </button>
                <button
                    type="button" class="quiet" aria-label=delete
                    on:click=move |_| send(shared, MessageCommand::DropDraft(id))
                >
                    "Delete"
                </button>
            </span>
        </li>
    }
}
