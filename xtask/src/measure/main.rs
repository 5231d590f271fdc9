//! What hearing hears and what it costs. `cargo xtask score`, `transcribe` and `bench` build this
//! program with the optimisations of a release and run it.
//!
//! Standard output carries JSON lines and nothing else.
#![allow(
    clippy::disallowed_methods,
    reason = "a native program may read the clock; the ban is for wasm32"
)]

#[path = "../fault.rs"]
mod fault;

mod clock;
mod cost;
mod in_order;
mod line;
mod listen;
mod score;
mod sizes;
mod sound;
mod transcribe;
mod wav;

use fault::Fault;
use std::process::ExitCode;

fn main() -> ExitCode {
    let arguments: Vec<String> = std::env::args().skip(1).collect();
    let (command, rest) = match arguments.split_first() {
        Some((command, rest)) => (command.as_str(), rest),
        None => ("", &[][..]),
    };
    let ended = match command {
        "score" => score::score(rest),
        "cost" => cost::cost(rest),
        "transcribe" => transcribe::transcribe(rest),
        "sizes" => sizes::sizes(rest),
        _ => Err(Fault::new(
            "This program is started by cargo xtask.",
            "cargo xtask --help",
        )),
    };
    ended.unwrap_or_else(|fault| {
        eprintln!("error: {fault}");
        ExitCode::FAILURE
    })
}
