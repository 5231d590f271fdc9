//! Two days, as the person's browser lets them be picked.

use super::state::State;
use hearsay_speaker::{history::Dates, record::DayKey};
use leptos::prelude::*;

/// A day as a date field gives it: `2025-03-09`. Years have four digits or more.
pub(super) fn parse(text: &str) -> Option<DayKey> {
    let mut parts = text.splitn(3, '-');
    let day = DayKey {
        year: parts.next()?.parse().ok()?,
        month: parts.next()?.parse().ok()?,
        day: parts.next()?.parse().ok()?,
    };
    let exists = (1..=12).contains(&day.month) && (1..=31).contains(&day.day);
    exists.then_some(day)
}

/// The two ends of a range that the person named.
pub(super) fn ends(dates: Dates) -> Option<(DayKey, DayKey)> {
    match dates {
        Dates::Custom { from, to } => Some((from, to)),
        _ => None,
    }
}

#[component]
fn Day(name: &'static str, value: Signal<String>, set: Callback<DayKey>) -> impl IntoView {
    let change = move |event| {
        // An emptied field leaves the day as it was.
        if let Some(day) = parse(&event_target_value(&event)) {
            set.run(day);
        }
    };
    view! {
        <label class="field">
            <span class="field-head">{name}</span>
            <input type="date" aria-label=name prop:value=move || value.get() on:change=change />
        </label>
    }
}

/// "From" and "To", shown while a range of one's own is chosen.
#[component]
pub(super) fn CustomDays(state: State) -> impl IntoView {
    let filter = state.filter;
    let days = Memo::new(move |_| filter.with(|filter| ends(filter.dates)));
    let set = move |change: fn(&mut (DayKey, DayKey), DayKey)| {
        Callback::new(move |day| {
            if let Some(mut both) = days.get_untracked() {
                change(&mut both, day);
                let (from, to) = both;
                filter.update(|filter| filter.dates = Dates::Custom { from, to });
            }
        })
    };
    let text = move |end: fn((DayKey, DayKey)) -> DayKey| {
        Signal::derive(move || {
            days.get()
                .map(|both| end(both).to_string())
                .unwrap_or_default()
        })
    };
    view! {
        <Show when=move || days.get().is_some()>
            <Day name="From" value=text(|(from, _)| from) set=set(|both, day| both.0 = day) />
            <Day name="To" value=text(|(_, to)| to) set=set(|both, day| both.1 = day) />
        </Show>
    }
}

#[cfg(test)]
mod tests {
    use super::parse;

    #[test]
    fn a_date_field_gives_a_day_and_rubbish_none() {
        assert_eq!(
            parse("2025-03-09").map(|day| day.to_string()).as_deref(),
            Some("2025-03-09")
        );
        for bad in [
            "",
            "2025-03",
            "2025-13-01",
            "2025-00-10",
            "2025-01-32",
            "a-b-c",
            "-1-1",
        ] {
            assert_eq!(parse(bad), None, "{bad}");
        }
    }
}
