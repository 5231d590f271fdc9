//! `cargo xtask eval --commands [--fresh]`: how often commands are understood, by our recogniser and by two peers on the same files.
//!
//! The set is spoken by voices that no training sentence was spoken with (`training/commands/command_set.py`). `PocketSphinx` listens for
//! the same grammar; what Whisper wrote is read by our own matcher of typed text. Writes `docs/eval/commands.json` and
//! the README's section, and prints it. `HEARSAY_KOKORO` names the folder of the Kokoro model (training/README.md); without it those voices are left out.

use super::commands_score::{Answers, Engine, Truth, answers, report, section};
use super::environment::Environment;
use super::readme;
use crate::fault::Fault;
use crate::measure_run;
use crate::progress::Progress;
use crate::project::Project;
use crate::setup::Shells;
use crate::shell::Shell;
use serde_json::Value;
use std::fs;
use std::path::{Path, PathBuf};
use std::process::{Command, ExitCode, Stdio};

/// The sentences spoken, as `sentences --bare 99991 240` drew them from the grammar of November 2026, a seed that no training sentence
/// was drawn with: they stay as they are when the grammar grows, or figures could not be compared.
const SENTENCES: &str = "training/commands/evaluated.tsv";

/// What `command_peers.py` calls a peer, and the line of `requirements-peers.txt` that begins with its package.
const PEERS: [(&str, &str); 2] = [
    ("pocketsphinx", "pocketsphinx"),
    ("whisper", "faster-whisper"),
];

/// Environment, set, truth, ours, peers, report.
const STEPS: usize = 5 + PEERS.len();

struct Bench<'a> {
    project: &'a Project,
    environment: Environment,
    shell: &'a Shell,
    /// Where the set and the answers are kept.
    set: PathBuf,
    fresh: bool,
}

pub(super) fn eval(project: &Project, fresh: bool) -> Result<ExitCode, Fault> {
    let shells = Shells::new(project);
    let mut progress = Progress::new(STEPS);
    progress.next("Python with what the evaluation needs (a minute the first time)");
    let home = project.root().join("target/eval");
    let list = project.root().join("training/requirements-eval.txt");
    let bench = Bench {
        environment: Environment::ready(home.join("venv"), &list, &shells.native)?,
        project,
        shell: &shells.native,
        set: home.join("commands"),
        fresh,
    };
    progress.next("the evaluation set");
    bench.make_set()?;
    progress.next("what the sentences mean");
    let truth = bench.truth()?;
    progress.next("our recogniser");
    let mut engines = vec![bench.ours()?];
    for (key, package) in PEERS {
        progress.next(&format!("peer: {key}"));
        match bench.peer(key, package) {
            Ok(engine) => engines.push(engine),
            Err(why) => progress.say(&format!("{key} is left out. {why}")),
        }
    }
    progress.next("the report");
    let raw = project.root().join("docs/eval/commands.json");
    let json = report(&truth, &engines);
    fs::write(&raw, format!("{json:#}\n")).map_err(|error| Fault::file(&raw, &error))?;
    let date = super::today(&bench.environment, &shells.native)?;
    let section = section(&date, &json);
    readme::COMMANDS.write(&project.root().join("README.md"), &section)?;
    print!("{section}");
    progress.say(&format!("done, after {}", progress.elapsed()));
    Ok(ExitCode::SUCCESS)
}

impl Bench<'_> {
    fn script(&self, name: &str) -> Command {
        let mut python = self.shell.command(self.environment.python());
        python.arg(self.project.root().join("training/commands").join(name));
        python
    }

    fn make_set(&self) -> Result<(), Fault> {
        let made = self.set.join("truth.json");
        if made.exists() && !self.fresh {
            return Ok(());
        }
        fs::create_dir_all(&self.set).map_err(|error| Fault::file(&self.set, &error))?;
        let requirements = self
            .project
            .root()
            .join("training/commands/requirements-set.txt");
        let mut pip = self.shell.command(self.environment.python());
        pip.args(["-m", "pip", "install", "--quiet", "-r"])
            .arg(&requirements);
        self.shell.run("Installing voices", &mut pip)?;
        let sentences = self.project.root().join(SENTENCES);
        let mut python = self.script("command_set.py");
        python.arg(&self.set).arg(&sentences);
        if let Some(kokoro) = std::env::var_os("HEARSAY_KOKORO") {
            python.arg("--kokoro").arg(kokoro);
        }
        self.shell.run("Speaking the evaluation set", &mut python)
    }

    /// What was said in each file, and what that means when it is typed.
    fn truth(&self) -> Result<Truth, Fault> {
        let file = self.set.join("truth.json");
        let told = fs::read_to_string(&file).map_err(|error| Fault::file(&file, &error))?;
        let mut truth = Truth::parse(&told).ok_or_else(|| odd(&file))?;
        truth.means = self.typed(&truth.texts())?;
        Ok(truth)
    }

    /// What our matcher makes of typed lines.
    fn typed(&self, texts: &[String]) -> Result<Answers, Fault> {
        let list = self.set.join("texts.txt");
        fs::write(&list, texts.join("\n")).map_err(|error| Fault::file(&list, &error))?;
        let mut measure = measure_run::command(self.project, "transcribe");
        measure.arg("--text").arg(&list);
        answers(&output(&mut measure)?, "text_in").ok_or_else(|| odd(&list))
    }

    fn ours(&self) -> Result<Engine, Fault> {
        let list = self.set.join("list.txt");
        let mut measure = measure_run::command(self.project, "transcribe");
        measure.arg(&list);
        let model = self.project.root().join("public/models/commands.hsa");
        let bytes = fs::metadata(&model).map_err(|error| Fault::file(&model, &error))?;
        Ok(Engine {
            title: "Hearsay".to_owned(),
            version: env!("CARGO_PKG_VERSION").to_owned(),
            licence: "Apache-2.0".to_owned(),
            bytes: bytes.len(),
            answers: answers(&output(&mut measure)?, "file").ok_or_else(|| odd(&list))?,
        })
    }

    fn peer(&self, key: &str, package: &str) -> Result<Engine, String> {
        let kept = self.set.join(format!("{key}.jsonl"));
        if self.fresh || !kept.exists() {
            let list = self
                .project
                .root()
                .join("training/commands/requirements-peers.txt");
            let lines = fs::read_to_string(&list).unwrap_or_default();
            let line = lines.lines().find(|line| line.starts_with(package));
            let line = line.ok_or("requirements-peers.txt does not name it.")?;
            let mut pip = self.shell.command(self.environment.python());
            pip.args(["-m", "pip", "install", "--quiet"])
                .args(line.split(' '));
            self.run(&mut pip)?;
            let mut python = self.script("command_peers.py");
            python.arg(key).arg(self.set.join("list.txt")).arg(&kept);
            self.run(&mut python)?;
        }
        let text = fs::read_to_string(&kept).map_err(|error| error.to_string())?;
        let (mut engine, heard) = Engine::heard(&text).ok_or("What it wrote cannot be read.")?;
        let texts: Vec<String> = heard.values().map(|(text, _)| text.clone()).collect();
        let means = self.typed(&texts).map_err(|fault| fault.to_string())?;
        engine.take(&heard, &means);
        Ok(engine)
    }

    fn run(&self, command: &mut Command) -> Result<(), String> {
        let purpose = "Running a peer";
        self.shell
            .run(purpose, command.stdout(Stdio::null()))
            .map_err(|fault| fault.to_string())
    }
}

/// What a program wrote. A file that could not be heard is no reason to stop: its line says so.
fn output(command: &mut Command) -> Result<String, Fault> {
    let shown = crate::shell::shown(command);
    let out = command
        .stderr(Stdio::inherit())
        .output()
        .map_err(|error| Fault::new(format!("It could not be started: {error}."), shown.clone()))?;
    String::from_utf8(out.stdout)
        .ok()
        .filter(|text| !text.is_empty())
        .ok_or_else(|| Fault::new("It wrote nothing.", shown))
}

fn odd(path: &Path) -> Fault {
    Fault::new(
        format!("{} is not what it should be.", path.display()),
        "cargo xtask eval --commands --fresh",
    )
}

/// A number of a JSON object.
pub(super) fn number(value: &Value, key: &str) -> Option<f64> {
    value.get(key).and_then(Value::as_f64)
}
