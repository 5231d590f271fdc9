//! Profiles of this page and other contacts: who is here now, added, renamed, removed.

use super::{Line, clear, send, text};
use crate::shared::Shared;
use crate::shared::messages::MessageCommand;
use hearsay_speaker::message::{Contact, LONGEST_NAME, Mailbox, People, Reach};
use leptos::{ev, prelude::*};

/// The list and the form.
#[component]
pub(super) fn Everybody(shared: Shared) -> impl IntoView {
    let all = Memo::new(move |_| shared.messages.people.with(|it| it.contacts().to_vec()));
    let rows = move || {
        let rows = all.get().into_iter();
        rows.map(|contact| view! { <Row shared contact /> })
            .collect_view()
    };
    let line: Line = NodeRef::new();
    let add = move |make: fn(String) -> MessageCommand| {
        send(shared, make(text(line)));
        clear(line);
    };
    let submit = move |event: ev::SubmitEvent| {
        event.prevent_default();
        add(MessageCommand::AddProfile);
    };
    view! {
        <section class="keep-part" aria-labelledby="people-name">
            <h3 id="people-name">"People"</h3>
            <ul class="household-list" aria-label="People">{rows}</ul>
            <form class="household-form" aria-label="Add somebody" on:submit=submit>
                <label class="field">
                    <span>"Name"</span>
                    <input
                        node_ref=line type="text" class="keep-text people-new" autocomplete="off" required
                        maxlength=LONGEST_NAME.to_string() placeholder="Sam"
                    />
                </label>
                <button type="submit" class="primary">"Add profile"</button>
                <button
                    type="button" class="quiet"
                    on:click=move |_| add(MessageCommand::AddContact)
                >
                    "Add contact"
                </button>
            </form>
            <p class="hint">
                "A profile shares this page and has a mailbox here. A contact is elsewhere and gets \
                 messages as encrypted files. Profiles are no lock: whoever opens this page can choose any."
            </p>
        </section>
    }
}

/// What stands beside a name.
fn place(contact: &Contact, here: bool, speaker: bool) -> &'static str {
    match contact.reach {
        Reach::Profile(_) if here => "uses this page now",
        Reach::Profile(_) if speaker => "at the speaker of this name, in a window of its own",
        Reach::Profile(_) => "profile of this page",
        Reach::Speaker(_) => "another speaker of this browser",
        Reach::File => "elsewhere, by encrypted file",
    }
}

#[component]
fn Row(shared: Shared, contact: Contact) -> impl IntoView {
    let id = contact.id;
    let name = contact.name.clone();
    let profile = match contact.reach {
        Reach::Profile(profile) => Some(profile),
        _ => None,
    };
    let here = Memo::new(move |_| profile.is_some() && shared.messages.in_use.get() == profile);
    let new = Memo::new(move |_| {
        let unread = |mailbox: &Mailbox| mailbox.unread().count();
        let boxes = shared.messages.boxes;
        profile.map_or(0, |it| boxes.with(|all| all.get(&it).map_or(0, unread)))
    });
    let speaker = move || {
        let is = |people: &People| {
            let mut all = people.profiles().iter();
            all.any(|it| Some(it.id) == profile && it.speaker)
        };
        shared.messages.people.with(is)
    };
    let (renaming, removing) = (RwSignal::new(false), RwSignal::new(false));
    let beside = {
        let contact = contact.clone();
        move || match new.get() {
            0 => place(&contact, here.get(), speaker()).to_owned(),
            count => format!("{}, {count} new", place(&contact, here.get(), speaker())),
        }
    };
    let label = {
        let name = name.clone();
        move |what: &str| format!("{what} {name}")
    };
    let (use_label, rename_label, remove_label) =
        (label("Use this page as"), label("Rename"), label("Remove"));
    view! {
        <li>
            <span class="household-what" dir="auto">{name.clone()}</span>
            <span>{beside}</span>
            <span class="answers">
                {profile
                    .map(|profile| {
                        view! {
                            <button
                                type="button" class="quiet" aria-label=use_label
                                disabled=move || here.get()
                                on:click=move |_| send(shared, MessageCommand::Use(profile))
                            >
                                "Use"
                            </button>
                        }
                    })}
                <button
                    type="button" class="quiet" aria-label=rename_label
                    on:click=move |_| renaming.update(|on| *on = !*on)
                >
                    "Rename"
                </button>
                <button
                    type="button" class="quiet" aria-label=remove_label
                    on:click=move |_| removing.update(|on| *on = !*on)
                >
                    "Remove"
                </button>
            </span>
            <Show when=move || renaming.get()>
                <Rename shared contact=StoredValue::new(contact.clone()) open=renaming />
            </Show>
            <Show when=move || removing.get()>
                <p class="hint">{if profile.is_some() { GOES_PROFILE } else { GOES_CONTACT }}</p>
                <button
                    type="button" class="danger"
                    on:click=move |_| send(shared, MessageCommand::Remove(id))
                >
                    "Remove for good"
                </button>
            </Show>
        </li>
    }
}

const GOES_PROFILE: &str = "All messages received and sent by this profile are deleted, their sound \
    with them. What others received stays with them.";

const GOES_CONTACT: &str = "Messages to and from this contact stay.";

#[component]
fn Rename(shared: Shared, contact: StoredValue<Contact>, open: RwSignal<bool>) -> impl IntoView {
    let line: Line = NodeRef::new();
    let (id, name) = contact.with_value(|it| (it.id, it.name.clone()));
    let submit = move |event: ev::SubmitEvent| {
        event.prevent_default();
        send(shared, MessageCommand::Rename(id, text(line)));
        open.set(false);
    };
    view! {
        <form class="household-form" on:submit=submit>
            <label class="field">
                <span>"New name"</span>
                <input
                    node_ref=line type="text" class="keep-text" autocomplete="off" required
                    maxlength=LONGEST_NAME.to_string() value=name
                />
            </label>
            <button type="submit" class="primary">"Save name"</button>
        </form>
    }
}
