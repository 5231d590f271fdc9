//! Putting a vendor's settings in force here, as far as they can be, after a question.

use super::{
    here::{adopt, here},
    known::Known,
};
use crate::{
    glass::keeping::house::{Asking, Question},
    shared::Shared,
};
use hearsay_speaker::policy::presets::{Line, PresetId};
use leptos::prelude::*;

/// Identifier of the button.
const BUTTON: &str = "use-preset";

fn row(line: &Line) -> impl IntoView + use<> {
    let here = here(&line.rule);
    view! {
        <tr role="row">
            <th role="rowheader" scope="row">{line.heading()}</th>
            <td role="cell" data-label="There">{line.says()}</td>
            <td role="cell" data-label="Here"><strong>{here.word()}</strong></td>
            <td role="cell" data-label="How, or why not">{here.says()}</td>
        </tr>
    }
}

/// The section "Use these settings".
#[component]
pub(super) fn Use(shared: Shared, known: Known, chosen: RwSignal<PresetId>) -> impl IntoView {
    let asking = Asking::new(shared);
    let rows = move || {
        known.with(chosen.get(), |preset| {
            preset.lines.iter().map(row).collect_view()
        })
    };
    let ask = move |_| {
        let id = chosen.get_untracked();
        let Some(followed) = known.with(id, |preset| preset.followed()) else {
            return;
        };
        let question = format!("Use the settings of {} here?", known.name(id));
        asking.ask(BUTTON.to_owned(), question, move |house| {
            adopt(&followed, house);
            house.preset = Some(id);
        });
    };
    let in_force = move || {
        let house = shared.privacy.house.get();
        let id = chosen.get();
        let already = known.with(id, |preset| {
            let mut adopted = house.clone();
            adopt(&preset.followed(), &mut adopted);
            adopted.preset = Some(id);
            adopted == house
        });
        already == Some(true)
    };
    let in_force = Memo::new(move |_| in_force());
    view! {
        <section class="keep-part" aria-labelledby="use-name">
            <h3 id="use-name">{move || format!("{}, on this speaker", known.name(chosen.get()))}</h3>
            <details class="fold">
                <summary>"What can be followed here, and what cannot"</summary>
                <table class="stacked" role="table" aria-label="What can be followed here">
                    <thead role="rowgroup">
                        <tr role="row">
                            <th role="columnheader" scope="col">"Setting"</th>
                            <th role="columnheader" scope="col">"There"</th>
                            <th role="columnheader" scope="col">"Here"</th>
                            <th role="columnheader" scope="col">"How, or why not"</th>
                        </tr>
                    </thead>
                    <tbody role="rowgroup">{rows}</tbody>
                </table>
            </details>
            <div class="answers">
                <button type="button" class="quiet" id=BUTTON on:click=ask>"Use these settings"</button>
            </div>
            <Show when=move || in_force.get()>
                <p class="hint">"They are in force, as far as they can be followed here."</p>
            </Show>
            <Question asking />
        </section>
    }
}
