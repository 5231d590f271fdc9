//! Counting how often commands were understood, and the table of it.

use super::commands::number;
use serde_json::{Map, Value, json};
use std::collections::{BTreeMap, BTreeSet};
use std::path::Path;

/// What somebody took an utterance for.
#[derive(Debug, Clone, Default, PartialEq)]
pub(super) struct Answer {
    intent: Option<String>,
    /// Slots with what they mean.
    values: Value,
    cpu_s: f64,
}

/// Answers by file name or by typed line.
pub(super) type Answers = BTreeMap<String, Answer>;

/// What a peer wrote of each file, with its processor time.
pub(super) type Texts = BTreeMap<String, (String, f64)>;

/// What was said.
#[derive(Debug, Default)]
pub(super) struct Truth {
    /// File, condition, text; no text where nothing is a command.
    files: Vec<(String, String, Option<String>)>,
    /// What the texts mean.
    pub(super) means: Answers,
}

/// A recogniser with its answers.
#[derive(Debug, Default)]
pub(super) struct Engine {
    pub(super) title: String,
    pub(super) version: String,
    pub(super) licence: String,
    pub(super) bytes: u64,
    pub(super) answers: Answers,
}

fn text(value: &Value, key: &str) -> Option<String> {
    value.get(key)?.as_str().map(str::to_owned)
}

/// The last part of a path: answers name files by path, the truth by name.
fn name(path: &str) -> String {
    let name = Path::new(path).file_name();
    name.map_or_else(
        || path.to_owned(),
        |name| name.to_string_lossy().into_owned(),
    )
}

/// Lines of `measure transcribe`, by their `key`.
pub(super) fn answers(lines: &str, key: &str) -> Option<Answers> {
    let one = |line: &str| {
        let row: Value = serde_json::from_str(line).ok()?;
        let answer = Answer {
            intent: text(&row, "intent"),
            values: row.get("values").cloned().unwrap_or_default(),
            cpu_s: number(&row, "cpu_s").unwrap_or_default(),
        };
        let key = text(&row, key)?;
        Some((
            if line.contains("text_in") {
                key
            } else {
                name(&key)
            },
            answer,
        ))
    };
    lines.lines().map(one).collect()
}

impl Truth {
    pub(super) fn parse(told: &str) -> Option<Self> {
        let all: Map<String, Value> = serde_json::from_str(told).ok()?;
        let one = |(file, row): (&String, &Value)| {
            let command = row.get("intent").is_some_and(|intent| !intent.is_null());
            let said = text(row, "text")?;
            Some((
                file.clone(),
                text(row, "condition")?,
                command.then_some(said),
            ))
        };
        Some(Self {
            files: all.iter().map(one).collect::<Option<_>>()?,
            means: Answers::new(),
        })
    }

    /// Every command that is said, once.
    pub(super) fn texts(&self) -> Vec<String> {
        let all: BTreeSet<String> = self
            .files
            .iter()
            .filter_map(|(.., text)| text.clone())
            .collect();
        all.into_iter().collect()
    }
}

impl Engine {
    /// A peer's file: what it is, and what it wrote of each file.
    pub(super) fn heard(lines: &str) -> Option<(Self, Texts)> {
        let mut rows = lines
            .lines()
            .map(|line| serde_json::from_str::<Value>(line).ok());
        let head = rows.next()??;
        let engine = Self {
            title: text(&head, "engine")?,
            version: text(&head, "version")?,
            licence: text(&head, "licence")?,
            bytes: head.get("bytes")?.as_u64()?,
            answers: Answers::new(),
        };
        let one = |row: Option<Value>| {
            let row = row?;
            let said = text(&row, "text")?.replace('\n', " ").trim().to_owned();
            Some((name(&text(&row, "file")?), (said, number(&row, "cpu_s")?)))
        };
        Some((engine, rows.map(one).collect::<Option<_>>()?))
    }

    /// Gives each file the meaning of its text.
    pub(super) fn take(&mut self, heard: &Texts, means: &Answers) {
        for (file, (text, cpu_s)) in heard {
            let mut answer = means.get(text).cloned().unwrap_or_default();
            answer.cpu_s = *cpu_s;
            self.answers.insert(file.clone(), answer);
        }
    }

    /// What it did under one condition: files, intents right (where nothing is a command: none taken), slots right too.
    fn count(&self, truth: &Truth, condition: &str) -> (u32, u32, u32) {
        let files = truth
            .files
            .iter()
            .filter(|(_, under, _)| under == condition);
        files.fold((0, 0, 0), |(files, intents, slots), (file, _, said)| {
            let heard = self.answers.get(file);
            let meant = said.as_ref().and_then(|said| truth.means.get(said));
            let intent = heard.and_then(|heard| heard.intent.as_ref());
            let right = intent == meant.and_then(|meant| meant.intent.as_ref());
            let filled = right && heard.map(|h| &h.values) == meant.map(|m| &m.values);
            (
                files + 1,
                intents + u32::from(right),
                slots + u32::from(filled),
            )
        })
    }
}

/// Conditions in the order of the table.
const CONDITIONS: [&str; 5] = ["clean", "10 dB", "5 dB", "words", "other"];

/// Everything counted.
pub(super) fn report(truth: &Truth, engines: &[Engine]) -> Value {
    let one = |engine: &Engine| {
        let counts: Map<String, Value> = CONDITIONS
            .iter()
            .map(|condition| {
                let (files, intents, slots) = engine.count(truth, condition);
                let row =
                    json!({"files": files, "intents right": intents, "slots right too": slots});
                ((*condition).to_owned(), row)
            })
            .collect();
        let cpu: f64 = engine.answers.values().map(|answer| answer.cpu_s).sum();
        json!({
            "engine": engine.title, "version": engine.version, "licence": engine.licence, "bytes": engine.bytes,
            "cpu seconds": (cpu * 10.0).round() / 10.0, "conditions": counts,
        })
    };
    json!({"engines": engines.iter().map(one).collect::<Vec<_>>()})
}

/// How each peer was used, by the beginning of its title.
const PEERS: [(&str, &str); 2] = [
    (
        "PocketSphinx",
        " PocketSphinx listens for the same grammar.",
    ),
    (
        "Whisper",
        " What Whisper wrote is read by the matcher of typed requests.",
    ),
];

/// The README's section.
pub(super) fn section(date: &str, report: &Value) -> String {
    let rows = report.get("engines").and_then(Value::as_array);
    let rows: Vec<&Value> = rows.into_iter().flatten().collect();
    let files = |condition: &str| {
        let row = rows
            .first()
            .and_then(|row| row.get("conditions")?.get(condition));
        row.and_then(|row| number(row, "files")).unwrap_or_default()
    };
    let there = |title: &str| {
        let mut titles = rows.iter().filter_map(|row| row.get("engine")?.as_str());
        titles.any(|one| one.starts_with(title))
    };
    let peers = PEERS.iter().filter(|(title, _)| there(title));
    let mut peers: String = peers.map(|(_, sentence)| *sentence).collect();
    for (title, _) in PEERS.iter().filter(|(title, _)| !there(title)) {
        peers += &format!(" {title} did not finish in this run and is left out.");
    }
    format!(
        "Measured on {date} with `cargo xtask eval --commands`: {} sentences drawn from the household's grammar, spoken by voices \
         that spoke no training sentence (two of festival, one of Piper, eight of Kokoro-82M), clean and in household noise or a \
         babble of five talkers that were kept out of training; {} single words (stop, go, on, off, yes, no, up, down, left, right) \
         by held-back people; {} read sentences that are no command. A share is of all files of the column: what was not \
         understood counts as wrong. Our search and threshold were chosen with this set in view, so expect a little worse elsewhere.{peers}\n\n{}",
        files("clean"),
        files("words"),
        files("other"),
        markdown(report)
    )
}

/// The table.
fn markdown(report: &Value) -> String {
    let mut out = "| engine | clean | 10 dB | 5 dB | slots right, clean | ten words | no command, yet taken | model, bytes | CPU s |\n\
                   |---|---|---|---|---|---|---|---|---|\n"
        .to_owned();
    for engine in report
        .get("engines")
        .and_then(Value::as_array)
        .into_iter()
        .flatten()
    {
        let share = |condition: &str, of: &str, among: &str| {
            let row = engine.get("conditions").and_then(|all| all.get(condition));
            let count = |key: &str| row.and_then(|row| number(row, key)).unwrap_or_default();
            100.0 * count(of) / count(among).max(1.0)
        };
        let right =
            |condition: &str| format!("{:.1} %", share(condition, "intents right", "files"));
        let title = engine
            .get("engine")
            .and_then(Value::as_str)
            .unwrap_or_default();
        out += &format!(
            "| {title} | {} | {} | {} | {:.1} % | {} | {:.1} % | {} | {:.0} |\n",
            right("clean"),
            right("10 dB"),
            right("5 dB"),
            share("clean", "slots right too", "intents right"),
            right("words"),
            100.0 - share("other", "intents right", "files"),
            number(engine, "bytes").unwrap_or_default(),
            number(engine, "cpu seconds").unwrap_or_default(),
        );
    }
    out
}

#[cfg(test)]
mod tests {
    use super::{Engine, Truth, answers, markdown, report};

    const TRUTH: &str = r#"{"a.wav": {"condition": "clean", "text": "stop", "intent": "stop"},
        "b.wav": {"condition": "clean", "text": "volume five", "intent": "volume-set"},
        "c.wav": {"condition": "other", "text": "it was july", "intent": null}}"#;
    const MEANS: &str = concat!(
        r#"{"text_in": "stop", "intent": "stop", "values": {}, "cpu_s": 0}"#,
        "\n",
        r#"{"text_in": "volume five", "intent": "volume-set", "values": {"level": 5}, "cpu_s": 0}"#
    );

    fn engine(lines: &str) -> Engine {
        Engine {
            answers: answers(lines, "file").expect("lines"),
            ..Engine::default()
        }
    }

    #[test]
    fn intents_slots_and_what_was_no_command_are_counted() {
        let mut truth = Truth::parse(TRUTH).expect("truth");
        truth.means = answers(MEANS, "text_in").expect("meanings");
        let ours = engine(concat!(
            r#"{"file": "/x/a.wav", "intent": "stop", "values": {}, "cpu_s": 0.5}"#,
            "\n",
            r#"{"file": "/x/b.wav", "intent": "volume-set", "values": {"level": 9}, "cpu_s": 0.5}"#,
            "\n",
            r#"{"file": "/x/c.wav", "intent": null, "values": {}, "cpu_s": 0.5}"#
        ));
        assert_eq!(ours.count(&truth, "clean"), (2, 2, 1));
        assert_eq!(ours.count(&truth, "other"), (1, 1, 0));
        let taken = engine(r#"{"file": "c.wav", "intent": "stop", "values": {}, "cpu_s": 0}"#);
        assert_eq!(taken.count(&truth, "other"), (1, 0, 0));
        let table = markdown(&report(&truth, &[ours]));
        assert!(
            table.contains("| 100.0 % |")
                && table.contains("| 50.0 % |")
                && table.contains("| 0.0 % |"),
            "{table}"
        );
    }

    #[test]
    fn what_a_peer_wrote_means_what_it_would_mean_typed() {
        let lines = concat!(
            r#"{"engine": "P", "version": "1", "licence": "MIT", "bytes": 9}"#,
            "\n",
            r#"{"file": "/x/a.wav", "text": " stop", "cpu_s": 2}"#
        );
        let (mut peer, heard) = Engine::heard(lines).expect("a peer");
        peer.take(&heard, &answers(MEANS, "text_in").expect("meanings"));
        let answer = peer.answers.get("a.wav").expect("answered");
        assert_eq!(
            (answer.intent.as_deref(), answer.cpu_s),
            (Some("stop"), 2.0)
        );
    }
}
