//! The files that ship can be read, and speak of the models that ship.

use super::{Card, Fetched, Measured};
use hearsay_worklet::model::Thresholds;

const MODEL: &[u8] = include_bytes!("../../../public/models/alexa.hsw");
const VERIFIER: &[u8] = include_bytes!("../../../public/models/alexa-verifier.hsw");
const MEASURED: &str = include_str!("../../../public/models/measured.json");
const CARD: &str = include_str!("../../../public/models/card.json");

#[test]
fn what_was_measured_was_measured_at_the_shipped_thresholds() {
    let measured: Measured = serde_json::from_str(MEASURED).unwrap();
    let shipped = Thresholds::read(MODEL).unwrap();
    let names: Vec<&str> = measured
        .sensitivities
        .iter()
        .map(|s| s.name.as_str())
        .collect();
    assert_eq!(names, ["low", "normal", "high"]);
    for (setting, threshold) in
        measured
            .sensitivities
            .iter()
            .zip([shipped.low, shipped.normal, shipped.high])
    {
        assert!(
            (setting.threshold - f64::from(threshold)).abs() < 5e-4,
            "{}: measured at {}, shipped {threshold}: run `cargo xtask eval`",
            setting.name,
            setting.threshold
        );
        assert!(!setting.misses.is_empty(), "{}", setting.name);
    }
}

#[test]
fn rates_counts_and_intervals_fit_each_other() {
    let measured: Measured = serde_json::from_str(MEASURED).unwrap();
    for setting in measured.sensitivities.iter().chain(&measured.verified) {
        let rate = &setting.false_accepts;
        let expected = f64::from(rate.count) / measured.hours;
        assert!((rate.per_hour - expected).abs() < 0.02 * expected + 0.01);
        for misses in &setting.misses {
            let percent = 100.0 * f64::from(misses.missed) / f64::from(misses.of);
            assert!((misses.percent - percent).abs() < 0.06, "{misses:?}");
            let (low, high) = (misses.low.unwrap_or(0.0), misses.high.unwrap_or(100.0));
            assert!(
                low <= percent + 0.06 && percent <= high + 0.06,
                "{misses:?}"
            );
        }
    }
}

#[test]
fn the_card_speaks_of_the_shipped_files() {
    let card: Card = serde_json::from_str(CARD).unwrap();
    assert_eq!(
        card.bytes,
        MODEL.len() as u64,
        "the card is of another model"
    );
    assert!(
        card.verifier
            .is_none_or(|second| second.bytes == VERIFIER.len() as u64),
        "the card is of another verifier"
    );
    assert!(!card.data.is_empty() && !card.recipe.is_empty() && !card.known_failures.is_empty());
}

#[test]
fn whatever_is_no_such_file_counts_as_not_come() {
    for text in [
        None,
        Some(""),
        Some("<!doctype html>"),
        Some("{}"),
        Some("[1]"),
    ] {
        assert_eq!(
            Fetched::<Card>::from_text(text),
            Fetched::Failed,
            "{text:?}"
        );
        assert_eq!(
            Fetched::<Measured>::from_text(text),
            Fetched::Failed,
            "{text:?}"
        );
    }
    assert!(Fetched::<Card>::from_text(Some(CARD)).here().is_some());
}

#[test]
fn an_engine_may_leave_points_out() {
    let text =
        r#"{"name":"x","points":[{"per_hour":0.1,"clean":null,"10 dB":3.5}],"curve":[[0.1,7]]}"#;
    let engine: super::Engine = serde_json::from_str(text).unwrap();
    assert_eq!(
        (engine.points[0].ten, engine.points[0].clean),
        (Some(3.5), None)
    );
    assert_eq!(engine.curve, [(0.1, 7.0)]);
}
