//! The project's chores. `cargo xtask --help` lists them.
//!
//! The two commands of the README are `serve` and `test`: both first install what is missing and
//! say what they do. Nothing is written outside the project folder, cargo's and rustup's folders
//! and the system's package manager.
#![allow(
    clippy::disallowed_methods,
    reason = "a native program may read the clock; the ban is for wasm32"
)]

mod bench;
mod eval;
mod fault;
mod measure_run;
mod progress;
mod project;
mod seal;
mod serve;
mod setup;
mod shell;
mod test;

use fault::Fault;
use project::Project;
use std::process::ExitCode;

const HELP: &str = "\
Usage: cargo xtask COMMAND

  serve [TRUNK ARGUMENTS]  install what is missing, then serve the page (http://127.0.0.1:8080/)
  test [--only PART]       install what is missing, then run every test; PART: native, wasm or e2e
  score LIST [--model FILE] [--verified] [--verifier FILE]
                           wake-word scores of the WAV files named in LIST, one JSON object a line;
                           verified: wakes are those that the second stage accepts
  transcribe LIST [--model FILE]
                           what the speaker understands of the WAV files named in LIST, one JSON object a line
  transcribe --text LIST   the same for typed lines
  bench                    what hearing costs, natively and in Chromium; sizes; first load
  eval [--quick] [--fresh] misses and false accepts of our engine and its peers (needs HEARSAY_DATA)
  eval --commands [--fresh] how often commands are understood, by our recogniser and its peers (needs HEARSAY_DATA)
  seal                     write the content security policy into the page (Trunk calls this)
";

fn main() -> ExitCode {
    let mut arguments = std::env::args().skip(1);
    let command = arguments.next().unwrap_or_default();
    let rest: Vec<String> = arguments.collect();
    match run(&command, &rest) {
        Ok(code) => code,
        Err(fault) => {
            eprintln!("error: {fault}");
            ExitCode::FAILURE
        }
    }
}

fn run(command: &str, rest: &[String]) -> Result<ExitCode, Fault> {
    if matches!(command, "" | "help" | "-h" | "--help") {
        print!("{HELP}");
        return Ok(ExitCode::SUCCESS);
    }
    let project = Project::find()?;
    match command {
        "serve" => serve::serve(&project, rest),
        "test" => test::test(&project, rest),
        "seal" => seal::seal(&project),
        "score" | "transcribe" => measure_run::hand_over(&project, command, rest),
        "bench" => bench::bench(&project, rest),
        "eval" => eval::eval(&project, rest),
        _ => Err(Fault::new(
            format!("There is no command \"{command}\"."),
            "cargo xtask --help",
        )),
    }
}
