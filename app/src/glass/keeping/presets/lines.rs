//! A vendor's policy line by line: setting, value, and who says so when.

use super::known::Known;
use hearsay_speaker::policy::presets::{Line, PresetId};
use leptos::prelude::*;

fn line(line: &Line) -> impl IntoView + use<> {
    view! {
        <div class="preset-line">
            <dt>{line.heading()}</dt>
            <dd>{line.says()}</dd>
            <dd class="hint">{line.reference()}</dd>
        </div>
    }
}

/// All lines of the chosen vendor.
#[component]
pub(super) fn Lines(known: Known, chosen: RwSignal<PresetId>) -> impl IntoView {
    let lines = move || {
        known.with(chosen.get(), |preset| {
            preset.lines.iter().map(line).collect_view()
        })
    };
    view! {
        <h4>{move || known.name(chosen.get())}</h4>
        <dl class="preset-lines">{lines}</dl>
    }
}
