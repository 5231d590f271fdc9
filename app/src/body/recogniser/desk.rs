//! The Worker that understands: started, given orders, heard.
//!
//! It fetches nothing; module and model are handed over.

use gloo_events::EventListener;
use hearsay_recogniser::door::{ABI, Op};
use hearsay_speaker::understand::HeardWord;
use js_sys::{Array, Float32Array, Object, WebAssembly};
use wasm_bindgen::{JsCast, JsValue};
use wasm_bindgen_futures::JsFuture;
use web_sys::{MessageEvent, Worker};

use super::super::{hearing, js, worker};

/// Addresses, relative to the page's base.
const MODULE_URL: &str = "hearsay-recogniser_bg.wasm";
const MODEL_URL: &str = "models/commands.hsa";
const SCRIPT_URL: &str = "recogniser-worker.js";

/// Why there is no recogniser.
#[derive(Clone, Debug, PartialEq, Eq)]
pub(super) enum Trouble {
    /// A file did not arrive, or no Worker could be started.
    Missing,
    /// Files of two versions met.
    OtherVersion,
    /// The model was refused; the sentence says why.
    Refused(String),
    /// It broke while it worked.
    Broke,
}

impl Trouble {
    /// A sentence for the person.
    pub(super) fn sentence(&self) -> String {
        match self {
            Self::Missing => {
                "The part that understands words could not be loaded. Recording works; \
                              reload the page to try again."
                    .to_owned()
            }
            Self::OtherVersion => {
                "The part that understands words is of another version. Reload the page.".to_owned()
            }
            Self::Refused(why) => format!("The part that understands words was refused: {why}"),
            Self::Broke => {
                "The part that understands words broke off. It is started anew with the \
                            next request."
                    .to_owned()
            }
        }
    }
}

/// What the Worker says.
#[derive(Clone, Debug, PartialEq)]
pub(super) enum Said {
    /// It has the model.
    Ready,
    /// The words so far.
    Words(Vec<HeardWord>),
    /// Milliseconds of work that the utterance took.
    Spent(f64),
    /// The answer to an order with this number.
    Answer(u32, String),
    /// It works no more.
    Broke(Trouble),
}

/// What is asked of it.
#[derive(Clone, Debug)]
pub(super) enum Order {
    /// An operation, its text, and a number under which the answer is awaited.
    Ask(Op, Option<String>, Option<u32>),
    /// Sound, mono, 16 kHz.
    Sound(Vec<f32>),
}

/// A running Worker; dropping it ends it.
#[derive(Debug)]
pub(super) struct Desk {
    worker: Worker,
    _listeners: [EventListener; 2],
}

impl Desk {
    /// Fetches the parts and starts; `said` hears everything, [`Said::Ready`] or [`Said::Broke`] first.
    pub(super) async fn open(said: impl Fn(Said) + Clone + 'static) -> Result<Self, Trouble> {
        let missing = |_| Trouble::Missing;
        let binary = hearing::fetch_module(MODULE_URL).await.map_err(missing)?;
        let module = JsFuture::from(WebAssembly::compile(&binary)).await;
        let module = module.map_err(|_| Trouble::Missing)?;
        let model = hearing::fetch_bytes(MODEL_URL).await.map_err(missing)?;
        let script = hearing::fetch_bytes(SCRIPT_URL).await.map_err(missing)?;
        let worker = worker::start(&script).map_err(|_| Trouble::Missing)?;
        let failed = said.clone();
        let listeners = [
            EventListener::new(&worker, "message", move |event| {
                if let Some(event) = event.dyn_ref::<MessageEvent>()
                    && let Some(word) = read(&event.data())
                {
                    said(word);
                }
            }),
            EventListener::new(&worker, "error", move |_| {
                failed(Said::Broke(Trouble::Broke));
            }),
        ];
        let parts = js::object(&[
            ("module", &module),
            ("model", &model),
            ("abi", &f64::from(ABI).into()),
        ]);
        let moved = Array::of1(&model.buffer());
        let sent = worker.post_message_with_transfer(&parts, &moved);
        sent.map_err(|_| Trouble::Missing)?;
        Ok(Self {
            worker,
            _listeners: listeners,
        })
    }

    /// Gives an order. One that cannot be sent is answered by nobody, which its asker outwaits.
    pub(super) fn give(&self, order: Order) {
        let _sent = match order {
            Order::Sound(samples) => {
                let sound = Float32Array::from(samples.as_slice());
                let message = js::object(&[("sound", &sound)]);
                let moved = Array::of1(&sound.buffer());
                self.worker.post_message_with_transfer(&message, &moved)
            }
            Order::Ask(op, text, number) => {
                let message = js::object(&[("op", &f64::from(op as u32).into())]);
                if let Some(text) = text {
                    js::set(&message, "text", &text.into());
                }
                if let Some(number) = number {
                    js::set(&message, "id", &number.into());
                }
                self.worker.post_message(&message)
            }
        };
    }
}

impl Drop for Desk {
    fn drop(&mut self) {
        self.worker.terminate();
    }
}

fn read(data: &JsValue) -> Option<Said> {
    let data: &Object = data.dyn_ref()?;
    if js::get(data, "ready").as_bool() == Some(true) {
        return Some(Said::Ready);
    }
    if let Some(fault) = js::text(data, "fault") {
        return Some(Said::Broke(match fault.as_str() {
            "version" => Trouble::OtherVersion,
            "refused" => Trouble::Refused(js::text(data, "detail").unwrap_or_default()),
            _ => Trouble::Broke,
        }));
    }
    if let Some(words) = js::text(data, "words") {
        return serde_json::from_str(&words).ok().map(Said::Words);
    }
    if let Some(ms) = js::number(data, "ms") {
        return Some(Said::Spent(ms));
    }
    let number = js::number(data, "id")?;
    let answer = js::text(data, "answer")?;
    Some(Said::Answer(number as u32, answer))
}
