//! wasm-bindgen's command line and test runner. They must equal the library's version exactly, so
//! the version is read from `Cargo.lock`.

use super::{Shells, State, cargo_install};
use crate::fault::Fault;
use crate::project::Project;

/// Where the library's version is written down.
const LIBRARY: &str = "wasm-bindgen";

/// The package with the programs.
const PACKAGE: &str = "wasm-bindgen-cli";

pub(super) fn look(project: &Project, shells: &mut Shells) -> Result<State, Fault> {
    let version = project.locked(LIBRARY)?;
    let programs = ["wasm-bindgen", "wasm-bindgen-test-runner"];
    let all = programs.iter().all(|program| {
        let found = shells.page.ask(program, &["--version"]).unwrap_or_default();
        found == format!("{program} {version}")
    });
    if all {
        return Ok(State::Ready(version));
    }
    Ok(State::Missing(format!(
        "installing {version} with cargo (about 3 minutes)"
    )))
}

pub(super) fn install(project: &Project, shells: &mut Shells) -> Result<(), Fault> {
    let version = project.locked(LIBRARY)?;
    let locked = cargo_install::install(project, &shells.native, PACKAGE, &version, true);
    if locked.is_ok() {
        return Ok(());
    }
    // A registry mirror may lag behind the package's own lock file; other versions of its parts do as well.
    eprintln!("      that failed with the package's own lock file; trying without it");
    cargo_install::install(project, &shells.native, PACKAGE, &version, false)
}
