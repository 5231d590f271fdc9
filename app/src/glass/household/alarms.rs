//! Alarms: when they ring next, and a form for another.

use super::form::{self, Line, NameLine, Unknown};
use crate::shared::Shared;
use hearsay_speaker::alert::{Alarm, AlertAct, ClockTime, Days};
use leptos::{ev, html, prelude::*};

/// What the choice of days offers.
const DAYS: [(&str, &str, Days); 4] = [
    ("once", "Once", Days::Once),
    ("daily", "Every day", Days::Daily),
    ("weekdays", "Monday to Friday", Days::Weekdays),
    ("weekends", "Saturday and Sunday", Days::Weekends),
];

/// The list and the form.
#[component]
pub(super) fn Alarms(shared: Shared) -> impl IntoView {
    let all = Memo::new(move |_| shared.alerts.alerts.with(|alerts| alerts.alarms().to_vec()));
    let rows = move || {
        let rows = all.get().into_iter();
        rows.map(|alarm| view! { <Row shared alarm /> })
            .collect_view()
    };
    let none = move || all.with(Vec::is_empty) && shared.alerts.known.get();
    view! {
        <section class="keep-part" aria-labelledby="alarms-name">
            <h3 id="alarms-name">"Alarms"</h3>
            <Unknown shared />
            <ul class="household-list" aria-label="Alarms that are set">{rows}</ul>
            <Show when=none>
                <p class="hint">"None is set. Say or type “wake me at seven every weekday”."</p>
            </Show>
            <NewAlarm shared />
            <p class="hint">
                "They ring while this page is open, in the foreground or behind; what was due while it \
                 was closed is told when you come back."
            </p>
        </section>
    }
}

#[component]
fn Row(shared: Shared, alarm: Alarm) -> impl IntoView {
    let id = alarm.id;
    let label = format!("Cancel: {}", alarm.spoken());
    view! {
        <li>
            <span class="household-what">{alarm.spoken()}</span>
            <span>{alarm.spoken_when()}</span>
            <span class="answers">
                <button
                    type="button" class="quiet" aria-label=label
                    on:click=move |_| form::act(shared, AlertAct::Cancel(id))
                >
                    "Cancel"
                </button>
            </span>
        </li>
    }
}

/// The time of day in a field of type `time`: `07:30`.
pub(super) fn clock_time(text: &str) -> Option<ClockTime> {
    let (hour, minute) = text.split_once(':')?;
    let minute = minute.get(..2)?;
    ClockTime::new(hour.parse().ok()?, minute.parse().ok()?)
}

#[component]
fn NewAlarm(shared: Shared) -> impl IntoView {
    let (time, name): (Line, Line) = Default::default();
    let days: NodeRef<html::Select> = NodeRef::new();
    let send = move |event: ev::SubmitEvent| {
        event.prevent_default();
        let Some(at) = clock_time(&form::text(time)) else {
            return;
        };
        let chosen = days.get_untracked().map(|it| it.value());
        let chosen = chosen.unwrap_or_default();
        let on = DAYS.iter().find(|(value, ..)| *value == chosen);
        form::act(
            shared,
            AlertAct::SetAlarm {
                name: form::name(name),
                time: at,
                days: on.map_or(Days::Once, |(_, _, days)| *days),
                day: None,
            },
        );
        form::clear(name);
    };
    let options = DAYS.map(|(value, label, _)| view! { <option value=value>{label}</option> });
    view! {
        <form class="household-form" aria-label="New alarm" on:submit=send>
            <label class="field">
                <span>"Time"</span>
                <input node_ref=time type="time" class="keep-text" required value="07:00" />
            </label>
            <label class="field">
                <span>"Days"</span>
                <select node_ref=days aria-label="Days">{options.collect_view()}</select>
            </label>
            <NameLine line=name label="Name, if you like" example="school" />
            <button type="submit" class="primary">"Set alarm"</button>
        </form>
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn a_time_field_is_read_with_or_without_seconds() {
        assert_eq!(clock_time("07:30"), ClockTime::new(7, 30));
        assert_eq!(clock_time("23:59:30"), ClockTime::new(23, 59));
        for bad in ["", "7", "25:00", "07:61", ":", "aa:bb", "07:é"] {
            assert_eq!(clock_time(bad), None, "{bad}");
        }
    }
}
