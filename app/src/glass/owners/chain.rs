//! "Check the ledger": by itself, or against a checkpoint that was kept; and what that can show.

use super::verdict;
use crate::shared::{
    Command, Shared,
    privacy::{LedgerCheck, PrivacyCommand},
};
use hearsay_speaker::ledger::Checkpoint;
use leptos::{ev, prelude::*};

#[component]
fn Found(check: LedgerCheck) -> impl IntoView {
    let bad = !check.verdict.holds() || check.refused > 0;
    let more = [
        verdict::taken(&check),
        verdict::refused(&check),
        verdict::clock(&check.verdict),
    ];
    let more = more
        .into_iter()
        .flatten()
        .map(|text| view! { <p>{text}</p> });
    view! {
        <p class="finding" class:alarm=bad>{verdict::chain(&check)}</p>
        {more.collect_view()}
    }
}

/// The section.
#[component]
pub(super) fn Check(shared: Shared) -> impl IntoView {
    let typed = RwSignal::new(String::new());
    let wrong = RwSignal::new(None::<String>);
    let send = move |code: Option<String>| {
        shared.send(Command::Privacy(PrivacyCommand::CheckLedger(code)));
    };
    let against = move |event: ev::SubmitEvent| {
        event.prevent_default();
        let code = typed.get_untracked();
        match code.parse::<Checkpoint>() {
            Ok(_) => {
                wrong.set(None);
                send(Some(code));
            }
            Err(why) => wrong.set(Some(why.to_string())),
        }
    };
    let found = move || {
        shared
            .privacy
            .checked
            .get()
            .map(|check| view! { <Found check /> })
    };
    view! {
        <section class="block" aria-labelledby="check-name">
            <h3 id="check-name">"Is the ledger what it was?"</h3>
            <div class="tools">
                <button type="button" class="primary" on:click=move |_| send(None)>"Check the ledger"</button>
            </div>
            <form class="tools" on:submit=against>
                <label class="field code-field">
                    <span class="field-head">"A checkpoint that you kept"</span>
                    <input
                        type="text" class="text" autocomplete="off" autocapitalize="characters"
                        spellcheck="false" maxlength="200" aria-describedby="code-wrong"
                        aria-invalid=move || wrong.with(Option::is_some).then_some("true")
                        prop:value=move || typed.get()
                        on:input=move |event| typed.set(event_target_value(&event))
                    />
                </label>
                <button type="submit" class="quiet">"Check against this code"</button>
            </form>
            <p id="code-wrong" role="status" class="alarm">{move || wrong.get()}</p>
            <div role="status" class="block">{found}</div>
        </section>
    }
}

/// What a chain can show, and what not.
#[component]
pub(super) fn WhatItShows() -> impl IntoView {
    let lines = |all: &[&'static str]| {
        all.iter()
            .map(|line| view! { <li>{*line}</li> })
            .collect_view()
    };
    view! {
        <section class="block" aria-labelledby="shows-name">
            <h3 id="shows-name">"What such a ledger can show"</h3>
            <ul class="limits">{lines(&verdict::SHOWS)}</ul>
            <h4>"What it cannot"</h4>
            <ul class="limits">{lines(&verdict::CANNOT)}</ul>
        </section>
    }
}
