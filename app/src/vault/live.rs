//! Which recordings are being written right now, in any tab.
//!
//! A writer holds a Web Lock of its recording's name. The browser lets go of it when the tab dies,
//! however it dies, so a lock is the one proof of life that a crash cannot forge. Where the browser
//! has no Web Locks nothing counts as live, and only the tab that listens may recover.

use std::collections::HashSet;

use js_sys::{Array, Function, Promise, Reflect};
use wasm_bindgen::{JsCast, JsValue, closure::Closure};
use wasm_bindgen_futures::JsFuture;

/// Held while a recording is being written; dropping it lets go.
#[derive(Debug, Default)]
pub(super) struct Live {
    release: Option<Release>,
}

/// Ends a lock that was granted.
#[derive(Debug)]
struct Release {
    let_go: Function,
    /// Settles when the browser has let go.
    gone: Promise,
}

impl Live {
    /// Lets go and waits until everybody can see it.
    pub(super) async fn end(&mut self) {
        if let Some(Release { let_go, gone }) = self.release.take() {
            // A promise's resolve function does not throw, and a lock that fails to end has ended.
            let _ = let_go.call0(&JsValue::UNDEFINED);
            let _ = JsFuture::from(gone).await;
        }
    }
}

impl Drop for Live {
    fn drop(&mut self) {
        if let Some(release) = &self.release {
            let _ = release.let_go.call0(&JsValue::UNDEFINED);
        }
    }
}

/// The lock of a recording in a database.
fn lock_name(database: &str, id: &str) -> String {
    format!("{database}/{id}")
}

/// Marks a recording as being written. Identifiers are random, so nobody else holds it.
pub(super) async fn hold(database: &str, id: &str) -> Live {
    Live {
        release: request(&lock_name(database, id)).await.ok(),
    }
}

/// Identifiers of the recordings that are being written in a database.
pub(super) async fn held(database: &str) -> HashSet<String> {
    let prefix = lock_name(database, "");
    let names = names().await.unwrap_or_default();
    names
        .iter()
        .filter_map(|name| name.strip_prefix(&prefix))
        .map(str::to_owned)
        .collect()
}

/// `web-sys` knows Web Locks only behind its unstable switch.
fn locks() -> Result<JsValue, JsValue> {
    let navigator = Reflect::get(&js_sys::global(), &"navigator".into())?;
    Reflect::get(&navigator, &"locks".into())
}

fn method(object: &JsValue, name: &str) -> Result<Function, JsValue> {
    Reflect::get(object, &name.into())?.dyn_into()
}

/// Asks for a lock and waits until it is granted.
async fn request(name: &str) -> Result<Release, JsValue> {
    let locks = locks()?;
    let request = method(&locks, "request")?;
    let mut let_go = None;
    let held = Promise::new(&mut |resolve, _| let_go = Some(resolve));
    let mut asked = None;
    let granted = Promise::new(&mut |resolve, _| {
        let held = held.clone();
        let on_granted = Closure::once_into_js(move |_lock: JsValue| -> JsValue {
            let _ = resolve.call0(&JsValue::UNDEFINED);
            held.into()
        });
        asked = Some(request.call2(&locks, &name.into(), &on_granted));
    });
    let gone: Promise = asked.ok_or(JsValue::UNDEFINED)??.dyn_into()?;
    // The request's own promise settles before the grant only where the lock is refused.
    JsFuture::from(Promise::race(&Array::of2(&granted, &gone))).await?;
    Ok(Release {
        let_go: let_go.ok_or(JsValue::UNDEFINED)?,
        gone,
    })
}

async fn names() -> Result<Vec<String>, JsValue> {
    let locks = locks()?;
    let query: Promise = method(&locks, "query")?.call0(&locks)?.dyn_into()?;
    let snapshot = JsFuture::from(query).await?;
    let held: Array = Reflect::get(&snapshot, &"held".into())?.dyn_into()?;
    Ok(held
        .iter()
        .filter_map(|lock| Reflect::get(&lock, &"name".into()).ok()?.as_string())
        .collect())
}
