//! The person's recordings: hearing, seeing, taking away and locking them. Deleting is `deleting`.

use super::situation::Situation;
use super::turn::{Act, Turn};
use super::words::{count, read_back};
use crate::policy::Retention;
use crate::understand::Understood;

const LOCKED: &str = "Your recordings are locked. Unlock them on the page first.";
const NONE: &str = "There are no recordings yet.";

/// The answer; `None` if the command is none of these.
pub(super) fn answer(meant: &Understood, situation: &Situation<'_>) -> Option<Turn> {
    let turn = match meant.intent.as_str() {
        "recording-play-last" => unless_hindered(situation, || {
            Turn::act("Here is your last recording.", Act::PlayLast)
        }),
        "recording-play" => unless_hindered(situation, || {
            let what = read_back(meant);
            let text = format!(
                "I understood: play a recording{what}. I can play the last one; the others are in the history."
            );
            Turn::act(text, Act::ShowHistory)
        }),
        "history-show" | "recording-list" => unless_hindered(situation, || {
            let number = count(situation.recordings, "recording", "recordings");
            Turn::act(format!("Your history holds {number}."), Act::ShowHistory)
        }),
        "download" => unless_hindered(situation, || {
            let text = "I am making one archive of everything that is kept here, for you to save.";
            Turn::act(text, Act::DownloadAll)
        }),
        "lock" => lock(situation),
        "saving-on" => saving_on(situation),
        "saving-off" => saving_off(situation),
        "saving-query" => Turn::say(saving_query(situation)),
        _ => return None,
    };
    Some(turn)
}

fn unless_hindered(situation: &Situation<'_>, turn: impl FnOnce() -> Turn) -> Turn {
    if situation.locked {
        return Turn::say(LOCKED);
    }
    if situation.recordings == 0 {
        return Turn::say(NONE);
    }
    turn()
}

fn lock(situation: &Situation<'_>) -> Turn {
    if situation.locked {
        return Turn::say("Your recordings are locked already.");
    }
    if !situation.has_lock {
        let text =
            "There is no lock yet. You can set one with a passphrase in the privacy settings.";
        return Turn::act(text, Act::ShowPrivacy);
    }
    Turn::act("I am locking your recordings.", Act::LockNow)
}

fn saving_on(situation: &Situation<'_>) -> Turn {
    if is_kept_not_at_all(situation) {
        let text = "By your setting, recordings are not kept at all. Choose how long to keep them in the privacy settings first.";
        return Turn::act(text, Act::ShowPrivacy);
    }
    if situation.saving {
        return Turn::say("Your recordings are being saved already.");
    }
    let text = format!("From now on I save your recordings. {}.", kept(situation));
    Turn::act(text, Act::SaveRecordings(true))
}

fn saving_off(situation: &Situation<'_>) -> Turn {
    if !situation.saving {
        return Turn::say("Your recordings are not being saved.");
    }
    let text = match situation.recordings {
        0 => "From now on I save no recordings.",
        _ => "From now on I save no recordings. Those that are there stay until they are deleted.",
    };
    Turn::act(text, Act::SaveRecordings(false))
}

fn saving_query(situation: &Situation<'_>) -> String {
    let there = match situation.recordings {
        _ if situation.locked => "What was saved is locked.".to_owned(),
        0 => "None are there now.".to_owned(),
        1 => "One is there now.".to_owned(),
        number => format!("{number} are there now."),
    };
    if !situation.saving || is_kept_not_at_all(situation) {
        return format!("No, new recordings are not saved. {there}");
    }
    format!(
        "Yes, I save your recordings: {}. {there}",
        lower(&kept(situation))
    )
}

fn is_kept_not_at_all(situation: &Situation<'_>) -> bool {
    situation.retention == Retention::DontSave.label()
}

/// How long, as a sentence without its full stop.
fn kept(situation: &Situation<'_>) -> String {
    if situation.retention.is_empty() || situation.retention == Retention::UntilDeleted.label() {
        return "They are kept until you delete them".to_owned();
    }
    format!("They are kept for {}", situation.retention)
}

/// With a small first letter, for the middle of a sentence.
fn lower(sentence: &str) -> String {
    let mut letters = sentence.chars();
    let first = letters.next().map(|first| first.to_lowercase());
    first.into_iter().flatten().chain(letters).collect()
}
