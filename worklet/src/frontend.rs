//! From 16 kHz samples to normalised log-mel features, 100 frames a second.
//!
//! A frame is 25 ms (400 samples, periodic Hann), a hop 10 ms (160 samples), the spectrum a
//! 512-point transform, the bands [`MELS`] triangles. Each channel is then divided by a running mean
//! of its own energy before the logarithm:
//!
//! `feature = ln(1 + E / (M + FLOOR)^STRENGTH)`, `M ← M + RATE · (E − M)`
//!
//! This is per-channel energy normalisation (Wang et al., "Trainable frontend for robust and
//! far-field keyword spotting", ICASSP 2017, eq. 1–2) with a logarithm in place of its root: a
//! quiet microphone and a loud one give nearly the same features, and a steady noise in one band is
//! divided away in that band.
//!
//! The first frame after a reset is known once 400 samples were heard; frame `i` ends at sample
//! `400 + 160·i`. Only `libm` is used, so native code and the browser give the same bits.

use crate::mel::{BINS, FFT, MELS, MelBank};
use alloc::boxed::Box;
use rustfft::{Fft, FftDirection, algorithm::Radix4, num_complex::Complex32};

/// Samples a frame: 25 ms.
pub const WINDOW: usize = 400;

/// Samples from frame to frame: 10 ms.
pub const HOP: usize = 160;

/// Share of the difference that the running mean takes over each frame: a time constant of 0.4 s
/// (Wang et al. use 0.025 as well).
const RATE: f32 = 0.025;

/// How much of the level is divided away: 1 would be all of it; a rest keeps loud and quiet apart.
const STRENGTH: f32 = 0.95;

/// Energy floor, full-scale sine = 1: −90 dB, under the self-noise of any microphone.
const FLOOR: f32 = 1e-9;

/// Pole of the DC blocker: a corner at 13 Hz.
const DC_POLE: f32 = 0.995;

/// One frame of features.
pub type Frame = [f32; MELS];

/// The front end. All memory is taken in [`new`](Self::new).
pub struct FrontEnd {
    window: Box<[f32; WINDOW]>,
    fft: Radix4<f32>,
    spectrum: Box<[Complex32]>,
    scratch: Box<[Complex32]>,
    bank: MelBank,
    recent: Box<[f32; WINDOW]>,
    filled: usize,
    mean: [f32; MELS],
    started: bool,
    dc_in: f32,
    dc_out: f32,
}

impl core::fmt::Debug for FrontEnd {
    fn fmt(&self, f: &mut core::fmt::Formatter<'_>) -> core::fmt::Result {
        f.debug_struct("FrontEnd")
            .field("filled", &self.filled)
            .finish_non_exhaustive()
    }
}

impl FrontEnd {
    /// Takes all memory that will ever be used.
    #[must_use]
    pub fn new() -> Self {
        let mut window = Box::new([0.0; WINDOW]);
        for (n, w) in window.iter_mut().enumerate() {
            let turn = core::f32::consts::TAU * n as f32 / WINDOW as f32;
            *w = 0.5 - 0.5 * libm::cosf(turn);
        }
        let fft = Radix4::new(FFT, FftDirection::Forward);
        let scratch = alloc::vec![Complex32::default(); fft.get_inplace_scratch_len()];
        Self {
            window,
            fft,
            spectrum: alloc::vec![Complex32::default(); FFT].into_boxed_slice(),
            scratch: scratch.into_boxed_slice(),
            bank: MelBank::new(),
            recent: Box::new([0.0; WINDOW]),
            filled: 0,
            mean: [0.0; MELS],
            started: false,
            dc_in: 0.0,
            dc_out: 0.0,
        }
    }

    /// Forgets everything heard.
    pub fn reset(&mut self) {
        self.recent.fill(0.0);
        self.filled = 0;
        self.mean = [0.0; MELS];
        self.started = false;
        self.dc_in = 0.0;
        self.dc_out = 0.0;
    }

    /// Hears samples (mono, 16 kHz, −1..=1) and hands each finished frame to `sink`. Allocates
    /// nothing; any split of the same samples gives the same frames.
    pub fn push(&mut self, samples: &[f32], sink: &mut impl FnMut(&Frame)) {
        for &sample in samples {
            self.dc_out = sample - self.dc_in + DC_POLE * self.dc_out;
            self.dc_in = sample;
            // Keeps the recursion out of denormal numbers, which are slow on some processors.
            if libm::fabsf(self.dc_out) < 1e-20 {
                self.dc_out = 0.0;
            }
            if let Some(slot) = self.recent.get_mut(self.filled) {
                *slot = self.dc_out;
            }
            self.filled += 1;
            if self.filled == WINDOW {
                let frame = self.frame();
                sink(&frame);
                self.recent.copy_within(HOP.., 0);
                self.filled = WINDOW - HOP;
            }
        }
    }

    fn frame(&mut self) -> Frame {
        self.spectrum.fill(Complex32::default());
        for ((bin, x), w) in self
            .spectrum
            .iter_mut()
            .zip(self.recent.iter())
            .zip(self.window.iter())
        {
            bin.re = x * w;
        }
        self.fft
            .process_with_scratch(&mut self.spectrum, &mut self.scratch);
        // A full-scale sine then has power 1 in its bin: the Hann window's gain is a half, a
        // sine's energy is split between two bins.
        let scale = 16.0 / (WINDOW * WINDOW) as f32;
        let mut power = [0.0; BINS];
        for (p, bin) in power.iter_mut().zip(self.spectrum.iter()) {
            *p = scale * (bin.re * bin.re + bin.im * bin.im);
        }
        let mut energy = [0.0; MELS];
        self.bank.apply(&power, &mut energy);
        self.normalise(&energy)
    }

    fn normalise(&mut self, energy: &[f32; MELS]) -> Frame {
        if !self.started {
            self.started = true;
            self.mean = *energy;
        }
        let mut frame = [0.0; MELS];
        for ((feature, mean), &e) in frame.iter_mut().zip(self.mean.iter_mut()).zip(energy) {
            *mean += RATE * (e - *mean);
            *feature = libm::logf(1.0 + e / libm::powf(*mean + FLOOR, STRENGTH));
        }
        frame
    }
}

impl Default for FrontEnd {
    fn default() -> Self {
        Self::new()
    }
}
