//! Streaming equals the trainer's whole clip at once, however the sound is cut.
//!
//! `golden/commands.txt` is written by `training/commands/golden_rows.py`: the shipped weights, double precision, on the features
//! of the same front end. Single precision allows a difference of [`TOLERANCE`].

#![expect(clippy::unwrap_used, reason = "a test may panic")]

use hearsay_recogniser::{Acoustic, AcousticModel, CLASSES};
use proptest::prelude::*;
use std::{path::Path, sync::Arc};

/// Largest difference of two log-probabilities.
const TOLERANCE: f64 = 2e-3;

type Row = [f32; CLASSES];

struct Golden {
    model: Arc<AcousticModel>,
    sound: Vec<f32>,
    rows: Vec<Vec<f64>>,
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

/// FNV-1a, 64 bits, as `export.py` has it.
fn hash(bytes: &[u8]) -> u64 {
    bytes.iter().fold(0xcbf2_9ce4_8422_2325, |value, &byte| {
        (value ^ u64::from(byte)).wrapping_mul(0x0100_0000_01b3)
    })
}

fn golden() -> Golden {
    let bytes = std::fs::read(repository("public/models/commands.hsa")).unwrap();
    let text = std::fs::read_to_string(repository("recogniser/tests/golden/commands.txt")).unwrap();
    let mut lines = text.lines();
    assert_eq!(
        lines.next().unwrap(),
        format!("model {:016x}", hash(&bytes)),
        "commands.hsa is not the file that the golden rows are of: run `python training/commands/golden_rows.py`"
    );
    let names = lines.next().unwrap().split(' ').skip(1);
    let row = |line: &str| line.split(' ').map(|x| x.parse().unwrap()).collect();
    Golden {
        model: Arc::new(AcousticModel::load(&bytes).unwrap()),
        sound: names.flat_map(recording).collect(),
        rows: lines.map(row).collect(),
    }
}

fn heard(model: &Arc<AcousticModel>, sound: &[f32], cuts: &[usize]) -> Vec<Row> {
    let (mut rows, mut rest) = (Vec::new(), sound);
    let mut acoustic = Acoustic::new(Arc::clone(model));
    for cut in cuts.iter().cycle() {
        let (now, later) = rest.split_at((*cut).min(rest.len()));
        acoustic.hear(now, |row| rows.push(*row));
        rest = later;
        if rest.is_empty() {
            break;
        }
    }
    acoustic.finish(|row| rows.push(*row));
    rows
}

#[test]
fn the_golden_sound_is_full_of_phones_that_the_model_is_sure_of() {
    let rows = golden().rows;
    // exp(-0.5) = 0.6.
    let sure = |class: usize| rows.iter().any(|row| row[class] > -0.5);
    let phones = (1..CLASSES).filter(|&class| sure(class)).count();
    assert!(phones >= 6 && sure(0), "{phones} phones compare little");
}

#[test]
fn the_streaming_network_says_what_the_trainer_says() {
    let Golden { model, sound, rows } = golden();
    let heard = heard(&model, &sound, &[1_600]);
    assert_eq!(heard.len(), rows.len(), "one row a step");
    for (step, (ours, theirs)) in heard.iter().zip(&rows).enumerate() {
        for (a, b) in ours.iter().zip(theirs) {
            // What has no chance at all may differ more: below a ten-thousandth nothing is decided.
            let near = (f64::from(*a) - b).abs() <= TOLERANCE || (*a < -9.2 && *b < -9.2);
            assert!(near, "step {step}: {a} against the trainer's {b}");
        }
    }
}

#[test]
fn every_row_is_a_distribution() {
    let Golden { model, sound, .. } = golden();
    for row in heard(&model, &sound, &[4_096]) {
        let sum: f32 = row.iter().map(|x| x.exp()).sum();
        assert!((sum - 1.0).abs() < 1e-4, "{sum}");
    }
}

#[test]
fn a_listener_that_was_reset_says_what_a_new_one_says() {
    let Golden { model, sound, .. } = golden();
    let sound = &sound[..32_000];
    let mut acoustic = Acoustic::new(Arc::clone(&model));
    acoustic.hear(&sound[8_000..24_000], |_| ());
    acoustic.finish(|_| ());
    acoustic.reset();
    let mut rows = Vec::new();
    acoustic.hear(sound, |row| rows.push(*row));
    acoustic.finish(|row| rows.push(*row));
    assert!(rows == heard(&model, sound, &[sound.len()]));
}

proptest! {
    #![proptest_config(ProptestConfig::with_cases(12))]

    #[test]
    fn any_split_of_the_sound_gives_the_same_bits(
        cuts in proptest::collection::vec(1_usize..4_096, 1..20),
    ) {
        let Golden { model, sound, .. } = golden();
        let sound = &sound[..48_000];
        prop_assert!(heard(&model, sound, &cuts) == heard(&model, sound, &[sound.len()]));
    }
}
