//! The inbox and what was sent: what each message says, what became of it, and what can be done.

use super::{act, described};
use crate::glass::{format, light};
use crate::shared::Shared;
use hearsay_speaker::household::MessageAct;
use hearsay_speaker::message::{Direction, Mailbox, Message, Reach, Recipient};
use leptos::prelude::*;

/// Messages that came, newest first.
#[component]
pub(super) fn Inbox(shared: Shared) -> impl IntoView {
    view! {
        <section class="keep-part" aria-labelledby="inbox-name">
            <h3 id="inbox-name">"Inbox"</h3>
            <p class="hint">
                "The sound of these lies in the recipient's vault: simulated, in this browser."
            </p>
            <Letters shared direction=Direction::Received />
        </section>
    }
}

/// Messages that went, newest first.
#[component]
pub(super) fn Outbox(shared: Shared) -> impl IntoView {
    view! {
        <section class="keep-part" aria-labelledby="sent-name">
            <h3 id="sent-name">"Sent"</h3>
            <p class="hint">"Your own copies, in the device's vault. The recipient has another."</p>
            <Letters shared direction=Direction::Sent />
        </section>
    }
}

#[component]
fn Letters(shared: Shared, direction: Direction) -> impl IntoView {
    let all = Memo::new(move |_| {
        let fits = |it: &&Message| it.direction == direction;
        let list = |mailbox: &Mailbox| {
            let all = mailbox.messages().iter().rev().filter(fits);
            all.cloned().collect::<Vec<_>>()
        };
        shared.messages.with_box(list)
    });
    let (name, none) = match direction {
        Direction::Received => ("Messages received", "Nothing came yet."),
        Direction::Sent => ("Messages sent", "Nothing was sent yet."),
    };
    let key = |it: &Message| (it.id.clone(), it.status.label());
    view! {
        <ul class="household-list letters" aria-label=name>
            <For each=move || all.get() key=key let:message>
                <Letter shared message />
            </For>
        </ul>
        <Show when=move || all.with(Vec::is_empty)>
            <p class="hint">{none}</p>
        </Show>
    }
}

#[component]
fn Letter(shared: Shared, message: Message) -> impl IntoView {
    let id = StoredValue::new(message.id.clone());
    let received = message.direction == Direction::Received;
    let way = if received { "from" } else { "to" };
    let whose = format!("message {way} {}", message.who);
    let unread = received && message.status.played.is_none();
    let what = described(&message.content);
    let when = format!("{}, {}", format::day(message.at), format::clock(message.at));
    let status = status(shared, &message);
    let deleting = RwSignal::new(false);
    let reply_to = received.then(|| recipient(shared, &message)).flatten();
    let reply = reply_to.map(|to| {
        let label = format!("Reply to {}", message.who);
        let begin = move |_| {
            act(
                shared,
                MessageAct::Compose {
                    to: Some(to.clone()),
                    text: None,
                    reply_to: Some(id.get_value()),
                },
            );
        };
        view! {
            <button type="button" class="quiet" aria-label=label on:click=begin>"Reply"</button>
        }
    });
    view! {
        <li class:unread=unread>
            <span class="household-what" dir="auto">
                {unread.then(|| view! { <strong class="new">"New "</strong> })}
                {format!("{} {}", if received { "From" } else { "To" }, message.who)}
            </span>
            <span dir="auto" class="letter-text">{what}</span>
            <span class="hint">{when} ". " <span class="letter-status">{status}</span></span>
            <span class="answers">
                <button
                    type="button" class="quiet" aria-label=format!("Play {whose}")
                    on:click=move |_| act(shared, MessageAct::Play(vec![id.get_value()]))
                >
                    "Play"
                </button>
                {reply}
                <button
                    type="button" class="quiet" aria-label=format!("Delete {whose}")
                    on:click=move |_| deleting.update(|on| *on = !*on)
                >
                    "Delete"
                </button>
            </span>
            <Show when=move || deleting.get()>
                <p class="hint letter-stays">{move || stays(shared, &id.get_value())}</p>
                <button
                    type="button" class="danger"
                    on:click=move |_| act(shared, MessageAct::Delete(vec![id.get_value()]))
                >
                    "Delete this message"
                </button>
            </Show>
        </li>
    }
}

/// What became of it. What waits for a speaker's window is known not to have arrived.
fn status(shared: Shared, message: &Message) -> String {
    let label = message.status.label();
    let gone = message.status.deleted_by_recipient.is_some();
    if message.direction == Direction::Received || message.status.delivered.is_some() || gone {
        return label;
    }
    let waits = shared.messages.people.with_untracked(|people| {
        let reach = people.contact(message.contact?).map(|it| &it.reach);
        let mut profiles = people.profiles().iter();
        profiles
            .find(|it| it.speaker && reach == Some(&Reach::Profile(it.id)))
            .map(|_| ())
    });
    match waits {
        Some(()) => format!("{label}, not delivered yet"),
        None => label,
    }
}

/// Whoever sent it, where it is somebody to whom messages go.
fn recipient(shared: Shared, message: &Message) -> Option<Recipient> {
    shared.messages.people.with_untracked(|people| {
        let contact = people.contact(message.contact?)?;
        Some(Recipient::Contact {
            id: contact.id,
            name: contact.name.clone(),
        })
    })
}

/// What stays with the others if it is deleted now.
fn stays(shared: Shared, id: &hearsay_speaker::message::MessageId) -> String {
    let look = |mailbox: &Mailbox| {
        let deleted = mailbox
            .clone()
            .delete(std::slice::from_ref(id), light::now());
        let all: Vec<String> = deleted.stays.iter().map(ToString::to_string).collect();
        all.join(" ")
    };
    shared.messages.with_box(look)
}
