//! The panel "Lock": what locks the vaults, and everything that a person can do about it.
//!
//! A secret that is typed lives in its field alone: it is read when the form is sent, and the field
//! is emptied. No signal of the glass ever holds one.

mod authenticator;
mod change;
mod codes;
mod desk;
mod field;
mod key;
mod meter;
mod new;
mod open;
mod passkey;
mod qr;
mod set;
mod unlock;

use super::focus;
use crate::shared::{Shared, lock::LockStatus};
use desk::{Desk, Outcome};
use leptos::prelude::*;

/// Identifier of the panel's heading.
const HEADING: &str = "lock-name";

/// How the lock stands, without its clock: what is on the screen changes with it and not with time.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
enum Stand {
    Unknown,
    None,
    Locked,
    Open,
}

impl Stand {
    fn of(status: LockStatus) -> Self {
        match status {
            LockStatus::Unknown => Self::Unknown,
            LockStatus::None => Self::None,
            LockStatus::Locked => Self::Locked,
            LockStatus::Open { .. } => Self::Open,
        }
    }

    fn heading(self) -> &'static str {
        match self {
            Self::Unknown => "Looking for a lock",
            Self::None => "There is no lock",
            Self::Locked => "The vaults are locked",
            Self::Open => "The lock is set, and the vaults are open",
        }
    }
}

/// The panel.
#[component]
pub(super) fn LockPanel(shared: Shared) -> impl IntoView {
    let desk = Desk::new(shared);
    let stand = Memo::new(move |_| Stand::of(shared.lock.status.get()));
    Effect::new(move |before: Option<Stand>| {
        let now = stand.get();
        // The form that was just sent is gone: whoever sent it goes on at the heading.
        if before.is_some_and(|before| before != now) && desk.take_asked() {
            request_animation_frame(|| focus::give(HEADING));
        }
        now
    });
    let body = move || match stand.get() {
        Stand::Unknown => ().into_any(),
        Stand::None => view! { <set::SetLock desk /> }.into_any(),
        Stand::Locked => view! { <unlock::Unlock desk /> }.into_any(),
        Stand::Open => view! { <open::Opened desk /> }.into_any(),
    };
    view! {
        <div class="lock">
            <h3 id=HEADING tabindex="-1">{move || stand.get().heading()}</h3>
            <Outcome desk />
            <codes::Codes desk />
            {body}
        </div>
    }
}

/// The way to the lock, for whatever cannot be shown while the vaults are locked.
#[component]
pub(super) fn LockedNote(shared: Shared) -> impl IntoView {
    let locked = move || shared.lock.status.get() == LockStatus::Locked;
    view! {
        <Show when=locked>
            <p class="locked-note"><a href="#privacy-lock">"Open the lock"</a></p>
        </Show>
    }
}
