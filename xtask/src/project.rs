//! Where things lie in the project, and which versions it is pinned to.

use crate::fault::Fault;
use std::path::{Path, PathBuf};

/// The project's folder. All paths are absolute.
#[derive(Debug)]
pub(crate) struct Project {
    root: PathBuf,
}

impl Project {
    /// Finds the folder through cargo, or else upwards from the current directory.
    pub(crate) fn find() -> Result<Self, Fault> {
        let manifest = std::env::var_os("CARGO_MANIFEST_DIR").map(PathBuf::from);
        let here = std::env::current_dir().ok();
        manifest
            .into_iter()
            .chain(here)
            .flat_map(|start| start.ancestors().map(Path::to_path_buf).collect::<Vec<_>>())
            .find(|folder| folder.join("Trunk.toml").is_file())
            .map(|root| Self { root })
            .ok_or_else(|| {
                Fault::new(
                    "The project's folder was not found from here.",
                    "cd into the project and run the command again",
                )
            })
    }

    /// The folder that holds `Trunk.toml`.
    pub(crate) fn root(&self) -> &Path {
        &self.root
    }

    /// Tools that belong to this project alone. Safe to delete at any time.
    pub(crate) fn tools(&self) -> PathBuf {
        self.root.join(".tools")
    }

    /// Programs installed by npm.
    pub(crate) fn node_programs(&self) -> PathBuf {
        self.tools().join("node/node_modules/.bin")
    }

    /// The private compiler of machines that cannot download the wasm32 target.
    pub(crate) fn toolchain(&self) -> PathBuf {
        self.tools().join("toolchain")
    }

    /// Where `test` and `bench` put the release build of the page, apart from the `dist` of a running `serve`.
    pub(crate) fn page(&self) -> PathBuf {
        self.root.join("target/page")
    }

    /// The version of a package that `Cargo.lock` fixes.
    pub(crate) fn locked(&self, package: &str) -> Result<String, Fault> {
        let path = self.root.join("Cargo.lock");
        let text = std::fs::read_to_string(&path).map_err(|error| Fault::file(&path, &error))?;
        locked_version(&text, package).ok_or_else(|| {
            Fault::new(
                format!("Cargo.lock does not name {package}."),
                "cargo generate-lockfile",
            )
        })
    }
}

/// The version of `package` in the text of a `Cargo.lock`: the first one if there are several.
fn locked_version(lock: &str, package: &str) -> Option<String> {
    let wanted = format!("name = \"{package}\"");
    let mut lines = lock.lines();
    lines.find(|line| *line == wanted)?;
    let version = lines
        .next()?
        .strip_prefix("version = \"")?
        .strip_suffix('"')?;
    Some(version.to_owned())
}

#[cfg(test)]
mod tests {
    use super::locked_version;

    const LOCK: &str = "[[package]]\nname = \"wasm-bindgen\"\nversion = \"0.2.130\"\nsource = \"x\"\n\n\
                        [[package]]\nname = \"wasm-bindgen-futures\"\nversion = \"0.4.80\"\n";

    #[test]
    fn the_locked_version_is_that_of_the_exact_name() {
        assert_eq!(
            locked_version(LOCK, "wasm-bindgen").as_deref(),
            Some("0.2.130")
        );
        assert_eq!(
            locked_version(LOCK, "wasm-bindgen-futures").as_deref(),
            Some("0.4.80")
        );
    }

    #[test]
    fn a_package_that_is_not_locked_has_no_version() {
        assert_eq!(locked_version(LOCK, "wasm"), None);
        assert_eq!(locked_version("", "wasm-bindgen"), None);
    }
}
