//! The authenticator app: scanned, confirmed with its first code, taken away.

use super::change::{KeyForm, Part};
use super::desk::Desk;
use super::field::{Code, Send, take};
use super::qr::QrPattern;
use crate::shared::lock::LockCommand;
use hearsay_speaker::lock::say;
use leptos::{ev::SubmitEvent, prelude::*};

/// The secret in groups of four, as it is read aloud and typed.
fn grouped(secret: &str) -> String {
    let letters: Vec<char> = secret.chars().collect();
    let groups: Vec<String> = letters
        .chunks(4)
        .map(|group| group.iter().collect())
        .collect();
    groups.join(" ")
}

#[component]
fn Confirm(desk: Desk, secret: String, address: String) -> impl IntoView {
    let code = NodeRef::new();
    let submit = move |event: SubmitEvent| {
        event.prevent_default();
        desk.send(LockCommand::ConfirmAuthenticator(take(code)));
    };
    view! {
        <QrPattern text=address />
        <p>"Or type this secret into the app (a code by time, six digits):"</p>
        <p class="lock-secret-text"><code>{grouped(&secret)}</code></p>
        <form class="lock-form" aria-label="Confirm the authenticator app" on:submit=submit>
            <Code
                desk node=code id="lock-confirm-code".to_owned() label="First code of the app"
                hint="Nothing changes before this code was right." one_time=true
            />
            <Send desk name="Confirm" />
            <button type="button" class="quiet" on:click=move |_| desk.send(LockCommand::Seen)>
                "Cancel"
            </button>
        </form>
    }
}

/// The authenticator app.
#[component]
pub(super) fn Authenticator(desk: Desk) -> impl IntoView {
    let lock = desk.shared.lock;
    let there = Memo::new(move |_| lock.ways.get().codes);
    let shown = Memo::new(move |_| {
        let shown = lock.shown_once.get();
        shown.and_then(|shown| shown.authenticator)
    });
    let name = Signal::derive(move || {
        let state = if there.get() { "set up" } else { "none" };
        format!("Authenticator app ({state})")
    });
    let form = move || {
        if let Some((secret, address)) = shown.get() {
            return view! { <Confirm desk secret address /> }.into_any();
        }
        if there.get() {
            return view! {
                <KeyForm
                    desk form="lock-app" name="Remove the authenticator app"
                    command=LockCommand::RemoveAuthenticator passphrase_only=true
                />
            }
            .into_any();
        }
        view! {
            <KeyForm
                desk form="lock-app" name="Add an authenticator app"
                command=LockCommand::AddAuthenticator passphrase_only=true
            />
        }
        .into_any()
    };
    view! {
        <Part name>
            <p>{say::CODE_PROTECTS}</p>
            <p>{say::CODE_DOES_NOT}</p>
            <p>{say::CODE_EXPIRES}</p>
            {form}
        </Part>
    }
}
