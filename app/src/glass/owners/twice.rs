//! A button that destroys: the first press asks, the second one does it.

use leptos::{ev, prelude::*};

/// Leaving the button or Escape takes the first press back.
#[component]
pub(super) fn Twice(
    /// What is written on it.
    #[prop(into)]
    label: Signal<String>,
    /// What is written on it after the first press.
    #[prop(into)]
    sure: Signal<String>,
    /// What a screen reader says in place of the label, where that alone would not do.
    #[prop(into, default = None)]
    name: Option<String>,
    /// Whether it can be pressed.
    #[prop(into, default = false.into())]
    disabled: Signal<bool>,
    /// After the second press.
    then: Callback<()>,
) -> impl IntoView {
    let asked = RwSignal::new(false);
    let press = move |_| {
        if asked.get_untracked() {
            asked.set(false);
            then.run(());
        } else {
            asked.set(true);
        }
    };
    let take_back = move |event: ev::KeyboardEvent| {
        if event.key() == "Escape" {
            asked.set(false);
        }
    };
    let text = move || if asked.get() { sure.get() } else { label.get() };
    let name = move || {
        let name = name.clone()?;
        Some(match asked.get() {
            true => format!("Confirm: {name}"),
            false => name,
        })
    };
    view! {
        <button
            type="button" class="quiet" class:danger=asked
            aria-label=name disabled=disabled
            on:click=press on:keydown=take_back
            on:blur=move |_| { asked.try_set(false); }
        >
            {text}
        </button>
    }
}
