//! Features, or scores, for training and its tests, from the code that runs in the worklet.
//!
//! Standard input: again and again a little-endian `u32` n and n `f32` samples (16 kHz, mono).
//! Standard output: for each, a `u32` count and that many rows of 40 `f32` features, or, with a
//! model file as argument, of one `f32` score. State starts anew each time.

use hearsay_worklet::{
    detector::Detector,
    frontend::FrontEnd,
    model::{Model, SECOND_STAGE},
};
use std::io::{self, BufReader, BufWriter, Read as _, Write as _};

fn detector() -> io::Result<Option<Detector>> {
    let Some(path) = std::env::args_os().nth(1) else {
        return Ok(None);
    };
    let model = Model::parse(&std::fs::read(path)?, SECOND_STAGE).map_err(io::Error::other)?;
    Ok(Some(Detector::new(&model)))
}

fn main() -> io::Result<()> {
    let mut input = BufReader::with_capacity(1 << 20, io::stdin().lock());
    let mut output = BufWriter::with_capacity(1 << 20, io::stdout().lock());
    let mut front = FrontEnd::new();
    let mut detector = detector()?;
    let mut word = [0; 4];
    while input.read_exact(&mut word).is_ok() {
        let mut bytes = vec![0; u32::from_le_bytes(word) as usize * 4];
        input.read_exact(&mut bytes)?;
        let samples: Vec<f32> = bytes
            .chunks_exact(4)
            .filter_map(|b| Some(f32::from_le_bytes(b.try_into().ok()?)))
            .collect();
        let mut out = Vec::new();
        let mut rows = 0_u32;
        if let Some(detector) = &mut detector {
            detector.reset();
            detector.push(&samples, &mut |score| {
                rows += 1;
                out.extend_from_slice(&score.to_le_bytes());
            });
        } else {
            front.reset();
            front.push(&samples, &mut |frame| {
                rows += 1;
                frame
                    .iter()
                    .for_each(|x| out.extend_from_slice(&x.to_le_bytes()));
            });
        }
        output.write_all(&rows.to_le_bytes())?;
        output.write_all(&out)?;
        output.flush()?;
    }
    Ok(())
}
