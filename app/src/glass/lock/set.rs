//! Setting a lock: what it means, said before anybody relies on it.

use super::desk::Desk;
use super::field::Send;
use super::new::{Fresh, NewFields};
use crate::shared::lock::LockCommand;
use hearsay_speaker::lock::say;
use leptos::prelude::*;

/// No lock yet: what that means, and the form.
#[component]
pub(super) fn SetLock(desk: Desk) -> impl IntoView {
    let new = Fresh::new("lock-set");
    let submit = move |event: leptos::ev::SubmitEvent| {
        event.prevent_default();
        if desk.shared.lock.progress.with_untracked(is_working) {
            return;
        }
        if let Some(passphrase) = new.take(desk) {
            desk.send(LockCommand::Set(passphrase));
        }
    };
    view! {
        <p>{say::NO_LOCK}</p>
        <p>{say::LOCK_PROTECTS}</p>
        <p>{say::LOCK_DOES_NOT}</p>
        <p>
            "While the vaults are locked, the speaker hears and answers, but keeps nothing new. Without \
             a lock everything works as well."
        </p>
        <form class="lock-form" aria-label="Set a lock" on:submit=submit>
            <NewFields desk new />
            <label class="lock-agree">
                <input type="checkbox" required=true />
                <span>{say::ALL_LOST}</span>
            </label>
            <Send desk name="Set the lock" />
        </form>
    }
}

fn is_working(progress: &crate::shared::lock::LockProgress) -> bool {
    matches!(progress, crate::shared::lock::LockProgress::Working { .. })
}
