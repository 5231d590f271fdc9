//! The scores around a wake, drawn against the thresholds.
//!
//! Units of the drawing: a score of 1 is 100 up, and 400 across whatever the time. The curve is the
//! wake score, a solid line its threshold; the second stage's score is a point and its threshold a
//! dashed line.

use super::{super::format, line::Line};
use core::fmt::Write as _;
use hearsay_speaker::record::{Recording, Trace};
use leptos::prelude::*;

/// Width of the drawing.
const WIDE: f32 = 400.0;
/// Its height.
const HIGH: f32 = 100.0;

/// Everything that is drawn of one record.
#[derive(Clone, Debug, PartialEq)]
struct Picture {
    /// The scores, as a path.
    curve: String,
    /// Height of the wake threshold.
    threshold: Option<f32>,
    /// Height of the second stage's threshold.
    second_threshold: Option<f32>,
    /// Place of the second stage's score.
    second: Option<(f32, f32)>,
    /// The same in words.
    words: String,
}

/// Height of a score in the drawing.
fn up(score: f32) -> f32 {
    (1.0 - score.clamp(0.0, 1.0)) * HIGH
}

/// Place of a score across the drawing.
fn across(index: usize, scores: usize) -> f32 {
    index as f32 / scores.saturating_sub(1).max(1) as f32 * WIDE
}

fn curve(scores: &[f32]) -> String {
    let mut path = String::new();
    for (index, score) in scores.iter().enumerate() {
        let pen = if index == 0 { 'M' } else { 'L' };
        // Writing to a string cannot fail.
        let _ = write!(
            path,
            "{pen}{:.1} {:.1}",
            across(index, scores.len()),
            up(*score)
        );
    }
    path
}

/// Where the highest score is, and how high.
fn highest(trace: &Trace) -> Option<(usize, f32)> {
    let scores = trace.scores().iter().copied().enumerate();
    scores.max_by(|(_, a), (_, b)| a.total_cmp(b))
}

/// When a score of the trace was known, in the recording.
fn at(trace: &Trace, index: usize) -> String {
    let hops = u64::from(trace.hop_ms()).saturating_mul(index as u64);
    format::seconds(u64::from(trace.start_ms()).saturating_add(hops))
}

fn words(recording: &Recording, trace: &Trace, peak: (usize, f32)) -> String {
    let last = trace.scores().len().saturating_sub(1);
    let mut words = format!(
        "Wake scores from {} to {} of the recording: highest {} at {}",
        at(trace, 0),
        at(trace, last),
        format::score(peak.1),
        at(trace, peak.0)
    );
    let numbers = [
        ("threshold", recording.head.wake_threshold),
        ("second look", recording.tail.verifier_score),
        (
            "threshold of the second look",
            recording.tail.verifier_threshold,
        ),
    ];
    for (name, number) in numbers {
        if let Some(number) = number {
            let _ = write!(words, ", {name} {}", format::score(number));
        }
    }
    words + "."
}

fn picture(recording: &Recording) -> Option<Picture> {
    let trace = recording.tail.trace.as_ref()?;
    let peak = highest(trace)?;
    let sane = |score: &f32| score.is_finite();
    let second = recording.tail.verifier_score.filter(sane);
    Some(Picture {
        curve: curve(trace.scores()),
        threshold: recording.head.wake_threshold.filter(sane).map(up),
        second_threshold: recording.tail.verifier_threshold.filter(sane).map(up),
        second: second.map(|score| (across(peak.0, trace.scores().len()), up(score))),
        words: words(recording, trace, peak),
    })
}

fn drawn(picture: Picture) -> impl IntoView {
    let level = |class: &'static str, y: Option<f32>| {
        y.map(|y| view! { <path class=class d=format!("M0 {y:.1}H{WIDE}") /> })
    };
    let second = picture.second.map(|(x, y)| {
        view! { <circle class="trace-second" cx=format!("{x:.1}") cy=format!("{y:.1}") r="4" /> }
    });
    view! {
        <figure class="trace">
            <svg viewBox="-4 -4 408 108" role="img" aria-label=picture.words.clone()>
                <path class="trace-frame" d="M0 0H400V100H0Z" />
                {level("trace-threshold", picture.threshold)}
                {level("trace-second-threshold", picture.second_threshold)}
                <path class="trace-curve" d=picture.curve />
                {second}
            </svg>
            <figcaption class="facts">{picture.words}</figcaption>
        </figure>
    }
}

/// The drawing, where scores were kept.
#[component]
pub(super) fn ScoreTrace(line: Line) -> impl IntoView {
    let picture = Memo::new(move |_| line.read(picture));
    move || picture.get().map(drawn)
}

#[cfg(test)]
mod tests {
    use super::{across, curve, up};

    #[test]
    fn a_score_of_one_is_at_the_top_and_what_is_beyond_stays_inside() {
        assert_eq!(
            (up(1.0), up(0.0), up(7.0), up(-7.0)),
            (0.0, 100.0, 0.0, 100.0)
        );
        assert_eq!(
            (across(0, 3), across(2, 3), across(0, 1)),
            (0.0, 400.0, 0.0)
        );
        assert_eq!(curve(&[0.0, 1.0]), "M0.0 100.0L400.0 0.0");
        assert_eq!(curve(&[]), "");
    }
}
