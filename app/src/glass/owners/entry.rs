//! An entry of the ledger as a sentence, and the kinds that a filter offers. Pure.

use super::facts;
use hearsay_speaker::ledger::{Entry, Event};

/// The kinds, in the order in which the filter offers them.
pub(super) const KINDS: [&str; 24] = [
    "Microphone on",
    "Microphone off",
    "Wake word",
    "Wake rejected",
    "Wake left to another",
    "Line opened",
    "Line closed",
    "Recording kept",
    "Copy made",
    "Played",
    "Downloaded",
    "Deleted",
    "Expired",
    "Remnants purged",
    "Exported",
    "Imported",
    "Unlocked",
    "Locked",
    "Wrong passphrase",
    "Setting changed",
    "Recorder refused",
    "Permission refused",
    "Clock moved",
    "Migrated",
];

/// What kind it is, out of [`KINDS`].
pub(super) fn kind(event: &Event) -> &'static str {
    match event {
        Event::MicOn => "Microphone on",
        Event::MicOff => "Microphone off",
        Event::Wake => "Wake word",
        Event::WakeRejected => "Wake rejected",
        Event::WakeLeft => "Wake left to another",
        Event::LineOpened => "Line opened",
        Event::LineClosed => "Line closed",
        Event::RecordingKept { .. } => "Recording kept",
        Event::CopyMade { .. } => "Copy made",
        Event::Played => "Played",
        Event::Downloaded => "Downloaded",
        Event::Deleted { .. } => "Deleted",
        Event::Expired { .. } => "Expired",
        Event::RemnantsPurged { .. } => "Remnants purged",
        Event::Exported { .. } => "Exported",
        Event::Imported { .. } => "Imported",
        Event::Unlocked => "Unlocked",
        Event::Locked => "Locked",
        Event::WrongPassphrase => "Wrong passphrase",
        Event::SettingChanged { .. } => "Setting changed",
        Event::ClockMoved { .. } => "Clock moved",
        Event::RecorderRefused => "Recorder refused",
        Event::PermissionRefused => "Permission refused",
        Event::Migrated { .. } => "Migrated",
    }
}

fn counted(count: u32, one: &str, more: &str) -> String {
    match count {
        1 => format!("1 {one}"),
        n => format!("{n} {more}"),
    }
}

/// A span in words, its largest unit: "3 hours".
fn span(ms: u64) -> String {
    // A month as a twelfth of 365.2425 days, for people to read: exact jumps are in the ledger.
    const UNITS: [(&str, u64); 5] = [
        ("month", 2_629_746_000),
        ("day", 86_400_000),
        ("hour", 3_600_000),
        ("minute", 60_000),
        ("second", 1_000),
    ];
    let (unit, each) = UNITS
        .into_iter()
        .find(|(_, each)| ms >= *each)
        .unwrap_or(("second", 1_000));
    match ms / each {
        1 => format!("1 {unit}"),
        n => format!("{n} {unit}s"),
    }
}

/// What happened.
pub(super) fn sentence(event: &Event) -> String {
    match event {
        Event::MicOn => "The microphone went on.".to_owned(),
        Event::MicOff => "The microphone went off.".to_owned(),
        Event::Wake => "The wake word was heard.".to_owned(),
        Event::WakeRejected => "The second check rejected a wake.".to_owned(),
        Event::WakeLeft => "Another speaker answered a wake that was heard here, too.".to_owned(),
        Event::LineOpened => {
            "A line to another speaker opened: what is heard here is heard there.".to_owned()
        }
        Event::LineClosed => "The line to another speaker closed.".to_owned(),
        Event::RecordingKept { owner } => {
            format!("A recording was kept by {}.", facts::the(*owner))
        }
        Event::CopyMade { from, to } => format!(
            "A copy went from {} to {}.",
            facts::the(*from),
            facts::the(*to)
        ),
        Event::Played => "A recording was played.".to_owned(),
        Event::Downloaded => "A recording was saved as a file.".to_owned(),
        Event::Deleted { owner } => format!("A record of {} was deleted.", facts::the(*owner)),
        Event::Expired { owner } => format!(
            "A record of {} ran out of time and went.",
            facts::the(*owner)
        ),
        Event::Unlocked => "The vaults were unlocked.".to_owned(),
        Event::Locked => "The vaults were locked.".to_owned(),
        Event::WrongPassphrase => "A wrong passphrase, code or key was given.".to_owned(),
        Event::SettingChanged { name } => format!("The setting “{name}” was changed."),
        Event::ClockMoved { by_ms } => {
            let way = if *by_ms < 0 { "back" } else { "forward" };
            format!(
                "The speaker’s clock was moved {way} by {}.",
                span(by_ms.unsigned_abs())
            )
        }
        Event::Imported {
            recordings,
            refused,
        } => {
            let taken = counted(*recordings, "recording was", "recordings were");
            match refused {
                0 => format!("{taken} imported."),
                n => format!("{taken} imported, {n} refused."),
            }
        }
        Event::Exported { recordings } => format!(
            "An archive of {} was made.",
            counted(*recordings, "recording", "recordings")
        ),
        Event::RemnantsPurged { count } => {
            format!(
                "{} purged.",
                counted(*count, "remnant was", "remnants were")
            )
        }
        Event::RecorderRefused => "A skill ordered the recorder and was refused.".to_owned(),
        Event::PermissionRefused => {
            "A skill used a permission that it does not hold and got nothing.".to_owned()
        }
        Event::Migrated { from, to } => {
            format!("A vault’s stored form was changed from version {from} to {to}.")
        }
    }
}

/// Places of the entries of a kind (all where none is named), newest first.
pub(super) fn places(entries: &[Entry], of: Option<&str>) -> Vec<usize> {
    let fits = |entry: &Entry| of.is_none_or(|of| kind(&entry.event) == of);
    let placed = entries.iter().enumerate().rev();
    placed
        .filter(|(_, entry)| fits(entry))
        .map(|(at, _)| at)
        .collect()
}

#[cfg(test)]
mod tests {
    use super::*;
    use hearsay_speaker::{
        Owner,
        ledger::{SettingName, append},
    };

    fn all() -> Vec<Event> {
        let owner = Owner::Cloud;
        let (from, to) = (Owner::Cloud, Owner::Reviewers);
        vec![
            Event::MicOn,
            Event::MicOff,
            Event::Wake,
            Event::WakeRejected,
            Event::WakeLeft,
            Event::LineOpened,
            Event::LineClosed,
            Event::RecordingKept { owner },
            Event::CopyMade { from, to },
            Event::Played,
            Event::Downloaded,
            Event::Deleted { owner },
            Event::Expired { owner },
            Event::RemnantsPurged { count: 1 },
            Event::Exported { recordings: 2 },
            Event::Imported {
                recordings: 1,
                refused: 3,
            },
            Event::Unlocked,
            Event::Locked,
            Event::WrongPassphrase,
            Event::SettingChanged {
                name: SettingName::new("save_recordings").unwrap(),
            },
            Event::RecorderRefused,
            Event::PermissionRefused,
            Event::ClockMoved { by_ms: 10_800_000 },
            Event::Migrated { from: 1, to: 2 },
        ]
    }

    #[test]
    fn every_kind_of_the_filter_is_some_event_and_every_event_has_a_sentence_of_its_own() {
        let kinds: Vec<&str> = all().iter().map(kind).collect();
        assert_eq!(kinds, KINDS);
        let mut sentences: Vec<String> = all().iter().map(sentence).collect();
        assert!(
            sentences.iter().all(|text| text.ends_with('.')),
            "{sentences:?}"
        );
        sentences.sort();
        sentences.dedup();
        assert_eq!(sentences.len(), KINDS.len());
    }

    #[test]
    fn figures_of_an_event_are_told() {
        let said = |event: Event| sentence(&event);
        assert!(said(Event::ClockMoved { by_ms: 10_800_000 }).contains("forward by 3 hours"));
        assert!(said(Event::ClockMoved { by_ms: -60_000 }).contains("back by 1 minute"));
        assert_eq!(
            said(Event::Imported {
                recordings: 1,
                refused: 3
            }),
            "1 recording was imported, 3 refused."
        );
        assert_eq!(
            said(Event::RemnantsPurged { count: 2 }),
            "2 remnants were purged."
        );
        assert!(said(Event::ClockMoved { by_ms: i64::MIN }).contains("back"));
    }

    #[test]
    fn the_newest_entry_comes_first_and_a_filter_leaves_only_its_kind() {
        let mut entries: Vec<Entry> = Vec::new();
        for (at, event) in (0..).zip([Event::MicOn, Event::Wake, Event::MicOn]) {
            entries.push(append(entries.last(), event, None, at));
        }
        assert_eq!(places(&entries, None), [2, 1, 0]);
        assert_eq!(places(&entries, Some("Microphone on")), [2, 0]);
        assert_eq!(places(&entries, Some("Played")), [] as [usize; 0]);
    }
}
