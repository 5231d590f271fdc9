//! WAV files as the browser would hand them to the worklet: quanta of floats, one slice a channel.
//!
//! A file is read as it is heard, so its length does not matter. Full scale is ±1.

use hound::{SampleFormat, WavReader};
use std::fs::File;
use std::io::BufReader;
use std::path::Path;

/// Frames a call, as in every browser today (<https://webaudio.github.io/web-audio-api/#render-quantum-size>).
pub(crate) const QUANTUM: usize = 128;

/// The worklet hears two channels at most; more are not read.
const CHANNELS: usize = 2;

/// An open file.
pub(crate) struct Wav {
    reader: WavReader<BufReader<File>>,
}

impl Wav {
    /// Opens a file and reads its head.
    pub(crate) fn open(path: &Path) -> Result<Self, hound::Error> {
        Ok(Self {
            reader: WavReader::open(path)?,
        })
    }

    /// Frames a second.
    pub(crate) fn rate(&self) -> u32 {
        self.reader.spec().sample_rate
    }

    /// Hands `hear` the whole file in quanta; the last may be shorter.
    pub(crate) fn quanta(self, mut hear: impl FnMut(&[&[f32]])) -> Result<(), hound::Error> {
        let spec = self.reader.spec();
        match spec.sample_format {
            SampleFormat::Float => cut(self.reader.into_samples::<f32>(), spec.channels, &mut hear),
            SampleFormat::Int => {
                // Two's complement: full scale is 2^(bits − 1), and the quotient is exact up to 24 bits.
                let scale = f64::from(spec.bits_per_sample.saturating_sub(1))
                    .exp2()
                    .recip();
                let samples = self.reader.into_samples::<i32>();
                let floats = samples.map(|s| s.map(|s| (f64::from(s) * scale) as f32));
                cut(floats, spec.channels, &mut hear)
            }
        }
    }
}

/// Collects interleaved samples into quanta.
fn cut(
    samples: impl Iterator<Item = Result<f32, hound::Error>>,
    channels: u16,
    hear: &mut impl FnMut(&[&[f32]]),
) -> Result<(), hound::Error> {
    let channels = usize::from(channels).max(1);
    let mut sides = [const { Vec::new() }; CHANNELS];
    let mut channel = 0;
    for sample in samples {
        let sample = sample?;
        if let Some(side) = sides.get_mut(channel) {
            side.push(sample);
        }
        channel = (channel + 1) % channels;
        if channel == 0 && sides.iter().any(|side| side.len() == QUANTUM) {
            hand_over(&mut sides, channels, hear);
        }
    }
    hand_over(&mut sides, channels, hear);
    Ok(())
}

fn hand_over(sides: &mut [Vec<f32>; CHANNELS], channels: usize, hear: &mut impl FnMut(&[&[f32]])) {
    let [left, right] = &*sides;
    // A file that ends inside a frame: what is there of it counts on neither side.
    let frames = left.len().min(right.len());
    match (left.get(..frames), right.get(..frames)) {
        _ if channels == 1 && !left.is_empty() => hear(&[left]),
        (Some(left), Some(right)) if frames > 0 => hear(&[left, right]),
        _ => {}
    }
    sides.iter_mut().for_each(Vec::clear);
}

#[cfg(test)]
pub(super) mod tests {
    use super::{QUANTUM, Wav};
    use hound::{SampleFormat, WavSpec, WavWriter};
    use std::path::{Path, PathBuf};

    /// A place for a test's file, of its own.
    pub(in super::super) fn place(name: &str) -> PathBuf {
        let folder = Path::new(env!("CARGO_MANIFEST_DIR")).join("../target/measure-tests");
        std::fs::create_dir_all(&folder).expect("a writable target folder");
        folder.join(name)
    }

    pub(in super::super) fn spec(rate: u32, channels: u16, bits: u16, float: bool) -> WavSpec {
        let sample_format = if float {
            SampleFormat::Float
        } else {
            SampleFormat::Int
        };
        WavSpec {
            channels,
            sample_rate: rate,
            bits_per_sample: bits,
            sample_format,
        }
    }

    fn heard(path: &Path) -> Vec<Vec<Vec<f32>>> {
        let mut all = Vec::new();
        let wav = Wav::open(path).expect("a readable file");
        wav.quanta(|quantum| all.push(quantum.iter().map(|side| side.to_vec()).collect()))
            .expect("a whole file");
        all
    }

    fn half_scale(bits: u16) -> f32 {
        let path = place(&format!("half-{bits}.wav"));
        let mut writer = WavWriter::create(&path, spec(16_000, 1, bits, false)).expect("writable");
        writer
            .write_sample(-(1_i32 << (bits - 2)))
            .expect("written");
        writer.finalize().expect("finished");
        heard(&path)[0][0][0]
    }

    #[test]
    fn full_scale_is_one_at_any_depth() {
        for bits in [8, 16, 24, 32] {
            assert_eq!(half_scale(bits), -0.5, "{bits} bits");
        }
    }

    #[test]
    fn floats_pass_unchanged_and_both_sides_are_kept_apart() {
        let path = place("stereo.wav");
        let mut writer = WavWriter::create(&path, spec(48_000, 2, 32, true)).expect("writable");
        for frame in 0..QUANTUM + 1 {
            writer.write_sample(frame as f32).expect("written");
            writer.write_sample(-(frame as f32)).expect("written");
        }
        writer.finalize().expect("finished");
        let all = heard(&path);
        assert_eq!(all.len(), 2, "one whole quantum and the rest");
        assert_eq!(all[0][1][QUANTUM - 1], -127.0);
        assert_eq!(all[1], [[128.0], [-128.0]]);
    }

    #[test]
    fn one_side_stays_one_side() {
        let path = place("mono.wav");
        let mut writer = WavWriter::create(&path, spec(8_000, 1, 16, false)).expect("writable");
        writer.write_sample(0_i16).expect("written");
        writer.finalize().expect("finished");
        assert_eq!(heard(&path), [[[0.0]]]);
    }
}
