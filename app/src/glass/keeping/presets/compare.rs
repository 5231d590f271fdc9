//! Two vendors side by side, setting by setting; whether they differ stands there in words.

use super::known::{Known, of_slug, slug};
use hearsay_speaker::policy::presets::{Line, Preset, PresetId, Row, compare};
use leptos::prelude::*;

/// What the last column says of a row.
fn verdict(row: &Row<'_>, first: &str, second: &str) -> String {
    match (row.first, row.second) {
        (Some(_), Some(_)) if row.same => "Same".to_owned(),
        (Some(_), Some(_)) => "Differs".to_owned(),
        (_, None) => format!("Not known of {second}"),
        (None, _) => format!("Not known of {first}"),
    }
}

fn side(line: Option<&Line>, of: String) -> impl IntoView + use<> {
    let said = line.map(|line| {
        view! {
            <span>{line.says()}</span>
            <span class="hint">{line.reference()}</span>
        }
    });
    let unknown = line.is_none().then_some("No source says.");
    view! { <td role="cell" data-label=of>{said}{unknown}</td> }
}

fn rows(first: &Preset, second: &Preset, differing: bool) -> AnyView {
    let all = compare(first, second);
    let rows = all.iter().filter(|row| !(differing && row.same));
    rows.map(|row| {
        view! {
            <tr role="row" class:same=row.same>
                <th role="rowheader" scope="row">{row.heading.clone()}</th>
                {side(row.first, first.name.clone())}
                {side(row.second, second.name.clone())}
                <td role="cell" data-label="Compared">
                    <strong>{verdict(row, &first.name, &second.name)}</strong>
                </td>
            </tr>
        }
    })
    .collect_view()
    .into_any()
}

/// "5 settings are the same, 3 differ, of 9 only one side is known."
fn summary(first: &Preset, second: &Preset) -> String {
    let all = compare(first, second);
    let same = all.iter().filter(|row| row.same).count();
    let both = |row: &&Row<'_>| row.first.is_some() && row.second.is_some();
    let known = all.iter().filter(both).count();
    format!(
        "Known of both and the same: {same}. Known of both and different: {}. Known of one only: {}.",
        known - same,
        all.len() - known
    )
}

#[component]
fn Vendor(known: Known, name: &'static str, chosen: RwSignal<PresetId>) -> impl IntoView {
    let option = |(id, of): (PresetId, String)| view! { <option value=slug(id)>{of}</option> };
    let set = move |event| {
        if let Some(id) = of_slug(&event_target_value(&event)) {
            chosen.set(id);
        }
    };
    view! {
        <label class="field">
            <span>{name}</span>
            <select aria-label=name prop:value=move || slug(chosen.get()) on:change=set>
                {known.names().into_iter().map(option).collect_view()}
            </select>
        </label>
    }
}

/// The section "Two side by side".
#[component]
pub(super) fn SideBySide(
    known: Known,
    /// The vendor that is looked at; the left side.
    chosen: RwSignal<PresetId>,
) -> impl IntoView {
    let other = RwSignal::new(PresetId::AlexaBefore);
    let differing = RwSignal::new(true);
    let both = move |read: &dyn Fn(&Preset, &Preset) -> AnyView| {
        known
            .with(chosen.get(), |first| {
                known.with(other.get(), |second| read(first, second))
            })
            .flatten()
    };
    let table = move || both(&|first, second| rows(first, second, differing.get()));
    let says = move || both(&|first, second| summary(first, second).into_any());
    view! {
        <section class="keep-part" aria-labelledby="compare-name">
            <h3 id="compare-name">"Two side by side"</h3>
            <div class="rules">
                <Vendor known name="Compare" chosen />
                <Vendor known name="With" chosen=other />
            </div>
            <label class="field switch">
                <span>"Only what is not the same"</span>
                <input
                    type="checkbox" role="switch" aria-label="Only what is not the same"
                    prop:checked=move || differing.get()
                    on:change=move |event| differing.set(event_target_checked(&event))
                />
            </label>
            <p role="status">{says}</p>
            <table class="stacked compared" role="table" aria-labelledby="compare-name">
                <thead role="rowgroup">
                    <tr role="row">
                        <th role="columnheader" scope="col">"Setting"</th>
                        <th role="columnheader" scope="col">{move || known.name(chosen.get())}</th>
                        <th role="columnheader" scope="col">{move || known.name(other.get())}</th>
                        <th role="columnheader" scope="col">"Compared"</th>
                    </tr>
                </thead>
                <tbody role="rowgroup">{table}</tbody>
            </table>
        </section>
    }
}
