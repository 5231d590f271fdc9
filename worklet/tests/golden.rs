//! Streaming equals batch equals trainer: the shipped models against numbers from the trainer.
//!
//! `tests/golden/*.txt` are written by `training/golden.py`: the shipped weights, whole clip at once, double precision, on
//! the features of this crate's front end. Single precision allows a difference of [`TOLERANCE`].

#![expect(
    clippy::unwrap_used,
    clippy::indexing_slicing,
    reason = "a test may panic"
)]

#[path = "common/batch.rs"]
mod batch;

use hearsay_worklet::{
    detector::Detector,
    frontend::{Frame, FrontEnd},
    model::{Model, SECOND_STAGE},
    network::Network,
};
use proptest::prelude::*;
use std::path::Path;

/// Largest difference of two scores (0..=1).
const TOLERANCE: f64 = 1e-4;

const MODELS: [&str; 2] = ["alexa", "alexa-verifier"];

/// A model with what the trainer says about a sound.
struct Golden {
    model: Model,
    sound: Vec<f32>,
    outputs: Vec<f64>,
}

fn repository(path: &str) -> std::path::PathBuf {
    Path::new(concat!(env!("CARGO_MANIFEST_DIR"), "/..")).join(path)
}

fn recording(name: &str) -> Vec<f32> {
    let mut file = hound::WavReader::open(repository("tests/fixtures").join(name)).unwrap();
    file.samples::<i16>()
        .map(|x| f32::from(x.unwrap()) / 32_768.0)
        .collect()
}

/// FNV-1a, 64 bits, as `golden.py` has it.
fn hash(bytes: &[u8]) -> u64 {
    bytes.iter().fold(0xcbf2_9ce4_8422_2325, |value, &byte| {
        (value ^ u64::from(byte)).wrapping_mul(0x0100_0000_01b3)
    })
}

fn golden(name: &str) -> Golden {
    let bytes = std::fs::read(repository(&format!("public/models/{name}.hsw"))).unwrap();
    let text =
        std::fs::read_to_string(repository(&format!("worklet/tests/golden/{name}.txt"))).unwrap();
    let mut lines = text.lines();
    assert_eq!(
        lines.next().unwrap(),
        format!("model {:016x}", hash(&bytes)),
        "public/models/{name}.hsw is not the file that the golden scores are of: run `python training/golden.py`"
    );
    let sound = lines.next().unwrap().split(' ').skip(1);
    Golden {
        model: Model::parse(&bytes, SECOND_STAGE).unwrap(),
        sound: sound.flat_map(recording).collect(),
        outputs: lines.map(|line| line.parse().unwrap()).collect(),
    }
}

/// The mean of the last `count` outputs; before the first there were zeros.
fn smoothed(outputs: &[f64], count: usize) -> Vec<f64> {
    let mean = |n: usize| {
        outputs[(n + 1).saturating_sub(count)..=n]
            .iter()
            .sum::<f64>()
    };
    (0..outputs.len()).map(|n| mean(n) / count as f64).collect()
}

fn frames(sound: &[f32]) -> Vec<Frame> {
    let mut frames = Vec::new();
    FrontEnd::new().push(sound, &mut |frame| frames.push(*frame));
    frames
}

fn agree(what: &str, heard: &[f64], golden: &[f64]) {
    assert_eq!(heard.len(), golden.len(), "{what}: one score a step");
    for (step, (a, b)) in heard.iter().zip(golden).enumerate() {
        assert!(
            (a - b).abs() <= TOLERANCE,
            "{what}, step {step}: {a} against the trainer's {b}"
        );
    }
}

#[test]
fn the_golden_sound_moves_the_models_from_no_to_yes() {
    for name in MODELS {
        let outputs = golden(name).outputs;
        let highest = outputs.iter().copied().fold(0.0, f64::max);
        let lowest = outputs.iter().copied().fold(1.0, f64::min);
        assert!(
            lowest < 0.01 && highest > 0.5,
            "{name}: {lowest} to {highest} compares nothing"
        );
    }
}

#[test]
fn the_streaming_network_says_what_the_trainer_says() {
    for name in MODELS {
        let Golden {
            model,
            sound,
            outputs,
        } = golden(name);
        let mut network = Network::new(model);
        let heard: Vec<f64> = frames(&sound)
            .iter()
            .filter_map(|frame| network.push(frame).map(f64::from))
            .collect();
        agree(name, &heard, &outputs);
    }
}

#[test]
fn the_whole_clip_at_once_says_what_the_trainer_says() {
    for name in MODELS {
        let Golden {
            model,
            sound,
            outputs,
        } = golden(name);
        agree(name, &batch::outputs(&model, &frames(&sound)), &outputs);
    }
}

proptest! {
    #![proptest_config(ProptestConfig::with_cases(12))]

    #[test]
    fn the_detector_says_what_the_trainer_says_however_the_sound_is_cut(
        cuts in proptest::collection::vec(1_usize..4_096, 1..20),
    ) {
        let Golden { model, sound, outputs } = golden("alexa");
        let mut detector = Detector::new(&model);
        let (mut heard, mut rest) = (Vec::new(), &sound[..]);
        for cut in cuts.iter().cycle() {
            let (now, later) = rest.split_at((*cut).min(rest.len()));
            detector.push(now, &mut |score| heard.push(f64::from(score)));
            rest = later;
            if rest.is_empty() {
                break;
            }
        }
        let expected = smoothed(&outputs, model.smooth);
        // The frames of an output end inside the next hop: the first score was known before the first output.
        prop_assert_eq!(heard.first(), Some(&0.0));
        let known = expected.len().min(heard.len() - 1);
        agree("alexa", &heard[1..=known], &expected[..known]);
        prop_assert!(known + 1 >= heard.len(), "every score has its twin");
    }
}
