//! What the page is told and what it shows, written down by a script that runs before its code.
//!
//! Used where a test must know more than a person sees: sample counts of the worklet's decisions
//! and the moment at which a status changed. It changes nothing in the page.

use crate::{Outcome, page::Page};
use hearsay_worklet::protocol::{Event, Message, kind};
use serde_json::{Value, json};

const SCRIPT: &str = include_str!("scripts/probe.js");

/// Something shown, at `performance.now()` milliseconds.
#[derive(Clone, Debug, PartialEq)]
pub struct Shown {
    /// When.
    pub at: f64,
    /// All statuses, joined with " | ".
    pub text: String,
}

/// An event of the worklet.
#[derive(Clone, Copy, Debug, PartialEq)]
pub struct Told {
    /// When the main thread got it, `performance.now()` milliseconds.
    pub at: f64,
    /// The event.
    pub event: Event,
}

/// A captured piece as the worklet delivered it.
#[derive(Clone, Debug, PartialEq)]
pub struct Piece {
    /// Index of its first sample since the worklet's start, 16 kHz.
    pub first: u64,
    /// Samples.
    pub samples: Vec<f32>,
}

/// Lets the script run in every document that is opened from now on.
///
/// # Errors
/// When the driver does not answer.
pub async fn install(page: &Page) -> Outcome {
    before_every_page(page, SCRIPT).await
}

/// Lets any script run before the page's own code in every document from now on.
///
/// # Errors
/// When the driver does not answer.
pub async fn before_every_page(page: &Page, source: &str) -> Outcome {
    let cdp = page.client.cdp();
    cdp.send_raw(
        "Page.addScriptToEvaluateOnNewDocument",
        json!({ "source": source }),
    )
    .await?;
    Ok(())
}

/// Every change of the status so far.
///
/// # Errors
/// When the probe is not in the page.
pub async fn statuses(page: &Page) -> Outcome<Vec<Shown>> {
    let list = page.run("return hearsayProbe.status", vec![]).await?;
    let shown = |value: &Value| {
        Some(Shown {
            at: value.get("at")?.as_f64()?,
            text: value.get("text")?.as_str()?.to_owned(),
        })
    };
    Ok(items(&list).filter_map(shown).collect())
}

/// Every event of the worklet so far.
///
/// # Errors
/// When the probe is not in the page, or an event cannot be read.
pub async fn events(page: &Page) -> Outcome<Vec<Told>> {
    let list = page
        .run("return hearsayProbe.worklet.filter((m) => m.event)", vec![])
        .await?;
    let mut told = Vec::new();
    for value in items(&list) {
        let at = value.get("at").and_then(Value::as_f64).unwrap_or_default();
        let numbers: Vec<f64> = items(value.get("event").unwrap_or(&Value::Null))
            .map(|number| number.as_f64().unwrap_or(f64::NAN))
            .collect();
        if let Message::Event(event) = Message::decode(kind::EVENT, &numbers)? {
            told.push(Told { at, event });
        }
    }
    Ok(told)
}

/// Every captured piece so far.
///
/// # Errors
/// When the probe is not in the page.
pub async fn pieces(page: &Page) -> Outcome<Vec<Piece>> {
    let list = page.run("return hearsayProbe.pcm", vec![]).await?;
    let piece = |value: &Value| {
        let samples = items(value.get("samples")?).filter_map(Value::as_f64);
        Some(Piece {
            first: value.get("first")?.as_f64()? as u64,
            samples: samples.map(|sample| sample as f32).collect(),
        })
    };
    Ok(items(&list).filter_map(piece).collect())
}

/// How much sound the worklet has heard since it was built, samples at 16 kHz.
///
/// # Errors
/// When the probe is not in the page.
pub async fn heard(page: &Page) -> Outcome<usize> {
    let samples = page.run("return hearsayProbe.heard", vec![]).await?;
    Ok(samples.as_f64().unwrap_or_default() as usize)
}

/// Waits until the worklet has heard so much: the clock of everything that hangs on sound.
///
/// # Errors
/// When sound stops coming.
pub async fn until_heard(page: &Page, samples: usize) -> Outcome {
    let what = format!("{samples} samples heard");
    page.until(&what, async || {
        Ok((heard(page).await? >= samples).then_some(()))
    })
    .await
}

/// `readyState` of every track that the page was ever given.
///
/// # Errors
/// When the probe is not in the page.
pub async fn tracks(page: &Page) -> Outcome<Vec<String>> {
    let list = page
        .run(
            "return hearsayProbe.tracks.map((t) => t.readyState)",
            vec![],
        )
        .await?;
    Ok(items(&list)
        .filter_map(Value::as_str)
        .map(str::to_owned)
        .collect())
}

/// What the content security policy held back so far, by directive.
///
/// # Errors
/// When the probe is not in the page.
pub async fn violations(page: &Page) -> Outcome<Vec<String>> {
    let list = page
        .run(
            "return hearsayProbe.violations.map((v) => v.directive)",
            vec![],
        )
        .await?;
    Ok(items(&list)
        .filter_map(Value::as_str)
        .map(str::to_owned)
        .collect())
}

/// How often the page asked for the microphone.
///
/// # Errors
/// When the probe is not in the page.
pub async fn times_asked(page: &Page) -> Outcome<usize> {
    let count = page.run("return hearsayProbe.asked.length", vec![]).await?;
    Ok(count.as_u64().unwrap_or(u64::MAX) as usize)
}

/// Uncaught exceptions and unhandled rejections so far.
///
/// # Errors
/// When the probe is not in the page.
pub async fn uncaught(page: &Page) -> Outcome<Vec<String>> {
    let list = page.run("return hearsayProbe.errors", vec![]).await?;
    Ok(items(&list)
        .filter_map(Value::as_str)
        .map(str::to_owned)
        .collect())
}

/// The items of an array; none for anything else.
pub(crate) fn items(value: &Value) -> impl Iterator<Item = &Value> {
    value.as_array().into_iter().flatten()
}
