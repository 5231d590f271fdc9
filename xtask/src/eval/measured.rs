//! `public/models/measured.json`: what the page's About view tells about the shipped model.

use super::report::{Entry, RATES, Report, false_accepts, latency, share_json};
use super::sweep::{Point, Share};
use super::truth::COLUMNS;
use serde_json::{Map, Value, json};

/// Of a curve, at most this many points: the page draws it some 300 pixels wide.
const POINTS: usize = 60;

pub(super) fn measured(report: &Report<'_>) -> Value {
    let (recordings, speakers) = report.voices;
    let sensitivities = report.sensitivities();
    let shipped = sensitivities
        .iter()
        .map(|(name, point)| sensitivity(report, name, point));
    let verified = report
        .normal_stages()
        .map(|both| sensitivity(report, "normal, second look", &both.verified));
    json!({
        "date": report.date,
        "command": "cargo xtask eval",
        "recordings": recordings,
        "speakers": speakers,
        "hours": round(report.hours),
        "what": what(report),
        "sensitivities": shipped.collect::<Vec<_>>(),
        "verified": verified,
        "latency_ms": report.ours().and_then(latency),
        "engines": report.engines.iter().map(|entry| engine(report, entry)).collect::<Vec<_>>(),
        "robustness": robustness(report),
    })
}

/// One sentence that names the data.
pub(super) fn what(report: &Report<'_>) -> String {
    let (recordings, speakers) = report.voices;
    format!(
        "{recordings} recordings of \"Alexa\" by {speakers} people who are not in the training data, clean and mixed with \
         kitchen and household noise, babble and pink noise; false accepts in {:.1} hours of other people's speech, noise \
         and music that were kept out of training.",
        report.hours
    )
}

fn sensitivity(report: &Report<'_>, name: &str, point: &Point) -> Value {
    let misses = COLUMNS.iter().zip(&point.missed).map(|(column, share)| {
        let mut row = share_json(*share);
        if let Some(fields) = row.as_object_mut() {
            fields.insert("condition".to_owned(), column.title.into());
        }
        row
    });
    json!({
        "name": name,
        "threshold": shown(point.setting),
        "false_accepts": false_accepts(report, point),
        "misses": misses.collect::<Vec<_>>(),
    })
}

fn engine(report: &Report<'_>, entry: &Entry<'_>) -> Value {
    let points = RATES.iter().filter_map(|rate| {
        let point = entry.sweep.allowing(report.allowed(*rate))?;
        let mut row = Map::new();
        row.insert("per_hour".to_owned(), json!(rate));
        row.insert("threshold".to_owned(), json!(shown(point.setting)));
        for (column, share) in COLUMNS.iter().zip(&point.missed) {
            // The page knows the last column by its noise alone.
            let name = if column.title.starts_with("babble") {
                "babble"
            } else {
                column.title
            };
            row.insert(name.to_owned(), json!(round(share.percent())));
        }
        Some(Value::Object(row))
    });
    let every = entry.curve.len().div_ceil(POINTS).max(1);
    let curve = entry.curve.iter().step_by(every).map(|point| {
        json!([
            round(report.per_hour(point.false_accepts)),
            round(point.average())
        ])
    });
    json!({
        "name": entry.engine.title,
        "version": entry.engine.version,
        "bytes": entry.engine.bytes,
        "points": points.collect::<Vec<_>>(),
        "curve": curve.collect::<Vec<_>>(),
    })
}

fn robustness(report: &Report<'_>) -> Vec<Value> {
    let row = |case: &&str| {
        let share: Share = report.ours()?.sweep.hardship(case, report.thresholds[1]);
        Some(
            json!({"case": case, "missed": share.some, "of": share.of, "percent": round(share.percent())}),
        )
    };
    report.hardships.iter().filter_map(row).collect()
}

/// Two digits after the point.
fn round(value: f64) -> f64 {
    (value * 100.0).round() / 100.0
}

/// A threshold as it is shipped: `f32` digits, not those of a double.
fn shown(setting: f64) -> f64 {
    (setting * 1e6).round() / 1e6
}

#[cfg(test)]
mod tests {
    use super::super::sample::report_of_the_small_set;
    use super::measured;

    #[test]
    fn the_page_finds_every_field_that_it_reads() {
        report_of_the_small_set(|report| {
            let found = measured(report);
            for field in ["date", "command", "what", "hours", "recordings", "speakers"] {
                assert!(!found[field].is_null(), "{field}");
            }
            let normal = &found["sensitivities"][1];
            assert_eq!(normal["name"], "normal");
            assert_eq!(normal["misses"][4]["condition"], "babble 10 dB");
            assert_eq!(normal["misses"][4]["of"], 1);
            assert_eq!(normal["false_accepts"]["count"], 1);
            assert_eq!(found["verified"]["false_accepts"]["count"], 0);
            assert_eq!(found["engines"][0]["points"][2]["babble"], 100.0);
            assert_eq!(found["robustness"][0]["case"], "hum");
            assert_eq!(found["latency_ms"]["median"], 0.0);
        });
    }
}
