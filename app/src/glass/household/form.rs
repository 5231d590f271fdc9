//! What the forms of the household share.

use crate::shared::{Command, Shared};
use hearsay_speaker::alert::{AlertAct, LONGEST_NAME};
use leptos::{html, prelude::*};

/// A line of text that is taken when its form is sent.
pub(super) type Line = NodeRef<html::Input>;

/// What stands in a line, without spaces around it.
pub(super) fn text(line: Line) -> String {
    line.get_untracked()
        .map(|line| line.value().trim().to_owned())
        .unwrap_or_default()
}

/// A name that somebody typed; `None` where nothing stands there.
pub(super) fn name(line: Line) -> Option<String> {
    Some(text(line)).filter(|name| !name.is_empty())
}

/// Empties a line once what stood there was taken.
pub(super) fn clear(line: Line) {
    if let Some(line) = line.get_untracked() {
        line.set_value("");
    }
}

/// Does something about timers, alarms or quiet hours.
pub(super) fn act(shared: Shared, act: AlertAct) {
    shared.send(Command::Alert(act));
}

/// A line for a name that may stay empty.
#[component]
pub(super) fn NameLine(line: Line, label: &'static str, example: &'static str) -> impl IntoView {
    view! {
        <label class="field">
            <span>{label}</span>
            <input
                node_ref=line type="text" class="keep-text" autocomplete="off"
                maxlength=LONGEST_NAME.to_string() placeholder=example
            />
        </label>
    }
}

/// Said in place of a list while it is locked away or not read yet.
#[component]
pub(super) fn Unknown(shared: Shared) -> impl IntoView {
    let known = shared.alerts.known;
    move || {
        (!known.get()).then(|| {
            view! {
                <p class="hint">
                    "These lie sealed in this browser; they show once the recordings are unlocked."
                </p>
            }
        })
    }
}
