//! How well it hears: the three sensitivities, the peers, and one thing wrong at a time.

use super::grid::{Cell, Grid};
use super::picture::Picture;
use super::say::{condition, counted, interval, percent, rate, share, threshold};
use crate::figures::{Engine, Hardship, Measured, Misses, Point, Setting};
use crate::glass::format;
use leptos::prelude::*;

/// Titles of the conditions of a [`Point`], in the order of [`of_point`].
const CONDITIONS: [&str; 5] = ["clean", "10 dB", "5 dB", "0 dB", "babble"];

fn of_point(point: &Point) -> [Option<f64>; 5] {
    [point.clean, point.ten, point.five, point.zero, point.babble]
}

/// The conditions of the first setting; the others have the same.
fn columns(measured: &Measured) -> Vec<String> {
    let misses = measured.sensitivities.first().map(|s| &s.misses);
    let names = misses.into_iter().flatten().map(|m| m.condition.clone());
    names.collect()
}

fn missed(misses: Option<&Misses>) -> Cell {
    let Some(misses) = misses else {
        return Cell::from("not measured");
    };
    let range = interval(misses.low, misses.high, percent);
    let note = [share(misses), range].map(|s| s.replace("\u{a0}%", "\u{202f}%"));
    let note = note.into_iter().filter(|s| !s.is_empty());
    Cell::noted(percent(misses.percent), note.collect::<Vec<_>>().join(", "))
}

fn row(name: String, setting: &Setting, columns: &[String]) -> Vec<Cell> {
    let rate_of = &setting.false_accepts;
    let mut cells = vec![
        Cell::from(name),
        Cell::from(threshold(setting.threshold)),
        Cell::noted(counted(rate_of), interval(rate_of.low, rate_of.high, rate)),
    ];
    let of = |name: &String| setting.misses.iter().find(|m| m.condition == *name);
    cells.extend(columns.iter().map(|name| missed(of(name))));
    cells
}

fn capital(word: &str) -> String {
    let mut letters = word.chars();
    let first = letters.next().map(|c| c.to_uppercase().to_string());
    first.unwrap_or_default() + letters.as_str()
}

#[component]
fn Sensitivities(measured: Measured) -> impl IntoView {
    let columns = columns(&measured);
    let mut rows: Vec<_> = measured
        .sensitivities
        .iter()
        .map(|setting| row(capital(&setting.name), setting, &columns))
        .collect();
    if let Some(verified) = &measured.verified {
        rows.push(row(
            "Normal with the second check".into(),
            verified,
            &columns,
        ));
    }
    let heads = ["Sensitivity", "Threshold", "False wakes"].map(str::to_owned);
    let heads = heads
        .into_iter()
        .chain(columns.iter().map(|c| condition(c)));
    view! {
        <Grid
            caption="Recordings of the word missed, and wakes without it, with 95 % intervals".to_owned()
            heads=heads.collect()
            rows
        />
    }
}

fn points(engine: &Engine) -> impl Iterator<Item = Vec<Cell>> {
    let size = engine.bytes.map_or_else(String::new, format::bytes);
    let name = format!("{} {}", engine.name, engine.version);
    engine.points.iter().map(move |point| {
        let mut cells = vec![
            Cell::noted(name.trim(), size.clone()),
            Cell::from(rate(point.per_hour)),
        ];
        let cell =
            |misses: Option<f64>| Cell::from(misses.map_or_else(|| "not measured".into(), percent));
        cells.extend(of_point(point).map(cell));
        cells
    })
}

#[component]
fn Peers(engines: Vec<Engine>) -> impl IntoView {
    let rows: Vec<_> = engines
        .iter()
        .flat_map(|e| points(e).collect::<Vec<_>>())
        .collect();
    let heads = ["Engine", "False wakes an hour"].map(str::to_owned);
    let heads = heads.into_iter().chain(CONDITIONS.map(condition));
    view! {
        <h3>{if engines.len() > 1 { "Beside other engines" } else { "Misses against false wakes" }}</h3>
        <Picture engines=engines.clone() />
        <Grid
            caption="The same as numbers: misses at each rate of false wakes".to_owned()
            heads=heads.collect()
            rows
        />
    }
}

#[component]
fn Hardships(cases: Vec<Hardship>) -> impl IntoView {
    let row = |case: Hardship| {
        let note = format!("{} of {}", case.missed, case.of);
        vec![
            Cell::from(case.case),
            Cell::noted(percent(case.percent), note),
        ]
    };
    let heads = ["Sound", "Missed"].map(str::to_owned);
    view! {
        <h3>"One thing wrong at a time"</h3>
        <Grid
            caption="Recordings missed at the normal sensitivity when the sound is not as it should be".to_owned()
            heads=heads.into()
            rows=cases.into_iter().map(row).collect()
        />
    }
}

/// Everything that was measured.
#[component]
pub(super) fn Numbers(measured: Measured) -> impl IntoView {
    let from = format!(
        "Measured on {} with “{}”: {} recordings by {} people, {:.1} hours without the word.",
        measured.date, measured.command, measured.recordings, measured.speakers, measured.hours
    );
    let latency = measured.latency_ms.map(|late| {
        let text = format!(
            "Half of the wakes come within {:.0} ms of the end of the word, nine in ten within {:.0} ms.",
            late.median, late.p90
        );
        view! { <p>{text}</p> }
    });
    let peers = (!measured.engines.is_empty())
        .then(|| view! { <Peers engines=measured.engines.clone() /> });
    let hardships = (!measured.robustness.is_empty())
        .then(|| view! { <Hardships cases=measured.robustness.clone() /> });
    view! {
        <h3>"How well it hears"</h3>
        <p>{measured.what.clone()}</p>
        <Sensitivities measured=measured.clone() />
        {latency}
        <p class="hint">{from}</p>
        {peers}
        {hardships}
    }
}
