//! The report as Markdown, for the README.

use super::measured::what;
use super::report::{Entry, RATES, Report, latency};
use super::statistics::wilson;
use super::sweep::{Point, Share};
use super::truth::COLUMNS;
use serde_json::Value;

pub(super) fn markdown(report: &Report<'_>) -> String {
    [
        format!(
            "Measured on {} with `cargo xtask eval`: {} In brackets 95 % intervals (Wilson for misses, exact Poisson for \
             false accepts). A recording is missed if no score reaches the threshold between the start of the word and one \
             second after its end; after a false accept 1.5 s do not count. The same for every engine. Our thresholds were chosen with this set in view, \
             so expect a little worse elsewhere.\n",
            report.date,
            what(report)
        ),
        "![Misses against false accepts an hour, for each condition and engine](docs/eval/curves.svg)\n".to_owned(),
        shipped(report),
        beside(report),
        costs(report),
        hardships(report),
        absent(report),
    ]
    .join("\n")
}

fn head(first: &str) -> String {
    let titles = COLUMNS.iter().map(|column| column.title);
    let titles: Vec<&str> = titles.collect();
    let rule = "---|".repeat(first.matches('|').count() - 1 + titles.len());
    format!("{first}{} |\n|{rule}\n", titles.join(" | "))
}

/// The shipped thresholds, and what the second stage makes of them.
fn shipped(report: &Report<'_>) -> String {
    let mut out = head("| sensitivity | threshold | false accepts an hour | ");
    for (name, point) in report.sensitivities() {
        out += &row(report, name, &point);
    }
    if let Some(both) = report.normal_stages() {
        out += &row(report, "normal, second look", &both.verified);
    }
    if let Some(open) = report.stages.last() {
        out += &format!(
            "\nThe second stage, at a first-stage threshold of {:.2} so that there is something to reject: {} false accepts \
             without it, {} with it; {:.1} % and {:.1} % missed on average.\n",
            open.first.setting,
            open.first.false_accepts,
            open.verified.false_accepts,
            open.first.average(),
            open.verified.average()
        );
    }
    out
}

fn row(report: &Report<'_>, name: &str, point: &Point) -> String {
    let interval = report.rate_interval(point.false_accepts);
    let missed: Vec<String> = point
        .missed
        .iter()
        .map(|share| with_interval(*share))
        .collect();
    format!(
        "| {name} | {} | {:.2} ({:.2}–{:.2}; {} in all) | {} |\n",
        setting(point.setting),
        report.per_hour(point.false_accepts),
        interval.low,
        interval.high,
        point.false_accepts,
        missed.join(" | ")
    )
}

fn with_interval(share: Share) -> String {
    let interval = wilson(share.some, share.of).times(100.0);
    format!(
        "{:.1} % ({:.1}–{:.1})",
        share.percent(),
        interval.low,
        interval.high
    )
}

/// Every engine at the same false accepts an hour.
fn beside(report: &Report<'_>) -> String {
    let mut out = head("| false accepts an hour, at most | engine | threshold | counted | ");
    for rate in RATES {
        for entry in &report.engines {
            let point = entry.sweep.allowing(report.allowed(rate));
            out += &match point {
                Some(point) => format!(
                    "| {rate} | {} | {} | {} | {} |\n",
                    entry.engine.title,
                    setting(point.setting),
                    point.false_accepts,
                    percents(&point)
                ),
                None => format!(
                    "| {rate} | {} | none so strict | | {} |\n",
                    entry.engine.title,
                    vec![" "; COLUMNS.len()].join("|")
                ),
            };
        }
    }
    out
}

fn percents(point: &Point) -> String {
    let cells = point.missed.iter();
    let cells: Vec<String> = cells
        .map(|share| format!("{:.1} %", share.percent()))
        .collect();
    cells.join(" | ")
}

/// What each engine is, weighs and costs, and how it does as it ships.
fn costs(report: &Report<'_>) -> String {
    let mut out = String::from(
        "| engine | licence | models, bytes | processor, of one core | beside ours | as shipped: false accepts an hour | \
         missed clean | after the end of the word: median, 90th percentile |\n|---|---|---|---|---|---|---|---|\n",
    );
    let ours = report.ours().and_then(|entry| entry.engine.cost);
    for entry in &report.engines {
        let cost = entry.engine.cost;
        let ratio = cost
            .zip(ours)
            .map(|(cost, ours)| format!("{:.1} times", cost / ours));
        out += &format!(
            "| {} {} | {} | {} | {} | {} | {} |\n",
            entry.engine.title,
            entry.engine.version,
            entry.engine.licence,
            entry.engine.bytes,
            cost.map_or_else(unknown, |cost| format!("{:.2} %", 100.0 * cost)),
            ratio.unwrap_or_else(unknown),
            as_shipped(report, entry),
        );
    }
    out
}

fn as_shipped(report: &Report<'_>, entry: &Entry<'_>) -> String {
    let Some(setting) = entry.engine.setting else {
        return "ships no threshold | | ".to_owned();
    };
    let point = entry.sweep.at(setting);
    let clean = point.missed.first().copied().unwrap_or_default();
    let late = latency(entry).map(|late| {
        let of = |name: &str| late.get(name).and_then(Value::as_f64).unwrap_or_default();
        format!("{:.0} ms, {:.0} ms", of("median"), of("p90"))
    });
    format!(
        "{:.2} | {:.1} % | {}",
        report.per_hour(point.false_accepts),
        clean.percent(),
        late.unwrap_or_else(unknown)
    )
}

fn unknown() -> String {
    "unknown".to_owned()
}

/// Our engine under each hardship, beside the clean recordings.
fn hardships(report: &Report<'_>) -> String {
    let Some(ours) = report.ours() else {
        return String::new();
    };
    let [_, normal, _] = report.thresholds;
    let plain = ours.sweep.missed("clean", "-", normal);
    let mut out = format!(
        "| hardship (clean recordings, normal threshold) | missed |\n|---|---|\n| none | {} |\n",
        with_interval(plain)
    );
    for case in &report.hardships {
        let share = ours.sweep.hardship(case, normal);
        out += &format!("| {case} | {} |\n", with_interval(share));
    }
    out
}

fn absent(report: &Report<'_>) -> String {
    let tell = |peer: &super::peers::Absent| format!("{} was left out. {}\n", peer.title, peer.why);
    report.absent.iter().map(tell).collect()
}

/// A threshold with as many digits as it takes to tell it from its neighbours.
fn setting(setting: f64) -> String {
    if setting > 0.999 && setting < 1.0 {
        format!("{setting:.5}")
    } else {
        format!("{setting:.3}")
    }
}

#[cfg(test)]
mod tests {
    use super::super::sample::report_of_the_small_set;
    use super::markdown;

    #[test]
    fn every_row_of_a_table_has_as_many_cells_as_its_head() {
        report_of_the_small_set(|report| {
            let text = markdown(report);
            let mut cells = None;
            for line in text.lines() {
                let found = line.matches('|').count();
                if found == 0 {
                    cells = None;
                } else {
                    assert_eq!(*cells.get_or_insert(found), found, "{line}");
                }
            }
        });
    }

    #[test]
    fn figures_stand_with_their_intervals_and_who_is_missing_is_named() {
        report_of_the_small_set(|report| {
            let text = markdown(report);
            assert!(
                text.contains("| normal | 0.600 | 1.00 (0.03–5.57; 1 in all) |"),
                "{text}"
            );
            assert!(
                text.contains("Snowboy was left out. It does not build."),
                "{text}"
            );
        });
    }
}
