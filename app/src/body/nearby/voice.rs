//! The sound of an open line: samples as 16-bit numbers on the way, and played as they come.
//!
//! It is never written anywhere. What comes is put behind what still plays; where too much waits, since a
//! tab was held up, the newest is let go rather than that the line lags behind.

use std::cell::Cell;

use hearsay_worklet::protocol::SAMPLE_RATE;
use web_sys::{AudioScheduledSourceNode, GainNode};

use crate::body::loudspeaker::Loudspeaker;
use crate::body::playback;

/// Time from a piece's arrival until it sounds, seconds: pieces come every 0.1 s, and a busy page takes
/// one a little late.
const AHEAD_S: f64 = 0.08;

/// The most that waits to be played, seconds.
const MOST_AHEAD_S: f64 = 0.6;

/// The largest 16-bit number.
const FULL: f32 = 32_767.0;

/// Samples, −1..=1, as little-endian 16-bit numbers.
pub(super) fn to_bytes(samples: &[f32]) -> Vec<u8> {
    let whole = |sample: &f32| (sample.clamp(-1.0, 1.0) * FULL).round() as i16;
    samples
        .iter()
        .flat_map(|sample| whole(sample).to_le_bytes())
        .collect()
}

/// The samples of such bytes; an odd one at the end is left out.
pub(super) fn from_bytes(bytes: &[u8]) -> Vec<f32> {
    let pairs = bytes.chunks_exact(2);
    let numbers = pairs.filter_map(|pair| pair.try_into().ok().map(i16::from_le_bytes));
    numbers.map(|number| f32::from(number) / FULL).collect()
}

/// The end of a line at which sound comes out; dropping it silences it at once.
#[derive(Debug)]
pub(super) struct VoiceOut {
    gain: GainNode,
    /// When the last piece ends, seconds of the loudspeaker's context.
    until: f64,
    /// It is not silenced when it is dropped.
    stays: Cell<bool>,
}

impl VoiceOut {
    /// Opens it; `None` in a browser without sound.
    pub(super) fn open(loudspeaker: &Loudspeaker) -> Option<Self> {
        let (context, master) = loudspeaker.output()?;
        let gain = context.create_gain().ok()?;
        gain.connect_with_audio_node(master).ok()?;
        Some(Self {
            gain,
            until: 0.0,
            stays: Cell::default(),
        })
    }

    /// Plays a piece behind what still plays. What the browser does not take is not heard.
    pub(super) fn play(&mut self, loudspeaker: &Loudspeaker, samples: &[f32], rate: u32) -> bool {
        self.try_play(loudspeaker, samples, rate).is_some()
    }

    /// Lets what was begun play to its end.
    pub(super) fn leave(self) {
        self.stays.set(true);
    }

    fn try_play(&mut self, loudspeaker: &Loudspeaker, samples: &[f32], rate: u32) -> Option<()> {
        let (context, _) = loudspeaker.output()?;
        let now = context.current_time();
        let at = self.until.max(now + AHEAD_S);
        if at > now + MOST_AHEAD_S {
            return None;
        }
        let buffer = playback::buffer(loudspeaker, samples, rate).ok()?;
        let source = context.create_buffer_source().ok()?;
        source.set_buffer(Some(&buffer));
        source.connect_with_audio_node(&self.gain).ok()?;
        let source: &AudioScheduledSourceNode = &source;
        source.start_with_when(at).ok()?;
        self.until = at + buffer.duration();
        Some(())
    }
}

impl Drop for VoiceOut {
    fn drop(&mut self) {
        if !self.stays.get() {
            // Throws only if it was not connected.
            let _gone = self.gain.disconnect();
        }
    }
}

/// Milliseconds of so many samples of a line.
pub(super) fn milliseconds(samples: usize) -> u64 {
    samples as u64 * 1_000 / u64::from(SAMPLE_RATE)
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn samples_survive_the_way_to_within_a_step() {
        let samples = [0.0, 0.5, -0.5, 1.0, -1.0, 3.0, f32::NAN];
        let back = from_bytes(&to_bytes(&samples));
        let expected = [0.0, 0.5, -0.5, 1.0, -1.0, 1.0, 0.0];
        assert_eq!(back.len(), expected.len());
        for (one, other) in back.iter().zip(expected) {
            assert!((one - other).abs() <= 1.0 / FULL, "{one} {other}");
        }
    }

    #[test]
    fn half_a_number_is_none() {
        assert!(from_bytes(&[1]).is_empty());
        assert_eq!(from_bytes(&[0, 0, 7]).len(), 1);
        assert_eq!(milliseconds(1_600), 100);
    }
}
