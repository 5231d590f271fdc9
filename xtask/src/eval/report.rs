//! Everything that was measured, put together, and the raw numbers as JSON.

use super::engine::Engine;
use super::ours::SENSITIVITIES;
use super::peers::Absent;
use super::statistics::{Interval, percentile, poisson, wilson};
use super::sweep::{Point, Share, Sweep};
use super::trace::Trace;
use super::truth::{COLUMNS, Truth};
use serde_json::{Value, json};

/// False accepts an hour at which engines are compared.
pub(super) const RATES: [f64; 3] = [0.1, 0.5, 1.0];
/// False accepts an hour at which curves end: nobody would keep such a speaker.
const MOST: f64 = 30.0;
/// How many false accepts of ours are named.
const NAMED: usize = 20;

/// One engine's curve.
#[derive(Debug)]
pub(super) struct Entry<'a> {
    pub(super) engine: &'a Engine,
    pub(super) sweep: Sweep<'a>,
    pub(super) curve: Vec<Point>,
}

/// The two stages at one threshold of the first.
#[derive(Debug)]
pub(super) struct Stages {
    pub(super) first: Point,
    pub(super) verified: Point,
}

/// The whole evaluation.
#[derive(Debug)]
pub(super) struct Report<'a> {
    pub(super) date: String,
    /// Sound without the word.
    pub(super) hours: f64,
    /// Recordings of the word, and people who said it.
    pub(super) voices: (usize, usize),
    /// Ours first.
    pub(super) engines: Vec<Entry<'a>>,
    pub(super) absent: &'a [Absent],
    /// The shipped thresholds: low, normal, high.
    pub(super) thresholds: [f64; 3],
    /// With and without the second stage, from the strictest threshold; none in a quick run.
    pub(super) stages: Vec<Stages>,
    pub(super) hardships: Vec<&'a str>,
}

impl<'a> Report<'a> {
    pub(super) fn new(
        truth: &'a Truth,
        engines: &'a [Engine],
        stages: Option<&'a [Engine; 2]>,
        thresholds: [f64; 3],
        absent: &'a [Absent],
        date: String,
    ) -> Option<Self> {
        let hours = engines.first().map(|ours| hours(ours, truth))?;
        let entry = |engine: &'a Engine| {
            let sweep = Sweep::new(engine, truth)?;
            let curve = sweep.curve((MOST * hours) as usize);
            Some(Entry {
                engine,
                sweep,
                curve,
            })
        };
        Some(Self {
            date,
            hours,
            voices: truth.voices(),
            engines: engines.iter().map(entry).collect::<Option<_>>()?,
            absent,
            thresholds,
            stages: match stages {
                Some(both) => pairs(both, truth)?,
                None => Vec::new(),
            },
            hardships: truth.hardships(),
        })
    }

    pub(super) fn ours(&self) -> Option<&Entry<'a>> {
        self.engines.first()
    }

    /// The shipped sensitivities of our engine: name and point.
    pub(super) fn sensitivities(&self) -> Vec<(&'static str, Point)> {
        let named = SENSITIVITIES.into_iter().zip(self.thresholds);
        let ours = self.ours();
        named
            .filter_map(|(name, threshold)| Some((name, ours?.sweep.at(threshold))))
            .collect()
    }

    /// The two stages at the shipped normal threshold.
    pub(super) fn normal_stages(&self) -> Option<&Stages> {
        let [_, normal, _] = self.thresholds;
        self.stages.iter().find(|both| both.first.setting == normal)
    }

    /// False accepts that are at most this many an hour.
    pub(super) fn allowed(&self, rate: f64) -> usize {
        (rate * self.hours) as usize
    }

    pub(super) fn per_hour(&self, false_accepts: usize) -> f64 {
        false_accepts as f64 / self.hours
    }

    /// The interval of false accepts an hour.
    pub(super) fn rate_interval(&self, false_accepts: usize) -> Interval {
        poisson(false_accepts).times(1.0 / self.hours)
    }

    /// The raw numbers.
    pub(super) fn json(&self) -> Value {
        json!({
            "date": self.date,
            "command": "cargo xtask eval",
            "hours": self.hours,
            "recordings": self.voices.0,
            "speakers": self.voices.1,
            "columns": COLUMNS.each_ref().map(|column| column.title),
            "thresholds": self.thresholds,
            "engines": self.engines.iter().map(|entry| self.entry(entry)).collect::<Vec<_>>(),
            "absent": self.absent.iter().map(|peer| json!({"name": peer.title, "why": peer.why})).collect::<Vec<_>>(),
            "stages": self.stages.iter().map(|both| json!({
                "threshold": both.first.setting,
                "first": self.point(&both.first),
                "verified": self.point(&both.verified),
            })).collect::<Vec<_>>(),
            "false_accepts": self.named(),
        })
    }

    fn entry(&self, entry: &Entry<'_>) -> Value {
        let engine = entry.engine;
        let shipped = engine
            .setting
            .map(|setting| self.point(&entry.sweep.at(setting)));
        let fixed = RATES.map(|rate| {
            let point = entry.sweep.allowing(self.allowed(rate));
            json!({"per_hour": rate, "point": point.map(|point| self.point(&point))})
        });
        let hard = |case: &&str| {
            let share = engine
                .setting
                .map(|setting| entry.sweep.hardship(case, setting));
            json!({"case": case, "missed": share.map(share_json)})
        };
        json!({
            "name": engine.title,
            "version": engine.version,
            "licence": engine.licence,
            "bytes": engine.bytes,
            "cpu_s_per_s": engine.cost,
            "shipped": shipped,
            "latency_ms": latency(entry),
            "fixed": fixed,
            "curve": entry.curve.iter().map(|point| self.point(point)).collect::<Vec<_>>(),
            "hardships": self.hardships.iter().map(hard).collect::<Vec<_>>(),
        })
    }

    fn point(&self, point: &Point) -> Value {
        json!({
            "setting": point.setting,
            "false_accepts": false_accepts(self, point),
            "average": point.average(),
            "missed": point.missed.iter().copied().map(share_json).collect::<Vec<_>>(),
        })
    }

    /// Where our engine wakes falsely, at the most sensitive shipped threshold.
    fn named(&self) -> Vec<Value> {
        let [.., high] = self.thresholds;
        let places = self.ours().map(|ours| ours.sweep.places(high));
        let places = places.unwrap_or_default().into_iter().take(NAMED);
        places
            .map(|(set, at)| json!({"set": set, "second": at}))
            .collect()
    }
}

/// `{"count", "per_hour", "low", "high"}`: false accepts with their interval an hour.
pub(super) fn false_accepts(report: &Report<'_>, point: &Point) -> Value {
    let interval = report.rate_interval(point.false_accepts);
    json!({
        "count": point.false_accepts,
        "per_hour": report.per_hour(point.false_accepts),
        "low": interval.low,
        "high": interval.high,
    })
}

/// `{"missed", "of", "percent", "low", "high"}`, percent.
pub(super) fn share_json(share: Share) -> Value {
    let interval = wilson(share.some, share.of).times(100.0);
    json!({
        "missed": share.some,
        "of": share.of,
        "percent": share.percent(),
        "low": interval.low,
        "high": interval.high,
    })
}

/// Milliseconds from the end of the clean word to the wake at the shipped setting.
pub(super) fn latency(entry: &Entry<'_>) -> Option<Value> {
    let late = entry.sweep.latencies(entry.engine.setting?);
    let part = |part: f64| Some((1000.0 * percentile(&late, part)?).round());
    Some(json!({"median": part(0.5)?, "p90": part(0.9)?}))
}

/// Hours of sound without the word; `engine` has scores.
fn hours(engine: &Engine, truth: &Truth) -> f64 {
    let unsaid = truth
        .trials
        .iter()
        .filter(|(_, trial)| trial.word.is_none());
    let seconds = unsaid.filter_map(|(file, _)| match engine.traces.get(file)? {
        Trace::Scores { hop, scores, .. } => Some(hop * scores.len() as f64),
        Trace::Wakes(_) => None,
    });
    seconds.sum::<f64>() / 3600.0
}

fn pairs(both: &[Engine; 2], truth: &Truth) -> Option<Vec<Stages>> {
    let [first, verified] = both;
    let (first, verified) = (Sweep::new(first, truth)?, Sweep::new(verified, truth)?);
    let pairs = first.curve(0).into_iter().zip(verified.curve(0));
    Some(
        pairs
            .map(|(first, verified)| Stages { first, verified })
            .collect(),
    )
}
