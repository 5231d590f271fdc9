//! What the acoustic model says about recordings, for tuning the decoder:
//! `cargo run --profile tool -p hearsay-recogniser --example posteriors -- MODEL LIST FOLDER`
//!
//! LIST names WAV files (16 kHz, 16 bit, mono), one a line. For each, FOLDER gets a file of the same name ending in `.f32`: frames of 40 natural
//! log probabilities, `f32`, little endian.

use hearsay_recogniser::{Acoustic, AcousticModel};
use std::{io, path::Path, sync::Arc};

fn main() -> io::Result<()> {
    let arguments: Vec<String> = std::env::args().skip(1).collect();
    let [model, list, folder] = &arguments[..] else {
        return Err(io::Error::other("usage: posteriors MODEL LIST FOLDER"));
    };
    let model = AcousticModel::load(&std::fs::read(model)?).map_err(io::Error::other)?;
    let mut acoustic = Acoustic::new(Arc::new(model));
    std::fs::create_dir_all(folder)?;
    for path in std::fs::read_to_string(list)?.lines().map(Path::new) {
        let mut wav = hound::WavReader::open(path).map_err(io::Error::other)?;
        let samples: Vec<f32> = wav
            .samples::<i16>()
            .flatten()
            .map(|x| f32::from(x) / 32_768.0)
            .collect();
        let mut bytes = Vec::new();
        let mut give = |row: &[f32; 40]| bytes.extend(row.iter().flat_map(|x| x.to_le_bytes()));
        acoustic.hear(&samples, &mut give);
        acoustic.finish(&mut give);
        acoustic.reset();
        let stem = path.file_stem().unwrap_or_default();
        std::fs::write(Path::new(folder).join(stem).with_extension("f32"), bytes)?;
    }
    Ok(())
}
