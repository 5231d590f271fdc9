//! The sound that is measured with: a minute of real words with quiet between them, made of the
//! recordings in `tests/fixtures`, the same in every measurement.

use super::fault::Fault;
use super::wav::Wav;
use hearsay_worklet::protocol::SAMPLE_RATE;
use std::path::{Path, PathBuf};

/// Length, seconds.
pub(crate) const SECONDS: u32 = 60;

/// Rate of most microphones, Hz.
pub(crate) const MICROPHONE: u32 = 48_000;

/// Quiet after every recording, seconds: longer than what ends a request (0.8 s), so that every part of hearing has work.
const PAUSE: f32 = 1.2;

/// Peak of the noise in the quiet: −60 dBFS, a quiet room.
const NOISE: f32 = 1e-3;

/// A minute at 16 kHz.
pub(crate) fn minute(folder: &Path) -> Result<Vec<f32>, Fault> {
    let clips = clips(folder)?;
    let length = (SECONDS * SAMPLE_RATE) as usize;
    let mut noise = Noise(1);
    let mut all = Vec::with_capacity(length);
    for clip in clips.iter().cycle() {
        all.extend_from_slice(clip);
        all.extend((0..(PAUSE * SAMPLE_RATE as f32) as u32).map(|_| noise.next()));
        if all.len() >= length {
            break;
        }
    }
    all.truncate(length);
    Ok(all)
}

/// The same at the microphone's rate. Straight lines between samples do: what the sound is made of does not change the
/// cost of resampling it.
pub(crate) fn at_microphone_rate(samples: &[f32]) -> Vec<f32> {
    let ratio = MICROPHONE / SAMPLE_RATE;
    let next = samples.iter().skip(1).chain(samples.last());
    let pairs = samples.iter().zip(next);
    let between = |part: u32| part as f32 / ratio as f32;
    pairs
        .flat_map(|(a, b)| (0..ratio).map(move |part| a + (b - a) * between(part)))
        .collect()
}

fn clips(folder: &Path) -> Result<Vec<Vec<f32>>, Fault> {
    let entries = std::fs::read_dir(folder).map_err(|error| Fault::file(folder, &error))?;
    let mut paths: Vec<PathBuf> = entries.flatten().map(|entry| entry.path()).collect();
    paths.retain(|path| path.extension().is_some_and(|end| end == "wav"));
    paths.sort();
    let clips = paths
        .iter()
        .map(|path| clip(path))
        .collect::<Result<Vec<_>, _>>()?;
    if clips.iter().all(Vec::is_empty) {
        return Err(Fault::new(
            "There are no recordings to measure with.",
            format!("ls {}", folder.display()),
        ));
    }
    Ok(clips)
}

fn clip(path: &Path) -> Result<Vec<f32>, Fault> {
    let unreadable = |error: hound::Error| {
        Fault::new(
            format!("{} cannot be read: {error}.", path.display()),
            format!("file {}", path.display()),
        )
    };
    let wav = Wav::open(path).map_err(unreadable)?;
    if wav.rate() != SAMPLE_RATE {
        return Err(Fault::new(
            format!("{} is not at 16 kHz.", path.display()),
            "use a 16 kHz recording",
        ));
    }
    let mut samples = Vec::new();
    wav.quanta(|quantum| samples.extend(quantum.first().copied().unwrap_or_default()))
        .map_err(unreadable)?;
    Ok(samples)
}

/// White noise that is the same every time: a linear congruential generator (Numerical Recipes' constants).
struct Noise(u32);

impl Noise {
    fn next(&mut self) -> f32 {
        self.0 = self.0.wrapping_mul(1_664_525).wrapping_add(1_013_904_223);
        (f64::from(self.0) / f64::from(u32::MAX) * 2.0 - 1.0) as f32 * NOISE
    }
}

#[cfg(test)]
mod tests {
    use super::{Noise, at_microphone_rate, minute};
    use std::path::Path;

    #[test]
    fn the_minute_is_a_minute_and_the_same_every_time() {
        let folder = Path::new(env!("CARGO_MANIFEST_DIR")).join("../tests/fixtures");
        let once = minute(&folder).expect("the project's recordings");
        assert_eq!(once.len(), 60 * 16_000);
        assert_eq!(minute(&folder).expect("again"), once);
    }

    #[test]
    fn the_microphones_rate_has_three_times_the_samples_on_straight_lines() {
        let expected = [0.0, 1.0, 2.0, 3.0, 3.0, 3.0];
        assert_eq!(at_microphone_rate(&[0.0, 3.0]), expected);
    }

    #[test]
    fn the_noise_is_quiet() {
        let mut noise = Noise(7);
        assert!((0..1_000).all(|_| noise.next().abs() <= 1e-3), "peak");
    }
}
