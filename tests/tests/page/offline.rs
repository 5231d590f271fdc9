//! The worklet that the page ships says the same as the engine built natively.
//!
//! Tolerance: none. Both are IEEE arithmetic in the same order with the same mathematical functions
//! (the crate `libm`), so every message must have the same bytes; a NaN may have any payload.

use hearsay_tests::{
    Outcome,
    native::{Raw, hear},
    place,
    scene::{RATE, SPEECHES, Scene, WORDS},
    server::Answer,
    sound,
    stage::{Stage, still},
};
use hearsay_worklet::protocol::{ABI, Event};
use serde_json::{Value, json};

/// Chromium's render quantum, frames; natively any other size must do as well.
const NATIVE_QUANTUM: usize = 441;

#[test]
fn the_worklet_in_the_browser_gives_the_same_scores_as_native_code() {
    still("offline", async |stage| {
        stage.page.open().await?;
        for rate in [16_000, 44_100, 48_000] {
            compare(stage, rate).await?;
        }
        Ok(())
    });
}

async fn compare(stage: &Stage, rate: u32) -> Outcome {
    let scene = Scene::request(1.0, WORDS[0], SPEECHES[0])?.quiet(2.0);
    let samples = at_rate(&sound::to_float(scene.samples()), rate);
    let model = std::fs::read(place::dist()?.join("models/alexa.hsw"))?;
    let verifier = std::fs::read(place::dist()?.join("models/alexa-verifier.hsw"))?;
    let native = hear(rate, &samples, NATIVE_QUANTUM, [&model, &verifier])?;
    let browser = rendered(stage, &samples, rate).await?;

    assert!(
        native
            .iter()
            .any(|raw| matches!(raw.event(), Some(Event::Wake { .. }))),
        "the scene holds a wake word at {rate} Hz; highest score {:?}",
        native.iter().filter_map(Raw::score).fold(0.0, f32::max)
    );
    assert!(
        native
            .iter()
            .any(|raw| matches!(raw.event(), Some(Event::Verified { .. }))),
        "and the second stage has looked at it at {rate} Hz"
    );
    // The last quantum of the rendering may hold samples that the native run has not been given.
    let (least, most) = (
        native.len().min(browser.len()),
        native.len().max(browser.len()),
    );
    assert!(
        most - least <= 2,
        "{} native messages, {} in the browser",
        native.len(),
        browser.len()
    );
    for (at, (ours, theirs)) in native.iter().zip(&browser).enumerate() {
        assert_eq!(tidy(ours), tidy(theirs), "message {at} at {rate} Hz");
    }
    Ok(())
}

async fn rendered(stage: &Stage, samples: &[f32], rate: u32) -> Outcome<Vec<Raw>> {
    let bytes = samples
        .iter()
        .flat_map(|sample| sample.to_le_bytes())
        .collect();
    let path = format!("/samples-{rate}.f32");
    stage.server.answer(&path, Answer::bytes(bytes));
    let script = include_str!("../../src/scripts/offline.js");
    let answer = stage
        .page
        .run_async(script, vec![json!(path), json!(rate), json!(ABI)])
        .await?;
    let said = answer
        .get("said")
        .and_then(Value::as_array)
        .ok_or("the worklet said nothing")?;
    said.iter().map(raw).collect()
}

fn raw(value: &Value) -> Outcome<Raw> {
    let number = |key| value.get(key).and_then(Value::as_f64).unwrap_or(0.0);
    let text = value
        .get("data")
        .and_then(Value::as_str)
        .unwrap_or_default();
    let bytes = (0..text.len() / 2).map(|at| u8::from_str_radix(&text[2 * at..2 * at + 2], 16));
    Ok(Raw {
        kind: number("kind") as u32,
        first: number("first") as u64,
        bytes: bytes.collect::<Result<_, _>>()?,
    })
}

/// The same message with one payload for every NaN; `first` counts only for pieces.
fn tidy(raw: &Raw) -> Raw {
    let mut raw = raw.clone();
    if raw.kind == hearsay_worklet::protocol::kind::PCM {
        return raw;
    }
    raw.first = 0;
    for eight in raw.bytes.as_chunks_mut::<8>().0 {
        let number = f64::from_le_bytes(*eight);
        if number.is_nan() {
            *eight = f64::NAN.to_le_bytes();
        }
    }
    raw
}

/// The samples at another rate, by straight lines: both sides get the same, so quality is no matter.
fn at_rate(samples: &[f32], rate: u32) -> Vec<f32> {
    let length = samples.len() as u64 * u64::from(rate) / RATE as u64;
    let value = |at: u64| {
        let place = at as f64 * RATE as f64 / f64::from(rate);
        let (left, part) = (place as usize, place.fract() as f32);
        let right = samples.get(left + 1).copied().unwrap_or(0.0);
        samples.get(left).copied().unwrap_or(0.0) * (1.0 - part) + right * part
    };
    (0..length).map(value).collect()
}
