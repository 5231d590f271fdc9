//! One engine and everything that it said about the evaluation set.

use super::trace::Trace;
use serde_json::Value;
use std::collections::BTreeMap;

/// What is known of an engine besides its answers.
#[derive(Clone, Debug, Default, PartialEq)]
pub(super) struct Engine {
    pub(super) title: String,
    pub(super) version: String,
    pub(super) licence: String,
    /// Size of its models.
    pub(super) bytes: u64,
    /// The threshold or sensitivity that it ships with, if it has one.
    pub(super) setting: Option<f64>,
    /// Processor seconds a second of sound.
    pub(super) cost: Option<f64>,
    /// Its answer to each file of the set.
    pub(super) traces: BTreeMap<String, Trace>,
}

impl Engine {
    /// Reads what `training/peers.py` prints. An error is a sentence.
    pub(super) fn parse(text: &str) -> Result<Self, String> {
        let mut engine = Self::default();
        for line in text.lines() {
            let row: Value = serde_json::from_str(line)
                .map_err(|error| format!("Its scores are not JSON: {error}."))?;
            engine
                .take(&row)
                .ok_or_else(|| format!("Its scores hold a row without meaning: {line:.80}."))?;
        }
        if engine.cost.is_none() {
            return Err("Its scores break off.".to_owned());
        }
        Ok(engine)
    }

    fn take(&mut self, row: &Value) -> Option<()> {
        let text = |name: &str| row.get(name).and_then(Value::as_str).map(str::to_owned);
        let number = |name: &str| row.get(name).and_then(Value::as_f64);
        if let Some(file) = text("file") {
            self.traces.insert(file, trace(row)?);
        } else if let Some(title) = text("engine") {
            self.title = title;
            self.version = text("version")?;
            self.licence = text("licence")?;
            self.bytes = row.get("bytes")?.as_u64()?;
            self.setting = number("setting");
        } else {
            self.cost = Some(number("cpu_s")? / number("audio_s")?);
        }
        Some(())
    }
}

/// The answer to one file, as peers and as `cargo xtask score` print it.
pub(super) fn trace(row: &Value) -> Option<Trace> {
    let number = |name: &str| row.get(name).and_then(Value::as_f64);
    if let Some(scores) = row.get("scores") {
        let hop = number("hop_s")?;
        let scores = scores
            .as_array()?
            .iter()
            .map(|score| Some(score.as_f64()? as f32));
        return Some(Trace::Scores {
            // Our engine has no delay of its own: the first score is known after the first hop.
            first: number("first_s").unwrap_or(hop),
            hop,
            scores: scores.collect::<Option<_>>()?,
        });
    }
    let wakes = row.get("wakes")?.as_object()?.iter();
    let all = wakes.map(|(sensitivity, times)| Some((sensitivity.parse().ok()?, seconds(times)?)));
    let mut all = all.collect::<Option<Vec<(f64, Vec<f64>)>>>()?;
    all.sort_by(|one, other| one.0.total_cmp(&other.0));
    Some(Trace::Wakes(all))
}

/// A list of times.
pub(super) fn seconds(times: &Value) -> Option<Vec<f64>> {
    times.as_array()?.iter().map(Value::as_f64).collect()
}

#[cfg(test)]
mod tests {
    use super::{Engine, Trace};

    const HEAD: &str =
        r#"{"engine": "Peer", "version": "1.2", "licence": "MIT", "bytes": 9, "setting": 0.5}"#;
    const TAIL: &str = r#"{"cpu_s": 1.0, "audio_s": 4.0}"#;

    #[test]
    fn an_engine_with_scores_and_one_with_wakes_are_read() {
        let rows = r#"{"file": "a", "first_s": 0.05, "hop_s": 0.03, "scores": [0.25, 1.0]}"#;
        let engine = Engine::parse(&[HEAD, rows, TAIL].join("\n")).expect("well formed");
        assert_eq!((engine.title.as_str(), engine.bytes), ("Peer", 9));
        assert_eq!((engine.setting, engine.cost), (Some(0.5), Some(0.25)));
        let expected = Trace::Scores {
            first: 0.05,
            hop: 0.03,
            scores: vec![0.25, 1.0],
        };
        assert_eq!(engine.traces["a"], expected);
        let rows = r#"{"file": "a", "wakes": {"1.0": [2.5], "0.1": []}}"#;
        let engine = Engine::parse(&[HEAD, rows, TAIL].join("\n")).expect("well formed");
        let expected = Trace::Wakes(vec![(0.1, vec![]), (1.0, vec![2.5])]);
        assert_eq!(engine.traces["a"], expected);
    }

    #[test]
    fn scores_that_break_off_or_mean_nothing_are_refused() {
        assert!(Engine::parse(HEAD).is_err(), "no end");
        assert!(Engine::parse("").is_err(), "nothing");
        assert!(Engine::parse(&[HEAD, "{\"file\": \"a\"}", TAIL].join("\n")).is_err());
        assert!(Engine::parse("no JSON").is_err());
    }
}
