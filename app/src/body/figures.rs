//! Fetches what was measured of the hearing and what it was made from: two small files beside the model.

use std::rc::Rc;

use leptos::prelude::*;
use wasm_bindgen::JsCast;
use wasm_bindgen_futures::JsFuture;
use web_sys::{RequestCache, RequestInit, Response};

use super::controller::Body;
use super::js;
use crate::figures::{Fetched, Figures};

/// Addresses, relative to the page's base.
const MEASURED_URL: &str = "models/measured.json";
const CARD_URL: &str = "models/card.json";

impl Body {
    /// Fetches both. What fails is shown as missing, with a way to try again: the speaker works without.
    pub(super) async fn fetch_figures(self: Rc<Self>) {
        let measured = Fetched::from_text(text(MEASURED_URL).await.as_deref());
        let card = Fetched::from_text(text(CARD_URL).await.as_deref());
        // Nobody is left to show them to once the page is gone.
        let _ = self.shared.figures.try_set(Figures { measured, card });
    }
}

/// The text behind an address; revalidated, so that it is of the same version as the model.
async fn text(url: &str) -> Option<String> {
    let how = RequestInit::new();
    how.set_cache(RequestCache::NoCache);
    let asked = web_sys::window()?.fetch_with_str_and_init(url, &how);
    let answer: Response = JsFuture::from(asked).await.ok()?.dyn_into().ok()?;
    if !answer.ok() {
        return None;
    }
    js::settled(answer.text()).await.ok()?.as_string()
}
