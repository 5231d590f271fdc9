//! Features for training, from the code that runs in the worklet.
//!
//! Standard input: again and again a little-endian `u32` n and n `f32` samples (16 kHz, mono).
//! Standard output: for each, a `u32` count of frames and `frames · 40` `f32`. State starts anew each time.

use hearsay_worklet::frontend::FrontEnd;
use std::io::{self, BufReader, BufWriter, Read as _, Write as _};

fn main() -> io::Result<()> {
    let mut input = BufReader::with_capacity(1 << 20, io::stdin().lock());
    let mut output = BufWriter::with_capacity(1 << 20, io::stdout().lock());
    let mut front = FrontEnd::new();
    let mut word = [0; 4];
    while input.read_exact(&mut word).is_ok() {
        let mut bytes = vec![0; u32::from_le_bytes(word) as usize * 4];
        input.read_exact(&mut bytes)?;
        let samples: Vec<f32> = bytes
            .chunks_exact(4)
            .filter_map(|b| Some(f32::from_le_bytes(b.try_into().ok()?)))
            .collect();
        let mut out = Vec::new();
        let mut frames = 0_u32;
        front.reset();
        front.push(&samples, &mut |frame| {
            frames += 1;
            frame
                .iter()
                .for_each(|x| out.extend_from_slice(&x.to_le_bytes()));
        });
        output.write_all(&frames.to_le_bytes())?;
        output.write_all(&out)?;
        output.flush()?;
    }
    Ok(())
}
