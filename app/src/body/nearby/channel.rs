//! What speakers post to each other: text, and bytes of sound beside it, over a `BroadcastChannel`. It
//! reaches the other tabs and windows of this origin in this browser, and nothing else.

use gloo_events::EventListener;
use hearsay_speaker::nearby::{CHANNEL, MOST_ATTACHED};
use js_sys::{ArrayBuffer, Uint8Array};
use wasm_bindgen::{JsCast, JsValue};
use web_sys::{BroadcastChannel, MessageEvent};

use crate::body::js;

/// What another tab posted; anything may stand in it.
#[derive(Clone, Debug, Default, PartialEq)]
pub(super) struct Posted {
    /// The text.
    pub(super) text: String,
    /// How many bytes lie beside it.
    pub(super) attached: usize,
    /// These; empty where there are more than any speaker posts.
    pub(super) sound: Vec<u8>,
}

/// The open channel; dropping it closes it.
#[derive(Debug)]
pub(super) struct Channel {
    channel: BroadcastChannel,
    listener: Option<EventListener>,
}

impl Channel {
    /// Opens it; `None` in a browser without such channels.
    pub(super) fn open(heard: impl Fn(Posted) + 'static) -> Option<Self> {
        let channel = BroadcastChannel::new(CHANNEL).ok()?;
        let listener = EventListener::new(&channel, "message", move |event| {
            let data = event.dyn_ref().map(MessageEvent::data).unwrap_or_default();
            if let Some(posted) = read(&data) {
                heard(posted);
            }
        });
        Some(Self {
            channel,
            listener: Some(listener),
        })
    }

    /// Posts to all other tabs.
    pub(super) fn post(&self, text: &str, sound: Option<&[u8]>) {
        let message = js::object(&[("text", &JsValue::from_str(text))]);
        if let Some(sound) = sound {
            let buffer = Uint8Array::from(sound).buffer();
            js::set(&message, "sound", &buffer);
        }
        // Refused only by a closed channel, and ours is open while `self` lives.
        let _posted = self.channel.post_message(&message);
    }
}

impl Drop for Channel {
    fn drop(&mut self) {
        self.listener = None;
        self.channel.close();
    }
}

fn read(data: &JsValue) -> Option<Posted> {
    let text = js::text(data, "text")?;
    let buffer: Option<ArrayBuffer> = js::of_class(js::get(data, "sound"));
    let attached = buffer.as_ref().map_or(0, |it| it.byte_length() as usize);
    let fits = buffer.filter(|_| attached <= MOST_ATTACHED);
    let sound = fits.map(|it| Uint8Array::new(&it).to_vec());
    Some(Posted {
        text,
        attached,
        sound: sound.unwrap_or_default(),
    })
}
