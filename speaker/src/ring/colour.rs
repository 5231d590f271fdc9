//! The ring's palette and the arithmetic on it.
//!
//! Hues are our own. Mixing happens on sRGB values: LEDs on a screen are drawn in sRGB and the eye
//! takes even steps of it as even.

use super::Led;
use crate::Owner;

const fn led(r: u8, g: u8, b: u8) -> Led {
    Led { r, g, b }
}

/// The microphone is open.
pub(super) const BLUE: Led = led(20, 70, 255);
/// Toward the talker, and the other half of thinking and speaking.
pub(super) const CYAN: Led = led(60, 235, 255);
/// Microphone off and faults.
pub(super) const RED: Led = led(255, 24, 24);
/// Messages.
pub(super) const YELLOW: Led = led(255, 205, 40);
/// Calls.
pub(super) const GREEN: Led = led(40, 220, 90);
/// Do not disturb.
pub(super) const PURPLE: Led = led(150, 60, 230);
/// Volume.
pub(super) const WHITE: Led = led(245, 245, 245);
/// Setting up.
pub(super) const ORANGE: Led = led(255, 130, 20);

/// The colour that marks somebody else's recording; the device and its cloud have none, since
/// theirs is the ordinary case.
pub(super) fn tint(owner: Owner) -> Option<Led> {
    match owner {
        Owner::Device | Owner::Cloud => None,
        Owner::SkillProvider => Some(led(255, 90, 190)),
        Owner::Reviewers => Some(led(255, 160, 90)),
        Owner::Recipient => Some(led(110, 255, 160)),
    }
}

/// `from` at 0, `to` at 1; anything outside is taken as the nearer end.
pub(super) fn mix(from: Led, to: Led, share: f32) -> Led {
    let share = if share.is_finite() {
        share.clamp(0.0, 1.0)
    } else {
        0.0
    };
    let channel = |a: u8, b: u8| {
        let (a, b) = (f32::from(a), f32::from(b));
        // In range by construction; `as` saturates in any case.
        (a + (b - a) * share).round() as u8
    };
    Led {
        r: channel(from.r, to.r),
        g: channel(from.g, to.g),
        b: channel(from.b, to.b),
    }
}

/// `colour` at `level` of its brightness, 0..=1.
pub(super) fn dim(colour: Led, level: f32) -> Led {
    mix(Led::OFF, colour, level)
}

/// Relative luminance (WCAG 2.2 glossary, the IEC 61966-2-1 transfer curve).
pub(super) fn luminance(colour: Led) -> f32 {
    let linear = |value: u8| {
        let value = f32::from(value) / 255.0;
        if value <= 0.04045 {
            value / 12.92
        } else {
            ((value + 0.055) / 1.055).powf(2.4)
        }
    };
    0.2126 * linear(colour.r) + 0.7152 * linear(colour.g) + 0.0722 * linear(colour.b)
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn mixing_starts_at_one_end_and_stops_at_the_other() {
        assert_eq!(mix(BLUE, CYAN, 0.0), BLUE);
        assert_eq!(mix(BLUE, CYAN, 1.0), CYAN);
        assert_eq!(mix(BLUE, CYAN, 7.0), CYAN);
        assert_eq!(mix(BLUE, CYAN, f32::NAN), BLUE);
    }

    #[test]
    fn luminance_runs_from_black_to_white() {
        assert!(luminance(Led::OFF).abs() < 1e-6);
        assert!((luminance(led(255, 255, 255)) - 1.0).abs() < 1e-5);
        // Mid grey of sRGB, a published value of the curve.
        assert!((luminance(led(128, 128, 128)) - 0.2159).abs() < 1e-3);
    }

    #[test]
    fn only_strangers_have_a_tint() {
        assert_eq!(tint(Owner::Device), None);
        assert_eq!(tint(Owner::Cloud), None);
        let tints: Vec<_> = [Owner::SkillProvider, Owner::Reviewers, Owner::Recipient]
            .into_iter()
            .filter_map(tint)
            .collect();
        assert_eq!(tints.len(), 3);
        assert!(tints.windows(2).all(|pair| pair[0] != pair[1]));
    }
}
