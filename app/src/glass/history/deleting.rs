//! The dialog that deletes many: what goes is counted by owner before the press that deletes it.

use super::{
    doom::DoomList,
    state::{Asked, State},
    what::{Asking, Options},
};
use leptos::{html, prelude::*};

#[component]
fn Form(state: State) -> impl IntoView {
    let asking = Asking::new(state);
    let doom = Memo::new(move |_| asking.doom());
    let can =
        Memo::new(move |_| doom.with(|doom| doom.as_ref().is_some_and(|d| d.all.records > 0)));
    let says = move || match doom.get() {
        Some(doom) => format!("Delete {}", doom.sum()),
        None => "Delete".to_owned(),
    };
    let numbers = move || match doom.get() {
        Some(doom) => view! { <DoomList doom /> }.into_any(),
        None => view! { <p>"Pick one first."</p> }.into_any(),
    };
    view! {
        <fieldset class="whats">
            <legend>"What is to go?"</legend>
            <Options asking />
        </fieldset>
        <div class="numbers" aria-live="polite">{numbers}</div>
        <p class="hint">
            "For ten seconds it can be undone. Then every recording’s key is destroyed first and its \
             encrypted sound after it; a receipt says what went and what stayed."
        </p>
        <div class="dialog-tools">
            <button
                type="button" class="quiet danger" disabled=move || !can.get()
                on:click=move |_| asking.carry_out()
            >
                {says}
            </button>
            <button type="button" class="quiet" on:click=move |_| state.asked.set(Asked::Closed)>
                "Keep everything"
            </button>
        </div>
    }
}

/// The dialog.
#[component]
pub(super) fn DeleteDialog(state: State) -> impl IntoView {
    let dialog = NodeRef::<html::Dialog>::new();
    let asked = Memo::new(move |_| state.asked.get() != Asked::Closed);
    Effect::new(move |_| {
        let (asked, Some(dialog)) = (asked.get(), dialog.get()) else {
            return;
        };
        if !asked {
            dialog.close();
        } else if !dialog.open() && dialog.show_modal().is_err() {
            // A dialog that cannot be shown must not count as open.
            state.asked.set(Asked::Closed);
        }
    });
    // The browser tells a little later, when it may be open again.
    let closed = move |_| {
        if dialog.get_untracked().is_some_and(|dialog| !dialog.open()) {
            state.asked.set(Asked::Closed);
        }
    };
    view! {
        <dialog
            class="delete-dialog" node_ref=dialog aria-labelledby="delete-name"
            on:close=closed
        >
            <h3 id="delete-name">"Delete recordings"</h3>
            <Show when=move || asked.get()>
                <Form state />
            </Show>
        </dialog>
    }
}
