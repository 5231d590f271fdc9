//! The Worker that runs the skills: started, asked, and given up where it does not answer.
//!
//! A model or a pack may be hostile. It is read and run in there, where it cannot hold up the page; who does
//! not answer in time is ended, and the next question starts another.

use std::cell::{Cell, RefCell};
use std::collections::HashMap;
use std::rc::Rc;

use gloo_events::EventListener;
use gloo_timers::callback::Timeout;
use js_sys::{Function, Promise, WebAssembly};
use wasm_bindgen::{JsCast, JsValue};
use wasm_bindgen_futures::JsFuture;
use web_sys::{MessageEvent, Worker};

use super::super::{hearing, js, worker};

/// Addresses, relative to the page's base.
const MODULE_URL: &str = "hearsay-skills_bg.wasm";
const SCRIPT_URL: &str = "door-worker.js";

/// Time for one answer, milliseconds. The largest model that is taken needs some hundred.
const ANSWER_WITHIN_MS: u32 = 8_000;

/// Why there is no answer.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub(super) enum Trouble {
    /// A file did not arrive, or no Worker could be started.
    Missing,
    /// Files of two versions met.
    OtherVersion,
    /// It broke or did not answer.
    Broke,
}

impl Trouble {
    /// A sentence for the person.
    pub(super) const fn sentence(self) -> &'static str {
        match self {
            Self::Missing => {
                "The part that runs skills could not be loaded. Reload the page to try again."
            }
            Self::OtherVersion => {
                "The part that runs skills is of another version. Reload the page."
            }
            Self::Broke => {
                "The part that runs skills did not answer and was ended. Nothing was lost; what you did last was not done."
            }
        }
    }
}

type Waiting = Rc<RefCell<HashMap<u32, Function>>>;

/// A running Worker; dropping it ends it.
#[derive(Debug)]
pub(super) struct Clerk {
    worker: Worker,
    waiting: Waiting,
    next: Cell<u32>,
    _listeners: [EventListener; 2],
}

impl Clerk {
    /// Fetches the parts and starts. `abi` is the version that the module must have.
    pub(super) async fn open(abi: u32) -> Result<Self, Trouble> {
        let missing = |_| Trouble::Missing;
        let binary = hearing::fetch_module(MODULE_URL).await.map_err(missing)?;
        let module = JsFuture::from(WebAssembly::compile(&binary)).await;
        let module = module.map_err(|_| Trouble::Missing)?;
        let script = hearing::fetch_bytes(SCRIPT_URL).await.map_err(missing)?;
        let worker = worker::start(&script).map_err(|_| Trouble::Missing)?;
        let waiting = Waiting::default();
        let (told, failed) = (Rc::clone(&waiting), Rc::clone(&waiting));
        let listeners = [
            EventListener::new(&worker, "message", move |event| {
                if let Some(event) = event.dyn_ref::<MessageEvent>() {
                    take(&told, &event.data());
                }
            }),
            EventListener::new(&worker, "error", move |_| give_up(&failed)),
        ];
        let clerk = Self {
            worker,
            waiting,
            next: Cell::new(1),
            _listeners: listeners,
        };
        let parts = js::object(&[("module", &module), ("abi", &f64::from(abi).into())]);
        let ready = clerk.answer_to(0);
        clerk
            .worker
            .post_message(&parts)
            .map_err(|_| Trouble::Missing)?;
        match ready.await {
            Some(text) if text.is_empty() => Ok(clerk),
            Some(_) => Err(Trouble::OtherVersion),
            None => Err(Trouble::Broke),
        }
    }

    /// Asks and waits for the answer.
    pub(super) async fn ask(&self, op: u32, text: &str) -> Result<String, Trouble> {
        let number = self.next.get();
        self.next.set(number.wrapping_add(1).max(1));
        let answer = self.answer_to(number);
        let message = js::object(&[
            ("op", &f64::from(op).into()),
            ("text", &text.into()),
            ("id", &number.into()),
        ]);
        if self.worker.post_message(&message).is_err() {
            return Err(Trouble::Broke);
        }
        answer.await.ok_or(Trouble::Broke)
    }

    /// What comes under this number; `None` if nothing does in time.
    fn answer_to(&self, number: u32) -> impl Future<Output = Option<String>> + use<> {
        let waiting = Rc::clone(&self.waiting);
        let promise = Promise::new(&mut |resolve, _| {
            waiting.borrow_mut().insert(number, resolve);
        });
        let late = Rc::clone(&self.waiting);
        let patience = Timeout::new(ANSWER_WITHIN_MS, move || settle(&late, number, None));
        async move {
            let answer = JsFuture::from(promise).await;
            drop(patience);
            answer.ok().and_then(|answer| answer.as_string())
        }
    }
}

impl Drop for Clerk {
    fn drop(&mut self) {
        self.worker.terminate();
        give_up(&self.waiting);
    }
}

fn take(waiting: &Waiting, data: &JsValue) {
    if js::get(data, "ready").as_bool() == Some(true) {
        return settle(waiting, 0, Some(""));
    }
    match js::text(data, "fault").as_deref() {
        Some("version") => return settle(waiting, 0, Some("version")),
        Some(_) => return give_up(waiting),
        None => {}
    }
    if let (Some(number), Some(answer)) = (js::number(data, "id"), js::text(data, "answer")) {
        settle(waiting, number as u32, Some(&answer));
    }
}

fn settle(waiting: &Waiting, number: u32, answer: Option<&str>) {
    let resolve = waiting.borrow_mut().remove(&number);
    if let Some(resolve) = resolve {
        let answer = answer.map_or(JsValue::NULL, JsValue::from_str);
        // A promise's own resolve function does not throw.
        let _resolved = resolve.call1(&JsValue::UNDEFINED, &answer);
    }
}

/// Nobody is answered any more.
fn give_up(waiting: &Waiting) {
    let numbers: Vec<u32> = waiting.borrow().keys().copied().collect();
    numbers
        .into_iter()
        .for_each(|number| settle(waiting, number, None));
}
