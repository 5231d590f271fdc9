//! The open lock: locking now, locking by itself, and all that can be changed about it.

use super::super::format;
use super::authenticator::Authenticator;
use super::change::{ChangePassphrase, NewCodes, RemoveLock};
use super::desk::Desk;
use super::passkey::Passkey;
use crate::shared::lock::{LockCommand, LockStatus};
use hearsay_speaker::lock::{idle::AutoLock, say};
use leptos::prelude::*;

/// Idle minutes that can be chosen; none is "only when I ask".
const CHOICES: [Option<u16>; 6] = [Some(1), Some(5), Some(15), Some(60), Some(8 * 60), None];

fn choice_name(minutes: Option<u16>) -> String {
    match minutes {
        None => "only when I ask".to_owned(),
        Some(1) => "after 1 minute".to_owned(),
        Some(60) => "after 1 hour".to_owned(),
        Some(minutes) if minutes % 60 == 0 => format!("after {} hours", minutes / 60),
        Some(minutes) => format!("after {minutes} minutes"),
    }
}

/// How a choice is written in the page.
fn value_of(minutes: Option<u16>) -> String {
    minutes.map_or_else(|| "never".to_owned(), |minutes| minutes.to_string())
}

#[component]
fn LocksItself(desk: Desk) -> impl IntoView {
    let lock = desk.shared.lock;
    let chosen = Memo::new(move |_| lock.auto_lock.get().idle_minutes);
    let options = move || {
        let chosen = chosen.get();
        let other = Some(chosen).filter(|chosen| !CHOICES.contains(chosen));
        CHOICES
            .into_iter()
            .chain(other)
            .map(|minutes| {
                view! {
                    <option value=value_of(minutes) selected=minutes == chosen>
                        {choice_name(minutes)}
                    </option>
                }
            })
            .collect_view()
    };
    let set = move |event| {
        let idle_minutes = event_target_value(&event).parse().ok();
        desk.tell(LockCommand::AutoLock(AutoLock { idle_minutes }));
    };
    let at = move || match lock.status.get() {
        LockStatus::Open { locks_at: Some(at) } => Some(at),
        _ => None,
    };
    view! {
        <label class="field lock-auto">
            <span class="field-head">"Lock by itself"</span>
            <select aria-label="Lock by itself" aria-describedby="lock-auto-note" on:change=set>
                {options}
            </select>
        </label>
        <p class="hint" id="lock-auto-note">
            "Counted from the last touch, key or turn of the wheel on this page; talking to the speaker \
             does not count. A page that is closed or reloaded is locked anyway. "
            {move || at().map(|at| view! {
                "Without anything done it locks at " <time datetime=format::machine(at)>{format::clock(at)}</time> "."
            })}
        </p>
    }
}

/// Everything about the open lock.
#[component]
pub(super) fn Opened(desk: Desk) -> impl IntoView {
    view! {
        <p>{say::LOCK_PROTECTS} " " {say::LOCK_DOES_NOT}</p>
        <p>
            <button
                type="button" class="primary"
                disabled=move || desk.busy()
                on:click=move |_| desk.send(LockCommand::LockNow)
            >
                "Lock now"
            </button>
        </p>
        <LocksItself desk />
        <ChangePassphrase desk />
        <Authenticator desk />
        <Passkey desk />
        <NewCodes desk />
        <RemoveLock desk />
    }
}
