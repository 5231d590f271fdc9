//! Changing the house rules: at once where nothing can be lost, after a question where something may.
//!
//! A question keeps the edit, not the outcome: what it says is worked out anew whenever the rules,
//! the vaults or the clock change, and agreeing to it never undoes another change.

use super::words::{counted, listed, now};
use crate::{
    glass::{focus, format},
    shared::{
        Command, Shared,
        items::items,
        library::Reading,
        privacy::{House, PrivacyCommand},
    },
};
use hearsay_speaker::{
    history::{History, RecordRef},
    policy::{Change, before_change},
};
use leptos::{ev, prelude::*};
use std::sync::Arc;

/// Changes one thing in a copy of the rules and sends the copy, unasked: for what deletes nothing.
pub(super) fn change(shared: Shared, edit: impl FnOnce(&mut House)) {
    let mut house = shared.privacy.house.get_untracked();
    edit(&mut house);
    let command = PrivacyCommand::House(Box::new(house));
    shared.send(Command::Privacy(command));
}

/// A change that waits for an answer.
#[derive(Clone)]
struct Proposal {
    question: String,
    edit: Arc<dyn Fn(&mut House) + Send + Sync>,
    /// Identifier of the control that gets the focus back.
    asked_by: String,
}

/// What agreeing would do.
#[derive(Clone, Debug, PartialEq)]
struct Outcome {
    question: String,
    change: Change,
    /// Ciphertext that would be destroyed, bytes.
    bytes: u64,
    reading: Reading,
}

/// Room for one question.
#[derive(Clone, Copy)]
pub(super) struct Asking {
    shared: Shared,
    open: RwSignal<Option<Proposal>>,
}

impl Asking {
    /// Nothing is asked.
    pub(super) fn new(shared: Shared) -> Self {
        Self {
            shared,
            open: RwSignal::new(None),
        }
    }

    /// Asks whether to make this change. One that changes nothing takes the question back.
    pub(super) fn ask(
        self,
        asked_by: String,
        question: String,
        edit: impl Fn(&mut House) + Send + Sync + 'static,
    ) {
        let present = self.shared.privacy.house.get_untracked();
        let mut proposed = present.clone();
        edit(&mut proposed);
        self.open.set((proposed != present).then(|| Proposal {
            question,
            edit: Arc::new(edit),
            asked_by,
        }));
    }

    /// The rules as they would be, else as they are: what the controls show. Subscribes.
    pub(super) fn house(self) -> House {
        let mut house = self.shared.privacy.house.get();
        self.open.with(|open| {
            if let Some(proposal) = open {
                (proposal.edit)(&mut house);
            }
        });
        house
    }

    /// Subscribes to everything that it depends on.
    fn outcome(self) -> Option<Outcome> {
        let proposal = self.open.get()?;
        let present = self.shared.privacy.house.get();
        let mut proposed = present.clone();
        (proposal.edit)(&mut proposed);
        let at = self.shared.privacy.emulated(now());
        let reading = self.shared.library.reading.get();
        Some(self.shared.library.with(|history| {
            let change = before_change(&items(history), &present.rules, &proposed.rules, at);
            Outcome {
                question: proposal.question,
                bytes: bytes(history, &change),
                change,
                reading,
            }
        }))
    }

    fn answer(self, agreed: bool) {
        let Some(proposal) = self.open.get_untracked() else {
            return;
        };
        if agreed {
            change(self.shared, |house| (proposal.edit)(house));
        }
        self.open.set(None);
        focus::give(&proposal.asked_by);
    }
}

fn bytes(history: &History, change: &Change) -> u64 {
    let held = change.goes_now.iter().filter_map(|expiry| {
        let name = RecordRef {
            owner: expiry.owner,
            id: expiry.id.clone(),
        };
        history.get(history.find(&name)?).map(|found| found.bytes)
    });
    held.sum()
}

impl Outcome {
    fn text(&self) -> String {
        let mut text = vec![self.question.clone(), self.change.sentence()];
        let kinds = self.change.goes_now.iter().map(|expiry| expiry.kind);
        if !self.change.goes_now.is_empty() {
            text.push(format!(
                "Namely {}. Their keys are destroyed; nothing brings them back.",
                listed(vec![counted(kinds), format::bytes(self.bytes)])
            ));
        }
        match self.reading {
            Reading::Whole => {}
            Reading::Locked => text.push(
                "The vaults are locked, so what lies in them is not counted here. It goes as well."
                    .to_owned(),
            ),
            Reading::Opening | Reading::Partly => {
                text.push("The vaults are still being read: there may be more.".to_owned());
            }
        }
        text.join(" ")
    }
}

/// The question, with its two answers, beside the control that it is about.
#[component]
pub(super) fn Question(asking: Asking) -> impl IntoView {
    let outcome = Memo::new(move |_| asking.outcome());
    let open = Memo::new(move |_| asking.open.with(Option::is_some));
    let deletes = Memo::new(move |_| {
        outcome.with(|o| o.as_ref().is_some_and(|o| !o.change.goes_now.is_empty()))
    });
    let yes = move || {
        if deletes.get() {
            "Change, and delete now"
        } else {
            "Change"
        }
    };
    let escape = move |event: ev::KeyboardEvent| {
        if event.key() == "Escape" {
            asking.answer(false);
        }
    };
    view! {
        <div class="question" class:asked=move || open.get() on:keydown=escape>
            <p role="status">
                {move || outcome.with(|o| o.as_ref().map(Outcome::text))}
            </p>
            <Show when=move || open.get()>
                <div class="answers">
                    <button
                        type="button" class="quiet" class:danger=move || deletes.get()
                        on:click=move |_| asking.answer(true)
                    >
                        {yes}
                    </button>
                    <button type="button" class="quiet" on:click=move |_| asking.answer(false)>
                        "Leave it as it is"
                    </button>
                </div>
            </Show>
        </div>
    }
}

/// A switch that deletes nothing, with a note on what it does.
#[component]
pub(super) fn HouseSwitch(
    shared: Shared,
    name: &'static str,
    /// Identifier of the note.
    id: &'static str,
    note: &'static str,
    get: fn(&House) -> bool,
    set: fn(&mut House, bool),
) -> impl IntoView {
    view! {
        <div class="switch-with-note">
            <label class="field switch">
                <span>{name}</span>
                <input
                    type="checkbox" role="switch" aria-label=name aria-describedby=id
                    prop:checked=move || shared.privacy.house.with(get)
                    on:change=move |event| change(shared, |h| set(h, event_target_checked(&event)))
                />
            </label>
            <p class="hint" id=id>{note}</p>
        </div>
    }
}
