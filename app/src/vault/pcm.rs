//! Samples as 16-bit little-endian PCM and back.
//!
//! Full scale is 32,768: a sample read back differs from the one written by at most 1/65,536,
//! except above 32,767/32,768, where it is clipped.

/// Full scale of 16-bit PCM.
const FULL_SCALE: f32 = 32_768.0;

/// Bytes of one sample.
pub(super) const SAMPLE_BYTES: u64 = 2;

/// Encodes samples of −1..=1; what lies outside is clipped, what is no number becomes silence.
pub(super) fn encode(samples: &[f32]) -> Vec<u8> {
    // A float-to-integer cast saturates, and takes NaN to 0.
    samples
        .iter()
        .flat_map(|sample| ((sample * FULL_SCALE).round() as i16).to_le_bytes())
        .collect()
}

/// Decodes into `samples`; `false` if the bytes end in the middle of a sample.
pub(super) fn decode(bytes: &[u8], samples: &mut Vec<f32>) -> bool {
    let (pairs, rest) = bytes.as_chunks::<2>();
    samples.extend(
        pairs
            .iter()
            .map(|pair| f32::from(i16::from_le_bytes(*pair)) / FULL_SCALE),
    );
    rest.is_empty()
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn samples_come_back_within_half_a_step() {
        let samples: Vec<f32> = (-1000..1000).map(|step| step as f32 / 1000.0).collect();
        let mut decoded = Vec::new();
        assert!(decode(&encode(&samples), &mut decoded));
        for (before, after) in samples.iter().zip(&decoded) {
            assert!(
                (before - after).abs() <= 0.5 / FULL_SCALE,
                "{before} became {after}"
            );
        }
    }

    #[test]
    fn what_is_too_loud_is_clipped_and_what_is_no_number_is_silent() {
        let mut decoded = Vec::new();
        decode(&encode(&[2.0, -2.0, f32::NAN, f32::INFINITY]), &mut decoded);
        assert_eq!(
            decoded,
            [32_767.0 / 32_768.0, -1.0, 0.0, 32_767.0 / 32_768.0]
        );
    }

    #[test]
    fn half_a_sample_is_noticed() {
        assert!(!decode(&[1, 2, 3], &mut Vec::new()));
    }
}
