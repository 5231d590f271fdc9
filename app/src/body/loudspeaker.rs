//! The way out: one audio context for earcons and playback, with the person's volume.
//!
//! It is separate from the microphone's context, so that a recording can be played before the
//! speaker was ever started, and a sound is not cut off when the hearing part is rebuilt. It is
//! made on first use, which always follows a press.

use std::cell::{Cell, OnceCell};

use web_sys::{AudioContext, GainNode};

use super::js;

/// A sound system made on first use.
#[derive(Debug)]
pub(super) struct Loudspeaker {
    made: OnceCell<Option<(AudioContext, GainNode)>>,
    gain: Cell<f32>,
}

impl Loudspeaker {
    /// With a volume of 0..=10.
    pub(super) fn new(volume: u8) -> Self {
        Self {
            made: OnceCell::new(),
            gain: Cell::new(gain(volume)),
        }
    }

    /// Sets the volume, 0..=10.
    pub(super) fn set_volume(&self, volume: u8) {
        self.gain.set(gain(volume));
        if let Some(Some((_, master))) = self.made.get() {
            master.gain().set_value(self.gain.get());
        }
    }

    /// The context and the node to connect to; `None` in a browser without sound.
    pub(super) fn output(&self) -> Option<&(AudioContext, GainNode)> {
        let made = self.made.get_or_init(|| self.make()).as_ref()?;
        if js::text(&made.0, "state").as_deref() == Some("suspended") {
            js::let_run(made.0.resume());
        }
        Some(made)
    }

    fn make(&self) -> Option<(AudioContext, GainNode)> {
        let context = AudioContext::new().ok()?;
        let master = context.create_gain().ok()?;
        master.gain().set_value(self.gain.get());
        master
            .connect_with_audio_node(&context.destination())
            .ok()?;
        Some((context, master))
    }
}

impl Drop for Loudspeaker {
    fn drop(&mut self) {
        if let Some(Some((context, _))) = self.made.get() {
            js::let_run(context.close());
        }
    }
}

/// Amplitude for a volume of 0..=10. The square makes equal steps sound about equal.
fn gain(volume: u8) -> f32 {
    let part = f32::from(volume.min(10)) / 10.0;
    part * part
}

#[cfg(test)]
mod tests {
    use super::gain;

    #[test]
    fn volume_goes_from_silence_to_full_and_never_past_it() {
        assert_eq!((gain(0), gain(10), gain(255)), (0.0, 1.0, 1.0));
        assert!((1..=10).all(|volume| gain(volume) > gain(volume - 1)));
    }
}
