//! The standard library for `wasm32-unknown-unknown`: the user's toolchain has it, rustup adds it,
//! or (where rustup cannot download and Debian can) a private toolchain is put together.

use super::{Shells, State, wasm_std};
use crate::fault::Fault;
use crate::project::Project;
use crate::shell::Shell;
use std::path::Path;

/// The only target of the page.
pub(crate) const TARGET: &str = "wasm32-unknown-unknown";

pub(super) fn look(project: &Project, shells: &mut Shells) -> Result<State, Fault> {
    if active_has_target(&shells.native) {
        let version = shells
            .native
            .ask("rustc", &["--version"])
            .unwrap_or_default();
        return Ok(State::Ready(version));
    }
    if let Some(version) = wasm_std::ready(project, &shells.native) {
        wasm_std::enter(project, &mut shells.page);
        return Ok(State::Ready(format!(
            "{version}, private toolchain in .tools/toolchain"
        )));
    }
    Ok(State::Missing(
        "adding it with rustup (a download of some 20 MB)".to_owned(),
    ))
}

pub(super) fn install(project: &Project, shells: &mut Shells) -> Result<(), Fault> {
    let mut rustup = shells.native.command("rustup");
    rustup
        .args(["target", "add", TARGET])
        .env("RUST_BACKTRACE", "0");
    let added = shells.native.run("Adding the wasm32 target", &mut rustup);
    if added.is_ok() && active_has_target(&shells.native) {
        return Ok(());
    }
    if !wasm_std::possible(&shells.native) {
        return Err(Fault::new(
            "rustup could not add the wasm32 target (is there a network?).",
            format!("rustup target add {TARGET}"),
        ));
    }
    eprintln!(
        "      rustup could not download it; building it from Debian's sources instead (about 4 minutes)"
    );
    wasm_std::build(project, &shells.native)
}

/// Whether the compiler that the user chose can build for the page.
fn active_has_target(shell: &Shell) -> bool {
    shell
        .ask("rustc", &["--print", "target-libdir", "--target", TARGET])
        .is_some_and(|folder| holds_std(Path::new(&folder)))
}

/// Whether a folder of compiled libraries holds the standard library.
pub(super) fn holds_std(folder: &Path) -> bool {
    let Ok(entries) = std::fs::read_dir(folder) else {
        return false;
    };
    entries.flatten().any(|entry| {
        let name = entry.file_name();
        let name = name.to_string_lossy();
        name.starts_with("libstd-") && name.ends_with(".rlib")
    })
}

#[cfg(test)]
mod tests {
    use super::holds_std;
    use std::path::Path;

    #[test]
    fn a_folder_that_is_missing_holds_no_standard_library() {
        assert!(!holds_std(Path::new("no such folder")), "nothing there");
        assert!(
            !holds_std(Path::new(env!("CARGO_MANIFEST_DIR"))),
            "sources only"
        );
    }
}
