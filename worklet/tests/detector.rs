//! The detector against slow twins: a direct Fourier sum for the front end, whole-clip convolutions for the network.

#![allow(
    clippy::indexing_slicing,
    reason = "a slow twin reads like the formula that it checks"
)]

#[path = "common/batch.rs"]
mod batch;

use hearsay_worklet::{
    detector::Detector,
    frontend::{Frame, FrontEnd, HOP, WINDOW},
    mel::{BINS, FFT, MELS, MelBank},
    model::{ALWAYS_ON, Model, ModelError, Thresholds},
    network::Network,
};
use proptest::prelude::*;

/// Pseudo-random numbers, −1..1, the same on every machine.
struct Dice(u64);

impl Dice {
    fn roll(&mut self) -> f32 {
        self.0 = self
            .0
            .wrapping_mul(6_364_136_223_846_793_005)
            .wrapping_add(1);
        ((self.0 >> 40) as f32 / (1 << 23) as f32) - 1.0
    }

    fn floats(&mut self, out: &mut Vec<u8>, n: usize, middle: f32, spread: f32) {
        (0..n).for_each(|_| out.extend((middle + spread * self.roll()).to_le_bytes()));
    }

    fn bytes(&mut self, out: &mut Vec<u8>, n: usize) {
        (0..n).for_each(|_| out.push(((127.0 * self.roll()) as i8).cast_unsigned()));
    }

    fn dense(&mut self, out: &mut Vec<u8>, inputs: usize, outputs: usize) {
        self.floats(out, outputs, 0.002, 0.001);
        self.floats(out, outputs, 0.0, 0.1);
        self.bytes(out, inputs * outputs);
    }
}

const CHANNELS: usize = 6;
const STEM: usize = 5;
const KERNELS: [u32; 2] = [3, 4];

/// A small model with random weights, in the file format.
fn model_file() -> Vec<u8> {
    let mut dice = Dice(7);
    let mut out = b"HSW1".to_vec();
    for n in [CHANNELS as u32, KERNELS.len() as u32, STEM as u32, 3] {
        out.extend(n.to_le_bytes());
    }
    for threshold in [0.9_f32, 0.7, 0.5] {
        out.extend(threshold.to_le_bytes());
    }
    KERNELS.iter().for_each(|k| out.extend(k.to_le_bytes()));
    dice.dense(&mut out, STEM * MELS, CHANNELS);
    for kernel in KERNELS {
        dice.floats(&mut out, CHANNELS, 0.004, 0.001);
        dice.bytes(&mut out, CHANNELS * kernel as usize);
        dice.dense(&mut out, CHANNELS, CHANNELS);
    }
    dice.dense(&mut out, CHANNELS, 1);
    out
}

fn noise(samples: usize, level: f32) -> Vec<f32> {
    let mut dice = Dice(3);
    (0..samples).map(|_| level * dice.roll()).collect()
}

fn frames(samples: &[f32]) -> Vec<Frame> {
    let mut out = Vec::new();
    FrontEnd::new().push(samples, &mut |f| out.push(*f));
    out
}

fn scores(detector: &mut Detector, samples: &[f32]) -> Vec<f32> {
    let mut out = Vec::new();
    detector.push(samples, &mut |s| out.push(s));
    out
}

/// The front end by the book, in double precision: O(N²) transform, whole signal at once.
fn slow_frames(samples: &[f32]) -> Vec<[f64; MELS]> {
    let (mut x1, mut y1) = (0.0, 0.0);
    let clean: Vec<f64> = samples
        .iter()
        .map(|&x| {
            y1 = f64::from(x) - x1 + 0.995 * y1;
            x1 = f64::from(x);
            y1
        })
        .collect();
    let turn = core::f64::consts::TAU;
    let mut mean: Option<[f64; MELS]> = None;
    let starts = (0..).step_by(HOP).take_while(|s| s + WINDOW <= clean.len());
    starts
        .map(|start| {
            let power: [f32; BINS] = core::array::from_fn(|k| {
                let (mut re, mut im) = (0.0, 0.0);
                for n in 0..WINDOW {
                    let hann = 0.5 - 0.5 * (turn * n as f64 / WINDOW as f64).cos();
                    let angle = turn * (k * n) as f64 / FFT as f64;
                    re += hann * clean[start + n] * angle.cos();
                    im -= hann * clean[start + n] * angle.sin();
                }
                ((re * re + im * im) * 16.0 / (WINDOW * WINDOW) as f64) as f32
            });
            let mut energy = [0.0; MELS];
            MelBank::new().apply(&power, &mut energy);
            let m = mean.get_or_insert(energy.map(f64::from));
            core::array::from_fn(|c| {
                let e = f64::from(energy[c]);
                m[c] += 0.025 * (e - m[c]);
                (1.0 + e / (m[c] + 1e-9).powf(0.95)).ln()
            })
        })
        .collect()
}

#[test]
fn the_front_end_agrees_with_a_direct_fourier_sum() {
    let samples = noise(WINDOW + 5 * HOP, 0.1);
    let (fast, slow) = (frames(&samples), slow_frames(&samples));
    assert_eq!(fast.len(), slow.len(), "one frame a hop");
    for (f, s) in fast.iter().flatten().zip(slow.iter().flatten()) {
        assert!(
            (f64::from(*f) - s).abs() < 2e-4,
            "single precision allows 2e-4: {f} against {s}"
        );
    }
}

#[test]
fn a_microphone_forty_decibels_quieter_gives_nearly_the_same_features() {
    let loud = noise(16_000, 0.5);
    let quiet: Vec<f32> = loud.iter().map(|x| x * 0.01).collect();
    let (a, b) = (frames(&loud), frames(&quiet));
    let difference = a
        .iter()
        .flatten()
        .zip(b.iter().flatten())
        .map(|(x, y)| (x - y).abs());
    let mean = difference.sum::<f32>() / (a.len() * MELS) as f32;
    let plain = 40.0 * core::f32::consts::LN_10 / 10.0; // what a plain logarithm would show
    assert!(
        mean < 0.05 * plain,
        "40 dB move the features by {mean}, a plain log by {plain}"
    );
}

#[test]
fn digital_silence_gives_zero_features() {
    let frames = frames(&[0.0; 8000]);
    assert!(
        frames.iter().flatten().all(|x| *x == 0.0),
        "nothing heard, nothing shown"
    );
}

#[test]
fn the_streaming_network_agrees_with_whole_clip_convolutions() {
    let model = Model::parse(&model_file(), ALWAYS_ON).unwrap();
    let frames = frames(&noise(16_000, 0.2));
    let slow = batch::outputs(&model, &frames);
    let mut network = Network::new(model);
    let fast: Vec<f32> = frames.iter().filter_map(|f| network.push(f)).collect();
    assert_eq!(fast.len(), slow.len(), "one output every second frame");
    let highest = slow.iter().copied().fold(f64::MIN, f64::max);
    let lowest = slow.iter().copied().fold(f64::MAX, f64::min);
    assert!(
        highest - lowest > 1e-3,
        "the test model must react: {lowest}..{highest}"
    );
    for (f, s) in fast.iter().zip(&slow) {
        assert!((f64::from(*f) - s).abs() < 1e-4, "{f} against {s}");
    }
}

/// Another network than that of [`model_file`]: it weighs its last channels otherwise.
fn another_model_file() -> Vec<u8> {
    let mut file = model_file();
    file.iter_mut()
        .rev()
        .take(CHANNELS / 2)
        .for_each(|weight| *weight = weight.wrapping_neg());
    file
}

#[test]
fn a_committee_says_the_mean_of_what_its_members_say_before_the_sigmoid() {
    let files = [model_file(), another_model_file()];
    let frames = frames(&noise(16_000, 0.2));
    let heard = |file: &[u8]| -> Vec<f32> {
        let mut network = Network::new(Model::parse(file, ALWAYS_ON).unwrap());
        frames.iter().filter_map(|f| network.push(f)).collect()
    };
    let logit = |p: f32| (f64::from(p) / (1.0 - f64::from(p))).ln();
    let [one, other] = [heard(&files[0]), heard(&files[1])];
    assert_ne!(one, other, "two opinions");
    for ((both, a), b) in heard(&files.concat()).iter().zip(one).zip(other) {
        let mean = f64::midpoint(logit(a), logit(b));
        assert!((logit(*both) - mean).abs() < 1e-4, "{both} of {a} and {b}");
    }
}

#[test]
fn a_committee_forgets_as_one() {
    let file = [model_file(), another_model_file()].concat();
    let mut detector = Detector::new(&Model::parse(&file, ALWAYS_ON).unwrap());
    let samples = noise(8000, 0.3);
    let first = scores(&mut detector, &samples);
    detector.reset();
    assert_eq!(first, scores(&mut detector, &samples));
}

#[test]
fn a_reset_forgets_everything() {
    let model = Model::parse(&model_file(), ALWAYS_ON).unwrap();
    let samples = noise(8000, 0.3);
    let mut detector = Detector::new(&model);
    let first = scores(&mut detector, &samples);
    assert_ne!(
        first,
        scores(&mut detector, &samples),
        "state is carried without a reset"
    );
    detector.reset();
    assert_eq!(first, scores(&mut detector, &samples), "and gone after one");
}

#[test]
fn a_damaged_model_is_refused_with_a_reason() {
    let file = model_file();
    let refused = |bytes: &[u8]| Model::parse(bytes, ALWAYS_ON).err();
    assert_eq!(
        refused(&file[..file.len() - 1]),
        Some(ModelError::Length),
        "cut short"
    );
    assert_eq!(
        refused(&[&file[..], &[0]].concat()),
        Some(ModelError::Length),
        "too long"
    );
    assert_eq!(
        refused(&[&file[..], &file[..file.len() / 2]].concat()),
        Some(ModelError::Length),
        "half a second member"
    );
    assert_eq!(
        refused(b"<!doctype html><html></html>"),
        Some(ModelError::Magic),
        "a page"
    );
    assert!(
        Model::parse(&file, file.len()).is_ok()
            && Model::parse(&file, file.len() - 1).err() == Some(ModelError::Length),
        "larger than its budget"
    );
    let mut absurd = file;
    absurd[4..8].copy_from_slice(&u32::MAX.to_le_bytes());
    assert_eq!(
        refused(&absurd),
        Some(ModelError::Range),
        "four billion channels"
    );
}

#[test]
fn the_thresholds_can_be_read_without_the_network() {
    let file = model_file();
    assert_eq!(
        Thresholds::read(&file),
        Ok(Model::parse(&file, ALWAYS_ON).unwrap().thresholds),
        "the same three"
    );
}

proptest! {
    #[test]
    fn any_bytes_as_a_model_never_panic(
        mut bytes in prop::collection::vec(any::<u8>(), 0..600),
        head in any::<bool>(),
    ) {
        if head {
            bytes.splice(..0, model_file().into_iter().take(40));
        }
        let _ = Model::parse(&bytes, ALWAYS_ON);
    }

    #[test]
    fn any_split_of_the_same_audio_gives_identical_scores(
        cuts in prop::collection::vec(1_usize..900, 1..60),
    ) {
        let model = Model::parse(&model_file(), ALWAYS_ON).unwrap();
        let samples = noise(12_000, 0.2);
        let whole = scores(&mut Detector::new(&model), &samples);
        let (mut split, mut rest, mut detector) = (Vec::new(), &samples[..], Detector::new(&model));
        for cut in cuts.iter().cycle() {
            let (now, later) = rest.split_at((*cut).min(rest.len()));
            split.extend(scores(&mut detector, now));
            rest = later;
            if rest.is_empty() {
                break;
            }
        }
        prop_assert_eq!(whole, split);
    }
}
