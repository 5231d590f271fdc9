//! Installing what is missing. Each step is a file of its own and answers two questions: is it
//! there already (without the network, in milliseconds), and if not, how does it get there.

mod browser;
mod cargo_install;
mod packages;
mod trunk;
mod wasm_bindgen;
mod wasm_opt;
mod wasm_std;
mod wasm_target;

use crate::fault::Fault;
use crate::progress::Progress;
use crate::project::Project;
use crate::shell::Shell;

pub(crate) use wasm_opt::program as wasm_opt_program;
pub(crate) use wasm_target::TARGET;

/// What a look at the machine found.
pub(crate) enum State {
    /// There; the text says which version.
    Ready(String),
    /// Not there; the text says what installing means and about how long it takes on two cores.
    Missing(String),
    /// Not there and not needed; the text says what is different without it.
    DoWithout(String),
}

/// The two environments of every command, filled in by the steps.
#[derive(Debug)]
pub(crate) struct Shells {
    /// For programs of this machine: the compiler that the user chose.
    pub(crate) native: Shell,
    /// For the page: the same, or a private compiler where the user's has no wasm32 target.
    pub(crate) page: Shell,
}

impl Shells {
    pub(crate) fn new(project: &Project) -> Self {
        Self {
            native: Shell::new(project.root()),
            page: Shell::new(project.root()),
        }
    }
}

/// One thing to have. `look` must not change anything outside `Shells`.
pub(crate) struct Step {
    name: &'static str,
    look: fn(&Project, &mut Shells) -> Result<State, Fault>,
    install: fn(&Project, &mut Shells) -> Result<(), Fault>,
}

/// What the page needs to be built.
pub(crate) const PAGE: [Step; 4] = [
    Step {
        name: "wasm32 target",
        look: wasm_target::look,
        install: wasm_target::install,
    },
    Step {
        name: "trunk",
        look: trunk::look,
        install: trunk::install,
    },
    Step {
        name: "wasm-bindgen",
        look: wasm_bindgen::look,
        install: wasm_bindgen::install,
    },
    Step {
        name: "wasm-opt",
        look: wasm_opt::look,
        install: wasm_opt::install,
    },
];

/// What driving the page needs besides.
pub(crate) const BROWSER: [Step; 1] = [Step {
    name: "Chromium and ChromeDriver",
    look: browser::look,
    install: browser::install,
}];

/// Takes each step in turn and stops at the first that cannot be taken.
pub(crate) fn prepare<'a>(
    steps: impl Iterator<Item = &'a Step>,
    project: &Project,
    shells: &mut Shells,
    progress: &mut Progress,
) -> Result<(), Fault> {
    for step in steps {
        match (step.look)(project, shells)? {
            State::Ready(version) => progress.next(&format!("{}: {version}", step.name)),
            State::DoWithout(reason) => progress.next(&format!("{}: {reason}", step.name)),
            State::Missing(plan) => {
                progress.next(&format!("{}: missing, {plan}", step.name));
                (step.install)(project, shells)?;
                confirm(step, project, shells, progress)?;
            }
        }
    }
    Ok(())
}

/// Looks again after an installation: a tool that installs without an error may still not run.
fn confirm(
    step: &Step,
    project: &Project,
    shells: &mut Shells,
    progress: &Progress,
) -> Result<(), Fault> {
    match (step.look)(project, shells)? {
        State::Ready(found) | State::DoWithout(found) => {
            progress.say(&format!(
                "{}: {found}, after {}",
                step.name,
                progress.elapsed()
            ));
            Ok(())
        }
        State::Missing(_) => Err(Fault::new(
            format!("{} was installed but is still not found.", step.name),
            "check that cargo's bin folder is writable, then run the command again",
        )),
    }
}
