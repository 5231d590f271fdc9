//! The closed room: a person's own script answers one request, and can do nothing else.
//!
//! The room is a frame that the page writes (`srcdoc`), sandboxed into an origin of its own that keeps
//! nothing, with a policy that lets nothing in or out beside the page's own. In it a Worker runs the script
//! (`public/script-room.js`); a loop ends with the frame. Each request gets a new room, as on a server that
//! was just started: what is to last belongs into the session attributes.

use std::rc::Rc;

use gloo_events::EventListener;
use gloo_timers::callback::Timeout;
use hearsay_speaker::skill::host::LogicTrouble;
use hearsay_speaker::skill::wire::LARGEST;
use js_sys::{Array, Function, Promise};
use wasm_bindgen::{JsCast, JsValue};
use wasm_bindgen_futures::JsFuture;
use web_sys::{HtmlIFrameElement, MessageEvent};

use crate::body::{js, random};

/// The room's own script, relative to the page's base.
pub(super) const SCRIPT_URL: &str = "script-room.js";

/// Lines of what a script logs that are shown.
const MOST_LINES: usize = 20;

/// What a script answered.
#[derive(Debug)]
pub(super) struct Answered {
    /// The response, as JSON.
    pub(super) response: String,
    /// What it logged.
    pub(super) told: Vec<String>,
}

/// Runs a script once. `room` is the text of [`SCRIPT_URL`]; the whole may take so many milliseconds.
pub(super) async fn run(
    room: &str,
    script: &str,
    request: &str,
    within_ms: u32,
) -> Result<Answered, LogicTrouble> {
    let closed = |_| unreachable("this browser could not make a closed room for the script");
    let room = Room::build(room).map_err(closed)?;
    let given = js::object(&[
        ("script", &script.into()),
        ("request", &request.into()),
        ("most", &(LARGEST as f64).into()),
    ]);
    let answer = room.ask(given, within_ms).await;
    drop(room);
    heard(&answer)
}

fn unreachable(why: &str) -> LogicTrouble {
    LogicTrouble::Unreachable(why.to_owned())
}

/// What the room's message says; null where it sent none in time.
fn heard(answer: &JsValue) -> Result<Answered, LogicTrouble> {
    if answer.is_null() {
        return Err(LogicTrouble::TimedOut);
    }
    if let Some(threw) = js::text(answer, "threw") {
        return Err(LogicTrouble::Failed(threw));
    }
    let Some(response) = js::text(answer, "answer") else {
        let why = "what it sent is no answer".to_owned();
        return Err(LogicTrouble::Failed(why));
    };
    let told = Array::from(&js::get(answer, "told"));
    let lines = told.iter().take(MOST_LINES).filter_map(|it| it.as_string());
    Ok(Answered {
        response,
        told: lines.collect(),
    })
}

/// A room; dropping it ends everything in it.
struct Room {
    frame: HtmlIFrameElement,
}

impl Drop for Room {
    fn drop(&mut self) {
        self.frame.remove();
    }
}

impl Room {
    fn build(script: &str) -> Result<Self, JsValue> {
        let nothing = || JsValue::from_str("no document");
        let document = web_sys::window().and_then(|window| window.document());
        let document = document.ok_or_else(nothing)?;
        let frame: HtmlIFrameElement = document.create_element("iframe")?.dyn_into()?;
        frame.set_hidden(true);
        frame.set_attribute("title", "The closed room of a script")?;
        frame.set_attribute("sandbox", "allow-scripts")?;
        frame.set_srcdoc(&page(script, &nonce()?));
        let room = Self { frame };
        document
            .body()
            .ok_or_else(nothing)?
            .append_child(&room.frame)?;
        Ok(room)
    }

    /// Hands the work over as soon as the room is ready; null where nothing comes back in time.
    async fn ask(&self, given: js_sys::Object, within_ms: u32) -> JsValue {
        let (Some(window), Some(inside)) = (web_sys::window(), self.frame.content_window()) else {
            return JsValue::NULL;
        };
        let mut taken = None;
        let promise = Promise::new(&mut |resolve, _| taken = Some(resolve));
        let Some(resolve) = taken.map(Rc::new) else {
            return JsValue::NULL;
        };
        let late = Rc::clone(&resolve);
        let patience = Timeout::new(within_ms, move || settle(&late, &JsValue::NULL));
        let from: JsValue = inside.clone().into();
        let listener = EventListener::new(&window, "message", move |event| {
            let Some(event) = event.dyn_ref::<MessageEvent>() else {
                return;
            };
            if js::get(event, "source") != from {
                return;
            }
            let data = event.data();
            if js::get(&data, "ready").as_bool() != Some(true) {
                settle(&resolve, &data);
            } else if inside.post_message(&given, "*").is_err() {
                // A frame without an origin can only be addressed so; it is the one that was just made.
                settle(&resolve, &JsValue::UNDEFINED);
            }
        });
        let answer = JsFuture::from(promise).await;
        drop((patience, listener));
        answer.unwrap_or(JsValue::NULL)
    }
}

fn settle(resolve: &Function, value: &JsValue) {
    // A promise's own resolve function does not throw.
    let _resolved = resolve.call1(&JsValue::UNDEFINED, value);
}

/// The room's document. The page's policy holds in it too and allows this one script by its hash; what
/// the script is given is allowed by neither, except to start as a Worker under both.
fn page(script: &str, nonce: &str) -> String {
    format!(
        "<!doctype html><meta http-equiv=\"Content-Security-Policy\" \
         content=\"default-src 'none'; script-src 'nonce-{nonce}'; worker-src blob:\">\
         <script nonce=\"{nonce}\">{script}</script>"
    )
}

fn nonce() -> Result<String, JsValue> {
    let mut bytes = [0; 16];
    random::fill(&mut bytes)?;
    Ok(data_encoding::HEXLOWER.encode(&bytes))
}
