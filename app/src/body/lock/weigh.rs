//! Asking how hard a passphrase is to guess.
//!
//! The estimator's word lists weigh more than the page, so they are a module of their own, fetched
//! from the same origin when a passphrase field is first used. Without it everything works, and
//! the glass says that the strength cannot be shown.

use std::fmt;
use std::rc::Rc;

use hearsay_speaker::lock::strength::Strength;
use js_sys::{Function, Object, Uint8Array, WebAssembly};
use leptos::prelude::*;
use wasm_bindgen::prelude::Closure;
use wasm_bindgen::{JsCast, JsValue};
use wasm_bindgen_futures::JsFuture;

use super::super::controller::Body;
use super::super::{clock, hearing, js};
use super::master::Ingredient;
use crate::shared::lock::{NewPassphrase, Weighed};

/// Address of the module, relative to the page's base.
const MODULE_URL: &str = "hearsay-strength_bg.wasm";

/// Version of what page and module agree on (`strength/src/door.rs`).
const ABI: f64 = 1.0;

/// The estimator's clock, the only import that is ever called.
const CLOCK: &str = "unix_time_milliseconds_imported";

/// Parts passphrase and names (`strength/src/door.rs`).
const SEPARATOR: u8 = 0;

/// The estimator, ready.
pub(super) struct Scales {
    exports: Object,
    /// Keeps the imported clock alive.
    _clock: Closure<dyn Fn() -> u64>,
}

impl fmt::Debug for Scales {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        f.write_str("Scales")
    }
}

impl Body {
    /// Says how hard a text is to guess. An empty one only fetches the estimator.
    pub(super) async fn weigh(self: Rc<Self>, text: NewPassphrase) {
        let number = self.lock.weighing.get().wrapping_add(1);
        self.lock.weighing.set(number);
        let weighed = self.shared.lock.weighed;
        let scales = self.lock.scales.borrow().clone();
        let scales = match scales {
            Some(scales) => Some(scales),
            None => {
                weighed.set(Weighed::Fetching);
                let fetched = Scales::fetch().await.map(Rc::new);
                self.lock.scales.replace(fetched.clone());
                fetched
            }
        };
        if self.lock.weighing.get() != number {
            return;
        }
        weighed.set(match scales {
            None => Weighed::Missing,
            Some(_) if text.0.is_empty() => Weighed::Nothing,
            Some(scales) => scales
                .weigh(&text.0, &self.own_names())
                .map_or(Weighed::Missing, Weighed::Known),
        });
    }

    /// Names on this page, which somebody who sees it would try.
    fn own_names(&self) -> Vec<String> {
        let profile = self
            .shared
            .privacy
            .house
            .try_with_untracked(|house| house.profile.clone());
        profile.flatten().into_iter().collect()
    }
}

impl Scales {
    /// Fetches and starts the module; `None` where it cannot be had.
    async fn fetch() -> Option<Self> {
        let binary = hearing::fetch_module(MODULE_URL).await.ok()?;
        let compiled = JsFuture::from(WebAssembly::compile(&binary)).await.ok()?;
        let module: WebAssembly::Module = js::of_class(compiled)?;
        let clock = Closure::<dyn Fn() -> u64>::new(clock::now);
        let imports = imports(&module, clock.as_ref());
        let made = WebAssembly::instantiate_module(&module, &imports);
        let instance: WebAssembly::Instance = js::of_class(JsFuture::from(made).await.ok()?)?;
        let scales = Self {
            exports: instance.exports(),
            _clock: clock,
        };
        (scales.call("abi_version", &JsValue::UNDEFINED)? == ABI).then_some(scales)
    }

    fn weigh(&self, text: &str, names: &[String]) -> Option<Strength> {
        let mut question = Ingredient(text.as_bytes().to_vec());
        for name in names {
            question.0.push(SEPARATOR);
            question.0.extend(name.as_bytes());
        }
        let len = question.0.len() as f64;
        let at = self.call("room", &len.into()).filter(|at| *at > 0.0)?;
        self.memory(at, len)?.copy_from(&question.0);
        let len = self.call("weigh", &JsValue::UNDEFINED)?;
        let at = self.call("answer", &JsValue::UNDEFINED)?;
        let answer = self.memory(at, len)?.to_vec();
        serde_json::from_slice(&answer).ok()
    }

    fn call(&self, name: &str, argument: &JsValue) -> Option<f64> {
        let function: Function = js::of_class(js::get(&self.exports, name))?;
        function.call1(&JsValue::UNDEFINED, argument).ok()?.as_f64()
    }

    /// A view of the module's memory; valid until its next call.
    fn memory(&self, at: f64, len: f64) -> Option<Uint8Array> {
        let memory: WebAssembly::Memory = js::of_class(js::get(&self.exports, "memory"))?;
        let (at, len) = (at as u32, len as u32);
        let end = at.checked_add(len)?;
        let whole = Uint8Array::new(&memory.buffer());
        (end <= whole.length()).then(|| whole.subarray(at, end))
    }
}

/// Something for every import that the module names: the clock, and nothing for what tools left in
/// it and is never called.
fn imports(module: &WebAssembly::Module, clock: &JsValue) -> Object {
    let imports = Object::new();
    for wanted in WebAssembly::Module::imports(module).iter() {
        let (Some(space), Some(name)) = (js::text(&wanted, "module"), js::text(&wanted, "name"))
        else {
            continue;
        };
        let known: Option<Object> = js::of_class(js::get(&imports, &space));
        let known = known.unwrap_or_default();
        if name == CLOCK {
            js::set(&known, &name, clock);
        } else {
            js::set(&known, &name, &nothing());
        }
        js::set(&imports, &space, &known);
    }
    imports
}

/// A function that does nothing. `Function.prototype` is one; the security policy forbids making
/// one from text.
fn nothing() -> JsValue {
    let function = js::get(&js_sys::global(), "Function");
    js::get(&function, "prototype").unchecked_into()
}
