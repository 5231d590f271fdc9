//! What hearing costs in the browser: `browser_bench FOLDER-WITH-minute.f32 [keeping]`, called by
//! `cargo xtask bench`. The built page comes from `HEARSAY_DIST`.
//!
//! Prints one JSON object. Every measurement runs several times and gives its median.
//! - `render`: seconds that an `OfflineAudioContext` takes for a minute through the real worklet node,
//!   and through a node that does nothing;
//! - `calls`: the worklet's exports called from a page, quantum by quantum. Chromium's clock moves in
//!   steps of 0.1 ms there, so single calls are told no finer; `looks` are those of them in which the second
//!   stage looks at a wake;
//! - `understanding`: a minute of talk through the recogniser's exports, as requests of 15 s; how long the
//!   answer takes once an utterance is over; its memory;
//! - `keeping`: a history of 10,000 recordings, see `vault`;
//! - `first_load_ms`: from navigation until the start button is on the screen, nothing cached.

mod vault;

use hearsay_tests::{
    Outcome,
    browser::{Browser, Microphone, Wish},
    page::Page,
    place, probe,
    server::{Answer, Server},
};
use hearsay_worklet::protocol::ABI;
use serde_json::{Value, json};
use std::{path::Path, time::Duration};

/// Runs of everything.
const RUNS: usize = 5;
/// Rate of `minute.f32`, Hz.
const RATE: u32 = 48_000;
/// Frames a call.
const QUANTUM: u32 = 128;
/// Milliseconds of sound in `minute.f32`.
const MINUTE: f64 = 60_000.0;
/// How often the page is asked whether its button was seen, and how many times.
const LOOK: (Duration, usize) = (Duration::from_millis(50), 600);

/// A worklet that takes its input and does nothing with it: what the browser itself costs.
const PASS: &str = "registerProcessor('pass', class extends AudioWorkletProcessor { process() { return true; } });";

fn main() -> Outcome {
    let folder = std::env::args()
        .nth(1)
        .ok_or("which folder holds minute.f32?")?;
    let only_keeping = std::env::args()
        .nth(2)
        .is_some_and(|what| what == "keeping");
    let runtime = tokio::runtime::Builder::new_current_thread()
        .enable_all()
        .build()?;
    println!(
        "{}",
        runtime.block_on(measure(Path::new(&folder), only_keeping))?
    );
    Ok(())
}

async fn measure(folder: &Path, only_keeping: bool) -> Outcome<Value> {
    let server = Server::of_folder(&place::dist()?)?;
    if only_keeping {
        return keeping(&server).await;
    }
    server.answer(
        "/minute.f32",
        Answer::bytes(std::fs::read(folder.join("minute.f32"))?),
    );
    server.answer("/pass.js", Answer::of("text/javascript", PASS.into()));
    server.answer(
        "/empty",
        Answer::html("<!doctype html><title>bench</title>"),
    );
    let mut wish = Wish::new(Microphone::Missing, &place::fresh_folder("bench")?);
    wish.autoplay = true;
    let browser = Browser::start(&wish).await?;
    let page = Page::new(&browser, server.origin());
    let first_load = first_load(&page, &server).await?;
    page.client
        .goto(format!("{}/empty", server.origin()))
        .await?;
    let render = render(&page).await?;
    let called = called(&page).await?;
    let understanding = understanding(&page).await?;
    browser.quit().await?;
    let keeping = keeping(&server).await?;
    let report = json!({
        "keeping": keeping,
        "first_load_ms": first_load,
        "render": render,
        "calls": calls(&called, "calls")?,
        "looks": calls(&called, "looks")?,
        "understanding": understanding,
    });
    Ok(report)
}

/// What keeping costs, in a browser of its own.
async fn keeping(server: &Server) -> Outcome<Value> {
    let folder = place::fresh_folder("bench-keeping")?;
    let browser = Browser::start(&Wish::new(Microphone::Missing, &folder)).await?;
    let page = Page::new(&browser, server.origin());
    let measured = vault::measure(&page).await?;
    browser.quit().await?;
    Ok(measured)
}

/// Milliseconds until the start button is seen.
async fn first_load(page: &Page, server: &Server) -> Outcome<f64> {
    probe::before_every_page(page, include_str!("first.js")).await?;
    let mut all = Vec::new();
    for _ in 0..RUNS {
        page.client.goto("about:blank").await?;
        page.client.goto(format!("{}/", server.origin())).await?;
        all.push(seen(page).await?);
    }
    Ok(median(all))
}

async fn seen(page: &Page) -> Outcome<f64> {
    let (pause, times) = LOOK;
    for _ in 0..times {
        let at = page
            .client
            .execute("return window.hearsayFirstSeen ?? null", vec![])
            .await?;
        if let Some(at) = at.json().as_f64() {
            return Ok(at);
        }
        tokio::time::sleep(pause).await;
    }
    Err("the start button never came".into())
}

/// A minute through the worklet, with and without hearing.
async fn render(page: &Page) -> Outcome<Value> {
    let (mut with, mut without) = (Vec::new(), Vec::new());
    // In turns, so that whatever else the machine does weighs on both.
    for _ in 0..RUNS {
        without.push(rendered(page, false).await?);
        with.push(rendered(page, true).await?);
    }
    let (with, without) = (median(with), median(without));
    Ok(json!({
        "with_s": with / 1e3,
        "without_s": without / 1e3,
        "cost_s_per_s": (with - without) / MINUTE,
    }))
}

async fn rendered(page: &Page, real: bool) -> Outcome<f64> {
    let given = vec![json!(real), json!(RATE), json!(ABI)];
    let took = page.run_async(include_str!("render.js"), given).await?;
    took.as_f64()
        .ok_or_else(|| format!("no time in {took}").into())
}

/// Call by call.
async fn called(page: &Page) -> Outcome<Value> {
    let given = vec![json!(RATE), json!(QUANTUM), json!(RUNS)];
    page.run_async(include_str!("calls.js"), given).await
}

/// The recogniser's module outside its Worker.
async fn understanding(page: &Page) -> Outcome<Value> {
    let given = vec![json!(RATE), json!(RUNS)];
    let told = page
        .run_async(include_str!("understanding.js"), given)
        .await?;
    Ok(json!({
        "cost_s_per_s": middle(&told, "all")? / MINUTE,
        "answer_ms": middle(&told, "longest")?,
        "memory_bytes": number(&told, "bytes")?,
    }))
}

/// The median of a number over all runs.
fn middle(told: &Value, name: &str) -> Outcome<f64> {
    let runs = told.get("runs").and_then(Value::as_array);
    let runs = runs.ok_or("the calls gave no runs")?.iter();
    runs.map(|run| number(run, name))
        .collect::<Outcome<Vec<_>>>()
        .map(median)
}

/// All calls, or those of the second looks.
fn calls(called: &Value, which: &str) -> Outcome<Value> {
    let value = called.get(which).ok_or("the calls told nothing")?;
    Ok(json!({
        "worst_us": middle(value, "worst")?,
        "p999_us": middle(value, "common")?,
        "undisturbed_us": number(value, "undisturbed")?,
        "cost_s_per_s": middle(value, "all")? / 1e3 / MINUTE,
        "quantum_us": f64::from(QUANTUM) / f64::from(RATE) * 1e6,
    }))
}

fn number(value: &Value, name: &str) -> Outcome<f64> {
    value
        .get(name)
        .and_then(Value::as_f64)
        .ok_or_else(|| format!("no {name} in {value}").into())
}

/// The middle one.
fn median(mut all: Vec<f64>) -> f64 {
    all.sort_by(f64::total_cmp);
    all.get(all.len() / 2).copied().unwrap_or(f64::NAN)
}
