//! Chromium (or Chrome) and `ChromeDriver`, which the tests of the page drive.

use super::{Shells, State, packages};
use crate::fault::Fault;
use crate::project::Project;
use crate::shell::Shell;
use std::path::PathBuf;

/// Names of the browser, the free one first.
const BROWSERS: [&str; 4] = [
    "chromium",
    "chromium-browser",
    "google-chrome",
    "google-chrome-stable",
];

/// Where macOS keeps it, outside `PATH`.
const MAC: &str = "/Applications/Google Chrome.app/Contents/MacOS/Google Chrome";

/// The browser: `CHROME` if it is set, or the first that is found.
fn find_chrome(shell: &Shell) -> Option<PathBuf> {
    let set = std::env::var_os("CHROME").map(PathBuf::from);
    let found = || BROWSERS.iter().find_map(|name| shell.which(name));
    let mac = || Some(PathBuf::from(MAC)).filter(|path| path.is_file());
    set.filter(|path| path.is_file())
        .or_else(found)
        .or_else(mac)
}

/// `ChromeDriver`: `CHROMEDRIVER` if it is set, or what is found.
fn find_driver(shell: &Shell) -> Option<PathBuf> {
    let set = std::env::var_os("CHROMEDRIVER").map(PathBuf::from);
    set.filter(|path| path.is_file())
        .or_else(|| shell.which("chromedriver"))
}

pub(super) fn look(_: &Project, shells: &mut Shells) -> Result<State, Fault> {
    let (Some(chrome), Some(driver)) = (find_chrome(&shells.native), find_driver(&shells.native))
    else {
        return Ok(State::Missing(
            "installing them with the system's package manager (some minutes)".to_owned(),
        ));
    };
    let version = shells
        .native
        .ask(&driver, &["--version"])
        .unwrap_or_default();
    for shell in [&mut shells.native, &mut shells.page] {
        shell.set("CHROMEDRIVER", &driver);
        shell.set("CHROME", &chrome);
    }
    let short: Vec<&str> = version.split_whitespace().take(2).collect();
    Ok(State::Ready(format!(
        "{}, {}",
        chrome.display(),
        short.join(" ")
    )))
}

pub(super) fn install(_: &Project, shells: &mut Shells) -> Result<(), Fault> {
    packages::install_browser(&shells.native)
}
