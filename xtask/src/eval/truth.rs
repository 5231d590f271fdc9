//! What is said where in the evaluation set (`training/eval_set.py` writes it).

use super::trace::Word;
use crate::fault::Fault;
use serde_json::Value;
use std::collections::{BTreeMap, BTreeSet};
use std::path::Path;

/// Under which conditions the word was said, or that it was not.
#[derive(Clone, Debug, PartialEq)]
pub(super) struct Trial {
    /// The recording that the file was made of.
    pub(super) recording: String,
    /// `clean`, `10 dB` …, `hardship`, or `none` where the word is not said.
    pub(super) condition: String,
    /// The noise, or the hardship.
    pub(super) noise: String,
    pub(super) word: Option<Word>,
}

/// Every file of the set.
#[derive(Debug, Default)]
pub(super) struct Truth {
    pub(super) trials: BTreeMap<String, Trial>,
}

/// A column of the tables: which trials count for it.
#[derive(Debug)]
pub(super) struct Column {
    pub(super) title: &'static str,
    condition: &'static str,
    noise: Option<&'static str>,
}

/// The conditions that are told apart. The first four make the average.
pub(super) const COLUMNS: [Column; 5] = [
    column("clean", "clean", None),
    column("10 dB", "10 dB", None),
    column("5 dB", "5 dB", None),
    column("0 dB", "0 dB", None),
    column("babble 10 dB", "10 dB", Some("babble")),
];
/// How many of the columns make the average.
pub(super) const AVERAGED: usize = 4;

/// The condition of the trials that test one hardship each.
pub(super) const HARDSHIP: &str = "hardship";

const fn column(
    title: &'static str,
    condition: &'static str,
    noise: Option<&'static str>,
) -> Column {
    Column {
        title,
        condition,
        noise,
    }
}

impl Column {
    pub(super) fn holds(&self, trial: &Trial) -> bool {
        trial.condition == self.condition && self.noise.is_none_or(|noise| noise == trial.noise)
    }
}

impl Truth {
    pub(super) fn read(path: &Path) -> Result<Self, Fault> {
        let text = std::fs::read_to_string(path).map_err(|error| Fault::file(path, &error))?;
        Self::parse(&text).ok_or_else(|| {
            Fault::new(
                format!("{} is not a list of trials.", path.display()),
                "rm -r target/eval, then cargo xtask eval",
            )
        })
    }

    fn parse(text: &str) -> Option<Self> {
        let value: Value = serde_json::from_str(text).ok()?;
        let files = value.get("files")?.as_object()?;
        let trials = files
            .iter()
            .map(|(file, row)| Some((file.clone(), trial(row)?)));
        Some(Self {
            trials: trials.collect::<Option<_>>()?,
        })
    }

    /// Recordings of the word, and the people who said it: the part of a file's name before its number.
    pub(super) fn voices(&self) -> (usize, usize) {
        let said = self.trials.values().filter(|trial| trial.word.is_some());
        let recordings: BTreeSet<&str> = said.map(|trial| trial.recording.as_str()).collect();
        let speaker = |recording: &&str| {
            let name = recording.rsplit('/').next().unwrap_or(recording);
            name.split('_').next().unwrap_or(name).to_owned()
        };
        let speakers: BTreeSet<String> = recordings.iter().map(speaker).collect();
        (recordings.len(), speakers.len())
    }

    /// The hardships: levels from the softest, then the others in the order of their names.
    pub(super) fn hardships(&self) -> Vec<&str> {
        let hard = self.trials.values().filter(|t| t.condition == HARDSHIP);
        let names: BTreeSet<&str> = hard.map(|trial| trial.noise.as_str()).collect();
        let mut names: Vec<&str> = names.into_iter().collect();
        names.sort_by_key(|name| level(name).unwrap_or(i32::MAX));
        names
    }
}

/// The number in `-40 dBFS`.
fn level(case: &str) -> Option<i32> {
    case.strip_suffix(" dBFS")?.parse().ok()
}

fn trial(row: &Value) -> Option<Trial> {
    let text = |name: &str| Some(row.get(name)?.as_str()?.to_owned());
    let number = |name: &str| row.get(name).and_then(Value::as_f64);
    Some(Trial {
        recording: text("recording")?,
        condition: text("condition")?,
        noise: text("noise")?,
        word: number("start_s")
            .zip(number("end_s"))
            .map(|(start, end)| Word { start, end }),
    })
}

#[cfg(test)]
pub(super) mod tests {
    use super::{COLUMNS, Truth, level};

    const TEXT: &str = r#"{"made": {}, "files": {
        "a.wav": {"recording": "dev/s1_1.flac", "condition": "clean", "noise": "-", "start_s": 1.0, "end_s": 2.0},
        "b.wav": {"recording": "dev/s1_1.flac", "condition": "10 dB", "noise": "babble", "start_s": 1.0, "end_s": 2.0},
        "c.wav": {"recording": "dev/s1_2.flac", "condition": "10 dB", "noise": "pink", "start_s": 1.0, "end_s": 2.0},
        "d.wav": {"recording": "dev/s2_3.flac", "condition": "hardship", "noise": "hum", "start_s": 1.0, "end_s": 2.0},
        "n.wav": {"recording": "talk", "condition": "none", "noise": "-", "end_s": null}}}"#;

    pub(in super::super) fn some() -> Truth {
        Truth::parse(TEXT).expect("well formed")
    }

    #[test]
    fn the_word_is_where_the_set_says_or_nowhere() {
        let truth = some();
        let word = |file: &str| truth.trials[file].word.map(|word| (word.start, word.end));
        assert_eq!(word("a.wav"), Some((1.0, 2.0)));
        assert_eq!(word("n.wav"), None);
        assert_eq!(truth.voices(), (3, 2), "recordings and people");
        assert_eq!(truth.hardships(), ["hum"]);
    }

    #[test]
    fn babble_counts_for_its_level_and_by_itself() {
        let truth = some();
        let held = |file: &str| {
            let trial = &truth.trials[file];
            COLUMNS.each_ref().map(|column| column.holds(trial))
        };
        assert_eq!(held("a.wav"), [true, false, false, false, false]);
        assert_eq!(held("b.wav"), [false, true, false, false, true]);
        assert_eq!(held("c.wav"), [false, true, false, false, false]);
        assert_eq!(held("d.wav"), [false; 5]);
    }

    #[test]
    fn only_levels_are_ordered_by_number() {
        assert_eq!(level("-40 dBFS"), Some(-40));
        assert_eq!(level("offset 0.05"), None);
    }

    #[test]
    fn what_is_not_a_list_of_trials_is_refused() {
        assert!(Truth::parse("{}").is_none());
        assert!(Truth::parse(r#"{"files": {"a": {}}}"#).is_none());
    }
}
