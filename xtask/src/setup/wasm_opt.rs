//! Binaryen's `wasm-opt`, from npm: the release page works without it and is larger.
//!
//! Never the system's: Debian's version 108 turns modules of today's wasm-bindgen into ones that
//! fail at load, without an error. So only this exact copy is ever run (by `seal`).

use super::{Shells, State};
use crate::fault::Fault;
use crate::project::Project;
use std::path::PathBuf;

/// Version of the npm package `binaryen` (Apache-2.0).
const VERSION: &str = "132.0.0";

/// The program, if it is installed.
pub(crate) fn program(project: &Project) -> Option<PathBuf> {
    let manifest = project
        .tools()
        .join("node/node_modules/binaryen/package.json");
    let text = std::fs::read_to_string(manifest).ok()?;
    let fields: serde_json::Value = serde_json::from_str(&text).ok()?;
    let fits = fields.get("version").and_then(|version| version.as_str()) == Some(VERSION);
    let path = project.node_programs().join("wasm-opt");
    (fits && path.exists()).then_some(path)
}

pub(super) fn look(project: &Project, shells: &mut Shells) -> Result<State, Fault> {
    if program(project).is_some() {
        return Ok(State::Ready(VERSION.to_owned()));
    }
    if shells.native.which("npm").is_none() || shells.native.which("node").is_none() {
        return Ok(State::DoWithout(
            "npm is not installed, so release builds do without it (a larger page, nothing else)"
                .to_owned(),
        ));
    }
    if project.tools().join("node/failed").exists() {
        return Ok(State::DoWithout(
            "npm could not install it (delete .tools/node to try again); release builds are larger"
                .to_owned(),
        ));
    }
    Ok(State::Missing(format!(
        "installing binaryen {VERSION} with npm (some seconds)"
    )))
}

pub(super) fn install(project: &Project, shells: &mut Shells) -> Result<(), Fault> {
    let folder = project.tools().join("node");
    let cache = project.tools().join("npm-cache");
    std::fs::create_dir_all(&folder).map_err(|error| Fault::file(&folder, &error))?;
    let mut npm = shells.native.command("npm");
    npm.args([
        "install",
        "--no-save",
        "--no-audit",
        "--no-fund",
        "--loglevel=error",
    ])
    .arg("--prefix")
    .arg(&folder)
    .arg("--cache")
    .arg(&cache)
    .arg(format!("binaryen@{VERSION}"));
    let installed = shells.native.run("Installing binaryen", &mut npm);
    let _ = std::fs::remove_dir_all(cache);
    if let Err(fault) = installed {
        eprintln!("      {fault}");
        let note = folder.join("failed");
        std::fs::write(&note, "").map_err(|error| Fault::file(&note, &error))?;
    }
    Ok(())
}
