//! A recording's outline, for drawing.

/// Smallest and largest sample of each of `parts` equal parts, in order; values are those of the
/// samples (−1..=1).
///
/// Parts differ by at most one sample in length. With fewer samples than parts there is one part a
/// sample; no samples or no parts give nothing.
#[must_use]
pub fn overview(samples: &[f32], parts: usize) -> Vec<(f32, f32)> {
    let parts = parts.min(samples.len());
    let edge = |part: usize| (part as u64 * samples.len() as u64 / parts as u64) as usize;
    (0..parts)
        .map(|part| extent(samples.get(edge(part)..edge(part + 1)).unwrap_or_default()))
        .collect()
}

/// Smallest and largest sample; NaN is passed over, and nothing at all is silence.
fn extent(samples: &[f32]) -> (f32, f32) {
    let low = samples.iter().copied().reduce(f32::min);
    let high = samples.iter().copied().reduce(f32::max);
    let number = |value: Option<f32>| value.filter(|value| !value.is_nan()).unwrap_or_default();
    (number(low), number(high))
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn each_part_shows_its_lowest_and_highest_sample() {
        let samples = [0.0, 0.5, -0.25, 0.1, 0.2, 0.3];
        assert_eq!(overview(&samples, 2), [(-0.25, 0.5), (0.1, 0.3)]);
    }

    #[test]
    fn no_sample_is_left_out_when_parts_do_not_divide_evenly() {
        for len in 1..50 {
            for parts in 1..60 {
                for spike in 0..len {
                    let mut samples = vec![0.0; len];
                    samples[spike] = 1.0;
                    let seen = overview(&samples, parts)
                        .iter()
                        .filter(|(_, high)| *high == 1.0)
                        .count();
                    assert_eq!(seen, 1, "{len} samples, {parts} parts, spike at {spike}");
                }
            }
        }
    }

    #[test]
    fn nothing_gives_nothing_and_few_samples_give_few_parts() {
        assert!(overview(&[], 200).is_empty());
        assert!(overview(&[0.5], 0).is_empty());
        assert_eq!(overview(&[0.5, -0.5], 200), [(0.5, 0.5), (-0.5, -0.5)]);
    }

    #[test]
    fn what_is_no_number_is_passed_over() {
        assert_eq!(overview(&[f32::NAN, 0.5, -0.5], 1), [(-0.5, 0.5)]);
        assert_eq!(overview(&[f32::NAN], 1), [(0.0, 0.0)]);
    }
}
