//! The region "Privacy": who keeps what.

use super::{
    archive, keeping, lock, owners,
    tabs::{Row, Tabs},
};
use crate::shared::Shared;
use leptos::prelude::*;

const ROW: Row = Row {
    region: "privacy",
    label: "Privacy",
    tabs: &[
        ("holders", "Who holds what"),
        ("keeping", "Keeping"),
        ("presets", "Presets"),
        ("deleting", "Deleting"),
        ("ledger", "Ledger"),
        ("lock", "Lock"),
        ("files", "Files"),
        ("storage", "Storage"),
    ],
};

fn panel(slug: &'static str) -> AnyView {
    let shared = expect_context::<Shared>();
    match slug {
        "keeping" => view! { <keeping::Keeping shared /> }.into_any(),
        "presets" => view! { <keeping::Presets shared /> }.into_any(),
        "deleting" => view! { <owners::Deleting shared /> }.into_any(),
        "ledger" => view! { <owners::Activity shared /> }.into_any(),
        "lock" => view! { <lock::LockPanel shared /> }.into_any(),
        "files" => view! { <archive::Files shared /> }.into_any(),
        "storage" => view! { <owners::Storage shared /> }.into_any(),
        _ => view! { <owners::Holders shared /> }.into_any(),
    }
}

/// The region "Privacy".
#[component]
pub(super) fn PrivacyRegion() -> impl IntoView {
    view! {
        <section class="privacy" id="privacy" aria-labelledby="privacy-name">
            <h2 id="privacy-name" tabindex="-1">"Privacy"</h2>
            <p class="privacy-note">
                "Who keeps what of you, for how long, and what deleting takes away. Everything here \
                 happens in this browser: cloud, reviewers, skill provider and recipient are simulated."
            </p>
            <Tabs row=ROW panel />
        </section>
    }
}
