//! A discrete Fourier transform of real frames, with its buffers kept between frames.
//!
//! One algorithm and no planner: a planner brings every algorithm along, a hundred kilobytes of the page.

use core::fmt;
use rustfft::algorithm::Radix4;
use rustfft::num_complex::Complex32;
use rustfft::{Fft, FftDirection};

/// Transforms of one size, forth and back.
pub(super) struct Fourier {
    forth: Radix4<f32>,
    back: Radix4<f32>,
    bins: Vec<Complex32>,
    scratch: Vec<Complex32>,
}

impl Fourier {
    /// Transforms of `size` points, made up to the next power of two.
    pub(super) fn new(size: usize) -> Self {
        let size = size.next_power_of_two();
        let forth = Radix4::new(size, FftDirection::Forward);
        let back = Radix4::new(size, FftDirection::Inverse);
        let scratch = forth
            .get_inplace_scratch_len()
            .max(back.get_inplace_scratch_len());
        Self {
            forth,
            back,
            bins: vec![Complex32::default(); size],
            scratch: vec![Complex32::default(); scratch],
        }
    }

    /// The spectrum of `frame`, filled up with zeros or cut to the size; bins in rustfft's order,
    /// not normalised.
    pub(super) fn spectrum(&mut self, frame: impl IntoIterator<Item = f32>) -> &mut [Complex32] {
        let filled = frame.into_iter().chain(core::iter::repeat(0.0));
        for (bin, sample) in self.bins.iter_mut().zip(filled) {
            *bin = Complex32::new(sample, 0.0);
        }
        self.forth
            .process_with_scratch(&mut self.bins, &mut self.scratch);
        &mut self.bins
    }

    /// Back from the bins that [`spectrum`](Self::spectrum) left, divided by the size: an
    /// unchanged spectrum gives the frame again.
    pub(super) fn frame(&mut self) -> impl Iterator<Item = f32> {
        self.back
            .process_with_scratch(&mut self.bins, &mut self.scratch);
        let scale = 1.0 / self.bins.len() as f32;
        self.bins.iter().map(move |bin| bin.re * scale)
    }
}

impl fmt::Debug for Fourier {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        write!(f, "Fourier({} points)", self.bins.len())
    }
}

/// Hann's window of `size` points, periodic: copies half a window apart add up to one.
pub(super) fn hann(size: usize) -> Vec<f32> {
    let step = core::f32::consts::TAU / size as f32;
    (0..size)
        .map(|at| 0.5 - 0.5 * libm::cosf(step * at as f32))
        .collect()
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn forth_and_back_gives_the_frame_again() {
        let frame = [0.5, -0.25, 0.0, 1.0, -1.0, 0.125, 0.75, -0.5];
        let mut fourier = Fourier::new(8);
        fourier.spectrum(frame);
        for (there, back) in frame.iter().zip(fourier.frame()) {
            assert!((there - back).abs() < 1e-6);
        }
    }

    #[test]
    fn windows_half_a_window_apart_add_up_to_one() {
        let window = hann(480);
        for (early, late) in window.iter().zip(window.iter().skip(240)) {
            assert!((early + late - 1.0).abs() < 1e-5);
        }
    }
}
