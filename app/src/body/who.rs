//! Which speaker this window is: the one whose name stands in its address, `?speaker=Kitchen`; the first
//! one where none does.

use hearsay_speaker::nearby::{FIRST_NAME, speaker_key, speaker_name};
use web_sys::UrlSearchParams;

/// The word in the address.
const WORD: &str = "speaker";

/// A speaker's name, where it has one.
#[derive(Clone, Debug, Default, PartialEq, Eq)]
pub(super) struct Who(Option<String>);

impl Who {
    /// What the address says.
    pub(super) fn of_this_window() -> Self {
        Self(asked_for().as_deref().and_then(speaker_name))
    }

    /// What it is called.
    pub(super) fn name(&self) -> &str {
        self.0.as_deref().unwrap_or(FIRST_NAME)
    }

    /// Its name; `None` for the first speaker.
    pub(super) fn given(&self) -> Option<&str> {
        self.0.as_deref()
    }

    /// What is this speaker's own among the speakers of this browser; empty for the first.
    pub(super) fn key(&self) -> String {
        self.0.as_deref().map(speaker_key).unwrap_or_default()
    }

    /// The name of something that each speaker has one of, such as its settings.
    pub(super) fn own(&self, what: &str) -> String {
        match self.key().as_str() {
            "" => what.to_owned(),
            key => format!("{what} {key}"),
        }
    }
}

fn asked_for() -> Option<String> {
    let query = web_sys::window()?.location().search().ok()?;
    UrlSearchParams::new_with_str(&query).ok()?.get(WORD)
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn what_is_a_speakers_own_bears_its_name_however_it_is_written() {
        assert_eq!(Who::default().own("device"), "device");
        let kitchen = |name: &str| Who(Some(name.to_owned())).own("device");
        assert_eq!(kitchen("Kitchen"), "device kitchen");
        assert_eq!(kitchen("KITCHEN"), kitchen("Kitchen"));
    }
}
