//! Words to look for, and everything that narrows the list.

use super::{
    choice::Choice,
    custom::CustomDays,
    names,
    names::Choices,
    state::{State, now},
};
use core::time::Duration;
use hearsay_speaker::history::{Dates, Filter};
use leptos::{leptos_dom::helpers::TimeoutHandle, prelude::*};

/// Pause in typing after which the list follows: shorter than a glance, longer than between two
/// keys of a quick typist.
const TYPING: Duration = Duration::from_millis(100);

/// The days that are offered, without one's own.
fn dates() -> Choices<Dates> {
    [
        ("Today", Dates::Today),
        ("Yesterday", Dates::Yesterday),
        ("Last 7 days", Dates::Last7Days),
        ("Last 30 days", Dates::Last30Days),
    ]
    .map(|(name, dates)| (name.to_owned(), dates))
    .to_vec()
}

/// Everything but the words typed; they follow a little later.
fn set(state: State, change: impl FnOnce(&mut Filter)) {
    state.filter.update(change);
}

/// The search field; the filter follows when the person pauses.
#[component]
fn Search(state: State) -> impl IntoView {
    let filter = state.filter;
    let typed = RwSignal::new(filter.with_untracked(|filter| filter.text.clone()));
    let timer = StoredValue::new(None::<TimeoutHandle>);
    let forget = move || {
        if let Some(Some(timer)) = timer.try_update_value(Option::take) {
            timer.clear();
        }
    };
    on_cleanup(forget);
    // "Clear filters" empties the field as well.
    Effect::new(move |_| {
        let text = filter.with(|filter| filter.text.clone());
        if text.is_empty() && !typed.get_untracked().trim().is_empty() {
            forget();
            typed.set(text);
        }
    });
    let input = move |event| {
        let text = event_target_value(&event);
        typed.set(text.clone());
        forget();
        let later = move || {
            if filter.try_with_untracked(|filter| filter.text != text) == Some(true) {
                set(state, |filter| filter.text = text);
            }
        };
        timer.set_value(set_timeout_with_handle(later, TYPING).ok());
    };
    view! {
        <label class="field filter-words">
            <span class="field-head">"Search what was said and answered"</span>
            <input
                type="search" aria-label="Search transcripts and answers" autocomplete="off"
                spellcheck="false" maxlength="200"
                prop:value=move || typed.get() on:input=input
            />
        </label>
    }
}

/// The days.
#[component]
fn Days(state: State) -> impl IntoView {
    let filter = state.filter;
    let own = move || {
        let today = state.shared.library.with(|history| history.day_of(now()));
        Dates::Custom {
            from: today.earlier(6),
            to: today,
        }
    };
    // One's own days are one choice, whatever they are.
    let choices = Signal::derive(move || {
        let mut all = dates();
        let chosen = filter.with(|filter| filter.dates);
        let custom = if matches!(chosen, Dates::Custom { .. }) {
            chosen
        } else {
            own()
        };
        all.push(("From … to …".to_owned(), custom));
        all
    });
    let chosen = Signal::derive(move || {
        filter.with(|filter| Some(filter.dates).filter(|dates| *dates != Dates::All))
    });
    let choose = Callback::new(move |dates: Option<Dates>| {
        set(state, |filter| filter.dates = dates.unwrap_or_default());
    });
    view! {
        <Choice name="Days" any="All days" choices chosen choose />
        <CustomDays state />
    }
}

/// What is asked for less often.
#[component]
fn More(state: State) -> impl IntoView {
    let (filter, library) = (state.filter, state.shared.library);
    let devices = Memo::new(move |_| {
        let named = |name: &str, serial: &str| match name.is_empty() {
            true if serial.is_empty() => "No device stored".to_owned(),
            true => serial.to_owned(),
            false => name.to_owned(),
        };
        library.with(|history| {
            let all = history.devices().into_iter();
            all.map(|device| (named(&device.name, &device.serial), device.serial))
                .collect::<Vec<_>>()
        })
    });
    let profiles = Memo::new(move |_| {
        let all = library.with(|history| history.profiles());
        all.into_iter()
            .map(|name| (name.clone(), name))
            .collect::<Vec<_>>()
    });
    macro_rules! choice {
        ($name:literal, $any:literal, $choices:expr, $field:ident) => {
            view! {
                <Choice
                    name=$name any=$any choices=$choices
                    chosen=Signal::derive(move || filter.with(|filter| filter.$field.clone()))
                    choose=Callback::new(move |picked| set(state, |filter| filter.$field = picked))
                />
            }
        };
    }
    view! {
        {choice!("Kind", "Every kind", names::kinds(), kind)}
        {choice!("Owner", "Every owner", names::owners(), owner)}
        {choice!("Device", "Every device", devices, device)}
        {choice!("Profile", "Every profile", profiles, profile)}
        {choice!("Verdict", "Every verdict", names::verdicts(), verdict)}
        {choice!("Feedback", "With or without", names::feedbacks(), feedback)}
    }
}

/// Everything that narrows the list.
#[component]
pub(super) fn Filters(state: State) -> impl IntoView {
    let hidden = Memo::new(move |_| {
        state.filter.with(|filter| {
            let set = [
                filter.kind.is_some(),
                filter.owner.is_some(),
                filter.device.is_some(),
                filter.profile.is_some(),
                filter.verdict.is_some(),
                filter.feedback.is_some(),
            ];
            set.into_iter().filter(|set| *set).count()
        })
    });
    let more = move || match hidden.get() {
        0 => "More filters".to_owned(),
        set => format!("More filters ({set} in force)"),
    };
    view! {
        <div class="filters" role="search" aria-label="Filter the history">
            <Search state />
            <Days state />
            <details class="fold filter-more">
                <summary>{more}</summary>
                <div class="filters"><More state /></div>
            </details>
        </div>
    }
}
