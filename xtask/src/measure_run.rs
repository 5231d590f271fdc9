//! `score` and `bench`: hands over to the measuring program, which is built with the optimisations
//! of what it measures.

use crate::fault::Fault;
use crate::project::Project;
use crate::shell::Shell;
use std::process::ExitCode;

pub(crate) fn measure(
    project: &Project,
    command: &str,
    rest: &[String],
) -> Result<ExitCode, Fault> {
    let shell = Shell::new(project.root());
    let mut cargo = shell.command("cargo");
    cargo
        .args(["run", "--quiet", "--profile", "tool", "--package", "xtask"])
        .args(["--features", "measure", "--bin", "measure", "--", command])
        .args(rest);
    // Paths on the command line are meant from where the user is.
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
