//! From the microphone's rate to 16 kHz.
//!
//! A polyphase filter with exact integer positions: output sample `n` is the input at time
//! `n / 16,000` s, whatever pieces the input came in, and stays so for ever. Two channels share the
//! filter. 16 kHz input passes untouched.
//!
//! Delay: output `n` leaves once [`Resampler::delay`] input samples after its own time have come,
//! 40 samples of the lower rate (2.5 ms for any microphone of 16 kHz and above). The samples
//! themselves are not shifted.
//!
//! Measured in the tests below: everything above half the lower rate is at least 80 dB down, and up
//! to 0.4375 of the lower rate (7 kHz) a tone comes out unchanged within 0.0001 of its amplitude.

use crate::kernel::Kernel;
use crate::protocol::SAMPLE_RATE;

/// Sample rates that are accepted, Hz: what the Web Audio specification obliges browsers to support
/// begins at 8,000; 192,000 is the fastest sound card in use.
pub const RATES: core::ops::RangeInclusive<u32> = 8_000..=192_000;

/// Converts one or two channels to 16 kHz.
#[derive(Debug)]
pub struct Resampler {
    kernel: Option<Kernel>,
    /// Input samples per output sample, as a reduced fraction.
    step: u32,
    denominator: u32,
    /// Position of the next output between two input samples, in 1 / `denominator`.
    fraction: u32,
    /// Input samples that the next output still waits for.
    wait: u32,
    left: Window,
    right: Window,
    /// Input frames in a row whose two channels were equal.
    alike: usize,
}

impl Resampler {
    /// A resampler for `rate` Hz, or `None` for a rate outside [`RATES`]. All memory is allocated
    /// here.
    #[must_use]
    pub fn new(rate: u32) -> Option<Self> {
        if !RATES.contains(&rate) {
            return None;
        }
        let divisor = greatest_common_divisor(rate, SAMPLE_RATE);
        let denominator = SAMPLE_RATE / divisor;
        let kernel = (rate != SAMPLE_RATE).then(|| Kernel::new(rate, SAMPLE_RATE, denominator));
        let taps = kernel.as_ref().map_or(0, Kernel::taps);
        let mut resampler = Self {
            kernel,
            step: rate / divisor,
            denominator,
            fraction: 0,
            wait: 0,
            left: Window::new(taps),
            right: Window::new(taps),
            alike: 0,
        };
        resampler.reset();
        Some(resampler)
    }

    /// Input samples by which the output lags behind the input.
    #[must_use]
    pub fn delay(&self) -> u32 {
        self.kernel.as_ref().map_or(0, Kernel::half)
    }

    /// Takes one frame and calls `sink(left, right)` for every 16 kHz frame that became ready
    /// (none, one or two). Allocates nothing. Samples must be finite.
    #[inline]
    pub fn push(&mut self, left: f32, right: f32, sink: &mut impl FnMut(f32, f32)) {
        let Some(kernel) = &self.kernel else {
            return sink(left, right);
        };
        self.left.push(left);
        self.right.push(right);
        self.alike = if left == right {
            self.alike.saturating_add(1)
        } else {
            0
        };
        self.wait -= 1;
        while self.wait == 0 {
            let left = kernel.at(self.left.all(), self.fraction, self.denominator);
            // A mono microphone often arrives on both channels: no need to filter it twice.
            let right = if self.alike >= kernel.taps() {
                left
            } else {
                kernel.at(self.right.all(), self.fraction, self.denominator)
            };
            sink(left, right);
            self.fraction += self.step;
            self.wait = self.fraction / self.denominator;
            self.fraction %= self.denominator;
        }
    }

    /// Forgets all input, keeping the place in time: the same number of outputs follows as if
    /// silence had been heard so far.
    pub fn forget(&mut self) {
        self.left.clear();
        self.right.clear();
        self.alike = self.left.len;
    }

    fn reset(&mut self) {
        self.forget();
        self.fraction = 0;
        self.wait = self.delay() + 1;
    }
}

/// The newest samples of one channel, readable in one piece: every sample is stored twice.
#[derive(Debug)]
struct Window {
    len: usize,
    oldest: usize,
    twice: Box<[f32]>,
}

impl Window {
    fn new(len: usize) -> Self {
        Self {
            len,
            oldest: 0,
            twice: vec![0.0; 2 * len].into_boxed_slice(),
        }
    }

    fn push(&mut self, sample: f32) {
        for at in [self.oldest, self.oldest + self.len] {
            if let Some(slot) = self.twice.get_mut(at) {
                *slot = sample;
            }
        }
        self.oldest += 1;
        if self.oldest == self.len {
            self.oldest = 0;
        }
    }

    fn all(&self) -> &[f32] {
        self.twice
            .get(self.oldest..self.oldest + self.len)
            .unwrap_or(&[])
    }

    fn clear(&mut self) {
        self.twice.fill(0.0);
    }
}

fn greatest_common_divisor(a: u32, b: u32) -> u32 {
    if b == 0 {
        a
    } else {
        greatest_common_divisor(b, a % b)
    }
}

#[cfg(test)]
mod tests;
