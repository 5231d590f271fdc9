//! `cargo install`, with a build folder inside the project so that nothing is left elsewhere.

use crate::fault::Fault;
use crate::project::Project;
use crate::shell::Shell;

/// Installs one exact version of a command-line package into cargo's bin folder.
///
/// Trunk's own release settings (full link-time optimisation in one unit) take six minutes for its
/// last step alone on two cores; a build tool does not need them.
pub(super) fn install(
    project: &Project,
    shell: &Shell,
    package: &str,
    version: &str,
    locked: bool,
) -> Result<(), Fault> {
    let folder = project.tools().join("build").join(package);
    let mut cargo = shell.command("cargo");
    cargo
        .args(["install", package, "--version", version])
        .args(locked.then_some("--locked"))
        .env("CARGO_TARGET_DIR", &folder)
        .env("CARGO_PROFILE_RELEASE_LTO", "off")
        .env("CARGO_PROFILE_RELEASE_CODEGEN_UNITS", "16")
        .env("CARGO_PROFILE_RELEASE_OPT_LEVEL", "1");
    shell.run(&format!("Installing {package} {version}"), &mut cargo)?;
    // A build folder that stays costs space, nothing else.
    let _ = std::fs::remove_dir_all(folder);
    Ok(())
}
