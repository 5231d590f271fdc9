//! Sessions as regression scripts: saved, played again, judged step by step.

use super::files::picked;
use super::send;
use crate::shared::Shared;
use crate::shared::skills::SkillCommand;
use hearsay_speaker::skill::replay::{Report, Verdict};
use leptos::{ev, prelude::*};

/// Largest file that is read, bytes: a little more than the loader takes (1 MiB), so that it says that it
/// is too much.
const LARGEST: f64 = 1_100_000.0;

/// The section.
#[component]
pub(super) fn Replays(shared: Shared) -> impl IntoView {
    let there = move || shared.skills.open.get().is_some();
    let take = move |event: ev::Event| {
        picked(&event, LARGEST, move |text| {
            send(shared, SkillCommand::Replay(text));
        });
    };
    let steps = move || {
        let report = shared.skills.replayed.get()?.ok()?;
        Some(report.verdicts.into_iter().map(step).collect_view())
    };
    let says = move || match shared.skills.replayed.get() {
        None => String::new(),
        Some(Err(sentence)) => sentence,
        Some(Ok(report)) => summary(&report),
    };
    view! {
        <section class="keep-part" aria-labelledby="skill-replay-name">
            <h3 id="skill-replay-name">"Sessions as regression scripts"</h3>
            <p class="hint">
                "A session can be saved with everything that was said and answered in it, as a JSON file. \
                 Played again, each step is compared with what came then. Nothing is recorded, sent or run: \
                 answers of scripts, servers and the recorder are steps of the file."
            </p>
            <div class="answers">
                <Show when=there>
                    <button
                        type="button" class="quiet"
                        on:click=move |_| send(shared, SkillCommand::SaveSession)
                    >
                        "Save this session"
                    </button>
                </Show>
            </div>
            <label class="field">
                <span>"Replay …"</span>
                <input type="file" class="skill-replay" accept=".json,application/json" aria-label="File of a session" on:change=take />
            </label>
            <p role="status" dir="auto">{says}</p>
            <ol class="skill-verdicts" aria-label="Steps of the replay">{steps}</ol>
        </section>
    }
}

/// All steps in a sentence.
fn summary(report: &Report) -> String {
    let all = report.verdicts.len();
    let failed = report.verdicts.iter().filter(|it| !it.passed).count();
    match (failed, all) {
        (0, 1) => "Passed: its one step came as expected.".to_owned(),
        (0, all) => format!("Passed: all {all} steps came as expected."),
        (1, all) => format!("Failed: 1 of {all} steps came otherwise."),
        (failed, all) => format!("Failed: {failed} of {all} steps came otherwise."),
    }
}

fn step(verdict: Verdict) -> impl IntoView {
    let word = if verdict.passed { "Passed" } else { "Failed" };
    let (kept, lost): (Vec<_>, Vec<_>) = verdict.checks.into_iter().partition(|it| it.passed);
    let lines = |checks: Vec<hearsay_speaker::skill::replay::Check>| {
        let line = |sentence: String| view! { <li dir="auto">{sentence}</li> };
        let lines = checks.into_iter().map(|check| line(check.sentence));
        lines.collect_view()
    };
    let count = kept.len();
    view! {
        <li class:failed=!verdict.passed>
            <strong>{word}": "</strong>
            <span dir="auto">{verdict.what}</span>
            <ul aria-label="What came otherwise">{lines(lost)}</ul>
            <details>
                <summary>{format!("As expected: {count}")}</summary>
                <ul>{lines(kept)}</ul>
            </details>
        </li>
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    fn report(passed: &[bool]) -> Report {
        let verdict = |(at, passed): (usize, &bool)| Verdict {
            step: at + 1,
            what: String::new(),
            passed: *passed,
            checks: Vec::new(),
            speech: String::new(),
            intent: None,
        };
        Report {
            passed: passed.iter().all(|it| *it),
            verdicts: passed.iter().enumerate().map(verdict).collect(),
        }
    }

    #[test]
    fn the_summary_counts_what_came_otherwise() {
        assert!(summary(&report(&[true])).starts_with("Passed: its one step"));
        assert!(summary(&report(&[true, true])).starts_with("Passed: all 2"));
        assert!(summary(&report(&[true, false])).starts_with("Failed: 1 of 2"));
        assert!(summary(&report(&[false, false])).starts_with("Failed: 2 of 2"));
    }
}
