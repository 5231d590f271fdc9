//! What the moving clock makes happen, as lines to read.

use super::words::{holder, moment, one};
use crate::{glass::format, shared::Shared};
use hearsay_speaker::{
    Millis,
    history::RecordRef,
    policy::{Event, Expiry, Happening},
};
use leptos::prelude::*;

/// One line.
#[derive(Clone, Debug, PartialEq, Eq, Hash)]
pub(super) struct Told {
    /// The speaker's time.
    at: Millis,
    what: String,
    why: String,
}

/// When the recording behind an expiry began, by the speaker's clock, while it is still there.
fn began(shared: Shared, expiry: &Expiry) -> Option<Millis> {
    let name = RecordRef {
        owner: expiry.owner,
        id: expiry.id.clone(),
    };
    shared
        .library
        .with_untracked(|history| {
            let head = &history.get(history.find(&name)?)?.head;
            Some(head.started.saturating_add(head.ahead_ms))
        })
        .flatten()
}

/// An expiry in words.
pub(super) fn expiry(shared: Shared, expiry: &Expiry) -> Told {
    let of = began(shared, expiry)
        .map(|at| format!(" of {}", moment(at)))
        .unwrap_or_default();
    Told {
        at: expiry.at,
        what: format!(
            "{}{of}, with {}, is deleted.",
            one(expiry.kind),
            holder(expiry.owner)
        ),
        why: expiry.why.clone(),
    }
}

/// An event in words.
pub(super) fn event(shared: Shared, event: &Event) -> Told {
    match &event.what {
        Happening::Expired(expired) => expiry(shared, expired),
        Happening::Reminded(reminder) => Told {
            at: event.at,
            what: format!("Reminder: {}", reminder.text),
            why: String::new(),
        },
    }
}

/// A line of a list.
#[component]
pub(super) fn EventLine(told: Told) -> impl IntoView {
    view! {
        <li class="event">
            <time datetime=format::machine(told.at)>{moment(told.at)}</time>
            <span>{told.what}</span>
            <span class="hint">{told.why}</span>
        </li>
    }
}
