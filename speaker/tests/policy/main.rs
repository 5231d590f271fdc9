//! Who keeps what for how long, one sentence of behaviour a test.

#![expect(
    clippy::expect_used,
    clippy::indexing_slicing,
    clippy::unwrap_used,
    reason = "a test may panic"
)]

mod adaptation;
mod clips;
mod clock;
mod due;
mod events;
mod presets;
mod replay;
mod retention;
mod saving;
mod vault;
mod year;

use hearsay_speaker::policy::{Item, ItemKind};
use hearsay_speaker::{Millis, Owner};

pub(crate) const HOUR: Millis = 3_600_000;
pub(crate) const DAY: Millis = 24 * HOUR;

/// 2025-10-09, a wall-clock morning; every script counts from here.
pub(crate) const MORNING: Millis = 1_760_000_000_000;

/// Numbers from a seed (Steele, Lea and Flood 2014, splitmix64): the same ones in every run.
pub(crate) struct Seeded(pub(crate) u64);

impl Seeded {
    pub(crate) fn next(&mut self) -> u64 {
        self.0 = self.0.wrapping_add(0x9E37_79B9_7F4A_7C15);
        let z = (self.0 ^ (self.0 >> 30)).wrapping_mul(0xBF58_476D_1CE4_E5B9);
        let z = (z ^ (z >> 27)).wrapping_mul(0x94D0_49BB_1331_11EB);
        z ^ (z >> 31)
    }

    /// A number below `end`.
    pub(crate) fn below(&mut self, end: u64) -> u64 {
        self.next() % end
    }

    /// Between 0 and 1.
    pub(crate) fn share(&mut self) -> f64 {
        self.below(1 << 53) as f64 / (1_u64 << 53) as f64
    }
}

pub(crate) fn item(id: &str, kind: ItemKind, started: Millis) -> Item {
    let owner = match kind {
        ItemKind::Recording | ItemKind::Remnant => Owner::Cloud,
        ItemKind::Clip => Owner::Reviewers,
        ItemKind::Note => Owner::SkillProvider,
        ItemKind::Message => Owner::Recipient,
    };
    Item {
        id: id.to_owned(),
        owner,
        kind,
        started,
        profile: None,
    }
}
