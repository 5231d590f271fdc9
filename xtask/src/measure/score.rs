//! `cargo xtask score LIST [--model FILE] [--verified] [--verifier FILE]`: wake-word scores of every
//! file in a list. With `--verified` the second stage looks at every wake, and only what it accepts is
//! one; `--verifier` names its model and means `--verified`. Scores are the first stage's either way.
//!
//! Files are heard side by side, one a core; lines come out in the order of the list, each as soon
//! as it and all before it are there.

use super::fault::Fault;
use super::in_order::{Line, lines};
use super::line::line;
use super::listen::{Models, listen};
use std::io::Write;
use std::path::{Path, PathBuf};
use std::process::ExitCode;

/// What the page loads.
const MODEL: &str = "public/models/alexa.hsw";
const VERIFIER: &str = "public/models/alexa-verifier.hsw";

/// How it is called.
const USAGE: &str = "cargo xtask score LIST [--model FILE] [--verified] [--verifier FILE]";

#[derive(Debug, PartialEq)]
struct Request {
    list: PathBuf,
    model: PathBuf,
    verifier: Option<PathBuf>,
}

pub(crate) fn score(arguments: &[String]) -> Result<ExitCode, Fault> {
    let request = read(arguments)?;
    let list =
        std::fs::read_to_string(&request.list).map_err(|e| Fault::file(&request.list, &e))?;
    let models = Models {
        wake: bytes(&request.model)?,
        verifier: request.verifier.as_deref().map(bytes).transpose()?,
    };
    let files: Vec<&str> = list
        .lines()
        .map(str::trim)
        .filter(|line| !line.is_empty())
        .collect();
    let all = hear_all(&files, &models, &mut std::io::stdout().lock())?;
    Ok(if all {
        ExitCode::SUCCESS
    } else {
        ExitCode::FAILURE
    })
}

pub(crate) fn bytes(path: &Path) -> Result<Vec<u8>, Fault> {
    std::fs::read(path).map_err(|error| Fault::file(path, &error))
}

fn read(arguments: &[String]) -> Result<Request, Fault> {
    let mut list = None;
    let mut model = shipped(MODEL);
    let mut verifier = None;
    let mut words = arguments.iter();
    while let Some(word) = words.next() {
        match word.as_str() {
            "--model" => model = file_after(word, words.next())?,
            "--verified" => drop(verifier.get_or_insert_with(|| shipped(VERIFIER))),
            "--verifier" => verifier = Some(file_after(word, words.next())?),
            other if other.starts_with('-') || list.is_some() => {
                return Err(Fault::new(format!("\"{other}\" is not understood."), USAGE));
            }
            other => list = Some(PathBuf::from(other)),
        }
    }
    let list = list.ok_or_else(|| Fault::new("score needs a list of WAV files.", USAGE))?;
    Ok(Request {
        list,
        model,
        verifier,
    })
}

fn file_after(option: &str, file: Option<&String>) -> Result<PathBuf, Fault> {
    file.map(PathBuf::from)
        .ok_or_else(|| Fault::new(format!("{option} needs a file."), USAGE))
}

/// What the page loads from here.
pub(crate) fn shipped(path: &str) -> PathBuf {
    let package = std::env::var_os("CARGO_MANIFEST_DIR").map(PathBuf::from);
    let root = package
        .as_deref()
        .and_then(Path::parent)
        .unwrap_or(Path::new("."));
    root.join(path)
}

/// Hears every file and writes its line; tells whether all could be read.
fn hear_all(files: &[&str], models: &Models, out: &mut impl Write) -> Result<bool, Fault> {
    let hear = |file: &str| {
        let outcome = listen(Path::new(file), models);
        // Names and numbers always make JSON.
        let text = line(file, &outcome).unwrap_or_default();
        let done = outcome.is_ok();
        Line { text, done }
    };
    lines(files, hear, out)
}

#[cfg(test)]
mod tests {
    use super::super::listen::Models;
    use super::{hear_all, read};
    use std::path::PathBuf;

    fn words(text: &str) -> Vec<String> {
        text.split_whitespace().map(str::to_owned).collect()
    }

    #[test]
    fn the_model_is_the_shipped_one_unless_named() {
        assert!(
            read(&words("list.txt"))
                .expect("fine")
                .model
                .ends_with("public/models/alexa.hsw"),
            "shipped"
        );
        assert_eq!(
            read(&words("--model m.hsw list.txt")).expect("fine").model,
            PathBuf::from("m.hsw")
        );
    }

    #[test]
    fn wakes_are_looked_at_twice_if_that_is_asked_for() {
        let verifier = |line: &str| read(&words(line)).expect("fine").verifier;
        assert_eq!(verifier("list.txt"), None);
        let shipped = verifier("list.txt --verified").expect("asked for");
        assert!(
            shipped.ends_with("public/models/alexa-verifier.hsw"),
            "{shipped:?}"
        );
        for line in [
            "--verifier v.hsw list.txt",
            "list.txt --verifier v.hsw --verified",
        ] {
            assert_eq!(verifier(line), Some(PathBuf::from("v.hsw")), "{line}");
        }
    }

    #[test]
    fn what_cannot_be_done_is_refused_with_a_sentence() {
        for wrong in ["", "a b", "--model", "--loud a", "list.txt --verifier"] {
            assert!(read(&words(wrong)).is_err(), "{wrong}");
        }
    }

    #[test]
    fn unreadable_files_get_their_lines_in_order_and_are_reported_at_the_end() {
        let mut out = Vec::new();
        let models = Models {
            wake: Vec::new(),
            verifier: None,
        };
        let all = hear_all(&["none-1.wav", "none-2.wav"], &models, &mut out).expect("written");
        assert!(!all, "two files could not be read");
        let text = String::from_utf8(out).expect("text");
        let files: Vec<_> = text.lines().map(|line| line.split('"').nth(3)).collect();
        assert_eq!(files, [Some("none-1.wav"), Some("none-2.wav")]);
    }
}
