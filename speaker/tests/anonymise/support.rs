//! Recordings to try things on.

use std::path::{Path, PathBuf};

/// The recordings that come with the project.
pub(crate) const FIXTURES: [&str; 6] = [
    "alexa_one",
    "alexa_two",
    "alexa_three",
    "speech_one",
    "speech_two",
    "speech_three",
];

/// One of them, −1..=1 at 16 kHz.
pub(crate) fn fixture(name: &str) -> Vec<f32> {
    let folder = Path::new(env!("CARGO_MANIFEST_DIR")).join("../tests/fixtures");
    read(&folder.join(name).with_extension("wav"))
}

/// A mono file of 16 bits.
pub(crate) fn read(path: &Path) -> Vec<f32> {
    let mut reader = hound::WavReader::open(path).unwrap();
    assert_eq!(reader.spec().sample_rate, 16_000);
    let samples = reader.samples::<i16>();
    samples.map(|s| f32::from(s.unwrap()) / 32_768.0).collect()
}

/// What lies in a folder, in the order of the names.
pub(crate) fn entries(folder: &Path) -> Vec<PathBuf> {
    let found = std::fs::read_dir(folder).unwrap();
    let mut paths: Vec<PathBuf> = found.map(|entry| entry.unwrap().path()).collect();
    paths.sort();
    paths
}
