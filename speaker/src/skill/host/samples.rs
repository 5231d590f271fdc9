//! Our own skills, as they came with the page.

use super::entry::Entry;
use super::registry::Skills;
use super::skill::Skill;

/// Their files.
pub const SAMPLES: [&str; 6] = [
    include_str!("../../../skills/voice-recorder.json"),
    include_str!("../../../skills/audio-journal.json"),
    include_str!("../../../skills/moon-facts.json"),
    include_str!("../../../skills/number-hunt.json"),
    include_str!("../../../skills/pet-finder.json"),
    include_str!("../../../skills/friendly-helper.json"),
];

impl Skills {
    /// Our own skills, none enabled.
    #[must_use]
    pub fn ours() -> Self {
        let loaded = SAMPLES.iter().filter_map(|json| Skill::load(json).ok());
        Self {
            entries: loaded
                .map(|(skill, lints)| Entry::new(skill, None, lints))
                .collect(),
        }
    }
}
