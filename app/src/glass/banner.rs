//! The page's head and foot.

use super::{
    about::ABOUT,
    icons::{self, Icon},
    theme,
};
use leptos::prelude::*;

/// Name, what it is, and the theme.
#[component]
pub(super) fn Banner() -> impl IntoView {
    let current = RwSignal::new(theme::at_start());
    let press = move |_| {
        let next = current.get_untracked().other();
        theme::choose(next);
        current.set(next);
    };
    let path = Signal::derive(move || match current.get().other() {
        theme::Theme::Dark => icons::MOON,
        theme::Theme::Light => icons::SUN,
    });
    view! {
        <header class="banner">
            <a class="skip" href="#speaker">"Skip to the speaker"</a>
            <h1 class="wordmark">"Hearsay"</h1>
            <button type="button" class="quiet" on:click=press>
                <Icon path />
                {move || current.get().other().invitation()}
            </button>
        </header>
    }
}

/// Where the sound stays, and whose names are used.
#[component]
pub(super) fn Foot(
    /// Opens the region "About the hearing".
    about: RwSignal<bool>,
) -> impl IntoView {
    view! {
        <footer class="foot">
            <p>
                <a href=format!("#{ABOUT}") on:click=move |_| about.set(true)>"About the hearing"</a>
                ": how well it hears, where it fails, and what it was made from."
            </p>
            <p>
                "Everything happens in this browser: the hearing, the recordings, their keys. "
                "The cloud here is simulated and lies in this browser too; nothing is sent anywhere."
            </p>
            <p>
                "Hearsay is open source under the Apache License 2.0. It is not made by, or connected "
                "with, Amazon; “Alexa” is Amazon’s trademark and serves here only as the word to wake to."
            </p>
        </footer>
    }
}
