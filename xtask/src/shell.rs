//! Running other programs with an environment that is known and not inherited by accident.
//!
//! `cargo xtask` itself runs under cargo, which leaves variables behind that would steer a second
//! cargo (or another compiler) wrong; they are removed. `PATH` is built in the open: folders put in
//! front, cargo's programs, then what the user had.

use crate::fault::Fault;
use std::ffi::{OsStr, OsString};
use std::path::{Path, PathBuf};
use std::process::{Command, Stdio};

/// An environment to run programs in. Every program starts in the project's folder.
#[derive(Clone, Debug)]
pub(crate) struct Shell {
    root: PathBuf,
    front: Vec<PathBuf>,
    variables: Vec<(String, OsString)>,
}

impl Shell {
    /// An environment with nothing put in front of cargo's programs.
    pub(crate) fn new(root: &Path) -> Self {
        Self {
            root: root.to_path_buf(),
            front: Vec::new(),
            variables: Vec::new(),
        }
    }

    /// Looks for programs in `folder` before everywhere else.
    pub(crate) fn put_first(&mut self, folder: PathBuf) {
        self.front.insert(0, folder);
    }

    /// Sets a variable for every program.
    pub(crate) fn set(&mut self, name: &str, value: impl Into<OsString>) {
        self.variables.push((name.to_owned(), value.into()));
    }

    /// A program ready to run; its output goes where ours goes.
    pub(crate) fn command(&self, program: impl AsRef<OsStr>) -> Command {
        let mut command = Command::new(program);
        command.current_dir(&self.root);
        for (name, _) in std::env::vars_os() {
            if left_by_cargo(&name.to_string_lossy()) {
                command.env_remove(&name);
            }
        }
        // Trunk 0.21 takes NO_COLOR=1 for a bad value of its own flag, and asks the network for news of itself.
        command
            .env_remove("NO_COLOR")
            .env("TRUNK_SKIP_VERSION_CHECK", "true");
        command.env("PATH", self.path());
        command.envs(self.variables.iter().map(|(name, value)| (name, value)));
        command
    }

    /// Runs to the end. `purpose` completes the sentence "… failed".
    pub(crate) fn run(&self, purpose: &str, command: &mut Command) -> Result<(), Fault> {
        let shown = shown(command);
        let status = command.status().map_err(|error| {
            Fault::new(
                format!("{purpose} could not be started: {error}."),
                shown.clone(),
            )
        })?;
        if status.success() {
            return Ok(());
        }
        Err(Fault::new(format!("{purpose} failed ({status})."), shown))
    }

    /// What a program prints, trimmed, or nothing if it is missing or fails.
    pub(crate) fn ask<S: AsRef<OsStr>>(&self, program: S, arguments: &[&str]) -> Option<String> {
        let output = self
            .command(program)
            .args(arguments)
            .stdin(Stdio::null())
            .stderr(Stdio::null())
            .output()
            .ok()
            .filter(|output| output.status.success())?;
        Some(String::from_utf8_lossy(&output.stdout).trim().to_owned())
    }

    /// Where a program is found on the children's `PATH`.
    pub(crate) fn which(&self, program: &str) -> Option<PathBuf> {
        let name = format!("{program}{}", std::env::consts::EXE_SUFFIX);
        std::env::split_paths(&self.path())
            .map(|folder| folder.join(&name))
            .find(|path| path.is_file())
    }

    fn path(&self) -> OsString {
        let inherited = std::env::var_os("PATH").unwrap_or_default();
        let folders = self
            .front
            .iter()
            .cloned()
            .chain(cargo_home().map(|home| home.join("bin")))
            .chain(std::env::split_paths(&inherited));
        // A folder whose name holds the separator cannot be written into PATH at all.
        std::env::join_paths(folders).unwrap_or(inherited)
    }
}

/// Cargo's folder: `CARGO_HOME`, or `.cargo` in the user's home.
fn cargo_home() -> Option<PathBuf> {
    let set = std::env::var_os("CARGO_HOME").map(PathBuf::from);
    set.or_else(|| std::env::home_dir().map(|home| home.join(".cargo")))
}

/// Whether cargo sets this variable for the programs that it runs (and a second cargo must not see it).
fn left_by_cargo(name: &str) -> bool {
    const EXACT: [&str; 5] = [
        "CARGO",
        "CARGO_MANIFEST_DIR",
        "CARGO_MANIFEST_PATH",
        "CARGO_PRIMARY_PACKAGE",
        "LD_LIBRARY_PATH",
    ];
    const PREFIXES: [&str; 3] = ["CARGO_PKG_", "CARGO_BIN_", "TRUNK_"];
    EXACT.contains(&name) || PREFIXES.iter().any(|prefix| name.starts_with(prefix))
}

/// A command as one would type it.
pub(crate) fn shown(command: &Command) -> String {
    let words = std::iter::once(command.get_program()).chain(command.get_args());
    words
        .map(|word| word.to_string_lossy().into_owned())
        .collect::<Vec<_>>()
        .join(" ")
}

#[cfg(test)]
mod tests {
    use super::{Shell, left_by_cargo, shown};
    use std::path::{Path, PathBuf};

    #[test]
    fn what_cargo_leaves_behind_is_told_from_what_the_user_set() {
        assert!(
            left_by_cargo("CARGO_PKG_VERSION"),
            "set by cargo for each package"
        );
        assert!(
            left_by_cargo("CARGO"),
            "the outer cargo, perhaps of another toolchain"
        );
        assert!(!left_by_cargo("CARGO_HOME"), "the user's choice");
        assert!(!left_by_cargo("CARGO_TARGET_DIR"), "the user's choice");
        assert!(!left_by_cargo("CARGO_TERM_COLOR"), "the user's choice");
    }

    #[test]
    fn the_folder_put_first_last_comes_first() {
        let mut shell = Shell::new(Path::new("."));
        shell.put_first(PathBuf::from("one"));
        shell.put_first(PathBuf::from("two"));
        let path = shell.path();
        let folders: Vec<_> = std::env::split_paths(&path).take(2).collect();
        assert_eq!(folders, [PathBuf::from("two"), PathBuf::from("one")]);
    }

    #[test]
    fn a_command_is_shown_as_one_would_type_it() {
        let mut command = Shell::new(Path::new(".")).command("cargo");
        assert_eq!(
            shown(command.args(["test", "-p", "hearsay"])),
            "cargo test -p hearsay"
        );
    }
}
