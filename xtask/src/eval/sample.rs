//! A report of a small set with known answers, for tests.

use super::engine::{Engine, trace};
use super::peers::Absent;
use super::report::Report;
use super::truth::tests::some;
use serde_json::json;

/// An engine that hears three of four words at 0.6, and for an hour something that is none.
fn engine() -> Engine {
    let mut engine = Engine {
        title: "Hearsay".to_owned(),
        setting: Some(0.6),
        cost: Some(0.001),
        ..Engine::default()
    };
    for (file, peak) in [
        ("a.wav", 0.9),
        ("b.wav", 0.4),
        ("c.wav", 0.75),
        ("d.wav", 0.7),
    ] {
        let row = json!({"hop_s": 0.5, "scores": [0.0, 0.0, 0.0, peak]});
        let answer = trace(&row).expect("scores");
        engine.traces.insert(file.to_owned(), answer);
    }
    let row = json!({"hop_s": 720.0, "scores": [0.8, 0.5, 0.4, 0.0, 0.3]});
    let answer = trace(&row).expect("scores");
    engine.traces.insert("n.wav".to_owned(), answer);
    engine
}

/// The same engine's wakes at its normal threshold, with `false_accepts`.
fn wakes(false_accepts: &[f64]) -> Engine {
    let mut engine = Engine::default();
    for file in ["a.wav", "b.wav", "c.wav", "d.wav", "n.wav"] {
        let times = if file == "n.wav" {
            false_accepts
        } else {
            &[2.0]
        };
        let answer = trace(&json!({"wakes": {"0.6": times}})).expect("wakes");
        engine.traces.insert(file.to_owned(), answer);
    }
    engine
}

pub(super) fn report_of_the_small_set(check: impl FnOnce(&Report<'_>)) {
    let truth = some();
    let engines = [engine()];
    let stages = [wakes(&[720.0]), wakes(&[])];
    let absent = [Absent {
        title: "Snowboy",
        why: "It does not build.".to_owned(),
    }];
    let date = "2026-11-22".to_owned();
    let thresholds = [0.85, 0.6, 0.45];
    let report = Report::new(&truth, &engines, Some(&stages), thresholds, &absent, date);
    check(&report.expect("complete"));
}

#[test]
fn the_raw_numbers_hold_counts_and_intervals() {
    report_of_the_small_set(|report| {
        let raw = report.json();
        let ours = &raw["engines"][0];
        assert_eq!(raw["hours"], 1.0);
        assert_eq!(ours["shipped"]["false_accepts"]["count"], 1);
        assert_eq!(ours["shipped"]["missed"][1]["missed"], 1);
        assert_eq!(ours["shipped"]["missed"][1]["of"], 2);
        assert_eq!(ours["hardships"][0]["missed"]["missed"], 0);
        assert_eq!(raw["stages"][0]["verified"]["false_accepts"]["count"], 0);
        assert_eq!(raw["false_accepts"][1]["second"], 1440.0);
    });
}
