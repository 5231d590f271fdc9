//! Whether a spoken or typed command may delete, and whose recordings new ones are.

use super::house::{HouseSwitch, change};
use crate::shared::Shared;
use leptos::prelude::*;

/// What each command deletes. The sentences are the vendor's, as reported in May 2019.
const COMMANDS: [(&str, &str); 3] = [
    (
        "Delete what I just said",
        "the newest request, note or message",
    ),
    (
        "Delete everything I said today",
        "everything since midnight where you are",
    ),
    (
        "Delete everything I have ever said",
        "everything, of everybody: the speaker does not know voices",
    ),
];

/// Longest name of a profile, characters: it stands in one line of a list.
const LONGEST_NAME: usize = 40;

/// The section "Deletion by voice".
#[component]
pub(super) fn DeletionByVoice(shared: Shared) -> impl IntoView {
    let rows = COMMANDS.map(|(command, deletes)| {
        view! { <li><q>{command}</q>" – "{deletes}</li> }
    });
    view! {
        <section class="keep-part" aria-labelledby="by-voice-name">
            <h3 id="by-voice-name">"Deleting by voice"</h3>
            <HouseSwitch
                shared name="Deletion by voice" id="by-voice-note"
                note="Off until you allow it: whoever can be heard by the speaker could delete. Typed \
                      commands follow the same switch. Each deletion can be undone for ten seconds."
                get=|h| h.deletion_by_voice set=|h, on| h.deletion_by_voice = on
            />
            <ul class="commands" aria-label="Commands that delete">{rows.collect_view()}</ul>
            <p class="hint">
                "The sentences are those that Alexa was reported to understand once deletion by \
                 voice was allowed (Tom’s Guide; On Tech Street, May 2019)."
            </p>
        </section>
    }
}

/// The name as it is kept: without spaces around it, of sensible length; none if it is empty.
fn tidy(name: &str) -> Option<String> {
    let name: String = name.trim().chars().take(LONGEST_NAME).collect();
    (!name.is_empty()).then_some(name)
}

/// The section "User profile".
#[component]
pub(super) fn Profile(shared: Shared) -> impl IntoView {
    let name = Memo::new(move |_| shared.privacy.house.with(|h| h.profile.clone()));
    let set = move |event| {
        let name = tidy(&event_target_value(&event));
        change(shared, |house| house.profile = name);
    };
    view! {
        <section class="keep-part" aria-labelledby="profile-name">
            <h3 id="profile-name">"User profile"</h3>
            <label class="field">
                <span>"Name of the profile in use"</span>
                <input
                    type="text" class="keep-text" autocomplete="off" spellcheck="false"
                    maxlength=LONGEST_NAME.to_string()
                    aria-label="Name of the profile in use" aria-describedby="profile-note"
                    prop:value=move || name.get().unwrap_or_default()
                    on:change=set
                />
            </label>
            <p class="hint" id="profile-note">
                "New recordings carry it, so that you can filter, keep and delete by profile. The \
                 speaker does not recognise voices; leave it empty for none."
            </p>
        </section>
    }
}

#[cfg(test)]
mod tests {
    use super::*;
    use hearsay_speaker::remnant::DeletionCommand;

    #[test]
    fn every_command_on_the_page_is_understood() {
        for (command, _) in COMMANDS {
            assert!(DeletionCommand::parse(command).is_some(), "{command}");
        }
    }

    #[test]
    fn a_name_of_spaces_is_none_and_a_long_one_is_cut() {
        assert_eq!(tidy("  "), None);
        assert_eq!(tidy(" Ana "), Some("Ana".to_owned()));
        assert_eq!(tidy(&"ä".repeat(99)).unwrap().chars().count(), LONGEST_NAME);
    }
}
