//! Voice activity: is someone speaking?
//!
//! Every 10 ms the sound is split into five bands of speech, each band's power is compared with that
//! band's own noise floor, and the excess in dB, as the root mean square over the bands, decides. The floor is the smallest power of the
//! last seconds (minimum statistics; R. Martin, "Noise power spectral density estimation based on
//! optimal smoothing and minimum statistics", IEEE TSAP 9(5), 2001): no level is assumed, so a quiet
//! microphone and a noisy room work alike, and a fan that starts is learnt within a few seconds.
//!
//! Units: powers are mean squares with full scale 1, times are sample indices at 16 kHz.

mod floor;

use self::floor::Floor;
use crate::bands::{BANDS, Bands};
use crate::intake::BLOCK;
use crate::protocol::Samples;

/// Share of the last excess that is kept each frame: 20 ms. The excess is limited before it is
/// smoothed, so that loud speech ends as promptly as quiet speech.
const KEEP_EXCESS: f32 = 0.6;

/// Excess from which a frame is speech, dB. This and the numbers below were tuned on real sentences
/// mixed with seven kinds of noise, for few early and few missed ends.
const ON: f32 = 4.5;

/// Excess down to which speech goes on, dB.
const OFF: f32 = 2.8;

/// Share of the loudest recent excess that speech must reach: people who talk in the background stand
/// out from the room too, but less than the person at the microphone.
const SHARE: f32 = 0.4;

/// That share asks for no more than this, dB: the end of a sentence may be quiet.
const MOST_ASKED: f32 = 14.0;

/// Speech that goes on has to reach only this part of what a beginning has to reach.
const GOING_ON: f32 = 0.65;

/// How much of a larger excess the loudest takes over each frame: 0.1 s, longer than a click.
const RISE: f32 = 0.1;

/// What is left of the loudest excess after a frame: half of it after 3.5 s.
const FALL: f32 = 0.998;

/// Frames of speech that make a beginning: 60 ms; a click is shorter.
const BEGINNING: u32 = 6;

/// Frames without speech that a beginning may contain.
const STUMBLE: u32 = 3;

/// Time for which speech is held after its last frame: 200 ms, the longest closure inside a word.
const HANG_OVER: Samples = 3_200;

/// What is known about speech at one moment.
#[derive(Clone, Copy, Debug, Default, PartialEq, Eq)]
pub struct Voice {
    /// Whether someone is speaking (closures inside words included).
    pub active: bool,
    /// First sample of the present or the last stretch of speech.
    pub onset: Samples,
    /// One past its last sample so far.
    pub last: Samples,
    /// Whether there was any stretch yet.
    pub any: bool,
}

/// The detector.
#[derive(Debug)]
pub struct Vad {
    bands: Bands,
    levels: [Floor; BANDS],
    excess: f32,
    loudest: f32,
    run: u32,
    stumble: u32,
    candidate: Samples,
    voice: Voice,
}

impl Vad {
    /// A detector that has heard nothing.
    #[must_use]
    pub fn new() -> Self {
        Self {
            bands: Bands::new(),
            levels: [Floor::new(); BANDS],
            excess: 0.0,
            loudest: 0.0,
            run: 0,
            stumble: 0,
            candidate: 0,
            voice: Voice::default(),
        }
    }

    /// Hears 10 ms that begin at sample `start`.
    pub fn push(&mut self, start: Samples, block: &[f32; BLOCK]) -> Voice {
        let powers = self.bands.push(block);
        // A stopped or muted track says nothing about the room.
        let heard = block.iter().any(|&x| x != 0.0);
        let mut squares = 0.0;
        for (level, power) in self.levels.iter_mut().zip(powers) {
            let excess = level.excess(power, heard);
            squares += excess * excess;
        }
        let excess = libm::sqrtf(squares / BANDS as f32);
        self.excess = KEEP_EXCESS * self.excess + (1.0 - KEEP_EXCESS) * excess;
        let speech = heard && self.excess >= self.asked();
        self.judge(start, speech);
        self.voice
    }

    /// Excess that a frame of speech must have now, dB.
    fn asked(&mut self) -> f32 {
        let above = self.excess - self.loudest;
        self.loudest = if above > 0.0 {
            self.loudest + RISE * above
        } else {
            FALL * self.loudest
        };
        let share = (SHARE * self.loudest).min(MOST_ASKED);
        if self.voice.active {
            OFF.max(GOING_ON * share)
        } else {
            ON.max(share)
        }
    }

    /// Smoothed excess over the floor, dB.
    #[must_use]
    pub fn excess(&self) -> f32 {
        self.excess
    }

    /// Forgets everything heard, the room included.
    pub fn forget(&mut self) {
        *self = Self::new();
    }

    fn judge(&mut self, start: Samples, speech: bool) {
        let end = start + BLOCK as Samples;
        if speech {
            if self.run == 0 {
                self.candidate = start;
            }
            self.run = self.run.saturating_add(1);
            self.stumble = 0;
            if self.voice.active {
                self.voice.last = end;
            } else if self.run >= BEGINNING {
                self.voice = Voice {
                    active: true,
                    onset: self.candidate,
                    last: end,
                    any: true,
                };
            }
            return;
        }
        self.stumble += 1;
        if self.voice.active {
            self.voice.active = end - self.voice.last < HANG_OVER;
        }
        if !self.voice.active && self.stumble > STUMBLE {
            self.run = 0;
            self.stumble = 0;
        }
    }
}

impl Default for Vad {
    fn default() -> Self {
        Self::new()
    }
}

#[cfg(test)]
mod tests;
