//! The wake-word model as a file.
//!
//! Little-endian. Weights are signed bytes with one scale per output channel (symmetric, no zero
//! point); they are widened to `f32` once, when the model is read, so the arithmetic is the same
//! everywhere.
//!
//! | bytes | what |
//! |---|---|
//! | 4 | `HSW1` |
//! | 4 | `u32` channels C |
//! | 4 | `u32` blocks B |
//! | 4 | `u32` stem kernel in frames (its stride is [`STRIDE`]) |
//! | 4 | `u32` scores averaged for one decision |
//! | 12 | `f32` thresholds: low, normal, high sensitivity |
//! | 4·B | `u32` depthwise kernel of each block |
//! | | stem: dense layer `stem·MELS → C` |
//! | per block | depthwise: `C` scales, `k·C` bytes (oldest step first); dense `C → C` |
//! | | head: dense layer `C → 1` |
//!
//! A file may hold several networks, one such record after the other (a committee, Hansen and Salamon,
//! "Neural network ensembles", 1990): all are asked, and the mean of what they say before the
//! sigmoid counts. Networks that were trained apart err at different places. Thresholds and smoothing
//! are those of the first.
//!
//! A dense layer `I → O`: `O` `f32` scales, `O` `f32` biases, `I·O` bytes (input-major).

use crate::mel::MELS;
use alloc::vec::Vec;

/// Feature frames from score to score: 20 ms.
pub const STRIDE: usize = 2;

/// Largest file of the always-on model, bytes: its budget.
pub const ALWAYS_ON: usize = 128 * 1024;

/// Largest file of the second stage's model, bytes: its budget.
pub const SECOND_STAGE: usize = 500_000;

/// Why model bytes were refused.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub enum ModelError {
    /// Not a model file, or one of another version.
    Magic,
    /// Shorter or longer than its header says.
    Length,
    /// A number in it is outside its range.
    Range,
}

impl core::fmt::Display for ModelError {
    fn fmt(&self, f: &mut core::fmt::Formatter<'_>) -> core::fmt::Result {
        f.write_str(match self {
            Self::Magic => {
                "The wake-word model is not one that this version can read; reload the page."
            }
            Self::Length => "The wake-word model is incomplete; reload the page.",
            Self::Range => "The wake-word model is damaged; reload the page.",
        })
    }
}

impl core::error::Error for ModelError {}

/// A fully connected layer; `weights[i·outputs + o]`.
#[derive(Clone, Debug)]
pub struct Dense {
    /// Outputs O.
    pub outputs: usize,
    /// `[O]`.
    pub bias: Vec<f32>,
    /// `[I, O]`.
    pub weights: Vec<f32>,
}

/// One residual block: a convolution in time for each channel, then a mix of the channels.
#[derive(Clone, Debug)]
pub struct Block {
    /// Steps of 20 ms that the convolution sees.
    pub kernel: usize,
    /// `[kernel, C]`, oldest step first.
    pub depthwise: Vec<f32>,
    /// `C → C`.
    pub mix: Dense,
}

/// Scores from which a wake counts.
#[derive(Clone, Copy, Debug, PartialEq)]
pub struct Thresholds {
    /// Low sensitivity: fewer false wakes.
    pub low: f32,
    /// As shipped.
    pub normal: f32,
    /// High sensitivity: fewer misses.
    pub high: f32,
}

/// A wake-word model.
#[derive(Clone, Debug)]
pub struct Model {
    /// Channels C.
    pub channels: usize,
    /// Frames that the stem sees.
    pub stem_frames: usize,
    /// Scores averaged for one decision.
    pub smooth: usize,
    /// Shipped thresholds.
    pub thresholds: Thresholds,
    /// `stem_frames·MELS → C`.
    pub stem: Dense,
    /// In order.
    pub blocks: Vec<Block>,
    /// `C → 1`.
    pub head: Dense,
    /// The other networks of the committee; they have no others themselves.
    pub others: Vec<Self>,
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

    fn word(&mut self) -> Result<[u8; 4], ModelError> {
        self.take(4)?.try_into().map_err(|_| ModelError::Length)
    }

    fn size(&mut self, largest: usize) -> Result<usize, ModelError> {
        let n = u32::from_le_bytes(self.word()?) as usize;
        if (1..=largest).contains(&n) {
            Ok(n)
        } else {
            Err(ModelError::Range)
        }
    }

    fn float(&mut self) -> Result<f32, ModelError> {
        let x = f32::from_le_bytes(self.word()?);
        if x.is_finite() {
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
        let scale = scales.iter().cycle();
        Ok(bytes
            .iter()
            .zip(scale)
            .map(|(&b, s)| f32::from(b.cast_signed()) * s)
            .collect())
    }

    fn dense(&mut self, inputs: usize, outputs: usize) -> Result<Dense, ModelError> {
        let scales = self.floats(outputs)?;
        let bias = self.floats(outputs)?;
        Ok(Dense {
            outputs,
            bias,
            weights: self.scaled(inputs, &scales)?,
        })
    }
}

impl Thresholds {
    /// Where the thresholds lie in the file.
    const AT: usize = 20;

    /// Reads only the thresholds, for a page that shows them but does not run the model.
    ///
    /// # Errors
    /// [`ModelError`] where the bytes are not a model file.
    pub fn read(bytes: &[u8]) -> Result<Self, ModelError> {
        if !bytes.starts_with(b"HSW1") {
            return Err(ModelError::Magic);
        }
        let mut reader = Reader {
            rest: bytes.get(Self::AT..).ok_or(ModelError::Length)?,
        };
        Ok(Self {
            low: reader.float()?,
            normal: reader.float()?,
            high: reader.float()?,
        })
    }
}

impl Model {
    /// Reads a model file of at most `largest` bytes ([`ALWAYS_ON`] or [`SECOND_STAGE`]).
    ///
    /// # Errors
    /// [`ModelError`] for anything that is not one model file and nothing more; no input panics or takes more
    /// memory than four times its own length.
    pub fn parse(bytes: &[u8], largest: usize) -> Result<Self, ModelError> {
        if bytes.len() > largest {
            return Err(ModelError::Length);
        }
        let mut reader = Reader { rest: bytes };
        let mut first = Self::one(&mut reader)?;
        while !reader.rest.is_empty() {
            // What follows a network and is none is not another version: the file is too long.
            let next = Self::one(&mut reader).map_err(|error| match error {
                ModelError::Magic => ModelError::Length,
                other => other,
            })?;
            first.others.push(next);
        }
        Ok(first)
    }

    /// Reads one network.
    fn one(reader: &mut Reader<'_>) -> Result<Self, ModelError> {
        if reader.take(4)? != b"HSW1" {
            return Err(ModelError::Magic);
        }
        // Sizes far above anything that fits either budget.
        let channels = reader.size(512)?;
        let blocks = reader.size(32)?;
        let stem_frames = reader.size(16)?;
        let smooth = reader.size(32)?;
        let thresholds = Thresholds {
            low: reader.float()?,
            normal: reader.float()?,
            high: reader.float()?,
        };
        let kernels = (0..blocks)
            .map(|_| reader.size(128))
            .collect::<Result<Vec<_>, ModelError>>()?;
        let stem = reader.dense(stem_frames * MELS, channels)?;
        let blocks = kernels
            .into_iter()
            .map(|kernel| {
                let scales = reader.floats(channels)?;
                let depthwise = reader.scaled(kernel, &scales)?;
                Ok(Block {
                    kernel,
                    depthwise,
                    mix: reader.dense(channels, channels)?,
                })
            })
            .collect::<Result<Vec<_>, ModelError>>()?;
        let head = reader.dense(channels, 1)?;
        Ok(Self {
            channels,
            stem_frames,
            smooth,
            thresholds,
            stem,
            blocks,
            head,
            others: Vec::new(),
        })
    }
}
