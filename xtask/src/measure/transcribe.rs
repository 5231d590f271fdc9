//! `cargo xtask transcribe LIST [--model FILE]` and `cargo xtask transcribe --text LIST`: what the speaker understands, of recordings or of
//! typed lines.
//!
//! A file is resampled and heard as in the page, its phones decoded with the household's grammar as shipped, as one utterance from its
//! beginning to its end. `slots` gives each slot's words, `values` what they mean, `cpu_s` the processor time of all this.

use super::clock;
use super::fault::Fault;
use super::in_order::{Line, lines};
use super::listen::Unheard;
use super::score::{bytes, shipped};
use super::wav::Wav;
use hearsay_recogniser::{Acoustic, AcousticModel};
use hearsay_speaker::understand::{Decoder, Grammar, Heard, Names};
use hearsay_worklet::intake::Intake;
use hearsay_worklet::protocol::Status;
use serde_json::{Map, Value, json};
use std::path::{Path, PathBuf};
use std::process::ExitCode;
use std::sync::Arc;

/// What the page loads.
const MODEL: &str = "public/models/commands.hsa";

/// How it is called.
const USAGE: &str = "cargo xtask transcribe (LIST [--model FILE] | --text LIST)";

#[derive(Debug, PartialEq)]
struct Request {
    list: PathBuf,
    /// `None` for typed lines.
    model: Option<PathBuf>,
}

pub(crate) fn transcribe(arguments: &[String]) -> Result<ExitCode, Fault> {
    let request = read(arguments)?;
    let text =
        std::fs::read_to_string(&request.list).map_err(|e| Fault::file(&request.list, &e))?;
    let all: Vec<&str> = text
        .lines()
        .map(str::trim)
        .filter(|line| !line.is_empty())
        .collect();
    let grammar = Arc::new(Grammar::household(&Names::default()).0);
    let mut out = std::io::stdout().lock();
    let done = match &request.model {
        None => lines(&all, |line| typed(&grammar, line), &mut out)?,
        Some(file) => {
            let model = AcousticModel::load(&bytes(file)?)
                .map_err(|error| Fault::new(error.to_string(), "git checkout public/models"))?;
            let model = Arc::new(model);
            lines(&all, |file| spoken(&model, &grammar, file), &mut out)?
        }
    };
    Ok(if done {
        ExitCode::SUCCESS
    } else {
        ExitCode::FAILURE
    })
}

fn read(arguments: &[String]) -> Result<Request, Fault> {
    let (mut list, mut model, mut typed) = (None, shipped(MODEL), false);
    let mut words = arguments.iter();
    while let Some(word) = words.next() {
        match word.as_str() {
            "--text" => typed = true,
            "--model" => {
                let file = words.next().map(PathBuf::from);
                model = file.ok_or_else(|| Fault::new("--model needs a file.", USAGE))?;
            }
            other if other.starts_with('-') || list.is_some() => {
                return Err(Fault::new(format!("\"{other}\" is not understood."), USAGE));
            }
            other => list = Some(PathBuf::from(other)),
        }
    }
    let list = list.ok_or_else(|| Fault::new("transcribe needs a list.", USAGE))?;
    let model = (!typed).then_some(model);
    Ok(Request { list, model })
}

fn typed(grammar: &Grammar, line: &str) -> Line {
    answer("text_in", line, &grammar.understand(line), 0.0)
}

fn spoken(model: &Arc<AcousticModel>, grammar: &Arc<Grammar>, file: &str) -> Line {
    let mut outcome = None;
    let took = clock::each(core::iter::once(file), |file| {
        outcome = Some(hear(model, grammar, Path::new(file)));
    });
    match outcome {
        Some(Ok(heard)) => answer("file", file, &heard, took.whole.as_secs_f64()),
        Some(Err(error)) => Line {
            text: json!({"file": file, "error": error.to_string()}).to_string(),
            done: false,
        },
        None => Line {
            text: json!({"file": file, "error": "was not heard"}).to_string(),
            done: false,
        },
    }
}

fn hear(model: &Arc<AcousticModel>, grammar: &Arc<Grammar>, path: &Path) -> Result<Heard, Unheard> {
    let wav = Wav::open(path)?;
    let mut intake = Intake::new(wav.rate()).ok_or(Unheard::Refused(Status::BadRate))?;
    let mut acoustic = Acoustic::new(Arc::clone(model));
    let mut decoder = Decoder::new(Arc::clone(grammar));
    wav.quanta(|quantum| {
        let left = quantum.first().copied().unwrap_or_default();
        let right = quantum.get(1).copied().unwrap_or(left);
        for (left, right) in left.iter().zip(right) {
            intake.push(*left, *right, &mut |block| {
                acoustic.hear(&block.mono, |row| decoder.frame(row));
            });
        }
    })?;
    acoustic.finish(|row| decoder.frame(row));
    Ok(decoder.finish())
}

fn answer(key: &str, name: &str, heard: &Heard, seconds: f64) -> Line {
    let meant = heard.intent.as_ref();
    let (mut slots, mut values) = (Map::new(), Map::new());
    for slot in meant.into_iter().flat_map(|meant| &meant.slots) {
        slots.insert(slot.name.clone(), Value::from(slot.text.clone()));
        values.insert(slot.name.clone(), json!(slot.value));
    }
    let text = json!({
        key: name,
        "text": heard.text,
        "intent": meant.map(|meant| &meant.intent),
        "slots": slots,
        "values": values,
        "confidence": heard.confidence,
        "cpu_s": (seconds * 1e4).round() / 1e4,
    });
    Line {
        text: text.to_string(),
        done: true,
    }
}

#[cfg(test)]
mod tests {
    use super::{read, spoken, typed};
    use hearsay_recogniser::AcousticModel;
    use hearsay_speaker::understand::{Grammar, Names};
    use serde_json::Value;
    use std::{path::Path, sync::Arc};

    fn words(text: &str) -> Vec<String> {
        text.split_whitespace().map(str::to_owned).collect()
    }

    fn grammar() -> Arc<Grammar> {
        Arc::new(Grammar::household(&Names::default()).0)
    }

    #[test]
    fn recordings_are_heard_with_the_shipped_model_unless_one_is_named_and_lines_with_none() {
        let model = |line: &str| read(&words(line)).expect("fine").model;
        assert!(model("list").is_some_and(|file| file.ends_with("public/models/commands.hsa")));
        assert_eq!(model("--model m list").as_deref(), Some(Path::new("m")));
        assert_eq!(model("--text list"), None);
        for wrong in ["", "a b", "--model", "--loud a"] {
            assert!(read(&words(wrong)).is_err(), "{wrong}");
        }
    }

    #[test]
    fn a_typed_line_gives_its_intent_and_its_slots() {
        let line = typed(&grammar(), "set a timer for ten minutes");
        let value: Value = serde_json::from_str(&line.text).expect("JSON");
        assert_eq!(value["intent"], "timer-set");
        assert_eq!(value["slots"]["length"], "ten minutes");
        assert_eq!(value["values"]["length"]["seconds"], 600);
    }

    #[test]
    fn a_file_gives_one_line_and_an_unreadable_one_its_error() {
        let root = Path::new(env!("CARGO_MANIFEST_DIR")).join("..");
        let model = std::fs::read(root.join("public/models/commands.hsa")).expect("shipped");
        let model = Arc::new(AcousticModel::load(&model).expect("a model"));
        let line = |file: &str| spoken(&model, &grammar(), file);
        let file = root.join("tests/fixtures/speech_one.wav");
        let heard = line(file.to_str().expect("a name"));
        let value: Value = serde_json::from_str(&heard.text).expect("JSON");
        assert!(heard.done && value["cpu_s"].as_f64().is_some_and(|used| used > 0.0));
        assert!(value["text"].is_string() && value["confidence"].is_number());
        let missing = line("no such file.wav");
        assert!(
            !missing.done && missing.text.contains("cannot be read"),
            "{}",
            missing.text
        );
    }
}
