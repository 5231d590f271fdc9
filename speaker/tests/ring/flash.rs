//! No light may flash more than three times in any second (WCAG 2.2, 2.3.1), neither the ring as a
//! whole nor any single LED, in luminance or in saturated red.

use crate::{lights, mean, ten_seconds};
use hearsay_speaker::ring::{LEDS, Led};

/// Largest number of flashes in any one second of `series`, sampled every 10 ms.
///
/// A flash is a pair of opposing changes of at least `threshold`, where the darker side is below
/// `darker_below`; neighbouring changes in one direction are one change (WCAG 2.2, 2.3.1).
fn flashes(series: &[f32], threshold: f32, darker_below: f32) -> usize {
    let mut turns: Vec<usize> = Vec::new();
    let mut rising = None;
    let start = series.first().copied().unwrap_or_default();
    let (mut low, mut high) = (start, start);
    for (index, &value) in series.iter().enumerate() {
        (low, high) = (low.min(value), high.max(value));
        if rising != Some(true) && value - low >= threshold && low < darker_below {
            rising = Some(true);
            turns.push(index);
            high = value;
        } else if rising != Some(false) && high - value >= threshold && value < darker_below {
            rising = Some(false);
            turns.push(index);
            low = value;
        }
        // While the course runs one way, only its far end matters for the next turn.
        match rising {
            Some(true) => low = value,
            Some(false) => high = value,
            None => {}
        }
    }
    let within_a_second = |from: usize| {
        turns
            .iter()
            .filter(|&&at| at >= from && at - from <= 100)
            .count()
    };
    turns
        .iter()
        .map(|&from| within_a_second(from))
        .max()
        .unwrap_or(0)
        / 2
}

/// Luminance thresholds of a general flash.
fn general(series: &[f32]) -> usize {
    flashes(series, 0.1, 0.8)
}

/// Saturated red as WCAG 2.2 weighs it: (R − G − B) × 320, a change of more than 20 counts.
fn redness(led: Led) -> f32 {
    let linear = |v: u8| {
        let v = f32::from(v) / 255.0;
        if v <= 0.04045 {
            v / 12.92
        } else {
            ((v + 0.055) / 1.055).powf(2.4)
        }
    };
    ((linear(led.r) - linear(led.g) - linear(led.b)) * 320.0).max(0.0)
}

#[test]
fn the_flash_counter_counts_a_strobe() {
    let strobe = |half: usize| {
        (0..1000).map(move |i| f32::from(u8::from((i / half).is_multiple_of(2))) * 0.5)
    };
    assert_eq!(general(&strobe(10).collect::<Vec<_>>()), 5);
    assert_eq!(general(&strobe(20).collect::<Vec<_>>()), 3);
    assert_eq!(general(&strobe(50).collect::<Vec<_>>()), 1);
    let ripple: Vec<f32> = (0..1000)
        .map(|i| 0.5 + f32::from(u8::from(i % 2 == 0)) * 0.05)
        .collect();
    assert_eq!(general(&ripple), 0);
}

#[test]
fn no_light_flashes_more_than_three_times_a_second() {
    for light in lights() {
        let frames = ten_seconds(light);
        let whole: Vec<f32> = frames.iter().map(|frame| mean(*frame)).collect();
        assert!(general(&whole) <= 3, "{light:?} as a whole");
        for led in 0..LEDS {
            let one: Vec<f32> = frames.iter().map(|frame| frame[led].luminance()).collect();
            assert!(general(&one) <= 3, "{light:?}, LED {led}");
            let red: Vec<f32> = frames.iter().map(|frame| redness(frame[led])).collect();
            assert!(
                flashes(&red, 20.0, f32::INFINITY) <= 3,
                "{light:?}, red of LED {led}"
            );
        }
    }
}
