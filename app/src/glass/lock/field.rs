//! One field for something that is typed: a secret that can be shown, or a code.

use super::desk::{Desk, OUTCOME};
use leptos::{html, prelude::*};

/// What is in a field; empty where it is not on the page. The field is emptied.
pub(super) fn take(node: NodeRef<html::Input>) -> String {
    let Some(input) = node.get_untracked() else {
        return String::new();
    };
    let text = input.value();
    input.set_value("");
    text
}

/// What is in a field.
pub(super) fn look(node: NodeRef<html::Input>) -> String {
    node.get_untracked()
        .map(|input| input.value())
        .unwrap_or_default()
}

/// A passphrase, hidden until its button shows it.
#[component]
pub(super) fn Secret(
    desk: Desk,
    node: NodeRef<html::Input>,
    id: String,
    label: &'static str,
    /// `current-password` or `new-password`.
    autocomplete: &'static str,
    /// Identifier of what explains this field.
    #[prop(optional)]
    described_by: Option<String>,
    /// Hears of every change.
    #[prop(optional)]
    typed: Option<Callback<String>>,
    /// Hears when the field is used.
    #[prop(optional)]
    used: Option<Callback<()>>,
) -> impl IntoView {
    let shown = RwSignal::new(false);
    let described = described_by.map_or(OUTCOME.to_owned(), |by| format!("{by} {OUTCOME}"));
    let kind = move || if shown.get() { "text" } else { "password" };
    let input = move |event| {
        if let Some(typed) = typed {
            typed.run(event_target_value(&event));
        }
    };
    let focus = move |_| {
        if let Some(used) = used {
            used.run(());
        }
    };
    view! {
        <div class="lock-field">
            <label for=id.clone()>{label}</label>
            <div class="lock-secret">
                <input
                    class="lock-input" id=id node_ref=node
                    type=kind
                    required=true
                    autocomplete=autocomplete autocapitalize="off" spellcheck="false"
                    aria-describedby=described
                    aria-invalid=move || desk.refused().to_string()
                    on:input=input
                    on:focus=focus
                />
                <button
                    type="button" class="quiet"
                    aria-label=format!("Show: {label}")
                    aria-pressed=move || shown.get().to_string()
                    on:click=move |_| shown.update(|shown| *shown = !*shown)
                >
                    {move || if shown.get() { "Hide" } else { "Show" }}
                </button>
            </div>
        </div>
    }
}

/// A code of digits or letters.
#[component]
pub(super) fn Code(
    desk: Desk,
    node: NodeRef<html::Input>,
    id: String,
    label: &'static str,
    hint: &'static str,
    /// Whether it has digits only and comes from an authenticator app.
    #[prop(optional)]
    one_time: bool,
) -> impl IntoView {
    let hint_id = format!("{id}-hint");
    view! {
        <div class="lock-field">
            <label for=id.clone()>{label}</label>
            <input
                class="lock-input lock-code" id=id node_ref=node
                type="text"
                required=true
                autocomplete=if one_time { "one-time-code" } else { "off" }
                inputmode=if one_time { "numeric" } else { "text" }
                autocapitalize=if one_time { "off" } else { "characters" }
                spellcheck="false"
                aria-describedby=format!("{hint_id} {OUTCOME}")
                aria-invalid=move || desk.refused().to_string()
            />
            <p class="hint" id=hint_id>{hint}</p>
        </div>
    }
}

/// Whose passphrase it is, for the browser's password manager; nobody else sees it.
#[component]
pub(super) fn Whose() -> impl IntoView {
    view! {
        <input
            class="visually-hidden" type="text" autocomplete="username" value="Hearsay vaults"
            readonly=true tabindex="-1" aria-hidden="true"
        />
    }
}

/// The button that sends a form; it waits while something is being done.
#[component]
pub(super) fn Send(desk: Desk, #[prop(into)] name: Signal<&'static str>) -> impl IntoView {
    view! {
        <button type="submit" class="primary" disabled=move || desk.busy()>{name}</button>
    }
}
