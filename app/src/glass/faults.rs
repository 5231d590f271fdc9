//! What broke and what to do: one sentence, one button.

use super::{
    focus,
    icons::{self, Icon},
    words::Named,
};
use crate::shared::{Command, Shared};
use hearsay_speaker::{FaultKind, Power, WayOn};
use leptos::prelude::*;

/// Carries out a fault's way on. Making room also leads the eye to the history.
pub(super) fn go_on(shared: Shared, kind: FaultKind) {
    if kind.way_on() == WayOn::MakeRoom
        && let Some(history) = document().get_element_by_id("history")
    {
        history.scroll_into_view();
        focus::give(focus::HISTORY);
    } else {
        focus::give(focus::SPEAKER);
    }
    shared.send(Command::WayOn(kind));
}

/// The fault that keeps the speaker from hearing, if there is one.
#[component]
pub(super) fn FaultBanner(shared: Shared, power: Signal<Power>) -> impl IntoView {
    let fault = Memo::new(move |_| match power.get() {
        Power::Faulted(kind) => Some(kind),
        _ => None,
    });
    let banner = move |kind: FaultKind| {
        view! {
            <div class="fault" role="alert">
                <Icon path=icons::WARNING />
                <p>{kind.sentence()}</p>
                <button type="button" class="primary" on:click=move |_| go_on(shared, kind)>
                    {kind.way_on().name()}
                </button>
            </div>
        }
    };
    move || fault.get().map(banner)
}
