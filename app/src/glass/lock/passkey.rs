//! The passkey: added where the browser has them, taken away again.

use super::change::{KeyForm, Part};
use super::desk::Desk;
use crate::shared::lock::LockCommand;
use hearsay_speaker::lock::say;
use leptos::prelude::*;

/// The passkey.
#[component]
pub(super) fn Passkey(desk: Desk) -> impl IntoView {
    let lock = desk.shared.lock;
    let there = Memo::new(move |_| lock.ways.get().passkey);
    let offered = lock.passkeys;
    let name = Signal::derive(move || {
        let state = if there.get() { "set up" } else { "none" };
        format!("Passkey ({state})")
    });
    let form = move || {
        if there.get() {
            return view! {
                <KeyForm
                    desk form="lock-passkey" name="Remove the passkey"
                    command=LockCommand::RemovePasskey
                />
            }
            .into_any();
        }
        if !offered.get() {
            return view! {
                <p>
                    "This browser offers no passkey that can make a key here. That needs the PRF \
                     extension of WebAuthn, and an address that is a name: localhost, not 127.0.0.1."
                </p>
            }
            .into_any();
        }
        view! {
            <KeyForm
                desk form="lock-passkey" name="Add a passkey" command=LockCommand::AddPasskey
            />
        }
        .into_any()
    };
    view! {
        <Part name>
            <p>
                "A passkey opens the vaults with a fingerprint, face or PIN in place of the passphrase. "
                {say::PASSKEY_NEEDS_CODE}
            </p>
            {form}
        </Part>
    }
}
