//! Trunk, which bundles and serves the page.

use super::{Shells, State, cargo_install};
use crate::fault::Fault;
use crate::project::Project;

/// 0.22 needs a newer compiler than the one this workspace promises (`Cargo.toml`, `rust-version`).
const VERSION: &str = "0.21.14";

pub(super) fn look(_: &Project, shells: &mut Shells) -> Result<State, Fault> {
    let found = shells.page.ask("trunk", &["--version"]).unwrap_or_default();
    if found == format!("trunk {VERSION}") {
        return Ok(State::Ready(VERSION.to_owned()));
    }
    Ok(State::Missing(format!(
        "installing {VERSION} with cargo (about 6 minutes)"
    )))
}

pub(super) fn install(project: &Project, shells: &mut Shells) -> Result<(), Fault> {
    cargo_install::install(project, &shells.native, "trunk", VERSION, true)
}
