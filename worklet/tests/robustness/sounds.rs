//! Music out of nothing: chords, a lead with a wandering resonance, drums, sweeps; the same on every machine.

use crate::common::noise_from;
use core::f32::consts::TAU;
use hearsay_worklet::protocol::SAMPLE_RATE;

const RATE: f32 = SAMPLE_RATE as f32;

/// Semitones of the four chords of the song.
const CHORDS: [[i32; 3]; 4] = [[0, 4, 7], [9, 12, 16], [5, 9, 12], [7, 11, 14]];

/// Semitones of the lead, one a beat; thirteen do not line up with the chords' bars.
const TUNE: [i32; 13] = [12, 14, 16, 19, 16, 14, 12, 9, 7, 9, 12, 11, 14];

/// One song: endless.
pub(crate) struct Music<D> {
    dice: D,
    at: u64,
    beat: u64,
    root: f32,
    wander: f32,
    chord: [f32; 3],
    lead: f32,
    sweep: f32,
    resonance: Resonance,
}

/// A two-pole resonance, as a mouth or a wah-wah pedal has one.
#[derive(Default)]
struct Resonance {
    one: f32,
    two: f32,
}

impl Resonance {
    fn pass(&mut self, x: f32, hz: f32) -> f32 {
        const RADIUS: f32 = 0.97; // a bandwidth of about 150 Hz
        let y = x * 0.2 + 2.0 * RADIUS * libm::cosf(TAU * hz / RATE) * self.one
            - RADIUS * RADIUS * self.two;
        (self.two, self.one) = (self.one, y);
        y
    }
}

/// A song of `tempo` beats a minute with its root at `root` Hz; the lead's resonance wanders round `wander` times a second:
/// a slow filter at 0.1, almost a mouth at 0.85.
pub(crate) fn music(tempo: f32, root: f32, wander: f32) -> Music<impl FnMut() -> f32> {
    Music {
        dice: noise_from(21),
        at: 0,
        beat: (60.0 / tempo * RATE) as u64,
        root,
        wander,
        chord: [0.0; 3],
        lead: 0.0,
        sweep: 0.0,
        resonance: Resonance::default(),
    }
}

/// Moves a saw-tooth on by one sample.
fn saw(phase: &mut f32, hz: f32) -> f32 {
    *phase = (*phase + hz / RATE).fract();
    2.0 * *phase - 1.0
}

fn pitch(root: f32, semitones: i32) -> f32 {
    root * libm::exp2f(semitones as f32 / 12.0)
}

impl<D: FnMut() -> f32> Music<D> {
    /// Kick and snare by turns, a hat on every beat; `into` is seconds since the beat.
    fn drums(&mut self, beat: u64, into: f32) -> f32 {
        let noise = (self.dice)();
        let hat = noise * libm::expf(-into * 60.0);
        let strike = if beat.is_multiple_of(2) {
            libm::sinf(TAU * (50.0 + 60.0 * libm::expf(-into * 20.0)) * into)
                * libm::expf(-into * 8.0)
        } else {
            noise * libm::expf(-into * 14.0)
        };
        0.4 * strike + 0.1 * hat
    }
}

impl<D: FnMut() -> f32> Iterator for Music<D> {
    type Item = f32;

    fn next(&mut self) -> Option<f32> {
        let beat = self.at / self.beat;
        let into = (self.at % self.beat) as f32 / RATE;
        let bar = (beat / 4) as usize;
        let mut sound = 0.0;
        for (phase, semitones) in self.chord.iter_mut().zip(CHORDS[bar % CHORDS.len()]) {
            sound += 0.08 * saw(phase, pitch(self.root, semitones));
        }
        let seconds = self.at as f32 / RATE;
        let note = pitch(self.root, TUNE[beat as usize % TUNE.len()]);
        // A slow swell over one about three times as quick: it never quite repeats.
        let turn = TAU * self.wander * seconds;
        let mouth = 900.0 + 500.0 * libm::sinf(turn) + 250.0 * libm::sinf(3.2 * turn);
        let string = saw(&mut self.lead, note) * libm::expf(-into * 3.0);
        sound += 0.3 * self.resonance.pass(string, mouth);
        sound += self.drums(beat, into);
        if bar % 8 == 7 {
            self.sweep = (self.sweep + (100.0 + 6_000.0 * into) / RATE).fract();
            sound += 0.2 * libm::sinf(TAU * self.sweep);
        }
        self.at += 1;
        Some(sound.clamp(-1.0, 1.0))
    }
}
