//! Dark or light: the system's wish unless the person chose here. The choice is kept in this
//! browser's local storage and put on the root element, where the style sheet reads it.

use leptos::prelude::*;

/// Key in local storage.
const KEY: &str = "hearsay.theme";

/// One of the two looks.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub(super) enum Theme {
    /// Light on dark.
    Dark,
    /// Dark on light.
    Light,
}

impl Theme {
    fn word(self) -> &'static str {
        match self {
            Self::Dark => "dark",
            Self::Light => "light",
        }
    }

    fn from_word(word: &str) -> Option<Self> {
        [Self::Dark, Self::Light]
            .into_iter()
            .find(|theme| theme.word() == word)
    }

    /// The other one.
    pub(super) fn other(self) -> Self {
        match self {
            Self::Dark => Self::Light,
            Self::Light => Self::Dark,
        }
    }

    /// What the button that leads here is called.
    pub(super) fn invitation(self) -> &'static str {
        match self {
            Self::Dark => "Dark theme",
            Self::Light => "Light theme",
        }
    }
}

fn storage() -> Option<web_sys::Storage> {
    window().local_storage().ok().flatten()
}

/// The theme in force at the start: chosen before, else the system's.
pub(super) fn at_start() -> Theme {
    let chosen = storage()
        .and_then(|store| store.get_item(KEY).ok().flatten())
        .and_then(|word| Theme::from_word(&word));
    if let Some(theme) = chosen {
        put(theme);
        return theme;
    }
    let dark = window()
        .match_media("(prefers-color-scheme: dark)")
        .ok()
        .flatten();
    if dark.is_some_and(|query| query.matches()) {
        Theme::Dark
    } else {
        Theme::Light
    }
}

/// Shows a theme and remembers it.
pub(super) fn choose(theme: Theme) {
    put(theme);
    if let Some(store) = storage() {
        // Without room or permission the choice simply lasts until the page is closed.
        let _ = store.set_item(KEY, theme.word());
    }
}

fn put(theme: Theme) {
    if let Some(root) = document().document_element() {
        // Fails only for an invalid attribute name.
        let _ = root.set_attribute("data-theme", theme.word());
    }
}
