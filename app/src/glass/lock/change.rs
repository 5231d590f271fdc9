//! Changing the passphrase, making new recovery codes, taking the lock away.

use super::desk::Desk;
use super::field::Send;
use super::key::{Key, KeyFields};
use super::new::{Fresh, NewFields};
use crate::shared::lock::{GivenKey, LockCommand};
use hearsay_speaker::lock::say;
use leptos::{ev::SubmitEvent, prelude::*};

/// One thing that can be changed, folded away until it is wanted.
#[component]
pub(super) fn Part(#[prop(into)] name: Signal<String>, children: ChildrenFn) -> impl IntoView {
    let open = RwSignal::new(false);
    view! {
        <details
            class="lock-part"
            on:toggle=move |event| {
                open.set(event_target::<web_sys::HtmlDetailsElement>(&event).open());
            }
        >
            <summary>{name}</summary>
            // Built when it is opened: a closed form has no fields that a password manager fills.
            <Show when=move || open.get()>{children()}</Show>
        </details>
    }
}

/// A form that asks for a key and nothing else.
#[component]
pub(super) fn KeyForm(
    desk: Desk,
    form: &'static str,
    /// Its accessible name and the button's.
    name: &'static str,
    command: fn(GivenKey) -> LockCommand,
    #[prop(optional)] passphrase_only: bool,
) -> impl IntoView {
    let key = Key::new(form);
    let submit = move |event: SubmitEvent| {
        event.prevent_default();
        desk.send(command(key.take()));
    };
    view! {
        <form class="lock-form" aria-label=name on:submit=submit>
            <KeyFields desk key passphrase_only />
            <Send desk name />
        </form>
    }
}

/// Another passphrase.
#[component]
pub(super) fn ChangePassphrase(desk: Desk) -> impl IntoView {
    let key = Key::new("lock-change");
    let new = Fresh::new("lock-change");
    let submit = move |event: SubmitEvent| {
        event.prevent_default();
        if let Some(passphrase) = new.take(desk) {
            desk.send(LockCommand::ChangePassphrase(key.take(), passphrase));
        }
    };
    view! {
        <Part name="Change the passphrase".to_owned()>
            <p>
                "Only the master key is wrapped anew; no sound is encrypted again. A copy of the browser’s \
                 files made before still opens with the old passphrase. With a recovery code it goes \
                 without the old passphrase; an authenticator app is taken away then."
            </p>
            <form class="lock-form" aria-label="Change the passphrase" on:submit=submit>
                <KeyFields desk key />
                <NewFields desk new />
                <Send desk name="Change the passphrase" />
            </form>
        </Part>
    }
}

/// New recovery codes.
#[component]
pub(super) fn NewCodes(desk: Desk) -> impl IntoView {
    let left = desk.shared.lock.codes_left;
    let name = Signal::derive(move || match left.get() {
        0 => "Recovery codes (none left: make new ones)".to_owned(),
        left => format!("Recovery codes ({left} left)"),
    });
    view! {
        <Part name>
            <p>"New codes make the old ones void. " {say::RECOVERY_SHOWN_ONCE}</p>
            <KeyForm
                desk form="lock-codes" name="Make new recovery codes"
                command=LockCommand::NewRecoveryCodes
            />
        </Part>
    }
}

/// Taking the lock away.
#[component]
pub(super) fn RemoveLock(desk: Desk) -> impl IntoView {
    view! {
        <Part name="Remove the lock".to_owned()>
            <p>{say::NO_LOCK}</p>
            <KeyForm desk form="lock-remove" name="Remove the lock" command=LockCommand::Remove />
        </Part>
    }
}
