//! The presets that ship, read once.

use hearsay_speaker::policy::presets::{Preset, PresetId};
use leptos::prelude::*;

/// All that could be read, and a sentence for each that could not.
#[derive(Clone, Copy)]
pub(super) struct Known {
    presets: StoredValue<Vec<(PresetId, Preset)>>,
    refusals: StoredValue<Vec<String>>,
}

/// A preset's word in identifiers and form values.
pub(super) fn slug(id: PresetId) -> &'static str {
    match id {
        PresetId::AlexaBefore => "alexa-before",
        PresetId::AlexaAfter => "alexa-after",
        PresetId::Google => "google",
        PresetId::Apple => "apple",
        PresetId::Sonos => "sonos",
        PresetId::HomeAssistant => "home-assistant",
    }
}

/// The preset of a form value.
pub(super) fn of_slug(word: &str) -> Option<PresetId> {
    PresetId::ALL.into_iter().find(|id| slug(*id) == word)
}

impl Known {
    /// Reads the data files.
    pub(super) fn load() -> Self {
        let mut presets = Vec::new();
        let mut refusals = Vec::new();
        for id in PresetId::ALL {
            match id.load() {
                Ok(preset) => presets.push((id, preset)),
                Err(error) => refusals.push(format!("{} cannot be shown: {error}", slug(id))),
            }
        }
        Self {
            presets: StoredValue::new(presets),
            refusals: StoredValue::new(refusals),
        }
    }

    /// Reads one preset.
    pub(super) fn with<T>(self, id: PresetId, read: impl FnOnce(&Preset) -> T) -> Option<T> {
        self.presets.with_value(|all| {
            let found = all.iter().find(|(other, _)| *other == id);
            found.map(|(_, preset)| read(preset))
        })
    }

    /// Reads all of them.
    pub(super) fn with_all<T>(self, read: impl FnOnce(&[(PresetId, Preset)]) -> T) -> T {
        self.presets.with_value(|all| read(all))
    }

    /// Their names, in the order to show.
    pub(super) fn names(self) -> Vec<(PresetId, String)> {
        self.with_all(|all| {
            let names = all.iter().map(|(id, preset)| (*id, preset.name.clone()));
            names.collect()
        })
    }

    /// The name of one.
    pub(super) fn name(self, id: PresetId) -> String {
        self.with(id, |preset| preset.name.clone())
            .unwrap_or_default()
    }

    /// What could not be read, as sentences.
    pub(super) fn refusals(self) -> Vec<String> {
        self.refusals.get_value()
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn every_preset_is_found_by_its_word() {
        for id in PresetId::ALL {
            assert_eq!(of_slug(slug(id)), Some(id));
        }
        assert_eq!(of_slug("other"), None);
    }
}
