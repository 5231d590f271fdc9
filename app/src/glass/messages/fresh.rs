//! A new message: to whom, and either written here or recorded.

use super::{act, input};
use crate::shared::Shared;
use hearsay_speaker::household::MessageAct;
use hearsay_speaker::message::{ComposeInput, Contact, ContactId, LONGEST_TEXT, Reach, Recipient};
use leptos::{ev, html, prelude::*};

/// Everybody but who uses the page now.
fn others(shared: Shared) -> Memo<Vec<Contact>> {
    Memo::new(move |_| {
        let me = shared.messages.in_use.get();
        let other = |it: &&Contact| match it.reach {
            Reach::Profile(profile) => Some(profile) != me,
            _ => true,
        };
        let people = shared.messages.people;
        people.with(|people| people.contacts().iter().filter(other).cloned().collect())
    })
}

/// The contact that is chosen in a list.
fn chosen(list: NodeRef<html::Select>, all: &[Contact]) -> Option<Recipient> {
    let value = list.get_untracked()?.value();
    let id = ContactId(value.parse().ok()?);
    let contact = all.iter().find(|it| it.id == id)?;
    Some(Recipient::Contact {
        id,
        name: contact.name.clone(),
    })
}

#[component]
fn ToWhom(list: NodeRef<html::Select>, all: Memo<Vec<Contact>>) -> impl IntoView {
    let options = move || {
        let options = all.get().into_iter();
        options
            .map(|it| view! { <option value=it.id.0.to_string()>{it.name}</option> })
            .collect_view()
    };
    view! {
        <label class="field">
            <span>"To"</span>
            <select node_ref=list aria-label="To">{options}</select>
        </label>
    }
}

/// The form.
#[component]
pub(super) fn NewMessage(shared: Shared) -> impl IntoView {
    let all = others(shared);
    let list: NodeRef<html::Select> = NodeRef::new();
    let field: NodeRef<html::Textarea> = NodeRef::new();
    let begin = move |text: Option<String>| {
        let to = all.with_untracked(|all| chosen(list, all));
        act(
            shared,
            MessageAct::Compose {
                to,
                text,
                reply_to: None,
            },
        );
    };
    let submit = move |event: ev::SubmitEvent| {
        event.prevent_default();
        let text = field.get_untracked().map(|field| field.value());
        let text = text.filter(|text| !text.trim().is_empty());
        if text.is_some() {
            begin(text);
        }
    };
    let nobody = move || all.with(Vec::is_empty);
    view! {
        <Show
            when=move || !nobody()
            fallback=|| view! { <p class="hint">"Add somebody first, to whom messages can go."</p> }
        >
            <form class="household-form" aria-label="New message" on:submit=submit>
                <ToWhom list all />
                <button type="button" class="primary" on:click=move |_| begin(None)>
                    "Record a message"
                </button>
                <label class="field wide">
                    <span>"Or write it"</span>
                    <textarea
                        node_ref=field class="keep-text message-text" rows="3" required
                        maxlength=LONGEST_TEXT.to_string()
                    ></textarea>
                </label>
                <button type="submit" class="quiet">"Review what is written"</button>
            </form>
            <p class="hint">"Or say or type “send a message to …”. A recording is one minute at most."</p>
        </Show>
    }
}

/// The answer to “To whom?”.
#[component]
pub(super) fn Choose(shared: Shared) -> impl IntoView {
    let all = others(shared);
    let list: NodeRef<html::Select> = NodeRef::new();
    let submit = move |event: ev::SubmitEvent| {
        event.prevent_default();
        if let Some(to) = all.with_untracked(|all| chosen(list, all)) {
            input(shared, ComposeInput::To(to));
        }
    };
    view! {
        <form class="household-form" aria-label="To whom" on:submit=submit>
            <ToWhom list all />
            <button type="submit" class="primary">"Choose"</button>
            <button
                type="button" class="quiet" on:click=move |_| input(shared, ComposeInput::Cancel)
            >
                "No message"
            </button>
        </form>
    }
}
