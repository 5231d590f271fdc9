//! The system's package manager, used only where it may be: as root, or with a sudo that asks nothing.

use crate::fault::Fault;
use crate::shell::Shell;
use std::process::Command;

/// A package manager and what a browser with its driver is called there.
struct Manager {
    program: &'static str,
    install: &'static [&'static str],
    browser: &'static [&'static str],
    /// Homebrew refuses to run as root and needs no right that its user lacks.
    as_root: bool,
}

const MANAGERS: [Manager; 6] = [
    Manager {
        program: "apt-get",
        install: &["install", "-y", "--no-install-recommends"],
        browser: &["chromium", "chromium-driver"],
        as_root: true,
    },
    Manager {
        program: "dnf",
        install: &["install", "-y"],
        browser: &["chromium", "chromedriver"],
        as_root: true,
    },
    Manager {
        program: "zypper",
        install: &["--non-interactive", "install"],
        browser: &["chromium", "chromedriver"],
        as_root: true,
    },
    Manager {
        program: "pacman",
        install: &["-S", "--noconfirm", "--needed"],
        browser: &["chromium"],
        as_root: true,
    },
    Manager {
        program: "apk",
        install: &["add"],
        browser: &["chromium", "chromium-chromedriver"],
        as_root: true,
    },
    Manager {
        program: "brew",
        install: &["install", "--cask"],
        browser: &["google-chrome", "chromedriver"],
        as_root: false,
    },
];

/// What to type where the browser cannot be installed from here.
const BY_HAND: &str = "install Chromium (or Chrome) and the ChromeDriver of the same version, or set CHROME and CHROMEDRIVER";

/// Installs a browser and its driver.
pub(super) fn install_browser(shell: &Shell) -> Result<(), Fault> {
    let manager = MANAGERS
        .iter()
        .find(|manager| shell.which(manager.program).is_some())
        .ok_or_else(|| {
            Fault::new(
                "No package manager that could install Chromium was found.",
                BY_HAND,
            )
        })?;
    install(shell, manager, manager.browser)
}

/// Installs Debian packages.
pub(super) fn apt_install(shell: &Shell, packages: &[&str]) -> Result<(), Fault> {
    let [apt, ..] = &MANAGERS;
    install(shell, apt, packages)
}

fn install(shell: &Shell, manager: &Manager, packages: &[&str]) -> Result<(), Fault> {
    let by_hand = format!(
        "sudo {} {} {}",
        manager.program,
        manager.install.join(" "),
        packages.join(" ")
    );
    let prefix = privilege(shell, manager).ok_or_else(|| {
        Fault::new(
            format!("{} may only be used by root here.", manager.program),
            by_hand.clone(),
        )
    })?;
    let wanted = |shell: &Shell| {
        let mut command = start(shell, prefix, manager.program);
        command.args(manager.install).args(packages);
        command
    };
    let purpose = format!("Installing {}", packages.join(", "));
    let first = shell.run(&purpose, &mut wanted(shell));
    if first.is_ok() || manager.program != "apt-get" {
        return first;
    }
    // The list of packages may be missing or older than the mirror.
    shell.run(
        "Updating the list of packages",
        start(shell, prefix, "apt-get").arg("update"),
    )?;
    shell.run(&purpose, &mut wanted(shell))
}

/// The words to put in front, or nothing where the right is lacking.
fn privilege(shell: &Shell, manager: &Manager) -> Option<&'static [&'static str]> {
    if !manager.as_root || shell.ask("id", &["-u"]).as_deref() == Some("0") {
        return Some(&[]);
    }
    shell
        .ask("sudo", &["-n", "true"])
        .map(|_| &["sudo", "-n"][..])
}

fn start(shell: &Shell, prefix: &[&str], program: &str) -> Command {
    let mut words = prefix.iter().copied().chain([program]);
    let mut command = shell.command(words.next().unwrap_or(program));
    command.args(words).env("DEBIAN_FRONTEND", "noninteractive");
    command
}

#[cfg(test)]
mod tests {
    use super::MANAGERS;

    #[test]
    fn debian_comes_first_because_the_private_toolchain_relies_on_it() {
        assert_eq!(MANAGERS[0].program, "apt-get");
    }
}
