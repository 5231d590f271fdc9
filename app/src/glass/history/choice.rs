//! A select of which the first choice is "any".

use super::names::Choices;
use leptos::prelude::*;

/// Value of the choice that leaves everything in.
const ANY: &str = "";

/// A labelled select. `choices` may change; a value that is chosen but no longer offered stays in
/// force and is shown by its own name, so that nobody is filtered by what cannot be seen.
#[component]
pub(super) fn Choice<T>(
    /// What is chosen from, also the accessible name.
    name: &'static str,
    /// What the first choice is called.
    any: &'static str,
    /// The others, with their names.
    #[prop(into)]
    choices: Signal<Choices<T>>,
    /// What is chosen.
    #[prop(into)]
    chosen: Signal<Option<T>>,
    /// Name of a choice that is not among the choices.
    #[prop(optional)]
    unlisted: Option<fn(&T) -> String>,
    /// Chooses.
    choose: Callback<Option<T>>,
) -> impl IntoView
where
    T: Clone + PartialEq + Send + Sync + 'static,
{
    let all = Memo::new(move |_| {
        let mut all = choices.get();
        if let Some(chosen) = chosen.get()
            && !all.iter().any(|(_, other)| *other == chosen)
        {
            let name = unlisted.map_or_else(|| "Other".to_owned(), |name| name(&chosen));
            all.push((name, chosen));
        }
        all
    });
    let value = move || {
        let chosen = chosen.get();
        all.with(|all| {
            let place = all
                .iter()
                .position(|(_, other)| Some(other) == chosen.as_ref());
            place.map_or_else(|| ANY.to_owned(), |place| place.to_string())
        })
    };
    let change = move |event| {
        let place = event_target_value(&event).parse::<usize>().ok();
        let picked = place.and_then(|place| {
            all.with_untracked(|all| all.get(place).map(|(_, value)| value.clone()))
        });
        choose.run(picked);
    };
    let options = move || {
        let value = value();
        let names = all.with(|all| all.iter().map(|(name, _)| name.clone()).collect::<Vec<_>>());
        names
            .into_iter()
            .enumerate()
            .map(|(place, name)| {
                let place = place.to_string();
                let here = place == value;
                view! { <option value=place prop:selected=here>{name}</option> }
            })
            .collect_view()
    };
    view! {
        <label class="field">
            <span class="field-head">{name}</span>
            <select aria-label=name on:change=change>
                <option value=ANY prop:selected=move || value() == ANY>{any}</option>
                {options}
            </select>
        </label>
    }
}
