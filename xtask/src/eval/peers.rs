//! Other people's engines, on the same files. Their scores are kept: they cost hours and change only
//! with the engine or the set. They are compared and nothing of them is stored in the project.

use super::engine::Engine;
use super::environment::Environment;
use crate::progress::Progress;
use crate::shell::Shell;
use std::fs::{self, File};
use std::path::{Path, PathBuf};
use std::process::Stdio;

/// Packages (the first word of a line of `training/requirements-peers.txt`), what `training/peers.py` calls
/// the engine, and what people call it.
const PEERS: [(&str, &str, &str); 7] = [
    ("pymicro-wakeword", "microwakeword", "microWakeWord"),
    ("pyopen-wakeword", "openwakeword", "openWakeWord"),
    ("pvporcupine", "porcupine", "Porcupine"),
    ("ovos-ww-plugin-nyumaya", "nyumaya", "Nyumaya"),
    ("efficientword-net", "efficientwordnet", "EfficientWord-Net"),
    ("pocketsphinx", "pocketsphinx", "PocketSphinx"),
    ("snowboy", "snowboy", "Snowboy"),
];

/// How many peers there are to try.
pub(super) const COUNT: usize = PEERS.len();

/// A peer that could not be measured, and why.
#[derive(Debug)]
pub(super) struct Absent {
    pub(super) title: &'static str,
    pub(super) why: String,
}

/// What peers are measured with.
#[derive(Debug)]
pub(super) struct Bench<'a> {
    pub(super) root: &'a Path,
    pub(super) environment: &'a Environment,
    pub(super) shell: &'a Shell,
    /// The folder with `list.txt`; scores are kept below it.
    pub(super) set: &'a Path,
    /// Whether kept scores are thrown away.
    pub(super) fresh: bool,
    /// Whether no peer is run: only those with kept scores are shown.
    pub(super) kept: bool,
}

/// Every peer that there is, and every one that there is not.
pub(super) fn all(bench: &Bench<'_>, progress: &mut Progress) -> (Vec<Engine>, Vec<Absent>) {
    let list = bench.root.join("training/requirements-peers.txt");
    let lines = fs::read_to_string(&list).unwrap_or_default();
    let (mut here, mut absent) = (Vec::new(), Vec::new());
    for (package, key, title) in PEERS {
        progress.next(&format!("peer: {title}"));
        let outcome = match requirement(&lines, package) {
            Some(line) => one(bench, line, key),
            None => Err("training/requirements-peers.txt does not name it.".to_owned()),
        };
        match outcome {
            Ok(engine) => here.push(engine),
            Err(why) => {
                progress.say(&format!("{title} is left out. {why}"));
                absent.push(Absent { title, why });
            }
        }
    }
    (here, absent)
}

fn requirement<'a>(lines: &'a str, package: &str) -> Option<&'a str> {
    lines
        .lines()
        .find(|line| line.split("==").next() == Some(package))
}

/// The version that a line asks for.
fn version(line: &str) -> Option<&str> {
    line.split("==").nth(1)?.split(' ').next()
}

fn one(bench: &Bench<'_>, line: &str, key: &str) -> Result<Engine, String> {
    let kept = bench.set.join("scores").join(format!("{key}.jsonl"));
    let engine = fs::read_to_string(&kept)
        .ok()
        .and_then(|text| Engine::parse(&text).ok());
    if let Some(engine) = engine
        && !bench.fresh
        && version(line) == Some(engine.version.as_str())
    {
        return Ok(engine);
    }
    if bench.kept {
        return Err("It was not run this time, which would have taken an hour or more.".to_owned());
    }
    bench.environment.install(line, bench.shell)?;
    score(bench, key, &kept)?;
    let text = fs::read_to_string(&kept).map_err(|error| error.to_string())?;
    Engine::parse(&text)
}

/// Runs a peer; its scores go where scores are kept once they are whole. A run that was cut off goes on.
fn score(bench: &Bench<'_>, key: &str, kept: &Path) -> Result<(), String> {
    let (part, log) = (kept.with_extension("part"), kept.with_extension("log"));
    let open = |path: &PathBuf| File::create(path).map_err(|error| error.to_string());
    fs::create_dir_all(bench.set.join("scores")).map_err(|error| error.to_string())?;
    if bench.fresh && part.exists() {
        fs::remove_file(&part).map_err(|error| error.to_string())?;
    }
    let status = bench
        .shell
        .command(bench.environment.python())
        .arg(bench.root.join("training/peers.py"))
        .arg(key)
        .arg(bench.set.join("list.txt"))
        .arg(&part)
        .stdin(Stdio::null())
        .stdout(Stdio::null())
        .stderr(open(&log)?)
        .status()
        .map_err(|error| format!("Python could not be started: {error}."))?;
    if status.success() {
        return fs::rename(&part, kept).map_err(|error| error.to_string());
    }
    let said = fs::read_to_string(&log).unwrap_or_default();
    Err(format!(
        "It could not be run: {} (all of it in {}).",
        said.lines().last().unwrap_or("it does not say why"),
        log.display()
    ))
}

#[cfg(test)]
mod tests {
    use super::{PEERS, requirement, version};

    #[test]
    fn every_peer_has_a_pinned_version() {
        let lines = include_str!("../../../training/requirements-peers.txt");
        for (package, ..) in PEERS {
            let line = requirement(lines, package).expect("named in the list");
            assert!(version(line).is_some_and(|v| v.contains('.')), "{line}");
        }
        let pinned = lines.lines().filter(|line| !line.starts_with('#'));
        assert_eq!(pinned.count(), PEERS.len(), "no line that nobody reads");
    }
}
