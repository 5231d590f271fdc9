//! The parts of a test run.

use super::count::Count;
use super::{Only, watch};
use crate::fault::Fault;
use crate::project::Project;
use crate::setup::{Shells, TARGET};
use crate::shell::Shell;
use std::process::Command;

/// How a part ended.
pub(super) enum Outcome {
    Passed,
    /// Something that it needs is not installed; says what.
    Skipped(String),
    Failed(Fault),
}

/// One part.
pub(super) struct Part {
    pub(super) name: &'static str,
    pub(super) group: Only,
    pub(super) run: fn(&Project, &Shells) -> (Outcome, Count),
}

/// All parts, the quick ones first. The two that need the linter are skipped without it.
pub(super) const ALL: [Part; 8] = [
    Part {
        name: "formatting",
        group: Only::Native,
        run: formatting,
    },
    Part {
        name: "lints",
        group: Only::Native,
        run: lints,
    },
    Part {
        name: "native tests",
        group: Only::Native,
        run: native,
    },
    Part {
        name: "examples in the documentation",
        group: Only::Native,
        run: examples,
    },
    Part {
        name: "lints of the page",
        group: Only::Wasm,
        run: page_lints,
    },
    Part {
        name: "tests in the browser",
        group: Only::Wasm,
        run: browser,
    },
    Part {
        name: "release build of the page",
        group: Only::EndToEnd,
        run: page,
    },
    Part {
        name: "the page, driven as a person would",
        group: Only::EndToEnd,
        run: end_to_end,
    },
];

/// Turns on the measuring program, so that it is checked too.
const MEASURE: [&str; 2] = ["--features", "xtask/measure"];

fn formatting(_: &Project, shells: &Shells) -> (Outcome, Count) {
    if shells.native.ask("cargo", &["fmt", "--version"]).is_none() {
        return skipped("rustfmt is not installed (rustup component add rustfmt)");
    }
    watch::run(
        "Formatting",
        shells
            .native
            .command("cargo")
            .args(["fmt", "--all", "--check"]),
    )
}

fn lints(_: &Project, shells: &Shells) -> (Outcome, Count) {
    lint(&shells.native, |cargo| {
        cargo.args(["--workspace", "--all-targets"]).args(MEASURE)
    })
}

/// One after the other: together, cargo would give all packages the features that any of them asks for.
fn page_lints(_: &Project, shells: &Shells) -> (Outcome, Count) {
    let page = lint(&shells.page, |cargo| {
        cargo.args(["--target", TARGET, "--package", "hearsay", "--all-targets"])
    });
    if !matches!(page.0, Outcome::Passed) {
        return page;
    }
    for module in ["hearsay-worklet", "hearsay-strength"] {
        let linted = lint(&shells.page, |cargo| {
            cargo.args(["--target", TARGET, "--package", module, "--lib"])
        });
        if !matches!(linted.0, Outcome::Passed) {
            return linted;
        }
    }
    page
}

fn lint(shell: &Shell, select: impl Fn(&mut Command) -> &mut Command) -> (Outcome, Count) {
    if shell.ask("cargo", &["clippy", "--version"]).is_none() {
        return skipped("clippy is not installed (rustup component add clippy)");
    }
    let mut cargo = shell.command("cargo");
    select(cargo.arg("clippy")).args(["--", "--deny", "warnings"]);
    watch::run("Linting", &mut cargo)
}

fn native(_: &Project, shells: &Shells) -> (Outcome, Count) {
    let mut cargo = shells.native.command("cargo");
    if shells
        .native
        .ask("cargo", &["nextest", "--version"])
        .is_some()
    {
        cargo.args(["nextest", "run", "--no-fail-fast", "--no-tests", "pass"]);
    } else {
        cargo.args(["test", "--no-fail-fast", "--lib", "--bins", "--tests"]);
    }
    watch::run("The native tests", cargo.args(MEASURE))
}

fn examples(_: &Project, shells: &Shells) -> (Outcome, Count) {
    watch::run(
        "The examples",
        shells.native.command("cargo").args(["test", "--doc"]),
    )
}

fn browser(_: &Project, shells: &Shells) -> (Outcome, Count) {
    let mut cargo = shells.page.command("cargo");
    cargo.args(["test", "--target", TARGET, "--package", "hearsay"]);
    watch::run(
        "The tests in the browser",
        cargo.args(["--lib", "--tests", "--no-fail-fast"]),
    )
}

fn page(project: &Project, shells: &Shells) -> (Outcome, Count) {
    let outcome = match build_page(project, shells) {
        Ok(()) => Outcome::Passed,
        Err(fault) => Outcome::Failed(fault),
    };
    (outcome, Count::default())
}

/// Builds what would be published, into [`Project::page`]. Trunk's messages go to standard error, apart from results.
pub(crate) fn build_page(project: &Project, shells: &Shells) -> Result<(), Fault> {
    let mut trunk = shells.page.command("trunk");
    trunk
        .args(["build", "--release", "--dist"])
        .arg(project.page())
        .stdout(std::io::stderr());
    shells.page.run("The release build of the page", &mut trunk)
}

fn end_to_end(project: &Project, shells: &Shells) -> (Outcome, Count) {
    if !project.page().join("index.html").is_file() {
        return skipped("the page was not built");
    }
    let mut cargo = shells.native.command("cargo");
    cargo.args(["test", "--package", "hearsay-tests", "--no-fail-fast"]);
    watch::run("The page", cargo.env("HEARSAY_DIST", project.page()))
}

fn skipped(reason: &str) -> (Outcome, Count) {
    (Outcome::Skipped(reason.to_owned()), Count::default())
}
