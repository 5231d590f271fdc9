//! `cargo xtask bench`: what hearing costs and how large the page is, as a table for the README.
//!
//! Sizes have budgets and break the command when they are exceeded. Times depend on the machine:
//! they are printed beside their budgets and break nothing.

mod peer;
mod report;
mod table;

use crate::fault::Fault;
use crate::measure_run;
use crate::progress::Progress;
use crate::project::Project;
use crate::setup::{self, Shells};
use crate::test::build_page;
use report::Report;
use serde_json::Value;
use std::process::{Command, ExitCode, Stdio};

/// The models that are measured: the always-on one and the second stage's.
const MODELS: [&str; 2] = [
    "public/models/alexa.hsw",
    "public/models/alexa-verifier.hsw",
];

/// Build, native stages, peer, sizes, browser.
const STEPS: usize = 5;

pub(crate) fn bench(project: &Project, arguments: &[String]) -> Result<ExitCode, Fault> {
    if !arguments.is_empty() {
        return Err(Fault::new("bench takes no arguments.", "cargo xtask bench"));
    }
    let steps = || setup::PAGE.iter().chain(&setup::BROWSER);
    let mut shells = Shells::new(project);
    let mut progress = Progress::new(steps().count() + STEPS);
    setup::prepare(steps(), project, &mut shells, &mut progress)?;
    let report = measure(project, &shells, &mut progress)?;
    print!("{}", table::markdown(&report));
    let broken = report.broken_budgets();
    for budget in &broken {
        eprintln!("error: {budget}");
    }
    progress.say(&format!("done, after {}", progress.elapsed()));
    Ok(if broken.is_empty() {
        ExitCode::SUCCESS
    } else {
        ExitCode::FAILURE
    })
}

fn measure(project: &Project, shells: &Shells, progress: &mut Progress) -> Result<Report, Fault> {
    let folder = project.root().join("target/bench");
    progress.next("building the page as it would be published");
    build_page(project, shells)?;
    progress.next("native: five times a minute of sound through every stage");
    let mut cost = measure_run::command(project, "cost");
    cost.arg(project.root().join("tests/fixtures"))
        .arg(&folder)
        .args(MODELS.map(|model| project.root().join(model)));
    let native = json(&mut cost)?;
    progress.next("a peer on the same sound");
    let peer = peer::measure(project, &shells.native, &folder.join("minute.wav"));
    progress.next("sizes of every file of the page");
    let sizes = json(measure_run::command(project, "sizes").arg(project.page()))?;
    progress.next("the same in headless Chromium");
    let mut cargo = shells.native.command("cargo");
    cargo
        .args([
            "run",
            "--quiet",
            "--package",
            "hearsay-tests",
            "--bin",
            "browser_bench",
            "--",
        ])
        .arg(&folder)
        .env("HEARSAY_DIST", project.page());
    let browser = json(&mut cargo)?;
    Ok(Report {
        machine: machine(),
        native,
        peer,
        sizes,
        browser,
    })
}

/// Runs a program and reads the one JSON object that it prints.
fn json(command: &mut Command) -> Result<Value, Fault> {
    let shown = crate::shell::shown(command);
    let fault = |why: String| Fault::new(format!("A measurement failed: {why}."), shown.clone());
    let output = command
        .stdin(Stdio::null())
        .stderr(Stdio::inherit())
        .output()
        .map_err(|error| fault(error.to_string()))?;
    if !output.status.success() {
        return Err(fault(output.status.to_string()));
    }
    serde_json::from_slice(&output.stdout).map_err(|error| fault(error.to_string()))
}

/// What was measured on: times mean little without it.
fn machine() -> String {
    let cores = std::thread::available_parallelism().map_or(1, usize::from);
    let model = std::fs::read_to_string("/proc/cpuinfo")
        .ok()
        .and_then(|text| {
            let line = text.lines().find(|line| line.starts_with("model name"))?;
            Some(line.split_once(':')?.1.trim().to_owned())
        });
    format!(
        "{}, {cores} cores",
        model.as_deref().unwrap_or(std::env::consts::ARCH)
    )
}
