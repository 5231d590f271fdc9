//! Samples as a WAV file: 16-bit PCM, one channel, the plainest form there is.
//!
//! Layout: "Multimedia Programming Interface and Data Specifications 1.0" (IBM and Microsoft,
//! 1991), chapter 3. All numbers are little-endian.

/// Bytes before the samples.
const HEADER: usize = 44;

/// Bytes of a sample.
const SAMPLE: usize = 2;

/// A WAV file of samples (−1..=1, louder is clipped) at `rate` samples a second. What is longer
/// than the format can say (4 GiB) is cut.
pub(super) fn encode(samples: &[f32], rate: u32) -> Vec<u8> {
    let most = (u32::MAX as usize - HEADER) / SAMPLE;
    let samples = samples.get(..samples.len().min(most)).unwrap_or_default();
    let bytes = (samples.len() * SAMPLE) as u32;
    let mut file = Vec::with_capacity(HEADER + samples.len() * SAMPLE);
    file.extend(b"RIFF");
    file.extend((bytes + HEADER as u32 - 8).to_le_bytes());
    file.extend(b"WAVEfmt ");
    file.extend(16_u32.to_le_bytes());
    // PCM, one channel.
    file.extend(1_u16.to_le_bytes());
    file.extend(1_u16.to_le_bytes());
    file.extend(rate.to_le_bytes());
    file.extend(rate.saturating_mul(SAMPLE as u32).to_le_bytes());
    file.extend((SAMPLE as u16).to_le_bytes());
    file.extend(16_u16.to_le_bytes());
    file.extend(b"data");
    file.extend(bytes.to_le_bytes());
    // Stored samples lie on a grid of 1/32768, which this gives back exactly.
    let level = |sample: &f32| (sample * 32_768.0).round().clamp(-32_768.0, 32_767.0) as i16;
    file.extend(
        samples
            .iter()
            .flat_map(|sample| level(sample).to_le_bytes()),
    );
    file
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn sizes_and_rate_stand_where_readers_look_for_them() {
        let file = encode(&[0.0; 100], 16_000);
        let number = |at: usize| u32::from_le_bytes(file[at..at + 4].try_into().unwrap());
        assert_eq!(file.len(), 244);
        assert_eq!(
            (&file[0..4], &file[8..16]),
            (&b"RIFF"[..], &b"WAVEfmt "[..])
        );
        assert_eq!(
            (number(4), number(24), number(28), number(40)),
            (236, 16_000, 32_000, 200)
        );
    }

    #[test]
    fn samples_are_rounded_and_clipped_but_never_wrap() {
        let file = encode(&[0.5, -1.0, 1.0, 7.0, f32::NAN], 16_000);
        let levels: Vec<i16> = file[44..]
            .chunks(2)
            .map(|pair| i16::from_le_bytes([pair[0], pair[1]]))
            .collect();
        assert_eq!(levels, [16_384, -32_768, 32_767, 32_767, 0]);
    }
}
