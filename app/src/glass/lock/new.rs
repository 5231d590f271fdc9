//! A new passphrase: typed twice, weighed while it is typed.

use super::desk::Desk;
use super::field::{Secret, Whose, look, take};
use super::meter::{Meter, STRENGTH};
use crate::shared::lock::{LockCommand, NewPassphrase, Weighed};
use leptos::{html, prelude::*};

/// Why what was typed is not sent.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub(super) enum Problem {
    /// The second is not the first.
    Differ,
    /// Too easily guessed.
    Weak,
}

impl Problem {
    fn sentence(self) -> &'static str {
        match self {
            Self::Differ => "The two passphrases differ. Type the second one again.",
            Self::Weak => {
                "This passphrase is guessed too easily to lock anything. Take several random words."
            }
        }
    }
}

/// The fields of one form. Copy it anywhere.
#[derive(Clone, Copy, Debug)]
pub(super) struct Fresh {
    form: &'static str,
    first: NodeRef<html::Input>,
    second: NodeRef<html::Input>,
    problem: RwSignal<Option<Problem>>,
}

impl Fresh {
    /// Fields for a form of this name, which is unique in the page.
    pub(super) fn new(form: &'static str) -> Self {
        Self {
            form,
            first: NodeRef::new(),
            second: NodeRef::new(),
            problem: RwSignal::new(None),
        }
    }

    /// Takes the passphrase, or says what is wrong with it and gives the focus to where it is
    /// mended.
    pub(super) fn take(self, desk: Desk) -> Option<NewPassphrase> {
        let weak = desk.shared.lock.weighed.with_untracked(
            |weighed| matches!(weighed, Weighed::Known(strength) if !strength.is_good()),
        );
        let problem = if look(self.first) != look(self.second) {
            Some(Problem::Differ)
        } else {
            weak.then_some(Problem::Weak)
        };
        self.problem.set(problem);
        match problem {
            Some(Problem::Differ) => mend(self.second),
            Some(Problem::Weak) => mend(self.first),
            None => {}
        }
        if problem.is_some() {
            return None;
        }
        let text = take(self.first);
        take(self.second);
        Some(NewPassphrase(text))
    }
}

fn mend(node: NodeRef<html::Input>) {
    if let Some(input) = node.get_untracked() {
        // Fails only for an element that is not shown, and then there is nothing to mend.
        let _given = input.focus();
    }
}

/// The two fields and the meter.
#[component]
pub(super) fn NewFields(desk: Desk, new: Fresh) -> impl IntoView {
    let form = new.form;
    let problem_id = format!("{form}-problem");
    let weigh = Callback::new(move |text: String| {
        new.problem.set(None);
        desk.tell(LockCommand::Weigh(NewPassphrase(text)));
    });
    // The estimator is large: it is fetched when the field is used, and not before.
    let used = Callback::new(move |()| {
        if look(new.first).is_empty() {
            weigh.run(String::new());
        }
    });
    let problem = move || new.problem.get().map(Problem::sentence);
    view! {
        <Whose />
        <Secret
            desk node=new.first id=format!("{form}-new") label="New passphrase"
            autocomplete="new-password" described_by=format!("{STRENGTH} {problem_id}")
            typed=weigh used=used
        />
        <Meter shared=desk.shared />
        <Secret
            desk node=new.second id=format!("{form}-again") label="The same passphrase again"
            autocomplete="new-password" described_by=problem_id.clone()
        />
        <p class="lock-problem" id=problem_id role="alert">{problem}</p>
    }
}
