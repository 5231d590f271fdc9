//! The report as Markdown, ready for the README.

use super::report::{
    ANSWER, CALL, COST, FIRST_LOAD, FIRST_ROWS, MEMORY, MODEL, PAGE, Report, Size, UNDERSTANDING,
    VERIFIER, WORKLET, is_model, is_page, is_verifier, is_worklet, number,
};
use serde_json::Value;

pub(super) fn markdown(report: &Report) -> String {
    format!(
        "Measured with `cargo xtask bench` on {}. Every figure is the median of five runs, except *undisturbed*: the same \
         calls are made in every run, and of each call its quickest run counts, so that other programs do not.\n\n{}\n{}\n{}",
        report.machine,
        costs(report),
        loading(report),
        sizes(&report.sizes())
    )
}

/// Processor time and single calls.
fn costs(report: &Report) -> String {
    let mut out = String::from(
        "| what | CPU s per s of audio | worst call | 99.9 % of calls within | worst call, undisturbed |\n|---|---|---|---|---|\n",
    );
    let stages = report.native.get("stages").and_then(Value::as_array);
    for stage in stages.into_iter().flatten() {
        let name = stage.get("name").and_then(Value::as_str).unwrap_or("?");
        out += &row(&format!("native: {name}"), stage, "cpu_s_per_s");
    }
    let calls = report.browser.get("calls").unwrap_or(&Value::Null);
    out += &row(
        "Chromium: the engine's exports, call by call",
        calls,
        "cost_s_per_s",
    );
    let looks = report.browser.get("looks").unwrap_or(&Value::Null);
    out += &row(
        "Chromium: of that, calls with a second look",
        looks,
        "cost_s_per_s",
    );
    let render = report.browser.get("render").unwrap_or(&Value::Null);
    out += &row(
        "Chromium: the worklet node, beyond a node that does nothing",
        render,
        "cost_s_per_s",
    );
    match &report.peer {
        Ok(peer) => {
            out += &row(
                "peer: microWakeWord, from Python (no resampler, 10 ms a call)",
                peer,
                "cpu_s_per_s",
            );
        }
        Err(why) => {
            out += &format!(
                "\nmicroWakeWord was not measured: {}\n",
                why.lines().next().unwrap_or_default()
            );
        }
    }
    out
}

fn row(name: &str, values: &Value, cost: &str) -> String {
    let time = |path: &str| number(values, &[path]).map_or("".to_owned(), micros);
    let cost = number(values, &[cost]).map_or_else(
        || "?".to_owned(),
        |cost| format!("{cost:.5} ({:.2} %)", cost * 100.0),
    );
    format!(
        "| {name} | {cost} | {} | {} | {} |\n",
        time("worst_us"),
        time("p999_us"),
        time("undisturbed_us")
    )
}

/// What has a budget but depends on the machine.
fn loading(report: &Report) -> String {
    let browser = &report.browser;
    let cost = number(browser, &["render", "cost_s_per_s"]);
    let quantum = number(browser, &["calls", "quantum_us"]);
    let part = |of: &str, name: &str| Some(number(browser, &[of, name])? / quantum? * 100.0);
    let load = number(browser, &["first_load_ms"]);
    let mut out = String::from("| budget | measured | at most | |\n|---|---|---|---|\n");
    out += &judged(
        "worklet in Chromium, of one core",
        cost.map(|c| c * 100.0),
        COST * 100.0,
        "%",
    );
    out += &judged(
        "worst call in Chromium, of a quantum",
        part("calls", "worst_us"),
        CALL * 100.0,
        "%",
    );
    out += &judged(
        "the same, undisturbed",
        part("calls", "undisturbed_us"),
        CALL * 100.0,
        "%",
    );
    out += &judged(
        "the same, calls with a second look",
        part("looks", "undisturbed_us"),
        CALL * 100.0,
        "%",
    );
    let understanding = |name: &str| number(browser, &["understanding", name]);
    out += &judged(
        "understanding a request in Chromium, of one core",
        understanding("cost_s_per_s").map(|c| c * 100.0),
        UNDERSTANDING * 100.0,
        "%",
    );
    out += &judged(
        "from the end of a request of 15 s to what it means",
        understanding("answer_ms"),
        ANSWER,
        "ms",
    );
    out += &judged(
        "the recogniser's memory",
        understanding("memory_bytes").map(|bytes| bytes / 1e6),
        MEMORY,
        "MB",
    );
    out += &judged(
        "first load to \"Start the speaker\"",
        load,
        FIRST_LOAD,
        "ms",
    );
    out += &judged(
        "first rows of a history of 10,000 recordings",
        number(browser, &["keeping", "first_rows_ms"]),
        FIRST_ROWS,
        "ms",
    );
    out + &keeping(browser)
}

/// What keeping costs, one run each.
fn keeping(browser: &Value) -> String {
    let rows = [
        ("all 10,000 recordings read", "all_rows_ms"),
        ("a word searched in 10,000", "search_ms"),
        (
            "vaults of 10,000 opened with the passphrase, to the first rows",
            "unlock_ms",
        ),
        ("10,000 deleted, keys first, to the receipt", "delete_ms"),
        ("1,000 recordings of a second exported", "export_ms"),
        ("10,000 recordings of 0.1 s imported", "import_ms"),
    ];
    let mut out = String::from("\n| keeping, one run in Chromium | ms |\n|---|---|\n");
    for (what, name) in rows {
        let measured = number(browser, &["keeping", name]);
        let measured = measured.map_or("not measured".to_owned(), |ms| format!("{ms:.0}"));
        out += &format!("| {what} | {measured} |\n");
    }
    out
}

fn judged(what: &str, measured: Option<f64>, most: f64, unit: &str) -> String {
    let Some(measured) = measured else {
        return format!("| {what} | not measured | {most} {unit} | |\n");
    };
    let mark = if measured <= most { "kept" } else { "BROKEN" };
    let decimals = if unit == "ms" { 0 } else { 2 };
    format!("| {what} | {measured:.decimals$} {unit} | {most} {unit} | {mark} |\n")
}

fn sizes(files: &[Size]) -> String {
    let mut out = String::from("| file | raw | gzip | brotli | budget |\n|---|---|---|---|---|\n");
    for Size {
        name,
        raw,
        gzip,
        brotli,
    } in files
    {
        out += &format!(
            "| `{name}` | {raw} | {gzip} | {brotli} | {} |\n",
            budget(name)
        );
    }
    let sum = |of: fn(&Size) -> u64| files.iter().map(of).sum::<u64>();
    let (raw, gzip, brotli) = (sum(|s| s.raw), sum(|s| s.gzip), sum(|s| s.brotli));
    out + &format!("| all | {raw} | {gzip} | {brotli} | |\n")
}

fn budget(name: &str) -> String {
    if is_worklet(name) {
        format!("{WORKLET} raw")
    } else if is_page(name) {
        format!("{PAGE} brotli")
    } else if is_verifier(name) {
        format!("{VERIFIER} raw")
    } else if is_model(name) {
        format!("{MODEL} raw")
    } else {
        String::new()
    }
}

/// Microseconds as people say them.
fn micros(us: f64) -> String {
    if us < 1_000.0 {
        format!("{us:.0} µs")
    } else {
        format!("{:.2} ms", us / 1_000.0)
    }
}

#[cfg(test)]
mod tests {
    use super::{budget, costs, judged, micros};
    use crate::bench::report::Report;
    use serde_json::{Value, json};

    #[test]
    fn times_have_readable_units() {
        assert_eq!(micros(12.4), "12 µs");
        assert_eq!(micros(1_234.0), "1.23 ms");
    }

    #[test]
    fn a_budget_says_whether_it_is_kept() {
        assert!(judged("x", Some(0.5), 1.0, "%").contains("kept"), "below");
        assert!(judged("x", Some(1.5), 1.0, "%").contains("BROKEN"), "above");
        assert!(
            judged("x", None, 1.0, "%").contains("not measured"),
            "nothing known"
        );
        assert_eq!(budget("hearsay-worklet_bg.wasm"), "120000 raw");
    }

    #[test]
    fn a_peer_that_does_not_run_is_said_to_be_missing() {
        let report = Report {
            machine: String::new(),
            native: json!({ "stages": [{ "name": "all", "cpu_s_per_s": 0.002, "worst_us": 50.0, "p999_us": 20.0, "undisturbed_us": 9.0 }] }),
            peer: Err("python3 could not be started.\n  try: …".to_owned()),
            sizes: Value::Null,
            browser: Value::Null,
        };
        let text = costs(&report);
        assert!(
            text.contains("| native: all | 0.00200 (0.20 %) | 50 µs | 20 µs | 9 µs |"),
            "{text}"
        );
        assert!(
            text.contains("microWakeWord was not measured: python3 could not be started."),
            "{text}"
        );
    }
}
