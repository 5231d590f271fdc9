//! Python with what the evaluation needs, and the peers, in `target/eval/venv`.

use crate::fault::Fault;
use crate::shell::Shell;
use std::fs;
use std::path::{Path, PathBuf};
use std::process::Output;

/// Python's library of matrices needs it.
const OLDEST: &str = "import sys; sys.exit(sys.version_info < (3, 11))";

/// A Python environment of its own.
#[derive(Debug)]
pub(super) struct Environment {
    folder: PathBuf,
}

impl Environment {
    /// Makes the environment, or takes the one that is there, if it was made of the same list.
    pub(super) fn ready(folder: PathBuf, list: &Path, shell: &Shell) -> Result<Self, Fault> {
        let wanted = fs::read_to_string(list).map_err(|error| Fault::file(list, &error))?;
        let made = Self { folder };
        let stamp = made.folder.join("made-of.txt");
        if fs::read_to_string(&stamp).is_ok_and(|made_of| made_of == wanted) {
            return Ok(made);
        }
        if shell.ask("python3", &["-c", OLDEST]).is_none() {
            return Err(Fault::new(
                "The evaluation needs Python 3.11 or later, called python3.",
                "python3 --version",
            ));
        }
        let mut venv = shell.command("python3");
        venv.args(["-m", "venv", "--clear"]).arg(&made.folder);
        shell.run("Making a Python environment", &mut venv)?;
        let mut pip = shell.command(made.python());
        pip.args(PIP).arg("-r").arg(list);
        shell.run("Installing what the evaluation needs", &mut pip)?;
        fs::write(&stamp, wanted).map_err(|error| Fault::file(&stamp, &error))?;
        Ok(made)
    }

    /// The environment's Python.
    pub(super) fn python(&self) -> PathBuf {
        self.folder.join(if cfg!(windows) {
            "Scripts/python.exe"
        } else {
            "bin/python"
        })
    }

    /// Installs packages without what they ask for, once; whether it went well is remembered. An
    /// error is a sentence.
    pub(super) fn install(&self, packages: &str, shell: &Shell) -> Result<(), String> {
        let notes = self.folder.join("peers");
        let name: String = packages.split(['=', ' ']).take(1).collect();
        let note = notes.join(name);
        let told = fs::read_to_string(&note).unwrap_or_default();
        if let Some((made_of, why)) = told.split_once('\n')
            && made_of == packages
        {
            return if why.is_empty() {
                Ok(())
            } else {
                Err(why.to_owned())
            };
        }
        let mut pip = shell.command(self.python());
        pip.args(PIP).arg("--no-deps").args(packages.split(' '));
        let why = match pip.output() {
            Ok(output) if output.status.success() => String::new(),
            Ok(output) => reason(&output),
            Err(error) => format!("pip could not be started: {error}."),
        };
        let written = fs::create_dir_all(&notes)
            .and_then(|()| fs::write(&note, format!("{packages}\n{why}")));
        written.map_err(|error| Fault::file(&note, &error).to_string())?;
        if why.is_empty() { Ok(()) } else { Err(why) }
    }
}

/// How packages are installed.
const PIP: [&str; 6] = [
    "-m",
    "pip",
    "install",
    "--quiet",
    "--no-cache-dir",
    "--disable-pip-version-check",
];

/// The line of pip's many that says most: the first error that is not about pip's own parts.
fn reason(output: &Output) -> String {
    let said = String::from_utf8_lossy(&output.stderr);
    let errors = said.lines().map(str::trim).filter(|line| {
        let line = line.to_lowercase();
        line.contains("error") && !line.contains("subprocess") && !line.contains("[end of")
    });
    let told = errors.map(str::to_owned).next();
    let told = told.or_else(|| said.lines().last().map(str::to_owned));
    format!(
        "pip could not install it: {}",
        told.unwrap_or_else(|| "it does not say why.".to_owned())
    )
}

#[cfg(test)]
mod tests {
    use super::reason;
    use std::process::Output;

    fn said(stderr: &str) -> String {
        reason(&Output {
            status: std::process::ExitStatus::default(),
            stdout: Vec::new(),
            stderr: stderr.into(),
        })
    }

    #[test]
    fn the_reason_is_the_compilers_not_pips() {
        let pip = "  error: subprocess-exited-with-error\n  x.o: error: not recognized\n  ERROR: Failed building\n";
        assert_eq!(
            said(pip),
            "pip could not install it: x.o: error: not recognized"
        );
        assert_eq!(said("one\ntwo"), "pip could not install it: two");
        assert!(said("").ends_with("it does not say why."));
    }
}
