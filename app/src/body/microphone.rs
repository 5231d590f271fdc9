//! The microphone: asking for it, knowing when it is lost, and letting go of it for certain.
//!
//! Invariant: dropping a [`Microphone`] stops its tracks; the browser's own indicator goes out.

use gloo_events::EventListener;
use hearsay_speaker::FaultKind;
use wasm_bindgen::{JsCast, JsValue};
use web_sys::{
    MediaDevices, MediaStream, MediaStreamConstraints, MediaStreamTrack, MediaStreamTrackState,
    MediaTrackConstraints,
};

use super::{js, permission};

/// Something that the system did to an open microphone.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub(super) enum Change {
    /// The track ended: unplugged, or taken by the system. Never sent for our own stop.
    Lost,
    /// The system delivers silence (a hardware switch, another application).
    Muted,
}

/// An open microphone.
#[derive(Debug)]
pub(super) struct Microphone {
    stream: MediaStream,
    track: MediaStreamTrack,
    listeners: Vec<EventListener>,
    /// The chosen device was not there, so the browser's default is used.
    pub(super) fell_back: bool,
}

/// The browser's door to microphones, absent outside secure contexts.
pub(super) fn devices() -> Option<MediaDevices> {
    let devices = web_sys::window()?.navigator().media_devices().ok()?;
    js::present(&devices).then_some(devices)
}

impl Microphone {
    /// Asks for the microphone with this identifier, or for the default one (empty, or gone).
    ///
    /// # Errors
    /// The fault to tell.
    pub(super) async fn open(wanted: &str) -> Result<Self, FaultKind> {
        let devices = devices().ok_or(FaultKind::Insecure)?;
        match ask(&devices, wanted).await {
            Ok(stream) => Self::of(stream, false),
            Err(error) if !wanted.is_empty() && chosen_is_gone(&error) => {
                match ask(&devices, "").await {
                    Ok(stream) => Self::of(stream, true),
                    Err(error) => Err(permission::fault_behind(&error).await),
                }
            }
            Err(error) => Err(permission::fault_behind(&error).await),
        }
    }

    fn of(stream: MediaStream, fell_back: bool) -> Result<Self, FaultKind> {
        let track = stream.get_audio_tracks().get(0).dyn_into().ok();
        let track: MediaStreamTrack = track.ok_or(FaultKind::NoMicrophone)?;
        Ok(Self {
            stream,
            track,
            listeners: Vec::new(),
            fell_back,
        })
    }

    /// Tells what the system does to this microphone from here on.
    pub(super) fn watch(&mut self, changed: impl Fn(Change) + Clone + 'static) {
        let lost = changed.clone();
        self.listeners = vec![
            EventListener::new(&self.track, "ended", move |_| lost(Change::Lost)),
            EventListener::new(&self.track, "mute", move |_| changed(Change::Muted)),
        ];
    }

    /// The stream, to connect it.
    pub(super) fn stream(&self) -> &MediaStream {
        &self.stream
    }

    /// `live` or `ended`, as the browser says it.
    pub(super) fn state(&self) -> &'static str {
        if self.track.ready_state() == MediaStreamTrackState::Live {
            "live"
        } else {
            "ended"
        }
    }

    /// The browser's name for the microphone.
    pub(super) fn label(&self) -> String {
        self.track.label()
    }

    /// Whether the browser takes our own sounds out of what it hears.
    pub(super) fn cancels_echo(&self) -> bool {
        // A newer standard also knows the values "all" and "remote-only"; both are not `false`.
        js::get(&self.track.get_settings(), "echoCancellation").is_truthy()
    }

    /// Stops hearing. The track stays as evidence.
    pub(super) fn stop(&self) {
        for track in self.stream.get_tracks().iter() {
            if let Some(track) = js::of_class::<MediaStreamTrack>(track) {
                track.stop();
            }
        }
    }
}

impl Drop for Microphone {
    fn drop(&mut self) {
        self.stop();
    }
}

/// Whether the exception only means that the chosen device is not there.
fn chosen_is_gone(error: &JsValue) -> bool {
    matches!(
        js::error_name(error).as_str(),
        "OverconstrainedError" | "NotFoundError"
    )
}

async fn ask(devices: &MediaDevices, wanted: &str) -> Result<MediaStream, JsValue> {
    let constraints = MediaStreamConstraints::new();
    constraints.set_audio(&audio_constraints(wanted));
    let stream = js::settled(devices.get_user_media_with_constraints(&constraints)).await?;
    stream.dyn_into()
}

/// Echo cancellation on, so that the wake word is heard over our own answer; noise suppression and
/// gain control off, because the network was trained on sound without them. Two channels where
/// there are two: their difference gives the talker's direction.
fn audio_constraints(wanted: &str) -> MediaTrackConstraints {
    let audio = MediaTrackConstraints::new();
    audio.set_echo_cancellation_bool(true);
    audio.set_noise_suppression_bool(false);
    audio.set_auto_gain_control_bool(false);
    audio.set_channel_count(&js::object(&[("ideal", &JsValue::from_f64(2.0))]));
    if !wanted.is_empty() {
        audio.set_device_id(&js::object(&[("exact", &JsValue::from_str(wanted))]));
    }
    audio
}
