//! Web Locks: what only one tab may do at a time, and proof of life.
//!
//! The browser lets go of a lock when its tab dies, however it dies, so a lock is the one mark that
//! a crash cannot leave behind. Every browser that offers `crypto.subtle` and modules has them (the
//! last to come was Safari 15.4, 2022); where they are missing all the same nothing is held and
//! nobody waits.

use js_sys::{Array, Function, Object, Promise, Reflect};
use wasm_bindgen::{JsCast, JsValue, closure::Closure};
use wasm_bindgen_futures::JsFuture;

/// Who may hold a lock at the same time.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub(super) enum Mode {
    /// One.
    Alone,
    /// Any number, but nobody [`Mode::Alone`].
    Together,
}

/// A lock that is held; dropping it lets go.
#[derive(Debug, Default)]
pub(super) struct Held {
    grant: Option<Grant>,
}

/// A lock that was asked for. Dropping it before it is granted gives it back as soon as it is.
#[derive(Debug)]
struct Grant {
    let_go: Function,
    /// Settles when the browser has let go.
    gone: Promise,
}

impl Drop for Grant {
    fn drop(&mut self) {
        // A promise's resolve function does not throw.
        let _ = self.let_go.call0(&JsValue::UNDEFINED);
    }
}

impl Held {
    /// Lets go and waits until everybody can see it.
    pub(super) async fn end(&mut self) {
        if let Some(grant) = self.grant.take() {
            let gone = grant.gone.clone();
            drop(grant);
            // A lock that fails to end has ended.
            let _ = JsFuture::from(gone).await;
        }
    }
}

/// Waits for a lock and holds it.
pub(super) async fn hold(name: &str, mode: Mode) -> Held {
    Held {
        grant: request(name, mode).await.ok(),
    }
}

/// `web-sys` knows Web Locks only behind its unstable switch.
fn manager() -> Result<JsValue, JsValue> {
    let navigator = Reflect::get(&js_sys::global(), &"navigator".into())?;
    Reflect::get(&navigator, &"locks".into())
}

fn method(object: &JsValue, name: &str) -> Result<Function, JsValue> {
    Reflect::get(object, &name.into())?.dyn_into()
}

/// Asks for a lock and waits until it is granted.
async fn request(name: &str, mode: Mode) -> Result<Grant, JsValue> {
    let manager = manager()?;
    let request = method(&manager, "request")?;
    let options = Object::new();
    let mode = match mode {
        Mode::Alone => "exclusive",
        Mode::Together => "shared",
    };
    Reflect::set(&options, &"mode".into(), &mode.into())?;
    let mut let_go = None;
    let held = Promise::new(&mut |resolve, _| let_go = Some(resolve));
    let mut asked = None;
    let granted = Promise::new(&mut |resolve, _| {
        let held = held.clone();
        let on_granted = Closure::once_into_js(move |_lock: JsValue| -> JsValue {
            let _ = resolve.call0(&JsValue::UNDEFINED);
            held.into()
        });
        asked = Some(request.call3(&manager, &name.into(), &options, &on_granted));
    });
    let grant = Grant {
        let_go: let_go.ok_or(JsValue::UNDEFINED)?,
        gone: asked.ok_or(JsValue::UNDEFINED)??.dyn_into()?,
    };
    // The request's own promise settles before the grant only where the lock is refused.
    JsFuture::from(Promise::race(&Array::of2(&granted, &grant.gone))).await?;
    Ok(grant)
}

/// Names of all locks that are held, in any tab.
pub(super) async fn held() -> Vec<String> {
    names().await.unwrap_or_default()
}

async fn names() -> Result<Vec<String>, JsValue> {
    let manager = manager()?;
    let query: Promise = method(&manager, "query")?.call0(&manager)?.dyn_into()?;
    let snapshot = JsFuture::from(query).await?;
    let held: Array = Reflect::get(&snapshot, &"held".into())?.dyn_into()?;
    Ok(held
        .iter()
        .filter_map(|lock| Reflect::get(&lock, &"name".into()).ok()?.as_string())
        .collect())
}
