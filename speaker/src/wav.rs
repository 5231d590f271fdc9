//! WAV files: RIFF/WAVE with 16-bit PCM, one channel.
//!
//! Layout after "Multimedia Programming Interface and Data Specifications 1.0" (Microsoft and IBM,
//! August 1991): a `RIFF` chunk of form `WAVE` with a 16-byte `fmt ` chunk and a `data` chunk, all
//! numbers little-endian. Mono 16-bit data always fills whole words, so no pad byte is needed.

/// Bytes before the first sample.
pub const HEADER_BYTES: usize = 44;

/// Bytes of a sample.
pub const SAMPLE_BYTES: u32 = 2;

/// Most samples that a file can hold: its size has to fit 32 bits beside the 36 bytes of header
/// that the size counts. At 16 kHz that is 37 hours.
pub const MOST_SAMPLES: u32 = (u32::MAX - 36) / SAMPLE_BYTES;

/// Format tag of uncompressed PCM.
const PCM: u16 = 1;

/// Full scale of 16 bits: −1 becomes −32768; +1 would be 32768 and is clipped to 32767.
const FULL_SCALE: f32 = 32_768.0;

/// The header of a file with `samples` samples, `sample_rate` a second. More than
/// [`MOST_SAMPLES`] cannot be told and are counted as that many.
#[must_use]
pub fn header(samples: u32, sample_rate: u32) -> [u8; HEADER_BYTES] {
    let data = samples.min(MOST_SAMPLES) * SAMPLE_BYTES;
    let mut out = [0; HEADER_BYTES];
    let fields: [&[u8]; 13] = [
        b"RIFF",
        &(data + 36).to_le_bytes(),
        b"WAVE",
        b"fmt ",
        &16u32.to_le_bytes(),
        &PCM.to_le_bytes(),
        &1u16.to_le_bytes(),
        &sample_rate.to_le_bytes(),
        &sample_rate.saturating_mul(SAMPLE_BYTES).to_le_bytes(),
        &2u16.to_le_bytes(),
        &16u16.to_le_bytes(),
        b"data",
        &data.to_le_bytes(),
    ];
    for (to, from) in out.iter_mut().zip(fields.into_iter().flatten()) {
        *to = *from;
    }
    out
}

/// A whole file of mono samples, −1..=1; what lies outside is clipped, what is no number is silent.
#[must_use]
pub fn encode(samples: &[f32], sample_rate: u32) -> Vec<u8> {
    let count = u32::try_from(samples.len())
        .unwrap_or(u32::MAX)
        .min(MOST_SAMPLES);
    let mut out = Vec::with_capacity(HEADER_BYTES + count as usize * SAMPLE_BYTES as usize);
    out.extend_from_slice(&header(count, sample_rate));
    let told = samples.iter().take(count as usize);
    out.extend(told.flat_map(|sample| to_pcm16(*sample).to_le_bytes()));
    out
}

/// Nearest 16-bit value. `as` saturates at both ends and takes NaN as 0.
fn to_pcm16(sample: f32) -> i16 {
    (sample * FULL_SCALE).round() as i16
}

#[cfg(test)]
mod tests {
    use super::*;
    use hound::{SampleFormat, WavReader};
    use proptest::prelude::*;
    use std::io::Cursor;

    fn decode(bytes: &[u8]) -> (hound::WavSpec, Vec<i16>) {
        let mut reader = WavReader::new(Cursor::new(bytes)).unwrap();
        let samples = reader.samples::<i16>().collect::<Result<_, _>>().unwrap();
        (reader.spec(), samples)
    }

    #[test]
    fn another_reader_understands_the_file() {
        let (spec, samples) = decode(&encode(&[0.0, 0.5, -0.5, 0.25], 16_000));
        assert_eq!(
            (spec.channels, spec.sample_rate, spec.bits_per_sample),
            (1, 16_000, 16)
        );
        assert_eq!(spec.sample_format, SampleFormat::Int);
        assert_eq!(samples, [0, 16_384, -16_384, 8_192]);
    }

    #[test]
    fn loud_samples_are_clipped_and_nonsense_is_silent() {
        let loud = [
            1.0,
            -1.0,
            3.0,
            -3.0,
            f32::INFINITY,
            f32::NEG_INFINITY,
            f32::NAN,
        ];
        let (_, samples) = decode(&encode(&loud, 16_000));
        assert_eq!(
            samples,
            [32_767, -32_768, 32_767, -32_768, 32_767, -32_768, 0]
        );
    }

    #[test]
    fn the_header_counts_its_bytes() {
        let bytes = encode(&[0.1; 1_000], 16_000);
        assert_eq!(bytes.len(), HEADER_BYTES + 2_000);
        assert_eq!(bytes[4..8], 2_036u32.to_le_bytes());
        assert_eq!(bytes[28..32], 32_000u32.to_le_bytes());
        assert_eq!(bytes[40..44], 2_000u32.to_le_bytes());
    }

    #[test]
    fn an_empty_recording_is_a_file_all_the_same() {
        let (_, samples) = decode(&encode(&[], 16_000));
        assert!(samples.is_empty());
    }

    #[test]
    fn a_file_too_long_for_the_format_tells_what_it_can() {
        let bytes = header(u32::MAX, 16_000);
        assert_eq!(bytes[40..44], (MOST_SAMPLES * 2).to_le_bytes());
        assert_eq!(bytes[4..8], (MOST_SAMPLES * 2 + 36).to_le_bytes());
    }

    proptest! {
        #[test]
        fn any_samples_come_back_within_half_a_step(
            samples in prop::collection::vec(-1.0f32..1.0, 0..500),
            rate in 8_000u32..=192_000,
        ) {
            let (spec, read) = decode(&encode(&samples, rate));
            prop_assert_eq!(spec.sample_rate, rate);
            prop_assert_eq!(read.len(), samples.len());
            for (sample, read) in samples.iter().zip(read) {
                // The topmost half step is clipped, hence a whole one.
                prop_assert!((sample * 32_768.0 - f32::from(read)).abs() <= 1.0);
            }
        }
    }
}
