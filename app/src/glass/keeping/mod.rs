//! The panels "Keeping" and "Presets": how long what is kept, by the person's rules or a vendor's.

use crate::shared::Shared;
use leptos::prelude::*;

/// How long what is kept, the speaker's clock, and what opting out costs.
#[component]
pub(super) fn Keeping(shared: Shared) -> impl IntoView {
    let _ = shared;
}

/// The policies of real vendors, line by line, and the recorded day under each.
#[component]
pub(super) fn Presets(shared: Shared) -> impl IntoView {
    let _ = shared;
}
