//! Several tabs of this page: of those that are one speaker one listens, the others say so and can take
//! over.
//!
//! Who listens holds a Web Lock of the speaker's own. To take over, a tab asks the holder over a broadcast
//! channel to let go, waits, and takes the lock by force from a holder that does not answer. Browsers
//! without locks or channels get no arbitration: both tabs may listen then, and nothing is lost.

use gloo_events::EventListener;
use wasm_bindgen::{JsCast, JsValue};
use web_sys::{BroadcastChannel, MessageEvent};

use super::arbitration::{Claim, Note, Request};
use super::turn::Turn;

/// The lock that the listening tab holds, a named speaker's with its name behind it, and the channel
/// between all tabs.
const NAME: &str = "hearsay-listening";

/// This tab among the others.
#[derive(Debug)]
pub(super) struct Tabs {
    /// Which speaker this tab is; empty for the first.
    speaker: String,
    listening: Turn,
    channel: Option<BroadcastChannel>,
    listener: Option<EventListener>,
}

impl Tabs {
    /// Joins the other tabs as this speaker. `lost` is called when another tab took the lock by force,
    /// `noted` for every note of another tab.
    pub(super) fn join(
        speaker: &str,
        lost: impl Fn() + 'static,
        noted: impl Fn(Note) + 'static,
    ) -> Self {
        let lock = match speaker {
            "" => NAME.to_owned(),
            key => format!("{NAME} {key}"),
        };
        let channel = BroadcastChannel::new(NAME).ok();
        let mine = speaker.to_owned();
        let listener = channel.as_ref().map(|channel| {
            EventListener::new(channel, "message", move |event| {
                let data = event.dyn_ref().map(MessageEvent::data).unwrap_or_default();
                let text = data.as_string().unwrap_or_default();
                if let Some(note) = Note::read(&text, &mine) {
                    noted(note);
                }
            })
        });
        Self {
            speaker: speaker.to_owned(),
            listening: Turn::new(lock, lost),
            channel,
            listener,
        }
    }

    /// Tells the other tabs.
    pub(super) fn tell(&self, note: Note) {
        if let Some(channel) = &self.channel {
            // Refused only by a closed channel, and ours is open while `self` lives.
            let _posted = channel.post_message(&JsValue::from_str(&note.text(&self.speaker)));
        }
    }

    /// Asks for the right to listen. Whether this tab has it now.
    pub(super) async fn claim(&self, claim: Claim) -> bool {
        for how in claim.requests() {
            let theirs = matches!(how, Request::Wait(_)) && !self.listening.is_mine();
            if theirs {
                self.tell(Note::LetGo);
            }
            if self.listening.ask(*how).await {
                return true;
            }
        }
        false
    }

    /// Lets go of the right to listen, if this tab has it.
    pub(super) fn release(&self) {
        self.listening.release();
    }
}

impl Drop for Tabs {
    fn drop(&mut self) {
        self.release();
        self.listener = None;
        if let Some(channel) = &self.channel {
            channel.close();
        }
    }
}
