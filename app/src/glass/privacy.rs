//! The region "Privacy": who keeps what, in tabs of which one is open.
//!
//! Only the open tab's panel is in the page; the others cost nothing. Which one is open stands in
//! the page's address (`#privacy-ledger`), so that a link leads there and a reload comes back.

use super::{archive, focus, keeping, lock, owners};
use crate::shared::Shared;
use gloo_events::EventListener;
use leptos::{ev, prelude::*};

/// Begins the identifiers of the tabs and what stands in the address.
const PREFIX: &str = "privacy-";

/// One tab.
#[derive(Clone, Copy, Debug, Default, PartialEq, Eq)]
pub(super) enum Tab {
    /// The five vaults.
    #[default]
    Holders,
    /// Retention, time machine, opting out.
    Keeping,
    /// Policies of real vendors.
    Presets,
    /// Receipts and remnants.
    Deleting,
    /// What happened.
    Ledger,
    /// Passphrase and other keys.
    Lock,
    /// Download and import.
    Files,
    /// Room in the browser.
    Storage,
}

/// All tabs in their order.
const TABS: [Tab; 8] = [
    Tab::Holders,
    Tab::Keeping,
    Tab::Presets,
    Tab::Deleting,
    Tab::Ledger,
    Tab::Lock,
    Tab::Files,
    Tab::Storage,
];

impl Tab {
    /// What is written on it.
    fn name(self) -> &'static str {
        match self {
            Self::Holders => "Who holds what",
            Self::Keeping => "Keeping",
            Self::Presets => "Presets",
            Self::Deleting => "Deleting",
            Self::Ledger => "Ledger",
            Self::Lock => "Lock",
            Self::Files => "Files",
            Self::Storage => "Storage",
        }
    }

    /// Its word in the address.
    fn slug(self) -> &'static str {
        match self {
            Self::Holders => "holders",
            Self::Keeping => "keeping",
            Self::Presets => "presets",
            Self::Deleting => "deleting",
            Self::Ledger => "ledger",
            Self::Lock => "lock",
            Self::Files => "files",
            Self::Storage => "storage",
        }
    }

    /// Identifier of the tab; a link to it opens it.
    fn id(self) -> String {
        format!("{PREFIX}{}", self.slug())
    }

    /// The tab that an address asks for.
    fn in_hash(hash: &str) -> Option<Self> {
        let slug = hash.strip_prefix('#')?.strip_prefix(PREFIX)?;
        TABS.into_iter().find(|tab| tab.slug() == slug)
    }

    /// The tab that a key leads to from this one, round the ends.
    fn by_key(self, key: &str) -> Option<Self> {
        let last = TABS.len() - 1;
        let here = TABS.iter().position(|tab| *tab == self)?;
        let there = match key {
            "ArrowRight" if here == last => 0,
            "ArrowRight" => here + 1,
            "ArrowLeft" if here == 0 => last,
            "ArrowLeft" => here - 1,
            "Home" => 0,
            "End" => last,
            _ => return None,
        };
        TABS.get(there).copied()
    }
}

fn asked_for() -> Option<Tab> {
    Tab::in_hash(&window().location().hash().unwrap_or_default())
}

/// Writes the tab into the address without leaving a step in the browser's history and without
/// scrolling.
fn remember(tab: Tab) {
    let location = window().location();
    let path = location.pathname().unwrap_or_default();
    let query = location.search().unwrap_or_default();
    let address = format!("{path}{query}#{}", tab.id());
    if let Ok(history) = window().history() {
        // A page without an address of its own (`about:srcdoc`) refuses; then the tab is simply not
        // remembered.
        let _ = history.replace_state_with_url(&wasm_bindgen::JsValue::NULL, "", Some(&address));
    }
}

/// Follows links that lead to a tab.
fn follow_links(chosen: RwSignal<Tab>) {
    let listener = EventListener::new(&window(), "hashchange", move |_| {
        if let Some(tab) = asked_for() {
            chosen.try_set(tab);
        }
    });
    let _kept = StoredValue::new_local(listener);
}

fn choose(chosen: RwSignal<Tab>, tab: Tab) {
    remember(tab);
    chosen.set(tab);
}

#[component]
fn TabButton(tab: Tab, chosen: RwSignal<Tab>) -> impl IntoView {
    let here = Memo::new(move |_| chosen.get() == tab);
    let key = move |event: ev::KeyboardEvent| {
        if let Some(next) = tab.by_key(&event.key()) {
            event.prevent_default();
            choose(chosen, next);
            focus::give(&next.id());
        }
    };
    view! {
        <button
            type="button" role="tab" class="privacy-tab" id=tab.id()
            aria-selected=move || here.get().to_string()
            // A panel that is not in the page cannot be pointed at.
            aria-controls=move || here.get().then(|| panel_id(tab))
            tabindex=move || if here.get() { "0" } else { "-1" }
            on:click=move |_| choose(chosen, tab)
            on:keydown=key
        >
            {tab.name()}
        </button>
    }
}

fn panel_id(tab: Tab) -> String {
    format!("{}-panel", tab.id())
}

fn panel(shared: Shared, tab: Tab) -> AnyView {
    match tab {
        Tab::Holders => view! { <owners::Holders shared /> }.into_any(),
        Tab::Keeping => view! { <keeping::Keeping shared /> }.into_any(),
        Tab::Presets => view! { <keeping::Presets shared /> }.into_any(),
        Tab::Deleting => view! { <owners::Deleting shared /> }.into_any(),
        Tab::Ledger => view! { <owners::Activity shared /> }.into_any(),
        Tab::Lock => view! { <lock::LockPanel shared /> }.into_any(),
        Tab::Files => view! { <archive::Files shared /> }.into_any(),
        Tab::Storage => view! { <owners::Storage shared /> }.into_any(),
    }
}

/// The region "Privacy".
#[component]
pub(super) fn PrivacyRegion(shared: Shared) -> impl IntoView {
    let asked = asked_for();
    let chosen = RwSignal::new(asked.unwrap_or_default());
    follow_links(chosen);
    if asked.is_some() {
        // The browser looked for the place before it was there.
        request_animation_frame(move || {
            if let Some(region) = document().get_element_by_id("privacy") {
                region.scroll_into_view();
            }
        });
    }
    // Choosing the open tab once more must not build its panel anew.
    let open = Memo::new(move |_| chosen.get());
    view! {
        <section class="privacy" id="privacy" aria-labelledby="privacy-name">
            <h2 id="privacy-name" tabindex="-1">"Privacy"</h2>
            <p class="privacy-note">
                "Who keeps what of you, for how long, and what deleting takes away. Everything here \
                 happens in this browser: cloud, reviewers, skill provider and recipient are simulated."
            </p>
            <div class="privacy-tabs" role="tablist" aria-label="Privacy">
                {TABS.map(|tab| view! { <TabButton tab chosen /> }).collect_view()}
            </div>
            <div
                class="privacy-panel" role="tabpanel" tabindex="0"
                id=move || panel_id(open.get())
                aria-labelledby=move || open.get().id()
            >
                {move || panel(shared, open.get())}
            </div>
        </section>
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn an_address_leads_to_its_tab_and_no_other_address_does() {
        for tab in TABS {
            assert_eq!(Tab::in_hash(&format!("#{}", tab.id())), Some(tab));
        }
        for other in [
            "",
            "#",
            "#about",
            "#privacy-",
            "#privacy-other",
            "privacy-lock",
        ] {
            assert_eq!(Tab::in_hash(other), None, "{other}");
        }
    }

    #[test]
    fn arrows_go_round_the_ends() {
        assert_eq!(Tab::Holders.by_key("ArrowLeft"), Some(Tab::Storage));
        assert_eq!(Tab::Storage.by_key("ArrowRight"), Some(Tab::Holders));
        assert_eq!(Tab::Ledger.by_key("Home"), Some(Tab::Holders));
        assert_eq!(Tab::Ledger.by_key("End"), Some(Tab::Storage));
        assert_eq!(Tab::Ledger.by_key("ArrowLeft"), Some(Tab::Deleting));
        assert_eq!(Tab::Ledger.by_key("a"), None);
    }
}
