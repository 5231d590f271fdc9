//! What every form of the lock shares: sending, being busy, and the outcome in one place.

use super::super::format;
use crate::shared::{
    Command, Shared,
    lock::{LockCommand, LockProgress},
};
use leptos::prelude::*;

/// Identifier of the outcome; fields point at it.
pub(super) const OUTCOME: &str = "lock-outcome";

/// Shared by all forms. Copy it anywhere.
#[derive(Clone, Copy, Debug)]
pub(super) struct Desk {
    pub(super) shared: Shared,
    /// Whether a form was sent and the focus has not moved on since.
    asked: StoredValue<bool>,
}

impl Desk {
    pub(super) fn new(shared: Shared) -> Self {
        Self {
            shared,
            asked: StoredValue::new(false),
        }
    }

    /// Sends what a form asks for.
    pub(super) fn send(self, command: LockCommand) {
        self.asked.set_value(true);
        self.shared.send(Command::Lock(command));
    }

    /// Tells the body something that is no form.
    pub(super) fn tell(self, command: LockCommand) {
        self.shared.send(Command::Lock(command));
    }

    /// Whether a form was sent since the last look.
    pub(super) fn take_asked(self) -> bool {
        self.asked
            .try_update_value(std::mem::take)
            .unwrap_or_default()
    }

    /// Whether something is being done: forms wait.
    pub(super) fn busy(self) -> bool {
        self.shared
            .lock
            .progress
            .with(|progress| matches!(progress, LockProgress::Working { .. }))
    }

    /// Whether the last thing asked for did not work.
    pub(super) fn refused(self) -> bool {
        self.shared
            .lock
            .progress
            .with(|progress| matches!(progress, LockProgress::Refused(_)))
    }
}

fn sentence(progress: &LockProgress) -> String {
    match progress {
        LockProgress::Idle => String::new(),
        LockProgress::Working { .. } => {
            "Working. Making a key from a passphrase is slow on purpose.".to_owned()
        }
        LockProgress::Refused(why) => why.clone(),
        LockProgress::Done(what) => what.clone(),
    }
}

/// What is being done, and what came of it.
#[component]
pub(super) fn Outcome(desk: Desk) -> impl IntoView {
    let progress = desk.shared.lock.progress;
    let text = Memo::new(move |_| progress.with(sentence));
    let counted = Memo::new(move |_| match progress.get() {
        LockProgress::Working { done, of } if of > 0 => Some((done, of)),
        _ => None,
    });
    let bar = move || {
        counted.get().map(|(done, of)| {
            let words = format!(
                "{} of {}",
                format::count(done as u64),
                format::count(of as u64)
            );
            view! {
                <p class="lock-counting">
                    <progress aria-label="Keys made" max=of.to_string() value=done.to_string()></progress>
                    <span>{words}</span>
                </p>
            }
        })
    };
    view! {
        <p
            id=OUTCOME role="status" class="lock-outcome"
            class:refused=move || desk.refused()
        >
            {text}
        </p>
        {bar}
    }
}
