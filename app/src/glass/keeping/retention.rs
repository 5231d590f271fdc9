//! Controls for one retention: a list to choose from, and days where the choice is a number.

use super::{
    house::Asking,
    whose::{Choice, Whose},
};
use hearsay_speaker::policy::Retention;
use leptos::prelude::*;
use std::num::NonZeroU16;
use wasm_bindgen::JsCast;
use web_sys::{Event, HtmlInputElement};

/// Asks for another retention.
fn ask(asking: Asking, whose: &Whose, asked_by: String, retention: Option<Retention>) {
    let of = whose.clone();
    asking.ask(asked_by, whose.question(retention), move |house| {
        of.set(&mut house.rules, retention);
    });
}

/// A whole number from an input, at least 1; what is no such number gives way to `old`, visibly.
pub(super) fn number(event: &Event, old: NonZeroU16) -> Option<NonZeroU16> {
    let input: HtmlInputElement = event.target()?.dyn_into().ok()?;
    let typed = input.value().trim().parse::<NonZeroU16>().ok();
    if typed.is_none() {
        input.set_value(&old.to_string());
    }
    typed
}

/// The number of days, where the retention is one.
#[component]
fn Days(
    asking: Asking,
    whose: Whose,
    shown: Memo<Option<Retention>>,
    /// Identifier of the control that stays when the number goes.
    home: String,
) -> impl IntoView {
    let days = Memo::new(move |_| match shown.get() {
        Some(Retention::Days(days)) => Some(days),
        _ => None,
    });
    let id = format!("{}-number", whose.slug());
    let name = format!("{}: days", whose.name());
    let field = move |first: NonZeroU16| {
        let (id, name, whose) = (id.clone(), name.clone(), whose.clone());
        let home = home.clone();
        let set = move |event| {
            let old = days.get_untracked().unwrap_or(first);
            if let Some(days) = number(&event, old) {
                ask(asking, &whose, home.clone(), Some(Retention::Days(days)));
            }
        };
        view! {
            <label class="field number">
                <span>"Days"</span>
                <input
                    type="number" inputmode="numeric" min="1" max=u16::MAX.to_string() step="1"
                    id=id aria-label=name
                    prop:value=move || days.get().map(|days| days.to_string())
                    on:change=set
                />
            </label>
        }
    };
    // The field itself stays while its number changes.
    let is_days = Memo::new(move |_| days.get().is_some());
    move || {
        is_days
            .get()
            .then(|| days.get_untracked().map(&field))
            .flatten()
    }
}

fn shown(asking: Asking, whose: &Whose) -> Memo<Option<Retention>> {
    let whose = whose.clone();
    Memo::new(move |_| whose.get(&asking.house().rules))
}

/// What stands beside a choice of the main list.
fn note(choice: Choice) -> &'static str {
    match choice {
        Choice::Fixed(Retention::UntilDeleted) => {
            "The default: what a speaker does that nobody has set, as the web article “Can Alexa \
             Record Audio for Playback” names it (read 2026-11-22)."
        }
        Choice::Fixed(Retention::DontSave) => {
            "Nothing new is kept, and what is there is due at once."
        }
        // Their names say it.
        Choice::Fixed(_) | Choice::Days | Choice::Inherited => "",
    }
}

/// All choices at once, with a note on each.
#[component]
pub(super) fn RetentionRadios(asking: Asking, whose: Whose) -> impl IntoView {
    let shown = shown(asking, &whose);
    let slug = whose.slug();
    let home = format!("{slug}-{}", Choice::Days.key());
    let radio = {
        let whose = whose.clone();
        move |choice: Choice| {
            let id = format!("{slug}-{}", choice.key());
            let note_id = format!("{id}-note");
            let (whose, asked_by) = (whose.clone(), id.clone());
            let here = move || Choice::of(shown.get()) == choice;
            let set = move |_| ask(asking, &whose, asked_by.clone(), choice.retention());
            view! {
                <label class="keep-choice">
                    <input
                        type="radio" name=slug.clone() id=id
                        aria-label=choice.label() aria-describedby=note_id.clone()
                        prop:checked=here
                        on:change=set
                    />
                    <span class="choice-name">{choice.label()}</span>
                    <span class="hint" id=note_id>{note(choice)}</span>
                </label>
            }
        }
    };
    view! {
        <fieldset class="keep-choices">
            <legend class="visually-hidden">{whose.name()}</legend>
            {whose.choices().into_iter().map(radio).collect_view()}
        </fieldset>
        <Days asking whose shown home />
    }
}

/// The choices folded into one field.
#[component]
pub(super) fn RetentionSelect(asking: Asking, whose: Whose) -> impl IntoView {
    let shown = shown(asking, &whose);
    let name = whose.name();
    let id = whose.slug();
    let home = id.clone();
    let option = |choice: Choice| view! { <option value=choice.key()>{choice.label()}</option> };
    // Properties called `value` are set after the options are there.
    let key = move || Choice::of(shown.get()).key();
    let options = whose.choices();
    let set = {
        let (whose, asked_by) = (whose.clone(), id.clone());
        move |event| {
            let value = event_target_value(&event);
            let chosen = whose.choices().into_iter().find(|c| c.key() == value);
            if let Some(choice) = chosen {
                ask(asking, &whose, asked_by.clone(), choice.retention());
            }
        }
    };
    view! {
        <div class="retention">
            <label class="field">
                <span>{name.clone()}</span>
                <select id=id aria-label=name prop:value=key on:change=set>
                    {options.into_iter().map(option).collect_view()}
                </select>
            </label>
            <Days asking whose shown home />
        </div>
    }
}
