//! `cargo xtask score LIST [--model FILE]`: wake-word scores of every file in a list.
//!
//! Files are heard side by side, one a core; lines come out in the order of the list, each as soon
//! as it and all before it are there.

use super::fault::Fault;
use super::line::line;
use super::listen::{Heard, Unheard, listen};
use std::collections::BTreeMap;
use std::io::Write;
use std::path::{Path, PathBuf};
use std::process::ExitCode;
use std::sync::atomic::{AtomicUsize, Ordering};
use std::sync::mpsc;
use std::thread;

/// What the page loads.
const MODEL: &str = "public/models/alexa.hsw";

/// How it is called.
const USAGE: &str = "cargo xtask score LIST [--model FILE]";

#[derive(Debug, PartialEq)]
struct Request {
    list: PathBuf,
    model: PathBuf,
}

pub(crate) fn score(arguments: &[String]) -> Result<ExitCode, Fault> {
    let request = read(arguments)?;
    let list =
        std::fs::read_to_string(&request.list).map_err(|e| Fault::file(&request.list, &e))?;
    let model = std::fs::read(&request.model).map_err(|e| Fault::file(&request.model, &e))?;
    let files: Vec<&str> = list
        .lines()
        .map(str::trim)
        .filter(|line| !line.is_empty())
        .collect();
    let all = hear_all(&files, &model, &mut std::io::stdout().lock())?;
    Ok(if all {
        ExitCode::SUCCESS
    } else {
        ExitCode::FAILURE
    })
}

fn read(arguments: &[String]) -> Result<Request, Fault> {
    let mut list = None;
    let mut model = shipped_model();
    let mut words = arguments.iter();
    while let Some(word) = words.next() {
        match word.as_str() {
            "--model" => {
                let file = words
                    .next()
                    .ok_or_else(|| Fault::new("--model needs a file.", USAGE))?;
                model = PathBuf::from(file);
            }
            "--verified" => {
                return Err(Fault::new(
                    "There is no second stage yet that could verify a wake, so --verified has nothing to report.",
                    USAGE,
                ));
            }
            other if other.starts_with('-') || list.is_some() => {
                return Err(Fault::new(format!("\"{other}\" is not understood."), USAGE));
            }
            other => list = Some(PathBuf::from(other)),
        }
    }
    let list = list.ok_or_else(|| Fault::new("score needs a list of WAV files.", USAGE))?;
    Ok(Request { list, model })
}

fn shipped_model() -> PathBuf {
    let package = std::env::var_os("CARGO_MANIFEST_DIR").map(PathBuf::from);
    let root = package
        .as_deref()
        .and_then(Path::parent)
        .unwrap_or(Path::new("."));
    root.join(MODEL)
}

/// Hears every file and writes its line; tells whether all could be read.
fn hear_all(files: &[&str], model: &[u8], out: &mut impl Write) -> Result<bool, Fault> {
    let next = AtomicUsize::new(0);
    let workers = thread::available_parallelism()
        .map_or(1, usize::from)
        .min(files.len().max(1));
    let (send, receive) = mpsc::channel();
    thread::scope(|scope| {
        for _ in 0..workers {
            let (send, next) = (send.clone(), &next);
            scope.spawn(move || {
                while let Some((at, file)) = claim(files, next) {
                    // The other side goes away when nobody reads the output any more.
                    if send.send((at, listen(Path::new(file), model))).is_err() {
                        return;
                    }
                }
            });
        }
        drop(send);
        write_in_order(files, receive, out)
    })
}

fn claim<'a>(files: &[&'a str], next: &AtomicUsize) -> Option<(usize, &'a str)> {
    let at = next.fetch_add(1, Ordering::Relaxed);
    files.get(at).map(|file| (at, *file))
}

fn write_in_order(
    files: &[&str],
    outcomes: mpsc::Receiver<(usize, Result<Heard, Unheard>)>,
    out: &mut impl Write,
) -> Result<bool, Fault> {
    let mut waiting = BTreeMap::new();
    let mut all = true;
    let mut turn = 0;
    for (at, outcome) in outcomes {
        waiting.insert(at, outcome);
        while let (Some(outcome), Some(file)) = (waiting.remove(&turn), files.get(turn)) {
            all &= outcome.is_ok();
            write_line(file, &outcome, out).map_err(|error| {
                Fault::new(format!("The output could not be written: {error}."), USAGE)
            })?;
            turn += 1;
        }
    }
    Ok(all)
}

fn write_line(
    file: &str,
    outcome: &Result<Heard, Unheard>,
    out: &mut impl Write,
) -> std::io::Result<()> {
    writeln!(out, "{}", line(file, outcome)?)?;
    out.flush()
}

#[cfg(test)]
mod tests {
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
    fn what_cannot_be_done_is_refused_with_a_sentence() {
        for wrong in ["", "a b", "--model", "--loud a", "list.txt --verified"] {
            assert!(read(&words(wrong)).is_err(), "{wrong}");
        }
    }

    #[test]
    fn unreadable_files_get_their_lines_in_order_and_are_reported_at_the_end() {
        let mut out = Vec::new();
        let all = hear_all(&["none-1.wav", "none-2.wav"], b"", &mut out).expect("written");
        assert!(!all, "two files could not be read");
        let text = String::from_utf8(out).expect("text");
        let files: Vec<_> = text.lines().map(|line| line.split('"').nth(3)).collect();
        assert_eq!(files, [Some("none-1.wav"), Some("none-2.wav")]);
    }
}
