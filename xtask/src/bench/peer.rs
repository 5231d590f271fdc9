//! microWakeWord on the same sound, so that our figures stand beside somebody's.
//!
//! It comes from Python's package index (`pymicro-wakeword`, Apache-2.0, TensorFlow Lite inside) into an environment of
//! its own under `.tools`, and is only ever measured.

use super::json;
use crate::fault::Fault;
use crate::project::Project;
use crate::shell::Shell;
use serde_json::Value;
use std::path::{Path, PathBuf};

/// The package and the version that was read when this was written.
const PACKAGE: &str = "pymicro-wakeword==2.5.0";

/// Its figures, or why there are none.
pub(super) fn measure(project: &Project, shell: &Shell, sound: &Path) -> Result<Value, String> {
    let python = environment(project, shell).map_err(|fault| fault.to_string())?;
    let script = project.root().join("xtask/peers/micro_wake_word.py");
    json(shell.command(python).arg(script).arg(sound)).map_err(|fault| fault.to_string())
}

/// The environment's Python, with the package installed.
fn environment(project: &Project, shell: &Shell) -> Result<PathBuf, Fault> {
    let folder = project.tools().join("peers");
    let python = folder.join(if cfg!(windows) {
        "Scripts/python.exe"
    } else {
        "bin/python"
    });
    if shell
        .ask(&python, &["-c", "import pymicro_wakeword"])
        .is_some()
    {
        return Ok(python);
    }
    let mut venv = shell.command("python3");
    shell.run(
        "Making a Python environment",
        venv.args(["-m", "venv"]).arg(&folder),
    )?;
    let mut pip = shell.command(&python);
    pip.args([
        "-m",
        "pip",
        "install",
        "--quiet",
        "--no-cache-dir",
        "--disable-pip-version-check",
        PACKAGE,
    ]);
    shell.run("Installing microWakeWord", &mut pip)?;
    Ok(python)
}
