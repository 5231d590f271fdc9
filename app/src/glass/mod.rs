//! The glass: what a person sees.

use crate::{body, shared::Shared};
use leptos::prelude::*;

/// The page.
#[component]
pub fn App() -> impl IntoView {
    let shared = Shared::new();
    provide_context(shared);
    body::wake_up(shared);
    view! { <main><h1>"Hearsay"</h1></main> }
}
