//! The window that talks to a server of the person's own: opened, asked, closed.
//!
//! The page's own policy lets it talk to nobody, and cannot be widened while it runs. The window is
//! another document (`public/endpoint.html`) with a policy of its own, which it narrows to the one address
//! that was allowed. It gets requests and gives responses, both as text, and shows both.

use std::cell::{Cell, RefCell};
use std::collections::HashMap;
use std::rc::Rc;

use gloo_events::EventListener;
use gloo_timers::callback::Timeout;
use hearsay_speaker::skill::host::LogicTrouble;
use hearsay_speaker::skill::wire::LARGEST;
use js_sys::{Function, Promise};
use wasm_bindgen::{JsCast, JsValue};
use wasm_bindgen_futures::JsFuture;
use web_sys::{MessageEvent, Window};

use crate::body::js;

/// Its address, relative to the page's base.
const PAGE: &str = "endpoint.html";

/// Its name: there is one.
const NAME: &str = "hearsay-endpoint";

/// Small, so that the page stays in sight.
const LOOKS: &str = "popup,width=560,height=720";

/// What the window tells of itself.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub(super) enum Told {
    /// It is there and takes requests.
    Ready,
    /// It is being closed.
    Gone,
}

type Waiting = Rc<RefCell<HashMap<u32, Function>>>;

/// Said where the window goes while it waits for its server.
const CLOSED: &str = "its window was closed";

/// An open window; dropping it closes it.
#[derive(Debug)]
pub(super) struct Bridge {
    /// The skill whose requests go through it.
    pub(super) skill: String,
    window: Window,
    origin: String,
    waiting: Waiting,
    next: Cell<u32>,
    _listener: EventListener,
}

impl Bridge {
    /// Opens the window for this skill and address; `None` where the browser does not.
    pub(super) fn open(
        skill: String,
        address: &str,
        told: impl Fn(Told) + 'static,
    ) -> Option<Self> {
        let page = web_sys::window()?;
        let origin = page.location().origin().ok()?;
        let url = format!("{PAGE}#{}", js_sys::encode_uri_component(address));
        let opened = page.open_with_url_and_target_and_features(&url, NAME, LOOKS);
        let window = opened.ok().flatten()?;
        let waiting = Waiting::default();
        let (mine, home) = (Rc::clone(&waiting), origin.clone());
        let from: JsValue = window.clone().into();
        let listener = EventListener::new(&page, "message", move |event| {
            let Some(event) = event.dyn_ref::<MessageEvent>() else {
                return;
            };
            if event.origin() == home && js::get(event, "source") == from {
                take(&mine, &event.data(), &told);
            }
        });
        Some(Self {
            skill,
            window,
            origin,
            waiting,
            next: Cell::new(1),
            _listener: listener,
        })
    }

    /// Sends a request and waits so many milliseconds for its response.
    pub(super) async fn ask(&self, request: &str, within_ms: u32) -> Result<String, LogicTrouble> {
        let id = self.next.get();
        self.next.set(id.wrapping_add(1).max(1));
        let promise = Promise::new(&mut |resolve, _| {
            self.waiting.borrow_mut().insert(id, resolve);
        });
        let late = Rc::clone(&self.waiting);
        let patience = Timeout::new(within_ms, move || settle(&late, id, &JsValue::NULL));
        let message = js::object(&[
            ("id", &f64::from(id).into()),
            ("request", &request.into()),
            ("within_ms", &f64::from(within_ms).into()),
            ("most", &(LARGEST as f64).into()),
        ]);
        let closed = self.window.closed().unwrap_or(true);
        if closed || self.window.post_message(&message, &self.origin).is_err() {
            settle(&self.waiting, id, &JsValue::UNDEFINED);
        }
        let answer = JsFuture::from(promise).await.unwrap_or(JsValue::UNDEFINED);
        drop(patience);
        let heard = heard(&answer);
        // A window that goes ends its requests itself: what it says of them then is not their server's doing.
        if heard.is_err() && self.window.closed().unwrap_or(true) {
            return Err(LogicTrouble::Unreachable(CLOSED.to_owned()));
        }
        heard
    }

    /// Closes the window. Whoever waits for an answer is told so at once.
    pub(super) fn close(&self) {
        // Throws only for a window that is closed already.
        let _closed = self.window.close();
        let numbers: Vec<u32> = self.waiting.borrow().keys().copied().collect();
        for number in numbers {
            settle(&self.waiting, number, &JsValue::UNDEFINED);
        }
    }
}

impl Drop for Bridge {
    fn drop(&mut self) {
        self.close();
    }
}

fn take(waiting: &Waiting, data: &JsValue, told: &impl Fn(Told)) {
    if js::get(data, "ready").as_bool() == Some(true) {
        return told(Told::Ready);
    }
    if js::get(data, "gone").as_bool() == Some(true) {
        return told(Told::Gone);
    }
    if let Some(id) = js::number(data, "id") {
        settle(waiting, id as u32, data);
    }
}

fn settle(waiting: &Waiting, id: u32, answer: &JsValue) {
    let resolve = waiting.borrow_mut().remove(&id);
    if let Some(resolve) = resolve {
        // A promise's own resolve function does not throw.
        let _resolved = resolve.call1(&JsValue::UNDEFINED, answer);
    }
}

/// What the window's message says: null where none came in time, undefined where none can come.
fn heard(answer: &JsValue) -> Result<String, LogicTrouble> {
    if answer.is_null() {
        return Err(LogicTrouble::TimedOut);
    }
    if let Some(response) = js::text(answer, "answer") {
        return Ok(response);
    }
    let detail = js::text(answer, "detail");
    Err(match (js::text(answer, "fault").as_deref(), detail) {
        (Some("late"), _) => LogicTrouble::TimedOut,
        (Some("failed"), Some(detail)) => LogicTrouble::Failed(detail),
        (_, Some(detail)) => LogicTrouble::Unreachable(detail),
        (_, None) => LogicTrouble::Unreachable(CLOSED.to_owned()),
    })
}
