//! When a sample was heard, by the clock on the wall.
//!
//! Meters come from the audio thread in step with the sound, but a busy page takes them late. The one that
//! was taken with the least delay tells when the stream began; a word's samples tell the rest, however late
//! the word itself is taken. The last seconds count only, since the two clocks drift, and a stream stands
//! still while the computer does.

use crate::Millis;

/// Samples a millisecond: 16 kHz.
const SAMPLES_A_MS: u64 = 16;

/// How long a beginning counts, milliseconds; it counts for one or two of these.
const SPAN_MS: Millis = 5_000;

/// The beginning of a stream of samples, milliseconds since the Unix epoch.
#[derive(Clone, Copy, Debug, Default, PartialEq, Eq)]
pub struct WordTime {
    /// Least of this span and of the one before.
    began: Option<Millis>,
    before: Option<Millis>,
    since: Millis,
    last: u64,
}

impl WordTime {
    /// So many samples had been heard when a meter was taken now.
    pub fn meter(&mut self, samples: u64, now: Millis) {
        if samples < self.last {
            // Another stream, counted anew.
            *self = Self::default();
        }
        self.last = samples;
        if now.abs_diff(self.since) >= SPAN_MS {
            self.before = self.began.take();
            self.since = now;
        }
        let began = now.saturating_sub(samples / SAMPLES_A_MS);
        self.began = Some(self.began.map_or(began, |least| least.min(began)));
    }

    /// When this sample was heard: now at the latest.
    #[must_use]
    pub fn of(&self, sample: u64, now: Millis) -> Millis {
        let began = self.began.into_iter().chain(self.before).min();
        let heard = began.map(|began| began.saturating_add(sample / SAMPLES_A_MS));
        heard.map_or(now, |heard| heard.min(now))
    }
}
