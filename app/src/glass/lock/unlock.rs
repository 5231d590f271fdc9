//! Opening the locked vaults, also for who lost the passphrase.

use super::super::format;
use super::desk::Desk;
use super::field::Send;
use super::key::{Key, KeyFields};
use super::new::{Fresh, NewFields};
use crate::shared::lock::LockCommand;
use hearsay_speaker::lock::{hierarchy::WayIn, say};
use leptos::{ev::SubmitEvent, prelude::*};

/// When the next try counts, after wrong ones.
#[component]
fn NextTry(desk: Desk) -> impl IntoView {
    move || {
        desk.shared.lock.next_try.get().map(|at| {
            view! {
                <p class="lock-wait">
                    "The next try counts from "
                    <time datetime=format::machine(at)>{format::clock(at)}</time> " on. "
                    {say::WAIT_IS_LOCAL}
                </p>
            }
        })
    }
}

/// The form.
#[component]
pub(super) fn Unlock(desk: Desk) -> impl IntoView {
    let key = Key::new("lock-open");
    let new = Fresh::new("lock-lost");
    let lost = RwSignal::new(false);
    let by_recovery = Memo::new(move |_| key.way.get() == WayIn::RecoveryCode);
    let renews = Memo::new(move |_| by_recovery.get() && lost.get());
    let submit = move |event: SubmitEvent| {
        event.prevent_default();
        if !renews.get_untracked() {
            return desk.send(LockCommand::Unlock(key.take()));
        }
        if let Some(passphrase) = new.take(desk) {
            desk.send(LockCommand::ChangePassphrase(key.take(), passphrase));
        }
    };
    let name = Signal::derive(move || match key.way.get() {
        WayIn::Passphrase => "Open",
        WayIn::Passkey => "Open with the passkey",
        WayIn::RecoveryCode if renews.get() => "Open and set the new passphrase",
        WayIn::RecoveryCode => "Open with the recovery code",
    });
    view! {
        <p>
            "Nothing can be shown or played until they are open, and new recordings are not kept \
             meanwhile: the speaker hears and answers, and keeps nothing."
        </p>
        <NextTry desk />
        <form class="lock-form" aria-label="Open the lock" on:submit=submit>
            <KeyFields desk key question="Open with" />
            <Show when=move || by_recovery.get()>
                <label class="lock-agree">
                    <input
                        type="checkbox"
                        prop:checked=move || lost.get()
                        on:change=move |event| lost.set(event_target_checked(&event))
                    />
                    <span>
                        "I lost the passphrase or the authenticator app: set a new passphrase now. An \
                         authenticator app is taken away with the old one."
                    </span>
                </label>
            </Show>
            <Show when=move || renews.get()>
                <NewFields desk new />
            </Show>
            <Send desk name />
        </form>
    }
}
