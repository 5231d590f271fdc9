//! What opting out costs: the shipped wake threshold and one of the person's own, each weighed on
//! the kept recordings, with 95 % intervals.

use super::house::HouseSwitch;
use crate::{
    glass::about::threshold,
    shared::{
        Command, Shared,
        privacy::{Cost, PrivacyCommand},
    },
};
use core::time::Duration;
use hearsay_speaker::policy::{AdaptationEvidence, Comparison, Figure, Judged};
use leptos::{leptos_dom::helpers::TimeoutHandle, prelude::*};

/// How long the recordings must rest before they are weighed anew, milliseconds: while the vaults
/// are read they change many times a second.
const REST_MS: u64 = 500;

/// Asks for the cost now, and again whenever recordings, rules or thresholds have changed.
fn keep_weighing(shared: Shared) {
    let waiting = StoredValue::new(None::<TimeoutHandle>);
    let forget = move || {
        if let Some(Some(timer)) = waiting.try_get_value() {
            timer.clear();
        }
    };
    let ask = move || shared.send(Command::Privacy(PrivacyCommand::Cost));
    Effect::new(move |before: Option<()>| {
        shared.library.revision().track();
        shared.privacy.house.track();
        // The thresholds come with them.
        shared.figures.track();
        if before.is_none() {
            return ask();
        }
        forget();
        let timer = set_timeout_with_handle(ask, Duration::from_millis(REST_MS)).ok();
        waiting.set_value(timer);
    });
    on_cleanup(forget);
}

/// "3 of 40, 7.5 %".
fn counted(figure: &Figure) -> String {
    let share = figure.some as f64 / figure.of.max(1) as f64;
    format!("{} of {}, {}", figure.some, figure.of, percent(share))
}

fn percent(share: f64) -> String {
    format!("{:.1}\u{a0}%", share * 100.0)
}

fn interval(figure: &Figure) -> String {
    format!(
        "95 % sure: {} to {}",
        percent(figure.low),
        percent(figure.high)
    )
}

/// A count with its interval, drawn and in words.
#[component]
fn Cell(
    /// What the column is, for narrow pages where the table is stacked.
    column: &'static str,
    figure: Figure,
) -> impl IntoView {
    if figure.of == 0 {
        return view! { <td role="cell" data-label=column>"None to judge by"</td> }.into_any();
    }
    let at = figure.some as f64 / figure.of as f64;
    let per_mille = |share: f64| (share * 1000.0).round();
    let width = per_mille(figure.high) - per_mille(figure.low);
    view! {
        <td role="cell" data-label=column>
            <span class="figure">{counted(&figure)}</span>
            <svg class="interval" viewBox="0 0 1000 12" preserveAspectRatio="none" aria-hidden="true">
                <rect class="interval-all" x="0" y="5" width="1000" height="2" />
                <rect class="interval-sure" x=per_mille(figure.low) y="2" width=width height="8" />
                <rect class="interval-here" x=per_mille(at) - 4.0 y="0" width="8" height="12" />
            </svg>
            <span class="hint">{interval(&figure)}</span>
        </td>
    }
    .into_any()
}

#[component]
fn Line(name: String, judged: Judged) -> impl IntoView {
    view! {
        <tr role="row">
            <th role="rowheader" scope="row">{name}</th>
            <Cell column="Misses" figure=judged.misses />
            <Cell column="False wakes" figure=judged.false_wakes />
        </tr>
    }
}

fn table(both: &Comparison) -> impl IntoView + use<> {
    let own = format!(
        "A threshold of your own, {}",
        threshold(f64::from(both.personal_threshold))
    );
    view! {
        <table class="stacked" role="table" aria-label="Both thresholds on your kept recordings">
            <thead role="rowgroup">
                <tr role="row">
                    <th role="columnheader" scope="col">"Threshold"</th>
                    <th role="columnheader" scope="col">"Misses"</th>
                    <th role="columnheader" scope="col">"False wakes"</th>
                </tr>
            </thead>
            <tbody role="rowgroup">
                <Line name="As shipped".to_owned() judged=both.shipped />
                <Line name=own judged=both.personal />
            </tbody>
        </table>
        <p class="hint">
            "A miss is a recording that you meant, below the threshold. A false wake is one that you \
             called “not for the speaker”, at or above it. Your own threshold is judged on each \
             recording by all the others."
        </p>
    }
}

fn figures(cost: &Cost) -> AnyView {
    let now = format!(
        "In force now: {}.",
        threshold(f64::from(cost.threshold_now))
    );
    let sentence = cost.evidence.sentence();
    let measured = match cost.evidence {
        AdaptationEvidence::TooFew { .. } => None,
        AdaptationEvidence::Measured(both) => Some(view! {
            {table(&both)}
            <p class="hint">{AdaptationEvidence::CAVEAT}</p>
        }),
    };
    view! {
        <p class="cost-says">{sentence}" "<span class="hint">{now}</span></p>
        {measured}
    }
    .into_any()
}

/// The cost of opting out, kept up to date while it is looked at.
#[component]
pub(super) fn CostOfOptingOut(shared: Shared) -> impl IntoView {
    keep_weighing(shared);
    let cost = move || match shared.privacy.cost.get() {
        Some(cost) => figures(&cost),
        None => view! { <p class="hint">"Weighing the kept recordings …"</p> }.into_any(),
    };
    view! {
        <div class="cost">
            <h4>"What opting out costs"</h4>
            <HouseSwitch
                shared name="Personal threshold" id="adaptation-note"
                note="On: the wake word is judged by a threshold of your own, made from your kept \
                      recordings, where it gets less wrong than the shipped one."
                get=|h| h.adaptation set=|h, on| h.adaptation = on
            />
            {cost}
        </div>
    }
}
