//! Reading WAV files of any maker.
//!
//! RIFF/WAVE after "Multimedia Programming Interface and Data Specifications 1.0" (Microsoft and
//! IBM, August 1991) and `WAVEFORMATEXTENSIBLE` after Microsoft's "Multiple channel audio data and
//! WAVE files" (2001). Taken are PCM of 8, 16, 24 and 32 bits and float of 32 and 64, one channel
//! or two. Sizes are believed only as far as there are bytes: programs that were cut off, or that
//! wrote into a pipe, leave 0 or 4 GB there.

use super::ArchiveError;

/// Sound as the speaker keeps it.
#[derive(Clone, Default, PartialEq)]
pub struct Sound {
    /// Samples of one channel, −1..=1; two channels are averaged.
    pub samples: Vec<f32>,
    /// Samples a second.
    pub rate: u32,
}

impl core::fmt::Debug for Sound {
    fn fmt(&self, f: &mut core::fmt::Formatter<'_>) -> core::fmt::Result {
        write!(
            f,
            "Sound({} samples at {} Hz)",
            self.samples.len(),
            self.rate
        )
    }
}

/// Rates that are taken: beyond them a header is nonsense (ultrasound recorders reach 768 kHz).
const RATES: core::ops::RangeInclusive<u32> = 1_000..=768_000;

/// Format tags.
const PCM: u16 = 1;
const FLOAT: u16 = 3;
const EXTENSIBLE: u16 = 0xfffe;

/// Where an extensible format keeps the real tag: the first two bytes of its identifier.
const SUBFORMAT: usize = 24;

/// How a sample lies in the file.
#[derive(Clone, Copy)]
enum Coding {
    /// 0..=255 with silence at 128.
    Unsigned8,
    /// Two's complement.
    Signed16,
    /// Two's complement.
    Signed24,
    /// Two's complement.
    Signed32,
    /// IEEE 754.
    Float32,
    /// IEEE 754.
    Float64,
}

#[derive(Clone, Copy)]
struct Format {
    coding: Coding,
    channels: usize,
    rate: u32,
}

/// Reads a WAV file.
///
/// # Errors
/// [`ArchiveError::NotWav`], [`ArchiveError::WavFormat`], [`ArchiveError::WavHeader`],
/// [`ArchiveError::WavEmpty`].
pub fn read_wav(bytes: &[u8]) -> Result<Sound, ArchiveError> {
    let mut format = None;
    let mut chunks = Chunks(body(bytes)?);
    while let Some((name, chunk)) = chunks.next() {
        match &name {
            b"fmt " if format.is_none() => format = Some(Format::read(chunk)?),
            b"data" => {
                let format = format.ok_or(ArchiveError::WavHeader)?;
                // 0 is what a program leaves that did not come to its end: all the rest is sound.
                let data = if chunk.is_empty() { chunks.0 } else { chunk };
                return format.decode(data);
            }
            _ => {}
        }
    }
    Err(match format {
        Some(_) => ArchiveError::WavEmpty,
        None => ArchiveError::NotWav,
    })
}

/// What follows `RIFF`, a size that is not needed, and `WAVE`.
fn body(bytes: &[u8]) -> Result<&[u8], ArchiveError> {
    let (riff, rest) = bytes.split_first_chunk::<4>().ok_or(ArchiveError::NotWav)?;
    let (_, rest) = rest.split_first_chunk::<4>().ok_or(ArchiveError::NotWav)?;
    match rest.split_first_chunk::<4>() {
        Some((b"WAVE", body)) if riff == b"RIFF" => Ok(body),
        _ => Err(ArchiveError::NotWav),
    }
}

/// Chunks one after the other; one that says it is longer than the file ends with it.
struct Chunks<'a>(&'a [u8]);

impl<'a> Iterator for Chunks<'a> {
    type Item = ([u8; 4], &'a [u8]);

    fn next(&mut self) -> Option<Self::Item> {
        let (name, rest) = self.0.split_first_chunk::<4>()?;
        let (size, rest) = rest.split_first_chunk::<4>()?;
        let size = usize::try_from(u32::from_le_bytes(*size)).unwrap_or(usize::MAX);
        let (chunk, after) = rest.split_at(size.min(rest.len()));
        // A chunk of odd size is followed by a byte of padding.
        self.0 = after.get(size % 2..).unwrap_or_default();
        Some((*name, chunk))
    }
}

impl Format {
    fn read(chunk: &[u8]) -> Result<Self, ArchiveError> {
        let short = |at: usize| {
            let bytes = chunk.get(at..).and_then(<[u8]>::first_chunk);
            bytes
                .copied()
                .map(u16::from_le_bytes)
                .ok_or(ArchiveError::WavHeader)
        };
        let tag = match short(0)? {
            EXTENSIBLE => short(SUBFORMAT)?,
            tag => tag,
        };
        let coding = match (tag, short(14)?) {
            (PCM, 8) => Coding::Unsigned8,
            (PCM, 16) => Coding::Signed16,
            (PCM, 24) => Coding::Signed24,
            (PCM, 32) => Coding::Signed32,
            (FLOAT, 32) => Coding::Float32,
            (FLOAT, 64) => Coding::Float64,
            _ => return Err(ArchiveError::WavFormat),
        };
        let channels = usize::from(short(2)?);
        let rate = u32::from(short(4)?) | u32::from(short(6)?) << 16;
        if !(1..=2).contains(&channels) {
            return Err(ArchiveError::WavFormat);
        }
        if !RATES.contains(&rate) || usize::from(short(12)?) != channels * coding.bytes() {
            return Err(ArchiveError::WavHeader);
        }
        Ok(Self {
            coding,
            channels,
            rate,
        })
    }

    /// Whole frames of `data`; what is left of one at the end is dropped.
    fn decode(self, data: &[u8]) -> Result<Sound, ArchiveError> {
        let frame = self.channels * self.coding.bytes();
        let mono = 1.0 / self.channels as f32;
        let samples: Vec<f32> = data
            .chunks_exact(frame)
            .map(|frame| {
                let each = frame.chunks_exact(self.coding.bytes());
                each.map(|bytes| self.coding.value(bytes)).sum::<f32>() * mono
            })
            .collect();
        if samples.is_empty() {
            return Err(ArchiveError::WavEmpty);
        }
        Ok(Sound {
            samples,
            rate: self.rate,
        })
    }
}

impl Coding {
    fn bytes(self) -> usize {
        match self {
            Self::Unsigned8 => 1,
            Self::Signed16 => 2,
            Self::Signed24 => 3,
            Self::Signed32 | Self::Float32 => 4,
            Self::Float64 => 8,
        }
    }

    /// −1..=1; a float that is no number is silence, one beyond full scale is clipped.
    fn value(self, bytes: &[u8]) -> f32 {
        let value = match (self, bytes) {
            (Self::Unsigned8, [a]) => (f32::from(*a) - 128.0) / 128.0,
            (Self::Signed16, [a, b]) => f32::from(i16::from_le_bytes([*a, *b])) / 32_768.0,
            (Self::Signed24, [a, b, c]) => {
                // Put into the upper three bytes, so that the sign is in its place.
                i32::from_le_bytes([0, *a, *b, *c]) as f32 / 2_147_483_648.0
            }
            (Self::Signed32, [a, b, c, d]) => {
                i32::from_le_bytes([*a, *b, *c, *d]) as f32 / 2_147_483_648.0
            }
            (Self::Float32, [a, b, c, d]) => f32::from_le_bytes([*a, *b, *c, *d]),
            (Self::Float64, [a, b, c, d, e, f, g, h]) => {
                f64::from_le_bytes([*a, *b, *c, *d, *e, *f, *g, *h]) as f32
            }
            _ => 0.0,
        };
        if value.is_nan() {
            0.0
        } else {
            value.clamp(-1.0, 1.0)
        }
    }
}
