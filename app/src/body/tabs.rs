//! Several tabs of this page: one listens, the others say so and can take over.
//!
//! Who listens holds a Web Lock; the browser releases it when that tab dies, however it dies. To
//! take over, a tab asks the holder over a broadcast channel to let go, waits, and takes the lock
//! by force from a holder that does not answer (a frozen tab finds out when it thaws). Browsers
//! without locks or channels get no arbitration: both tabs may listen then, and nothing is lost.

use std::cell::RefCell;
use std::rc::Rc;

use gloo_events::EventListener;
use gloo_timers::callback::Timeout;
use js_sys::{Array, Function, Promise};
use wasm_bindgen::{JsCast, JsValue, closure::Closure};
use wasm_bindgen_futures::{JsFuture, spawn_local};
use web_sys::{AbortController, BroadcastChannel, MessageEvent};

use super::arbitration::{Claim, Note, Request};
use super::js;

/// The lock that the listening tab holds, and the channel between tabs.
const NAME: &str = "hearsay-listening";

type Held = Rc<RefCell<Option<Function>>>;

/// This tab among the others.
pub(super) struct Tabs {
    /// Releases the lock while this tab holds it.
    held: Held,
    /// Called when the lock was taken away.
    lost: Rc<dyn Fn()>,
    channel: Option<BroadcastChannel>,
    listener: Option<EventListener>,
}

impl std::fmt::Debug for Tabs {
    fn fmt(&self, f: &mut std::fmt::Formatter<'_>) -> std::fmt::Result {
        f.debug_struct("Tabs")
            .field("listening", &self.held.borrow().is_some())
            .finish()
    }
}

impl Tabs {
    /// Joins the other tabs. `lost` is called when another tab took the lock by force, `noted` for
    /// every note of another tab.
    pub(super) fn join(lost: impl Fn() + 'static, noted: impl Fn(Note) + 'static) -> Self {
        let channel = BroadcastChannel::new(NAME).ok();
        let listener = channel.as_ref().map(|channel| {
            EventListener::new(channel, "message", move |event| {
                let data = event.dyn_ref().map(MessageEvent::data).unwrap_or_default();
                if let Some(note) = data.as_string().as_deref().and_then(Note::read) {
                    noted(note);
                }
            })
        });
        Self {
            held: Held::default(),
            lost: Rc::new(lost),
            channel,
            listener,
        }
    }

    /// Tells the other tabs.
    pub(super) fn tell(&self, note: Note) {
        if let Some(channel) = &self.channel {
            // Refused only by a closed channel, and ours is open while `self` lives.
            let _posted = channel.post_message(&JsValue::from_str(note.text()));
        }
    }

    /// Asks for the right to listen. Whether this tab has it now.
    pub(super) async fn claim(&self, claim: Claim) -> bool {
        let Some((locks, request)) = locks() else {
            return true;
        };
        for how in claim.requests() {
            if self.held.borrow().is_some() {
                return true;
            }
            if matches!(how, Request::Wait(_)) {
                self.tell(Note::LetGo);
            }
            if self.request(&locks, &request, *how).await {
                return true;
            }
        }
        false
    }

    /// Lets go of the right to listen, if this tab has it.
    pub(super) fn release(&self) {
        if let Some(release) = self.held.take() {
            // A promise's own resolve function does not throw.
            let _released = release.call0(&JsValue::UNDEFINED);
        }
    }

    async fn request(&self, locks: &JsValue, request: &Function, how: Request) -> bool {
        let (options, late) = options(how);
        let mut on_grant = None;
        let granted = Promise::new(&mut |resolve, _| {
            on_grant = Some(grant(Rc::clone(&self.held), resolve));
        });
        let Some(on_grant) = on_grant else {
            return false;
        };
        let made = request.call3(locks, &JsValue::from_str(NAME), &options, &on_grant);
        let outcome = made.and_then(|promise| promise.dyn_into::<Promise>());
        let Ok(outcome) = outcome else { return false };
        let first = JsFuture::from(Promise::race(&Array::of2(&granted, &outcome))).await;
        drop(late);
        let mine = first.is_ok_and(|got| got.is_truthy());
        self.watch(outcome, mine);
        mine
    }

    /// A held lock's promise is rejected when another tab steals it, and settles otherwise only
    /// after our own release.
    fn watch(&self, outcome: Promise, mine: bool) {
        let (held, lost) = (Rc::clone(&self.held), Rc::clone(&self.lost));
        spawn_local(async move {
            let stolen = JsFuture::from(outcome).await.is_err();
            if mine && stolen && held.take().is_some() {
                lost();
            }
        });
    }
}

impl Drop for Tabs {
    fn drop(&mut self) {
        self.release();
        self.listener = None;
        if let Some(channel) = &self.channel {
            channel.close();
        }
    }
}

/// The callback of a lock request. It gets the lock, or `null` where it is not free; the lock is
/// held until the promise that it returns is resolved. A request that is given up never calls it;
/// this costs a few bytes for each take-over that had to wait in vain.
fn grant(held: Held, resolve: Function) -> JsValue {
    Closure::once_into_js(move |lock: JsValue| -> JsValue {
        let got = js::present(&lock);
        let until = if got {
            let until = Promise::new(&mut |release, _| {
                held.replace(Some(release));
            });
            until.into()
        } else {
            JsValue::UNDEFINED
        };
        let _told = resolve.call1(&JsValue::UNDEFINED, &JsValue::from_bool(got));
        until
    })
}

/// Options of `LockManager.request`; the timer gives a waiting request up and must outlive it.
fn options(how: Request) -> (js_sys::Object, Option<Timeout>) {
    match how {
        Request::IfFree => (js::object(&[("ifAvailable", &JsValue::TRUE)]), None),
        Request::Steal => (js::object(&[("steal", &JsValue::TRUE)]), None),
        Request::Wait(ms) => {
            let Ok(controller) = AbortController::new() else {
                return (js::object(&[("ifAvailable", &JsValue::TRUE)]), None);
            };
            let options = js::object(&[("signal", &controller.signal())]);
            (options, Some(Timeout::new(ms, move || controller.abort())))
        }
    }
}

/// `navigator.locks` and its `request`; web-sys knows them only behind its unstable switch.
fn locks() -> Option<(JsValue, Function)> {
    let locks = js::get(&web_sys::window()?.navigator(), "locks");
    let request = js::get(&locks, "request").dyn_into().ok()?;
    Some((locks, request))
}
