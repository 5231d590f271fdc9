//! A private toolchain for machines where rustup can download nothing but Debian's package mirror
//! answers: Debian's compiler and, built once from Debian's own sources, the standard library for
//! wasm32. It lies in `.tools/toolchain`; nothing of the system's compiler is changed.
//!
//! Objects get LLVM bitcode embedded, without which link-time optimisation of the page fails.

use super::packages;
use super::wasm_target::{TARGET, holds_std};
use crate::fault::Fault;
use crate::project::Project;
use crate::shell::Shell;
use std::fs;
use std::path::{Path, PathBuf};

/// Debian's compiler for web programs, its sources, LLVM's linker for wasm and the linter.
const PACKAGES: [&str; 6] = [
    "rustc-web",
    "cargo-web",
    "rust-web-src",
    "rust-web-llvm",
    "lld-22",
    "rust-web-clippy",
];

/// The compiler that those packages install.
const RUSTC: &str = "/usr/bin/rustc";

/// Name under which rustup knows the toolchain, for people who call cargo by hand.
const NAME: &str = "hearsay";

/// Holds the version of the compiler that the library was built with; written last.
const STAMP: &str = "built-with";

/// The version, if the toolchain is complete and fits the installed compiler.
pub(super) fn ready(project: &Project, shell: &Shell) -> Option<String> {
    let folder = project.toolchain();
    let stamp = fs::read_to_string(folder.join(STAMP)).ok()?;
    let version = shell.ask(RUSTC, &["--version"])?;
    (stamp.trim() == version && holds_std(&libraries(&folder))).then_some(version)
}

/// Makes a shell use the toolchain.
pub(super) fn enter(project: &Project, shell: &mut Shell) {
    shell.put_first(project.toolchain().join("bin"));
    // cargo-clippy calls the linter by its full path, past our wrapper; this is how the linter finds the library.
    shell.set("SYSROOT", project.toolchain());
}

/// Whether this is a machine of the kind that the module is about.
pub(super) fn possible(shell: &Shell) -> bool {
    shell.which("apt-get").is_some()
}

/// Installs Debian's packages and builds the library.
pub(super) fn build(project: &Project, shell: &Shell) -> Result<(), Fault> {
    packages::apt_install(shell, &PACKAGES)?;
    let folder = project.toolchain();
    lay_out(&folder).map_err(|error| Fault::file(&folder, &error))?;
    let scratch = project.tools().join("build/std");
    compile(&folder, &scratch, shell)?;
    gather(&scratch, &libraries(&folder)).map_err(|error| Fault::file(&folder, &error))?;
    let version = shell.ask(RUSTC, &["--version"]).unwrap_or_default();
    fs::write(folder.join(STAMP), version).map_err(|error| Fault::file(&folder, &error))?;
    // The page is built with or without what follows.
    let _ = fs::remove_dir_all(&scratch);
    introduce(&folder, shell);
    Ok(())
}

fn libraries(folder: &Path) -> PathBuf {
    folder.join("lib/rustlib").join(TARGET).join("lib")
}

/// Wrappers around Debian's programs that look for libraries in `folder`, and links to what is Debian's own.
#[cfg(unix)]
fn lay_out(folder: &Path) -> std::io::Result<()> {
    use std::os::unix::fs::{PermissionsExt as _, symlink};
    if folder.exists() {
        fs::remove_dir_all(folder)?;
    }
    fs::create_dir_all(folder.join("bin"))?;
    fs::create_dir_all(libraries(folder))?;
    for program in ["rustc", "rustdoc"] {
        let path = folder.join("bin").join(program);
        let place = folder.display();
        fs::write(
            &path,
            format!("#!/bin/sh\nexec /usr/bin/{program} --sysroot \"{place}\" \"$@\"\n"),
        )?;
        fs::set_permissions(&path, fs::Permissions::from_mode(0o755))?;
    }
    for program in ["cargo", "cargo-clippy"] {
        symlink(
            Path::new("/usr/bin").join(program),
            folder.join("bin").join(program),
        )?;
    }
    let host = format!("{}-unknown-linux-gnu", std::env::consts::ARCH);
    for part in [host.as_str(), "src"] {
        symlink(
            Path::new("/usr/lib/rustlib").join(part),
            folder.join("lib/rustlib").join(part),
        )?;
    }
    Ok(())
}

#[cfg(not(unix))]
fn lay_out(_: &Path) -> std::io::Result<()> {
    Err(std::io::ErrorKind::Unsupported.into())
}

/// Builds an empty library together with the standard library from source.
fn compile(folder: &Path, scratch: &Path, shell: &Shell) -> Result<(), Fault> {
    const MANIFEST: &str = "[package]\nname = \"scratch\"\nedition = \"2024\"\n[lib]\npath = \"lib.rs\"\n\
                            [profile.release]\npanic = \"abort\"\n[workspace]\n";
    fs::create_dir_all(scratch)
        .and_then(|()| fs::write(scratch.join("Cargo.toml"), MANIFEST))
        .and_then(|()| fs::write(scratch.join("lib.rs"), ""))
        .map_err(|error| Fault::file(scratch, &error))?;
    let mut cargo = shell.command("/usr/bin/cargo");
    cargo
        .current_dir(scratch)
        .args(["build", "--release", "--target", TARGET])
        .arg("-Zbuild-std=std,panic_abort,test,proc_macro")
        .env("RUSTC", folder.join("bin/rustc"))
        .env("RUSTC_BOOTSTRAP", "1")
        .env("RUSTFLAGS", "-Cembed-bitcode=yes")
        .env("CARGO_TARGET_DIR", scratch.join("target"))
        .env_remove("RUSTUP_TOOLCHAIN");
    shell.run("Building the standard library for wasm32", &mut cargo)
}

/// Moves the compiled libraries to where the compiler looks for them.
fn gather(scratch: &Path, libraries: &Path) -> std::io::Result<()> {
    for entry in fs::read_dir(scratch.join("target").join(TARGET).join("release/deps"))? {
        let entry = entry?;
        let name = entry.file_name();
        let shown = name.to_string_lossy();
        if shown.ends_with(".rlib") && !shown.starts_with("libscratch-") {
            fs::copy(entry.path(), libraries.join(&name))?;
        }
    }
    Ok(())
}

/// Makes `RUSTUP_TOOLCHAIN=hearsay` work, unless another checkout has taken the name.
fn introduce(folder: &Path, shell: &Shell) {
    let taken = shell
        .ask("rustup", &["toolchain", "list"])
        .is_none_or(|list| {
            list.lines()
                .any(|line| line.split_whitespace().next() == Some(NAME))
        });
    if !taken {
        let place = folder.to_string_lossy();
        // Only a convenience: everything here works without it.
        let _ = shell.ask("rustup", &["toolchain", "link", NAME, &place]);
        eprintln!(
            "      to call trunk or cargo for the page by hand here: export RUSTUP_TOOLCHAIN={NAME}"
        );
    }
}
