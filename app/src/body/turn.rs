//! Something that only one tab of this browser may have at a time: a Web Lock, taken in turn.
//!
//! The browser releases it when its tab dies, however it dies. Whoever must have it now takes it by
//! force from a holder that does not answer; that one learns of it (a frozen tab when it thaws). Where the
//! browser has no locks every tab gets what it asks for.

use std::cell::RefCell;
use std::rc::Rc;

use gloo_timers::callback::Timeout;
use js_sys::{Array, Function, Promise};
use wasm_bindgen::{JsCast, JsValue, closure::Closure};
use wasm_bindgen_futures::{JsFuture, spawn_local};
use web_sys::AbortController;

use super::arbitration::Request;
use super::js;

type Held = Rc<RefCell<Option<Function>>>;

/// One such thing, by the name of its lock.
pub(super) struct Turn {
    name: String,
    /// Releases the lock while this tab holds it.
    held: Held,
    /// Called when the lock was taken away.
    lost: Rc<dyn Fn()>,
}

impl std::fmt::Debug for Turn {
    fn fmt(&self, f: &mut std::fmt::Formatter<'_>) -> std::fmt::Result {
        f.debug_struct("Turn")
            .field("held", &self.is_mine())
            .finish_non_exhaustive()
    }
}

impl Turn {
    /// Not held yet. `lost` is called when another tab took it by force.
    pub(super) fn new(name: String, lost: impl Fn() + 'static) -> Self {
        Self {
            name,
            held: Held::default(),
            lost: Rc::new(lost),
        }
    }

    /// Whether this tab has it.
    pub(super) fn is_mine(&self) -> bool {
        self.held.borrow().is_some()
    }

    /// Asks for it once. Whether this tab has it now.
    pub(super) async fn ask(&self, how: Request) -> bool {
        if self.is_mine() {
            return true;
        }
        let Some((locks, request)) = locks() else {
            return true;
        };
        self.request(&locks, &request, how).await
    }

    /// Lets go of it, if this tab has it.
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
        let made = request.call3(locks, &JsValue::from_str(&self.name), &options, &on_grant);
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

impl Drop for Turn {
    fn drop(&mut self) {
        self.release();
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
        Request::Queue => (js_sys::Object::new(), None),
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
