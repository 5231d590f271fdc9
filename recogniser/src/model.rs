//! The acoustic model as a file (`.hsa`).
//!
//! Little-endian. Weights are signed bytes with one scale per output channel (symmetric, no zero point); they are widened to
//! `f32` once, when the model is read, so the arithmetic is the same everywhere. `training/commands/export.py` writes it.
//!
//! | bytes | what |
//! |---|---|
//! | 4 | `HSA1` |
//! | 8 | `u64` FNV-1a of all bytes after it |
//! | 4 | `u32` channels C |
//! | 4 | `u32` blocks B |
//! | 4 | `u32` frames that the stem sees (its stride is [`STRIDE`]) |
//! | 8·B | of each block: `u32` kernel k, `u32` steps of it that lie ahead |
//! | | stem: dense layer `stem·MELS → C` |
//! | per block | gains; depthwise: `C` scales, `k·C` bytes (oldest step first); dense `C → C` |
//! | | gains; head: dense layer `C → CLASSES` |
//!
//! Gains: `C` `f32` factors, `C` `f32` offsets. A dense layer `I → O`: `O` `f32` scales, `O` `f32` biases, `I·O` bytes (input-major).

use crate::CLASSES;
use crate::dense::Dense;
use alloc::vec::Vec;
use hearsay_worklet::mel::MELS;

/// Feature frames (10 ms) from step to step.
pub const STRIDE: usize = 3;

/// Largest file, bytes: what the page may load for it.
pub const LARGEST: usize = 1_500_000;

const MAGIC: &[u8] = b"HSA1";

/// Why model bytes were refused.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub enum ModelError {
    /// Not a model file, or one of another version.
    Magic,
    /// Shorter or longer than its header says, or than any model may be.
    Length,
    /// The checksum is another one.
    Checksum,
    /// A number in it is outside its range.
    Range,
}

impl core::fmt::Display for ModelError {
    fn fmt(&self, f: &mut core::fmt::Formatter<'_>) -> core::fmt::Result {
        f.write_str(match self {
            Self::Magic => {
                "The speech model is not one that this version can read; reload the page."
            }
            Self::Length => "The speech model is incomplete; reload the page.",
            Self::Checksum | Self::Range => "The speech model is damaged; reload the page.",
        })
    }
}

impl core::error::Error for ModelError {}

/// A factor and an offset for each channel: batch normalisation as it is after training.
#[derive(Clone, Debug)]
pub(crate) struct Gains {
    /// `[C]`.
    pub(crate) factor: Vec<f32>,
    /// `[C]`.
    pub(crate) offset: Vec<f32>,
}

/// One residual block: gains, a convolution in time for each channel, then a mix of the channels.
#[derive(Clone, Debug)]
pub(crate) struct Block {
    /// Steps that the convolution sees.
    pub(crate) kernel: usize,
    /// How many of them lie after the step it gives.
    pub(crate) ahead: usize,
    /// Before the convolution.
    pub(crate) gains: Gains,
    /// `[kernel, C]`, oldest step first.
    pub(crate) depthwise: Vec<f32>,
    /// `C → C`.
    pub(crate) mix: Dense,
}

/// An acoustic model: shared by all that listen with it.
#[derive(Clone, Debug)]
pub struct AcousticModel {
    pub(crate) channels: usize,
    pub(crate) stem_frames: usize,
    pub(crate) stem: Dense,
    pub(crate) blocks: Vec<Block>,
    pub(crate) gains: Gains,
    pub(crate) head: Dense,
}

/// FNV-1a, 64 bits (Fowler, Noll, Vo; draft-eastlake-fnv): finds what broke on the way, not what was forged.
fn fnv(bytes: &[u8]) -> u64 {
    bytes.iter().fold(0xcbf2_9ce4_8422_2325, |value, &byte| {
        (value ^ u64::from(byte)).wrapping_mul(0x0100_0000_01b3)
    })
}

struct Reader<'a> {
    rest: &'a [u8],
}

impl<'a> Reader<'a> {
    fn take(&mut self, bytes: usize) -> Result<&'a [u8], ModelError> {
        let (head, rest) = self
            .rest
            .split_at_checked(bytes)
            .ok_or(ModelError::Length)?;
        self.rest = rest;
        Ok(head)
    }

    fn word<const N: usize>(&mut self) -> Result<[u8; N], ModelError> {
        self.take(N)?.try_into().map_err(|_| ModelError::Length)
    }

    fn size(&mut self, least: usize, most: usize) -> Result<usize, ModelError> {
        let n = u32::from_le_bytes(self.word()?) as usize;
        if (least..=most).contains(&n) {
            Ok(n)
        } else {
            Err(ModelError::Range)
        }
    }

    fn float(&mut self) -> Result<f32, ModelError> {
        let x = f32::from_le_bytes(self.word()?);
        // Far above any weight of a network that works; keeps every sum finite.
        if x.is_finite() && libm::fabsf(x) < 1e6 {
            Ok(x)
        } else {
            Err(ModelError::Range)
        }
    }

    fn floats(&mut self, n: usize) -> Result<Vec<f32>, ModelError> {
        // Checked before memory is taken: a damaged size must not ask for gigabytes.
        if self.rest.len() < n.saturating_mul(4) {
            return Err(ModelError::Length);
        }
        (0..n).map(|_| self.float()).collect()
    }

    fn scaled(&mut self, rows: usize, scales: &[f32]) -> Result<Vec<f32>, ModelError> {
        let bytes = self.take(rows.saturating_mul(scales.len()))?;
        let weights = bytes.iter().zip(scales.iter().cycle());
        Ok(weights
            .map(|(&byte, scale)| f32::from(byte.cast_signed()) * scale)
            .collect())
    }

    fn dense(&mut self, inputs: usize, outputs: usize) -> Result<Dense, ModelError> {
        let scales = self.floats(outputs)?;
        let bias = self.floats(outputs)?;
        let weights = self.scaled(inputs, &scales)?;
        Ok(Dense { bias, weights })
    }

    fn gains(&mut self, channels: usize) -> Result<Gains, ModelError> {
        Ok(Gains {
            factor: self.floats(channels)?,
            offset: self.floats(channels)?,
        })
    }

    fn block(
        &mut self,
        channels: usize,
        (kernel, ahead): (usize, usize),
    ) -> Result<Block, ModelError> {
        let gains = self.gains(channels)?;
        let scales = self.floats(channels)?;
        let depthwise = self.scaled(kernel, &scales)?;
        let mix = self.dense(channels, channels)?;
        Ok(Block {
            kernel,
            ahead,
            gains,
            depthwise,
            mix,
        })
    }

    fn kernel(&mut self) -> Result<(usize, usize), ModelError> {
        let kernel = self.size(1, 64)?;
        Ok((kernel, self.size(0, kernel - 1)?))
    }
}

impl AcousticModel {
    /// Reads a model file of at most [`LARGEST`] bytes.
    ///
    /// # Errors
    /// [`ModelError`] for anything that is not one whole model file; no input panics or takes more memory than eight times
    /// its own length.
    pub fn load(bytes: &[u8]) -> Result<Self, ModelError> {
        if bytes.len() > LARGEST {
            return Err(ModelError::Length);
        }
        let mut reader = Reader { rest: bytes };
        if reader.take(MAGIC.len())? != MAGIC {
            return Err(ModelError::Magic);
        }
        let sum = u64::from_le_bytes(reader.word()?);
        if fnv(reader.rest) != sum {
            return Err(ModelError::Checksum);
        }
        Self::parts(&mut reader)
    }

    fn parts(reader: &mut Reader<'_>) -> Result<Self, ModelError> {
        // Sizes far above anything that fits the budget.
        let channels = reader.size(1, 1024)?;
        let blocks = reader.size(1, 64)?;
        let stem_frames = reader.size(STRIDE, 32)?;
        let kernels = (0..blocks)
            .map(|_| reader.kernel())
            .collect::<Result<Vec<_>, _>>()?;
        let stem = reader.dense(stem_frames * MELS, channels)?;
        let blocks = kernels
            .into_iter()
            .map(|kernel| reader.block(channels, kernel))
            .collect::<Result<Vec<_>, _>>()?;
        let gains = reader.gains(channels)?;
        let head = reader.dense(channels, CLASSES)?;
        if !reader.rest.is_empty() {
            return Err(ModelError::Length);
        }
        Ok(Self {
            channels,
            stem_frames,
            stem,
            blocks,
            gains,
            head,
        })
    }

    /// Steps (30 ms) of the future that an output waits for.
    #[must_use]
    pub fn look_ahead(&self) -> usize {
        self.blocks.iter().map(|block| block.ahead).sum()
    }
}
