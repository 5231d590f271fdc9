//! Making the modules of a release build smaller and faster with Binaryen, where it is installed.
//!
//! This is done here and not by Trunk (`data-wasm-opt="0"` in `index.html`), because Trunk takes the
//! first `wasm-opt` on `PATH`, and a system's old one breaks the page without an error.

use crate::fault::Fault;
use crate::project::Project;
use crate::shell::Shell;
use std::path::{Path, PathBuf};

/// Features of wasm that the compiler uses by default, and SIMD for the worklet. The worklet's module
/// does not name its features itself (`Cargo.toml`, profile `worklet`).
const FEATURES: [&str; 7] = [
    "--enable-bulk-memory",
    "--enable-nontrapping-float-to-int",
    "--enable-sign-ext",
    "--enable-mutable-globals",
    "--enable-reference-types",
    "--enable-multivalue",
    "--enable-simd",
];

/// The worklet and the recogniser are for speed, the page for few bytes.
const FAST: [&str; 2] = ["hearsay-worklet", "hearsay-recogniser"];

/// Optimises every module in `folder` in place.
pub(super) fn modules(
    folder: &Path,
    program: Option<PathBuf>,
    project: &Project,
) -> Result<(), Fault> {
    let Some(program) = program else {
        eprintln!("      without wasm-opt: the page's modules stay larger than they need be");
        return Ok(());
    };
    let entries = std::fs::read_dir(folder).map_err(|error| Fault::file(folder, &error))?;
    for entry in entries.flatten() {
        let path = entry.path();
        if path
            .extension()
            .is_some_and(|extension| extension == "wasm")
        {
            optimise(&path, &program, project)?;
        }
    }
    Ok(())
}

fn optimise(module: &Path, program: &Path, project: &Project) -> Result<(), Fault> {
    let level = level(&module.file_name().unwrap_or_default().to_string_lossy());
    let shell = Shell::new(project.root());
    let mut wasm_opt = shell.command(program);
    wasm_opt
        .arg(level)
        .args(FEATURES)
        .arg(module)
        .arg("--output")
        .arg(module);
    shell.run("Optimising a module", &mut wasm_opt)
}

fn level(name: &str) -> &'static str {
    if FAST.iter().any(|fast| name.starts_with(fast)) {
        "-O3"
    } else {
        "-Oz"
    }
}

#[cfg(test)]
mod tests {
    use super::level;

    #[test]
    fn the_worklet_is_made_fast_and_the_page_small() {
        assert_eq!(level("hearsay-worklet_bg.wasm"), "-O3");
        assert_eq!(level("hearsay-recogniser_bg.wasm"), "-O3");
        assert_eq!(level("hearsay-1f2e_bg.wasm"), "-Oz");
    }
}
