//! `cargo xtask test`: every proof that the project has, in the order in which they get slower.
//!
//! A part that fails does not hide the ones after it; what failed is listed at the end and the exit
//! status is not zero.

mod count;
mod parts;
mod watch;

use crate::fault::Fault;
use crate::progress::Progress;
use crate::project::Project;
use crate::setup::{self, Shells};
use count::Count;
pub(crate) use parts::build_page;
use parts::{Outcome, Part};
use std::process::ExitCode;

/// Which parts to run.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
enum Only {
    Native,
    Wasm,
    EndToEnd,
}

pub(crate) fn test(project: &Project, arguments: &[String]) -> Result<ExitCode, Fault> {
    let only = only(arguments)?;
    let parts: Vec<&Part> = parts::ALL
        .iter()
        .filter(|part| wanted(only, part.group))
        .collect();
    let steps: Vec<_> = if only == Some(Only::Native) {
        Vec::new()
    } else {
        setup::PAGE.iter().chain(&setup::BROWSER).collect()
    };
    let mut shells = Shells::new(project);
    let mut progress = Progress::new(steps.len() + parts.len());
    setup::prepare(steps.into_iter(), project, &mut shells, &mut progress)?;
    print_versions(&shells);
    run(&parts, project, &shells, &mut progress)
}

fn run(
    parts: &[&Part],
    project: &Project,
    shells: &Shells,
    progress: &mut Progress,
) -> Result<ExitCode, Fault> {
    let mut total = Count::default();
    let mut failed = Vec::new();
    for part in parts {
        progress.next(part.name);
        let (outcome, count) = (part.run)(project, shells);
        total = total + count;
        match outcome {
            Outcome::Passed => progress.say(&format!(
                "{}: good, after {}",
                part.name,
                progress.elapsed()
            )),
            Outcome::Skipped(reason) => progress.say(&format!("{}: SKIPPED, {reason}", part.name)),
            Outcome::Failed(fault) => {
                eprintln!("error: {fault}");
                failed.push(part.name);
            }
        }
    }
    progress.say(&format!("all parts done, after {}", progress.elapsed()));
    if !failed.is_empty() {
        eprintln!("error: not good: {}", failed.join(", "));
    }
    // A part can fail without a test of its own: lints, a build.
    let silent = u64::from(!failed.is_empty() && total.failed == 0);
    // Alone on the last line, where people and machines look for it.
    println!("{} passed, {} failed", total.passed, total.failed + silent);
    Ok(if failed.is_empty() {
        ExitCode::SUCCESS
    } else {
        ExitCode::FAILURE
    })
}

fn wanted(only: Option<Only>, group: Only) -> bool {
    only.is_none_or(|only| only == group)
}

fn only(arguments: &[String]) -> Result<Option<Only>, Fault> {
    let words: Vec<&str> = arguments.iter().map(String::as_str).collect();
    match words.as_slice() {
        [] => Ok(None),
        ["--only", "native"] | ["--only=native"] => Ok(Some(Only::Native)),
        ["--only", "wasm"] | ["--only=wasm"] => Ok(Some(Only::Wasm)),
        ["--only", "e2e"] | ["--only=e2e"] => Ok(Some(Only::EndToEnd)),
        _ => Err(Fault::new(
            format!("\"{}\" is not understood.", words.join(" ")),
            "cargo xtask test --only native (or wasm, or e2e)",
        )),
    }
}

/// What ran, for whoever reads the log of a failure.
fn print_versions(shells: &Shells) {
    for (where_, shell) in [("native", &shells.native), ("page", &shells.page)] {
        for program in ["rustc", "cargo"] {
            let version = shell.ask(program, &["--version"]);
            eprintln!(
                "      {where_}: {}",
                version.as_deref().unwrap_or("not found")
            );
        }
    }
    for program in ["trunk", "wasm-bindgen"] {
        let version = shells.page.ask(program, &["--version"]);
        eprintln!("      {}", version.as_deref().unwrap_or(program));
    }
}

#[cfg(test)]
mod tests {
    use super::{Only, only, wanted};

    #[test]
    fn without_an_argument_everything_is_wanted() {
        let all = only(&[]).expect("no argument is fine");
        assert!(
            wanted(all, Only::Native) && wanted(all, Only::Wasm) && wanted(all, Only::EndToEnd),
            "all"
        );
    }

    #[test]
    fn one_part_can_be_asked_for_and_nothing_else_is_run() {
        let part = only(&["--only".to_owned(), "wasm".to_owned()]).expect("a known part");
        assert!(wanted(part, Only::Wasm), "asked for");
        assert!(!wanted(part, Only::Native), "not asked for");
        assert!(
            only(&["--only".to_owned(), "all".to_owned()]).is_err(),
            "no such part"
        );
    }
}
