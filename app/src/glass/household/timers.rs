//! Timers: what runs, how long it still has, and a form for another.

use super::form::{self, Line, NameLine, Unknown};
use crate::glass::light;
use crate::shared::Shared;
use hearsay_speaker::alert::{AlertAct, LONGEST_TIMER_MS, Running, Timer, spoken_span};
use leptos::{ev, prelude::*};
use std::time::Duration;

/// How often the time left is written anew.
const TICK: Duration = Duration::from_secs(1);

/// Milliseconds of a minute and a second.
const MINUTE_MS: u64 = 60_000;
const SECOND_MS: u64 = 1_000;

/// The time, once a second.
fn ticking() -> ReadSignal<u64> {
    let (now, set_now) = signal(light::now());
    if let Ok(handle) = set_interval_with_handle(move || set_now.set(light::now()), TICK) {
        on_cleanup(move || handle.clear());
    }
    now
}

/// The list and the form.
#[component]
pub(super) fn Timers(shared: Shared) -> impl IntoView {
    let now = ticking();
    let ids = Memo::new(move |_| {
        let list = |timer: &Timer| (timer.id, timer.spoken(), timer.running);
        shared
            .alerts
            .alerts
            .with(|alerts| alerts.timers().iter().map(list).collect::<Vec<_>>())
    });
    let rows = move || {
        let all = shared.alerts.alerts.get();
        ids.track();
        let rows = all.timers().iter().cloned();
        rows.map(|timer| view! { <Row shared timer now /> })
            .collect_view()
    };
    let none = move || ids.with(Vec::is_empty) && shared.alerts.known.get();
    view! {
        <section class="keep-part" aria-labelledby="timers-name">
            <h3 id="timers-name">"Timers"</h3>
            <Unknown shared />
            <ul class="household-list" aria-label="Timers that run">{rows}</ul>
            <Show when=none>
                <p class="hint">"None runs. Say or type “set a pasta timer for ten minutes”."</p>
            </Show>
            <NewTimer shared />
        </section>
    }
}

#[component]
fn Row(shared: Shared, timer: Timer, now: ReadSignal<u64>) -> impl IntoView {
    let id = timer.id;
    let spoken = timer.spoken();
    let held = matches!(timer.running, Running::Held(_));
    let (turn, turned) = if held {
        ("Resume", AlertAct::Resume(id))
    } else {
        ("Pause", AlertAct::Pause(id))
    };
    let of = spoken.clone();
    let label = move |what: &str| format!("{what}: {of}");
    let (turn_label, more_label, cancel_label) =
        (label(turn), label("One minute more"), label("Cancel"));
    let left = move || {
        let left = spoken_span(timer.left(now.get()));
        if held {
            format!("{left}, paused")
        } else {
            left
        }
    };
    view! {
        <li>
            <span class="household-what">{spoken}</span>
            <span class="figure" role="timer" aria-live="off">{left}</span>
            <span class="answers">
                <button
                    type="button" class="quiet" aria-label=turn_label
                    on:click=move |_| form::act(shared, turned.clone())
                >
                    {turn}
                </button>
                <button
                    type="button" class="quiet" aria-label=more_label
                    on:click=move |_| form::act(shared, AlertAct::Extend(id, MINUTE_MS))
                >
                    "+ 1 min"
                </button>
                <button
                    type="button" class="quiet" aria-label=cancel_label
                    on:click=move |_| form::act(shared, AlertAct::Cancel(id))
                >
                    "Cancel"
                </button>
            </span>
        </li>
    }
}

#[component]
fn NewTimer(shared: Shared) -> impl IntoView {
    let (minutes, seconds, name): (Line, Line, Line) = Default::default();
    let number = |line: Line| form::text(line).parse::<u64>().unwrap_or(0);
    let send = move |event: ev::SubmitEvent| {
        event.prevent_default();
        let length_ms = number(minutes)
            .saturating_mul(MINUTE_MS)
            .saturating_add(number(seconds).saturating_mul(SECOND_MS));
        let name_typed = form::name(name);
        form::act(
            shared,
            AlertAct::SetTimer {
                name: name_typed,
                length_ms,
            },
        );
        form::clear(name);
    };
    view! {
        <form class="household-form" aria-label="New timer" on:submit=send>
            <label class="field number">
                <span>"Minutes"</span>
                <input
                    node_ref=minutes type="number" inputmode="numeric" min="0"
                    max=(LONGEST_TIMER_MS / MINUTE_MS).to_string() value="10"
                />
            </label>
            <label class="field number">
                <span>"Seconds"</span>
                <input node_ref=seconds type="number" inputmode="numeric" min="0" max="59" value="0" />
            </label>
            <NameLine line=name label="Name, if you like" example="pasta" />
            <button type="submit" class="primary">"Set timer"</button>
        </form>
    }
}
