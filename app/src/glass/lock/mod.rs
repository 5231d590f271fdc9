//! The panel "Lock": what locks the vaults, and everything that a person can do about it.

use crate::shared::{Shared, lock::LockStatus};
use hearsay_speaker::lock::say;
use leptos::prelude::*;

/// The panel.
#[component]
pub(super) fn LockPanel(shared: Shared) -> impl IntoView {
    let unlocked = move || shared.lock.status.get() == LockStatus::None;
    view! { <Show when=unlocked><p>{say::NO_LOCK}</p></Show> }
}
