//! Where things lie: the built page, the fixtures, and a folder for what tests leave behind.

use crate::Outcome;
use std::path::{Path, PathBuf};

/// The workspace's root.
#[must_use]
pub fn workspace() -> PathBuf {
    let here = Path::new(env!("CARGO_MANIFEST_DIR"));
    here.parent().unwrap_or(here).to_path_buf()
}

/// Folder of the built page.
///
/// # Errors
/// Says how to build it where it is missing.
pub fn dist() -> Outcome<PathBuf> {
    let folder =
        std::env::var_os("HEARSAY_DIST").map_or_else(|| workspace().join("dist"), PathBuf::from);
    if folder.join("index.html").is_file() {
        return Ok(folder);
    }
    Err(format!(
        "there is no built page in {}; run `trunk build` first",
        folder.display()
    )
    .into())
}

/// A recording of `tests/fixtures`.
#[must_use]
pub fn fixture(name: &str) -> PathBuf {
    Path::new(env!("CARGO_MANIFEST_DIR"))
        .join("fixtures")
        .join(name)
}

/// An empty folder of this name under `target/e2e`.
///
/// # Errors
/// When it cannot be made.
pub fn fresh_folder(name: &str) -> Outcome<PathBuf> {
    let folder = kept_folder()?.join(name);
    if folder.exists() {
        std::fs::remove_dir_all(&folder)?;
    }
    std::fs::create_dir_all(&folder)?;
    Ok(folder)
}

/// `target/e2e` itself.
///
/// # Errors
/// When it cannot be made.
pub fn kept_folder() -> Outcome<PathBuf> {
    let folder = workspace().join("target").join("e2e");
    std::fs::create_dir_all(&folder)?;
    Ok(folder)
}
