//! Do not disturb: now, and in which hours of every day.

use super::alarms::clock_time;
use super::form::{self, Line, Unknown};
use crate::shared::{Command, Shared};
use hearsay_speaker::alert::{AlertAct, QuietHours};
use leptos::{ev, prelude::*};

/// The section "Do not disturb".
#[component]
pub(super) fn Quiet(shared: Shared) -> impl IntoView {
    let (from, to): (Line, Line) = Default::default();
    let on = Memo::new(move |_| shared.speaker.with(|mind| mind.do_not_disturb()));
    let hours = Memo::new(move |_| shared.alerts.alerts.with(|alerts| alerts.quiet_hours()));
    let send = move |event: ev::SubmitEvent| {
        event.prevent_default();
        let times = clock_time(&form::text(from)).zip(clock_time(&form::text(to)));
        let wish = times.and_then(|(from, to)| QuietHours::new(from, to));
        if let Some(wish) = wish {
            form::act(shared, AlertAct::Quiet(Some(wish)));
        }
    };
    let says = move || match hours.get() {
        Some(hours) => format!("Every day from {} to {}.", hours.from(), hours.to()),
        None => "No hours are set.".to_owned(),
    };
    view! {
        <section class="keep-part" aria-labelledby="quiet-name">
            <h3 id="quiet-name">"Do not disturb"</h3>
            <div class="switch-with-note">
                <label class="field switch">
                    <span>"Do not disturb now"</span>
                    <input
                        type="checkbox" role="switch" aria-label="Do not disturb now"
                        prop:checked=move || on.get()
                        on:change=move |event| {
                            shared.send(Command::DoNotDisturb(event_target_checked(&event)));
                        }
                    />
                </label>
                <p class="hint">
                    "Messages and announcements arrive without sound or burst of light; alarms and \
                     timers still ring."
                </p>
            </div>
            <Unknown shared />
            <p role="status">{says}</p>
            <form class="household-form" aria-label="Quiet hours" on:submit=send>
                <label class="field">
                    <span>"From"</span>
                    <input node_ref=from type="time" class="keep-text" required value="22:00" />
                </label>
                <label class="field">
                    <span>"To"</span>
                    <input node_ref=to type="time" class="keep-text" required value="07:00" />
                </label>
                <button type="submit" class="primary">"Keep these hours quiet"</button>
                <Show when=move || hours.get().is_some()>
                    <button
                        type="button" class="quiet"
                        on:click=move |_| form::act(shared, AlertAct::Quiet(None))
                    >
                        "No quiet hours"
                    </button>
                </Show>
            </form>
        </section>
    }
}
