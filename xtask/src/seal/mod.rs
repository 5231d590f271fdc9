//! `cargo xtask seal`: the last step of every build of the page, called by Trunk (`Trunk.toml`,
//! hook `post_build`).
//!
//! It optimises the modules of a release build, brings the integrity values up to date and writes
//! the content security policy in front of everything else in the page. The build fails if the page
//! holds something that the policy would block.

mod integrity;
mod optimise;
mod page;
mod policy;

use crate::fault::Fault;
use crate::project::Project;
use crate::setup::wasm_opt_program;
use std::path::{Path, PathBuf};
use std::process::ExitCode;

/// Seals the build that Trunk has staged.
pub(crate) fn seal(project: &Project) -> Result<ExitCode, Fault> {
    let staging = std::env::var_os("TRUNK_STAGING_DIR")
        .map(PathBuf::from)
        .ok_or_else(|| {
            Fault::new(
                "seal is called by Trunk, which says where the page is.",
                "trunk build",
            )
        })?;
    let base = std::env::var("TRUNK_PUBLIC_URL").unwrap_or_else(|_| "/".to_owned());
    if std::env::var("TRUNK_PROFILE").is_ok_and(|profile| profile == "release") {
        optimise::modules(&staging, wasm_opt_program(project), project)?;
    }
    seal_page(&staging, &base)?;
    Ok(ExitCode::SUCCESS)
}

fn seal_page(staging: &Path, base: &str) -> Result<(), Fault> {
    let path = staging.join("index.html");
    let text = std::fs::read_to_string(&path).map_err(|error| Fault::file(&path, &error))?;
    let text = integrity::renew(&text, staging, base)?;
    let sealed = sealed(&text, &rooms(staging)?)?;
    std::fs::write(&path, sealed).map_err(|error| Fault::file(&path, &error))
}

/// The scripts of the frames that the page writes.
fn rooms(staging: &Path) -> Result<Vec<String>, Fault> {
    let read = |name: &&str| {
        let path = staging.join(name);
        std::fs::read_to_string(&path).map_err(|error| Fault::file(&path, &error))
    };
    policy::ROOMS.iter().map(read).collect()
}

/// The page with its policy as the first element of `<head>`; `rooms` are scripts of frames that it writes.
fn sealed(text: &str, rooms: &[String]) -> Result<String, Fault> {
    let page = page::read(text);
    let objections = policy::objections(&page);
    if !objections.is_empty() {
        return Err(Fault::new(
            format!(
                "The page holds what its security policy forbids: {}.",
                objections.join("; ")
            ),
            "move it into a script or a style sheet of its own",
        ));
    }
    let at = page.head.ok_or_else(|| {
        Fault::new(
            "index.html has no <head> to put the security policy in.",
            "add <head> to index.html",
        )
    })?;
    let (before, after) = text.split_at(at);
    let mut scripts = page.scripts;
    scripts.extend(rooms.iter().cloned());
    let meta = policy::meta(&scripts);
    Ok(format!("{before}\n    {meta}{after}"))
}

#[cfg(test)]
mod tests {
    use super::sealed;

    #[test]
    fn the_policy_comes_before_every_other_element_of_the_head() {
        let page = "<!doctype html><html><head lang=\"en\"><script>go()</script></head><body></body></html>";
        let sealed = sealed(page, &["room()".to_owned()]).expect("a good page");
        assert_eq!(
            sealed.matches("'sha256-").count(),
            2,
            "the page's script and the room's: {sealed}"
        );
        let head = sealed.find("<head").expect("still there");
        let meta = sealed
            .find("<meta http-equiv=\"Content-Security-Policy\"")
            .expect("added");
        let script = sealed.find("<script>").expect("still there");
        assert!(head < meta && meta < script, "order of elements: {sealed}");
    }

    #[test]
    fn a_page_without_a_head_is_refused() {
        assert!(
            sealed("<!doctype html><body></body>", &[]).is_err(),
            "nowhere to put the policy"
        );
    }

    #[test]
    fn a_page_with_an_inline_handler_is_refused() {
        let page = "<html><head></head><body><button onclick=\"go()\">Go</button></body></html>";
        let message = sealed(page, &[])
            .expect_err("the policy would block it")
            .to_string();
        assert!(
            message.contains("onclick"),
            "names what is wrong: {message}"
        );
    }
}
