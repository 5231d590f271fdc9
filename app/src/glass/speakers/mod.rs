//! The tab "Speakers": this page in other windows as further speakers of the household.

mod announce;
mod banner;
mod here;
mod open;

use crate::shared::nearby::NearbyCommand;
use crate::shared::{Command, Shared};
use leptos::prelude::*;

pub(super) use banner::{LineBanner, WhichSpeaker};

fn send(shared: Shared, command: NearbyCommand) {
    shared.send(Command::Nearby(command));
}

/// The panel.
#[component]
pub(super) fn Speakers(shared: Shared) -> impl IntoView {
    let state = shared.nearby;
    view! {
        <div class="messages">
            <p class="messages-said nearby-said" role="status">{state.said}</p>
            <Show when=move || state.twice.get()>
                <p class="hint">
                    {move || format!(
                        "Another window is {} already, so the others meet that one. This one takes over \
                         when you start it, or when the other is closed.",
                        state.name.get(),
                    )}
                </p>
            </Show>
            <div class="keep-columns">
                <here::Here shared />
                <open::OpenAnother shared />
            </div>
            <announce::Making shared />
            <div class="keep-columns">
                <announce::Announce shared />
                <announce::Heard shared />
            </div>
            <p class="hint">
                "What is real: each window is a speaker with its own hearing, ring, settings and profile; \
                 wake words are settled, announcements played and lines open between them. They talk by \
                 a channel inside this browser (BroadcastChannel), never over a network. What is simulated: \
                 the rooms. Windows of one computer are in one room; give each a microphone of its own \
                 to tell near from far, and use headphones on a line, or the two hear themselves."
            </p>
        </div>
    }
}
