//! Tabs of which one is open.
//!
//! Only the open tab's panel is in the page; the others cost nothing. Which one is open stands in
//! the page's address (`#privacy-ledger`), so that a link leads there and a reload comes back.

use super::focus;
use gloo_events::EventListener;
use leptos::{ev, prelude::*};

/// One tab: its word in the address, and what is written on it.
pub(super) type Tab = (&'static str, &'static str);

/// A row of tabs.
#[derive(Clone, Copy, Debug)]
pub(super) struct Row {
    /// Identifier of the region; with a hyphen it begins the identifiers of the tabs.
    pub(super) region: &'static str,
    /// What the row is called.
    pub(super) label: &'static str,
    /// All tabs in their order; never none.
    pub(super) tabs: &'static [Tab],
}

impl Row {
    fn id(self, slug: &str) -> String {
        format!("{}-{slug}", self.region)
    }

    fn first(self) -> &'static str {
        self.tabs.first().map_or("", |(slug, _)| slug)
    }

    /// The tab that an address asks for.
    fn in_hash(self, hash: &str) -> Option<&'static str> {
        let asked = hash.strip_prefix('#')?;
        let tabs = self.tabs.iter().map(|(slug, _)| *slug);
        tabs.into_iter().find(|slug| self.id(slug) == asked)
    }

    /// The tab that a key leads to from this one, round the ends.
    fn by_key(self, slug: &str, key: &str) -> Option<&'static str> {
        let last = self.tabs.len().checked_sub(1)?;
        let here = self.tabs.iter().position(|(it, _)| *it == slug)?;
        let there = match key {
            "ArrowRight" if here == last => 0,
            "ArrowRight" => here + 1,
            "ArrowLeft" if here == 0 => last,
            "ArrowLeft" => here - 1,
            "Home" => 0,
            "End" => last,
            _ => return None,
        };
        self.tabs.get(there).map(|(slug, _)| *slug)
    }

    fn asked_for(self) -> Option<&'static str> {
        self.in_hash(&window().location().hash().unwrap_or_default())
    }

    /// Writes the tab into the address without leaving a step in the browser's history and without
    /// scrolling.
    fn remember(self, slug: &str) {
        let location = window().location();
        let path = location.pathname().unwrap_or_default();
        let query = location.search().unwrap_or_default();
        let address = format!("{path}{query}#{}", self.id(slug));
        if let Ok(history) = window().history() {
            // A page without an address of its own (`about:srcdoc`) refuses; then the tab is simply
            // not remembered.
            let _ =
                history.replace_state_with_url(&wasm_bindgen::JsValue::NULL, "", Some(&address));
        }
    }

    /// Follows links that lead to a tab.
    fn follow_links(self, chosen: RwSignal<&'static str>) {
        let listener = EventListener::new(&window(), "hashchange", move |_| {
            if let Some(tab) = self.asked_for() {
                chosen.try_set(tab);
            }
        });
        let _kept = StoredValue::new_local(listener);
    }

    fn choose(self, chosen: RwSignal<&'static str>, slug: &'static str) {
        self.remember(slug);
        chosen.set(slug);
    }
}

#[component]
fn TabButton(row: Row, tab: Tab, chosen: RwSignal<&'static str>) -> impl IntoView {
    let (slug, name) = tab;
    let here = Memo::new(move |_| chosen.get() == slug);
    let key = move |event: ev::KeyboardEvent| {
        if let Some(next) = row.by_key(slug, &event.key()) {
            event.prevent_default();
            row.choose(chosen, next);
            focus::give(&row.id(next));
        }
    };
    view! {
        <button
            type="button" role="tab" class="tab" id=row.id(slug)
            aria-selected=move || here.get().to_string()
            // A panel that is not in the page cannot be pointed at.
            aria-controls=move || here.get().then(|| panel_id(row, slug))
            tabindex=move || if here.get() { "0" } else { "-1" }
            on:click=move |_| row.choose(chosen, slug)
            on:keydown=key
        >
            {name}
        </button>
    }
}

fn panel_id(row: Row, slug: &str) -> String {
    format!("{}-panel", row.id(slug))
}

/// The row and the panel of the open tab, which `panel` makes.
#[component]
pub(super) fn Tabs(row: Row, panel: fn(&'static str) -> AnyView) -> impl IntoView {
    let asked = row.asked_for();
    let chosen = RwSignal::new(asked.unwrap_or_else(|| row.first()));
    row.follow_links(chosen);
    if asked.is_some() {
        // The browser looked for the place before it was there.
        request_animation_frame(move || {
            if let Some(region) = document().get_element_by_id(row.region) {
                region.scroll_into_view();
            }
        });
    }
    // Choosing the open tab once more must not build its panel anew.
    let open = Memo::new(move |_| chosen.get());
    let buttons = row
        .tabs
        .iter()
        .map(|tab| view! { <TabButton row tab=*tab chosen /> });
    let buttons: Vec<_> = buttons.collect();
    view! {
        <div class="tabs" role="tablist" aria-label=row.label>{buttons}</div>
        <div
            class="tab-panel" role="tabpanel" tabindex="0"
            id=move || panel_id(row, open.get())
            aria-labelledby=move || row.id(open.get())
        >
            {move || panel(open.get())}
        </div>
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    const ROW: Row = Row {
        region: "region",
        label: "Region",
        tabs: &[("one", "One"), ("two", "Two"), ("three", "Three")],
    };

    #[test]
    fn an_address_leads_to_its_tab_and_no_other_address_does() {
        for (slug, _) in ROW.tabs {
            assert_eq!(ROW.in_hash(&format!("#{}", ROW.id(slug))), Some(*slug));
        }
        for other in ["", "#", "#one", "#region-", "#region-other", "region-one"] {
            assert_eq!(ROW.in_hash(other), None, "{other}");
        }
    }

    #[test]
    fn arrows_go_round_the_ends() {
        assert_eq!(ROW.by_key("one", "ArrowLeft"), Some("three"));
        assert_eq!(ROW.by_key("three", "ArrowRight"), Some("one"));
        assert_eq!(ROW.by_key("two", "Home"), Some("one"));
        assert_eq!(ROW.by_key("two", "End"), Some("three"));
        assert_eq!(ROW.by_key("two", "ArrowLeft"), Some("one"));
        assert_eq!(ROW.by_key("two", "a"), None);
    }
}
