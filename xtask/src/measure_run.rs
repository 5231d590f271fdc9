//! The measuring program, which is built with the optimisations of what it measures.

use crate::fault::Fault;
use crate::project::Project;
use crate::shell::Shell;
use std::process::{Command, ExitCode};

/// `cargo xtask score` and `cargo xtask transcribe`: hands over to the measuring program.
pub(crate) fn hand_over(
    project: &Project,
    name: &str,
    arguments: &[String],
) -> Result<ExitCode, Fault> {
    let mut cargo = command(project, name);
    cargo.args(arguments);
    // Paths on the command line and in the list are meant from where the user is.
    if let Ok(here) = std::env::current_dir() {
        cargo.current_dir(here);
    }
    let status = cargo.status().map_err(|error| {
        Fault::new(
            format!("cargo could not be started: {error}."),
            "cargo --version",
        )
    })?;
    Ok(if status.success() {
        ExitCode::SUCCESS
    } else {
        ExitCode::FAILURE
    })
}

/// The measuring program with one of its commands; arguments can be added.
pub(crate) fn command(project: &Project, command: &str) -> Command {
    let mut cargo = Shell::new(project.root()).command("cargo");
    cargo
        .args(["run", "--quiet", "--profile", "tool"])
        .args(["--package", "xtask", "--features", "measure"])
        .args(["--bin", "measure", "--", command]);
    cargo
}
