//! The parts of the hearing worklet as the page sees them: fetched bytes, and what it says.
//!
//! The worklet scope cannot fetch, so the page fetches and compiles, and hands over the module and
//! the two models. A development server answers a missing file with its start page (`200 text/html`);
//! the first bytes tell.

use hearsay_speaker::FaultKind;
use hearsay_worklet::model::Thresholds;
use hearsay_worklet::protocol::{Message, Status, Unreadable, kind};
use js_sys::{ArrayBuffer, Float32Array, Float64Array, Uint8Array, WebAssembly};
use wasm_bindgen::{JsCast, JsValue};
use wasm_bindgen_futures::JsFuture;
use web_sys::{RequestCache, RequestInit, Response};

use super::js;

/// Addresses, relative to the page's base.
const MODULE_URL: &str = "hearsay-worklet_bg.wasm";
const MODEL_URL: &str = "models/alexa.hsw";
const VERIFIER_URL: &str = "models/alexa-verifier.hsw";

/// First bytes of every WebAssembly module: <https://webassembly.github.io/spec/core/binary/modules.html#binary-module>.
const WASM_MAGIC: [u8; 4] = *b"\0asm";

/// What a node needs: cheap to hand to any number of nodes.
#[derive(Clone, Debug)]
pub(super) struct Parts {
    /// A compiled `WebAssembly.Module`.
    pub(super) module: JsValue,
    /// The wake-word model.
    pub(super) model: Uint8Array,
    /// The second stage's model.
    pub(super) verifier: Uint8Array,
    /// The thresholds that the wake-word model brings along.
    pub(super) thresholds: Thresholds,
    /// The score from which the second stage agrees.
    pub(super) verifier_threshold: f32,
}

/// Fetches and compiles.
///
/// # Errors
/// [`FaultKind::HearingMissing`] for whatever did not arrive as what it should be,
/// [`FaultKind::ModelDamaged`] for bytes that are no model.
pub(super) async fn fetch() -> Result<Parts, FaultKind> {
    let binary = fetch_module(MODULE_URL).await?;
    let compiled = JsFuture::from(WebAssembly::compile(&binary)).await;
    let module = compiled.map_err(|_| FaultKind::HearingMissing)?;
    let (model, thresholds) = fetch_model(MODEL_URL).await?;
    let (verifier, second) = fetch_model(VERIFIER_URL).await?;
    Ok(Parts {
        module,
        model,
        verifier,
        thresholds,
        verifier_threshold: second.normal,
    })
}

/// The bytes of a WebAssembly module.
///
/// # Errors
/// [`FaultKind::HearingMissing`] for whatever did not arrive as one.
pub(in crate::body) async fn fetch_module(url: &str) -> Result<Uint8Array, FaultKind> {
    let binary = fetch_bytes(url).await?;
    if !is_wasm(&head_of(&binary)) {
        return Err(FaultKind::HearingMissing);
    }
    Ok(binary)
}

/// A model and the thresholds that it brings along.
async fn fetch_model(url: &str) -> Result<(Uint8Array, Thresholds), FaultKind> {
    let model = fetch_bytes(url).await?;
    let head = head_of(&model);
    if is_markup(&head) {
        return Err(FaultKind::HearingMissing);
    }
    let thresholds = Thresholds::read(&head).map_err(|_| FaultKind::ModelDamaged)?;
    Ok((model, thresholds))
}

/// The bytes behind an address, revalidated so that parts of two versions do not meet.
pub(in crate::body) async fn fetch_bytes(url: &str) -> Result<Uint8Array, FaultKind> {
    let window = web_sys::window().ok_or(FaultKind::HearingMissing)?;
    let how = RequestInit::new();
    how.set_cache(RequestCache::NoCache);
    let missing = |_: JsValue| FaultKind::HearingMissing;
    let answer = JsFuture::from(window.fetch_with_str_and_init(url, &how)).await;
    let answer: Response = answer.map_err(missing)?.dyn_into().map_err(missing)?;
    if !answer.ok() {
        return Err(FaultKind::HearingMissing);
    }
    let body = js::settled(answer.array_buffer()).await.map_err(missing)?;
    let body: ArrayBuffer = body.dyn_into().map_err(missing)?;
    Ok(Uint8Array::new(&body))
}

fn head_of(bytes: &Uint8Array) -> Vec<u8> {
    // Enough for the model's thresholds, and for blanks and the start of a doctype.
    bytes.subarray(0, bytes.length().min(64)).to_vec()
}

fn is_wasm(head: &[u8]) -> bool {
    head.starts_with(&WASM_MAGIC)
}

/// Whether these bytes begin like a web page; no model does.
fn is_markup(head: &[u8]) -> bool {
    let text = head.strip_prefix(b"\xEF\xBB\xBF").unwrap_or(head);
    text.trim_ascii_start().starts_with(b"<")
}

/// One message from the worklet's port.
#[derive(Clone, Debug, PartialEq)]
pub(super) enum Said {
    /// Built; sound can come. Hz and frames.
    Ready {
        /// Rate of the context, Hz.
        rate: u32,
        /// Frames a render quantum.
        quantum: u32,
    },
    /// Could not be built, or broke.
    Broke(FaultKind),
    /// What it heard.
    Heard(Message),
}

/// Reads a message from the port.
///
/// # Errors
/// [`Unreadable`] for anything that this version does not know.
pub(super) fn read(data: &JsValue) -> Result<Said, Unreadable> {
    let ready = js::get(data, "ready");
    if ready.is_object() {
        let field = |key| js::number(&ready, key).map_or(0, |value| value as u32);
        return Ok(Said::Ready {
            rate: field("rate"),
            quantum: field("quantum"),
        });
    }
    if let Some(fault) = js::text(data, "fault") {
        return Ok(Said::Broke(fault_of(&fault, js::number(data, "detail"))));
    }
    read_heard(data).map(Said::Heard)
}

fn read_heard(data: &JsValue) -> Result<Message, Unreadable> {
    let kind = js::number(data, "kind").map_or(0, |value| value as u32);
    let payload = js::get(data, "data");
    if kind == kind::PCM {
        let samples: Float32Array = payload.dyn_into().map_err(|_| Unreadable { kind })?;
        let first = js::number(data, "first").ok_or(Unreadable { kind })?;
        return Ok(Message::Pcm {
            first: first as u64,
            samples: samples.to_vec(),
        });
    }
    let record: Float64Array = payload.dyn_into().map_err(|_| Unreadable { kind })?;
    Message::decode(kind, &record.to_vec())
}

/// The fault that a worklet's own report means: its name, and a number for some.
fn fault_of(fault: &str, detail: Option<f64>) -> FaultKind {
    let status = detail.map_or(0, |value| value as u32);
    match fault {
        "version" => FaultKind::HearingVersion,
        "status" if status == Status::BadModel as u32 => FaultKind::ModelDamaged,
        // The context's rate lies outside what the resampler covers.
        "status" if status == Status::BadRate as u32 => FaultKind::MicrophoneUnsuitable,
        _ => FaultKind::HearingCrashed,
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn a_web_page_is_not_taken_for_webassembly() {
        assert!(is_wasm(b"\0asm\x01\0\0\0"));
        for head in [&b"<!doctype html>"[..], b"", b"\0as"] {
            assert!(!is_wasm(head), "{head:?}");
        }
    }

    #[test]
    fn a_web_page_is_not_taken_for_a_model() {
        assert!(is_markup(b"<!doctype html>"));
        assert!(is_markup(b"\xEF\xBB\xBF \n<html>"));
        assert!(!is_markup(b"HSW1\x00"));
        assert!(!is_markup(b""));
    }

    #[test]
    fn each_report_of_the_worklet_has_its_fault() {
        assert_eq!(fault_of("version", Some(7.0)), FaultKind::HearingVersion);
        assert_eq!(fault_of("status", Some(2.0)), FaultKind::ModelDamaged);
        assert_eq!(
            fault_of("status", Some(1.0)),
            FaultKind::MicrophoneUnsuitable
        );
        assert_eq!(fault_of("status", None), FaultKind::HearingCrashed);
        assert_eq!(fault_of("trap", None), FaultKind::HearingCrashed);
    }
}
