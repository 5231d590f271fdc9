//! Our engine, through `cargo xtask score`: the very code of the worklet, resampler and all.

use super::cpu;
use super::engine::{Engine, seconds, trace};
use super::trace::Trace;
use crate::fault::Fault;
use crate::measure_run;
use crate::project::Project;
use serde_json::Value;
use std::fs;
use std::path::{Path, PathBuf};
use std::process::Stdio;

/// Names of the thresholds in a model's head, in their order.
pub(super) const SENSITIVITIES: [&str; 3] = ["low", "normal", "high"];
/// Where the three thresholds (little-endian `f32`) lie in a model file (`worklet/src/model.rs`).
const THRESHOLDS: usize = 20;
/// A threshold far below the shipped ones, at which there are enough false accepts to say what the second
/// stage does with them.
const OPEN: f64 = 0.3;

/// The shipped models.
#[derive(Debug)]
pub(super) struct Models {
    pub(super) wake: PathBuf,
    pub(super) verifier: PathBuf,
}

impl Models {
    pub(super) fn of(project: &Project) -> Self {
        let models = project.root().join("public/models");
        Self {
            wake: models.join("alexa.hsw"),
            verifier: models.join("alexa-verifier.hsw"),
        }
    }

    /// The shipped thresholds: low, normal, high.
    pub(super) fn thresholds(&self) -> Result<[f64; 3], Fault> {
        thresholds(&bytes(&self.wake)?).ok_or_else(|| {
            Fault::new(
                format!("{} is not a model.", self.wake.display()),
                "git checkout public/models",
            )
        })
    }
}

fn bytes(path: &Path) -> Result<Vec<u8>, Fault> {
    fs::read(path).map_err(|error| Fault::file(path, &error))
}

fn thresholds(model: &[u8]) -> Option<[f64; 3]> {
    let one = |n: usize| {
        let at = THRESHOLDS + 4 * n;
        let four = model.get(at..at + 4)?.try_into().ok()?;
        Some(f64::from(f32::from_le_bytes(four)))
    };
    Some([one(0)?, one(1)?, one(2)?])
}

/// The same model with one threshold for all sensitivities.
fn with_threshold(model: &[u8], threshold: f64) -> Vec<u8> {
    let mut changed = model.to_vec();
    for n in 0..SENSITIVITIES.len() {
        let at = THRESHOLDS + 4 * n;
        if let Some(four) = changed.get_mut(at..at + 4) {
            four.copy_from_slice(&(threshold as f32).to_le_bytes());
        }
    }
    changed
}

/// The first stage's scores of every file.
pub(super) fn scores(project: &Project, models: &Models, set: &Path) -> Result<Engine, Fault> {
    let nothing = set.join("nothing.txt");
    fs::write(&nothing, "").map_err(|error| Fault::file(&nothing, &error))?;
    // The program is built before the clock runs, and what starting it costs is taken off.
    run(project, &nothing, &models.wake, None)?;
    let (_, idle) = cpu::of(|| run(project, &nothing, &models.wake, None));
    let (rows, used) = cpu::of(|| run(project, &set.join("list.txt"), &models.wake, None));
    let mut engine = Engine {
        title: "Hearsay".to_owned(),
        version: env!("CARGO_PKG_VERSION").to_owned(),
        licence: "Apache-2.0".to_owned(),
        bytes: bytes(&models.wake)?.len() as u64,
        setting: Some(models.thresholds()?[1]),
        ..Engine::default()
    };
    let mut heard = 0.0;
    for row in rows? {
        let file = row.get("file").and_then(Value::as_str);
        let (Some(file), Some(answer)) = (file, trace(&row)) else {
            return Err(odd());
        };
        if let Trace::Scores { hop, scores, .. } = &answer {
            heard += hop * scores.len() as f64;
        }
        engine.traces.insert(file.to_owned(), answer);
    }
    engine.cost = used
        .zip(idle)
        .map(|(used, idle)| (used - idle).max(0.0) / heard);
    Ok(engine)
}

/// The wakes of the whole engine (while it listens to a request it does not wake again) at the shipped
/// thresholds and wide open, without the second stage and with it.
pub(super) fn stages(project: &Project, models: &Models, set: &Path) -> Result<[Engine; 2], Fault> {
    let mut settings = models.thresholds()?.to_vec();
    settings.push(OPEN);
    settings.sort_by(|one, other| other.total_cmp(one));
    settings.dedup();
    let mut both = [Engine::default(), Engine::default()];
    for setting in settings {
        let model = set.join("model.hsw");
        let changed = with_threshold(&bytes(&models.wake)?, setting);
        fs::write(&model, changed).map_err(|error| Fault::file(&model, &error))?;
        let verifiers = [None, Some(models.verifier.as_path())];
        for (engine, verifier) in both.iter_mut().zip(verifiers) {
            for row in run(project, &set.join("list.txt"), &model, verifier)? {
                add(engine, &row, setting).ok_or_else(odd)?;
            }
        }
    }
    Ok(both)
}

/// Adds the wakes of one file at one threshold.
fn add(engine: &mut Engine, row: &Value, setting: f64) -> Option<()> {
    let file = row.get("file")?.as_str()?.to_owned();
    let wakes = seconds(row.get("wakes")?)?;
    let answer = engine
        .traces
        .entry(file)
        .or_insert_with(|| Trace::Wakes(Vec::new()));
    if let Trace::Wakes(all) = answer {
        all.push((setting, wakes));
    }
    Some(())
}

fn run(
    project: &Project,
    list: &Path,
    model: &Path,
    verifier: Option<&Path>,
) -> Result<Vec<Value>, Fault> {
    let mut score = measure_run::command(project, "score");
    score.arg(list).arg("--model").arg(model);
    if let Some(verifier) = verifier {
        score.arg("--verifier").arg(verifier);
    }
    let output = score.stdin(Stdio::null()).stderr(Stdio::inherit()).output();
    let output = output.map_err(|error| {
        Fault::new(
            format!("cargo could not be started: {error}."),
            "cargo --version",
        )
    })?;
    if !output.status.success() {
        return Err(Fault::new(
            "The evaluation set could not be scored; the reason is above or in the list's lines.",
            format!("cargo xtask score {}", list.display()),
        ));
    }
    let lines = String::from_utf8_lossy(&output.stdout);
    let rows = lines.lines().map(serde_json::from_str);
    rows.collect::<Result<_, _>>().map_err(|_| odd())
}

fn odd() -> Fault {
    Fault::new(
        "cargo xtask score printed something that is not a score.",
        "cargo xtask score target/eval/full/list.txt | head -c 300",
    )
}

#[cfg(test)]
mod tests {
    use super::{thresholds, with_threshold};

    #[test]
    fn the_shipped_model_has_falling_thresholds_and_they_can_be_changed() {
        let model = include_bytes!("../../../public/models/alexa.hsw");
        let [low, normal, high] = thresholds(model).expect("a model");
        assert!(1.0 > low && low > normal && normal > high && high > 0.0);
        let changed = with_threshold(model, 0.5);
        assert_eq!(thresholds(&changed), Some([0.5; 3]));
        assert_eq!(changed.len(), model.len());
        assert_eq!(thresholds(b"HSW1"), None);
    }
}
