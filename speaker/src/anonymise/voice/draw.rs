//! How a voice is to be changed, drawn from a seed.

/// What is done to a voice. Ratios above one mean higher.
#[derive(Clone, Copy, Debug, PartialEq)]
pub struct Change {
    /// New pitch divided by the old.
    pub pitch: f32,
    /// New formant frequency divided by the old, before the bend.
    pub formants: f32,
    /// `McAdams` coefficient: an angle φ of the spectrum (radians, π is half the sample rate) goes
    /// to φ to this power. Below one the lower formants rise and the upper ones fall.
    pub mcadams: f32,
    /// Waves laid over the spectrum, dB at their crests: the first has two half waves between 0 Hz
    /// and half the sample rate on the mel scale, each next one half wave more.
    pub colour: [f32; WAVES],
}

/// Waves of [`Change::colour`].
pub const WAVES: usize = 5;

/// Pitch that parts lower from higher voices, Hz: about the middle between the median pitches of
/// men (120) and women (210) in semitones.
const MIDDLE_HZ: f32 = 160.0;

/// Within this ratio of the middle the seed decides whether the voice goes up or down: 1.5
/// semitones.
const EITHER_WAY: f32 = 1.09;

/// Pitch is moved by this many semitones: far enough to leave the spread of one person's pitch
/// (about 3), near enough to stay a human voice.
const SEMITONES: (f32, f32) = (4.5, 6.0);

/// Formants are scaled by this much, up or down: men and women differ by about 0.15, and words
/// stay clear a good way beyond.
const FORMANTS: (f32, f32) = (0.15, 0.21);

/// Distance of the `McAdams` coefficient from one. J. Patino and others, "Speaker anonymisation
/// using the `McAdams` coefficient", Interspeech 2021, go as far as 0.5; from 0.8 on words suffer.
const BEND: (f32, f32) = (0.10, 0.14);

/// Height of the waves laid over the spectrum, dB. The long-term spectrum of a voice is one of its
/// oldest fingerprints; people differ by a few dB in each band, as microphones do, and understand
/// each other all the same.
const COLOUR_DB: (f32, f32) = (2.0, 4.0);

impl Change {
    /// A change for a voice of this pitch. Low voices go up and high ones down, so that every
    /// changed voice lies where voices usually lie.
    #[must_use]
    pub fn draw(seed: u64, pitch: Option<f32>) -> Self {
        let mut random = Random(seed);
        let coin = random.unit() < 0.5;
        let semitones = random.between(SEMITONES);
        let scale = random.between(FORMANTS);
        let bend = random.between(BEND);
        let colour = core::array::from_fn(|_| {
            let height = random.between(COLOUR_DB);
            if random.unit() < 0.5 { height } else { -height }
        });
        let up = match pitch {
            Some(hz) if hz < MIDDLE_HZ / EITHER_WAY => true,
            Some(hz) if hz > MIDDLE_HZ * EITHER_WAY => false,
            _ => coin,
        };
        let sign = if up { 1.0 } else { -1.0 };
        Self {
            pitch: libm::exp2f(sign * semitones / 12.0),
            formants: 1.0 + sign * scale,
            // The bend goes the way of the scaling: against it, it would bring the lower formants,
            // which tell most of a voice, back to where they were.
            mcadams: 1.0 - sign * bend,
            colour,
        }
    }
}

/// `SplitMix64` (G. Steele, D. Lea, C. Flood, OOPSLA 2014): enough to draw a few numbers. The
/// secrecy of the change is that of the seed, which the app takes from the browser's generator.
struct Random(u64);

impl Random {
    /// Evenly from 0..1.
    fn unit(&mut self) -> f32 {
        self.0 = self.0.wrapping_add(0x9E37_79B9_7F4A_7C15);
        let mut mixed = self.0;
        mixed = (mixed ^ (mixed >> 30)).wrapping_mul(0xBF58_476D_1CE4_E5B9);
        mixed = (mixed ^ (mixed >> 27)).wrapping_mul(0x94D0_49BB_1331_11EB);
        mixed ^= mixed >> 31;
        // 24 bits are what an f32 holds.
        (mixed >> 40) as f32 / (1u32 << 24) as f32
    }

    fn between(&mut self, (low, high): (f32, f32)) -> f32 {
        low + (high - low) * self.unit()
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn a_low_voice_goes_up_and_a_high_one_down() {
        for seed in 0..200 {
            assert!(Change::draw(seed, Some(110.0)).pitch > 1.29);
            assert!(Change::draw(seed, Some(220.0)).pitch < 0.78);
        }
    }

    #[test]
    fn a_voice_in_the_middle_goes_either_way() {
        let up = (0..200)
            .filter(|seed| Change::draw(*seed, Some(160.0)).pitch > 1.0)
            .count();
        assert!((60..140).contains(&up), "{up} of 200 went up");
    }

    #[test]
    fn every_seed_changes_everything_within_its_range() {
        for seed in 0u64..500 {
            let change = Change::draw(seed.wrapping_mul(0x1234_5678_9ABC), None);
            let moved = |ratio: f32| (ratio - 1.0).abs();
            let semitones = 12.0 * libm::log2f(change.pitch).abs();
            assert!((4.49..6.01).contains(&semitones), "{change:?}");
            assert!(
                (0.149..0.211).contains(&moved(change.formants)),
                "{change:?}"
            );
            assert!(
                (0.099..0.141).contains(&moved(change.mcadams)),
                "{change:?}"
            );
            let heights = change.colour.map(f32::abs);
            assert!(
                heights.iter().all(|db| (1.99..4.01).contains(db)),
                "{change:?}"
            );
        }
    }
}
