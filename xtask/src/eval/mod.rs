//! `cargo xtask eval [--quick] [--fresh] [--kept]`: misses against false accepts an hour, for each condition, of
//! our engine and of every peer that installs from a package registry, on the same sound.
//!
//! Writes `docs/eval/curves.json` (the raw numbers), `docs/eval/curves.svg`, a section of the README and
//! `public/models/measured.json`. `--quick` takes a tenth of the set, no peers and no second stage and
//! leaves all of these alone; `--fresh` throws away the peers' scores that are kept in `target/eval`;
//! `--kept` runs no peer, but shows those whose scores are kept. `--commands` measures the command recogniser (`commands.rs`).

mod commands;
mod commands_score;
mod cpu;
mod engine;
mod environment;
mod measured;
mod ours;
mod peers;
mod readme;
mod report;
#[cfg(test)]
mod sample;
mod statistics;
mod sweep;
#[cfg(test)]
mod sweep_tests;
mod table;
mod trace;
mod truth;

use crate::fault::Fault;
use crate::progress::Progress;
use crate::project::Project;
use crate::setup::Shells;
use crate::shell::Shell;
use environment::Environment;
use ours::Models;
use report::Report;
use serde_json::Value;
use std::path::{Path, PathBuf};
use std::process::ExitCode;
use truth::Truth;

/// Environment, set, our scores, our two stages, the report.
const STEPS: usize = 5;

const USAGE: &str = "cargo xtask eval ([--quick] [--fresh] [--kept] | --commands [--fresh])";

#[derive(Clone, Copy, Debug, Default, PartialEq, Eq)]
struct Options {
    quick: bool,
    fresh: bool,
    kept: bool,
    commands: bool,
}

pub(crate) fn eval(project: &Project, arguments: &[String]) -> Result<ExitCode, Fault> {
    let options = read(arguments)?;
    collection()?;
    if options.commands {
        return commands::eval(project, options.fresh);
    }
    let shells = Shells::new(project);
    let shell = &shells.native;
    let peers = if options.quick { 0 } else { peers::COUNT };
    let mut progress = Progress::new(STEPS + peers);

    progress.next("Python with what the evaluation needs (a minute the first time)");
    let home = project.root().join("target/eval");
    let list = project.root().join("training/requirements-eval.txt");
    let environment = Environment::ready(home.join("venv"), &list, shell)?;
    progress.next("the evaluation set");
    let set = home.join(if options.quick { "quick" } else { "full" });
    make_set(project, &environment, shell, &set, options.quick)?;
    let truth = Truth::read(&set.join("truth.json"))?;

    let models = Models::of(project);
    progress.next("our engine on all of it");
    let mut engines = vec![ours::scores(project, &models, &set)?];
    let (mut stages, mut absent) = (None, Vec::new());
    progress.next("our two stages, at each threshold");
    if !options.quick {
        stages = Some(ours::stages(project, &models, &set)?);
        let bench = peers::Bench {
            root: project.root(),
            environment: &environment,
            shell,
            set: &set,
            fresh: options.fresh,
            kept: options.kept,
        };
        let (here, missing) = peers::all(&bench, &mut progress);
        engines.extend(here);
        absent = missing;
    }
    progress.next("the report");
    let date = today(&environment, shell)?;
    let thresholds = models.thresholds()?;
    let report = Report::new(&truth, &engines, stages.as_ref(), thresholds, &absent, date);
    let report = report.ok_or_else(|| incomplete(&set))?;
    print!("{}", table::markdown(&report));
    if !options.quick {
        write(project, &environment, shell, &report)?;
    }
    progress.say(&format!("done, after {}", progress.elapsed()));
    Ok(ExitCode::SUCCESS)
}

fn read(arguments: &[String]) -> Result<Options, Fault> {
    let mut options = Options::default();
    for word in arguments {
        match word.as_str() {
            "--quick" => options.quick = true,
            "--fresh" => options.fresh = true,
            "--kept" => options.kept = true,
            "--commands" => options.commands = true,
            other => return Err(Fault::new(format!("\"{other}\" is not understood."), USAGE)),
        }
    }
    Ok(options)
}

/// The audio collection has to be there: it is not part of the project.
fn collection() -> Result<(), Fault> {
    let Some(folder) = std::env::var_os("HEARSAY_DATA").map(PathBuf::from) else {
        return Err(Fault::new(
            "The evaluation needs the audio collection, and HEARSAY_DATA does not say where it is.",
            "HEARSAY_DATA=FOLDER cargo xtask eval (training/README.md says what is in it)",
        ));
    };
    let manifest = folder.join("manifest.tsv");
    if manifest.is_file() {
        return Ok(());
    }
    Err(Fault::new(
        format!(
            "{} is not there, so HEARSAY_DATA is not the audio collection.",
            manifest.display()
        ),
        "HEARSAY_DATA=FOLDER cargo xtask eval (training/README.md says what is in it)",
    ))
}

fn make_set(
    project: &Project,
    environment: &Environment,
    shell: &Shell,
    set: &Path,
    quick: bool,
) -> Result<(), Fault> {
    let mut python = shell.command(environment.python());
    python
        .arg(project.root().join("training/eval_set.py"))
        .arg(set)
        .args(quick.then_some("--quick"))
        .stdout(std::process::Stdio::null());
    shell.run("Making the evaluation set", &mut python)
}

fn today(environment: &Environment, shell: &Shell) -> Result<String, Fault> {
    let code = "import datetime; print(datetime.date.today())";
    let told = shell.ask(environment.python(), &["-c", code]);
    told.ok_or_else(|| Fault::new("Python does not know the date.", "rm -r target/eval/venv"))
}

fn incomplete(set: &Path) -> Fault {
    Fault::new(
        "An engine's kept scores are not those of this set.",
        format!("rm -r {}", set.join("scores").display()),
    )
}

/// Writes what the README, the page and the next person read.
fn write(
    project: &Project,
    environment: &Environment,
    shell: &Shell,
    report: &Report<'_>,
) -> Result<(), Fault> {
    let root = project.root();
    let docs = root.join("docs/eval");
    std::fs::create_dir_all(&docs).map_err(|error| Fault::file(&docs, &error))?;
    let raw = docs.join("curves.json");
    put(&raw, &report.json())?;
    put(
        &root.join("public/models/measured.json"),
        &measured::measured(report),
    )?;
    let mut plot = shell.command(environment.python());
    plot.arg(root.join("training/curves.py"))
        .arg(&raw)
        .arg(docs.join("curves.svg"));
    shell.run("Drawing the curves", &mut plot)?;
    readme::HEARING.write(&root.join("README.md"), &table::markdown(report))
}

fn put(path: &Path, value: &Value) -> Result<(), Fault> {
    std::fs::write(path, format!("{value}\n")).map_err(|error| Fault::file(path, &error))
}

#[cfg(test)]
mod tests {
    use super::{Options, read};

    #[test]
    fn options_are_few_and_others_are_refused() {
        let words = |line: &str| {
            line.split_whitespace()
                .map(str::to_owned)
                .collect::<Vec<_>>()
        };
        let quick = Options {
            quick: true,
            ..Options::default()
        };
        assert_eq!(read(&words("--quick")).ok(), Some(quick));
        assert_eq!(read(&[]).ok(), Some(Options::default()));
        assert!(read(&words("--slow")).is_err());
    }
}
