//! The likeness of voices measured on a folder of recordings (`FOLDER/SPEAKER/NAME.wav`, 16 kHz
//! mono of 16 bits):
//!
//! ```text
//! HEARSAY_VOICES=FOLDER cargo test -p hearsay-speaker --test anonymise -- --ignored --nocapture
//! ```
//!
//! With `HEARSAY_DISTANCES=FILE` every pair is written there as a line of tab-separated values:
//! kind (`same`, `different`; `changed-itself`, `changed-self`, `changed-other` for a kept voice and the
//! changed one of the same recording, of another of the same speaker, of another speaker), then the distances that
//! `likeness` weighs: means, variances, semitones.

use crate::support::{entries, read};
use hearsay_speaker::anonymise::likeness::Voiceprint;
use hearsay_speaker::anonymise::voice;
use std::fmt::Write as _;
use std::path::Path;

struct Voice {
    speaker: usize,
    kept: Voiceprint,
    changed: Option<Voiceprint>,
}

fn voices(folder: &Path) -> Vec<Voice> {
    let mut out = Vec::new();
    for (speaker, folder) in entries(folder).iter().enumerate() {
        let files = entries(folder);
        let sounds = files
            .iter()
            .filter(|f| f.extension().is_some_and(|e| e == "wav"));
        for (number, file) in sounds.enumerate() {
            let samples = read(file);
            let Some(kept) = Voiceprint::of(&samples) else {
                continue;
            };
            let seed = (speaker * 1_000 + number) as u64;
            let changed = Voiceprint::of(&voice::change(&samples, seed).0);
            out.push(Voice {
                speaker,
                kept,
                changed,
            });
        }
    }
    out
}

/// Chance that a pair of the first kind is more alike than one of the second.
fn area(more: &[f32], less: &[f32]) -> f64 {
    let wins: f64 = more
        .iter()
        .map(|m| {
            let below = less.iter().filter(|l| *l < m).count() as f64;
            let level = less.iter().filter(|l| *l == m).count() as f64;
            below + level / 2.0
        })
        .sum();
    wins / (more.len() * less.len()) as f64
}

/// Error rate where as many same pairs are refused as different ones are accepted.
fn equal_error(same: &[f32], different: &[f32]) -> f64 {
    let share = |kind: &[f32], is: &dyn Fn(f32) -> bool| {
        kind.iter().filter(|s| is(**s)).count() as f64 / kind.len() as f64
    };
    same.iter()
        .map(|at| {
            let refused = share(same, &|s| s < *at);
            let accepted = share(different, &|s| s >= *at);
            ((refused - accepted).abs(), (refused + accepted) / 2.0)
        })
        .min_by(|a, b| a.0.total_cmp(&b.0))
        .map_or(0.0, |(_, rate)| rate)
}

fn median(values: &[f32]) -> f32 {
    let mut sorted = values.to_vec();
    sorted.sort_by(f32::total_cmp);
    sorted[sorted.len() / 2]
}

#[test]
#[ignore = "needs a folder of recordings in HEARSAY_VOICES"]
fn likeness_tells_speakers_apart_and_changed_voices_are_strangers() {
    let folder = std::env::var("HEARSAY_VOICES").unwrap();
    let voices = voices(Path::new(&folder));
    let mut kinds: [(&str, Vec<f32>); 5] = [
        ("same", vec![]),
        ("different", vec![]),
        ("changed-itself", vec![]),
        ("changed-self", vec![]),
        ("changed-other", vec![]),
    ];
    let mut lines = String::new();
    let mut note = |kind: usize, a: &Voiceprint, b: &Voiceprint| {
        kinds[kind].1.push(a.likeness(b));
        let d = a.distances(b);
        let name = kinds[kind].0;
        writeln!(
            lines,
            "{name}\t{}\t{}\t{}",
            d.means, d.variances, d.semitones
        )
        .unwrap();
    };
    for (at, a) in voices.iter().enumerate() {
        if let Some(changed) = &a.changed {
            note(2, &a.kept, changed);
        }
        for b in &voices[at + 1..] {
            let same = a.speaker == b.speaker;
            note(usize::from(!same), &a.kept, &b.kept);
            if let Some(changed) = &b.changed {
                note(if same { 3 } else { 4 }, &a.kept, changed);
            }
        }
    }
    if let Ok(file) = std::env::var("HEARSAY_DISTANCES") {
        std::fs::write(file, &lines).unwrap();
    }
    println!("{} recordings", voices.len());
    for (kind, scores) in &kinds {
        println!(
            "{kind}: {} pairs, median likeness {:.3}",
            scores.len(),
            median(scores)
        );
    }
    let [same, different, _, changed, _] = kinds.map(|(_, scores)| scores);
    println!(
        "speakers told apart: area {:.3}, equal error rate {:.3}",
        area(&same, &different),
        equal_error(&same, &different)
    );
    println!(
        "changed voices found again: area {:.3}, equal error rate {:.3}",
        area(&changed, &different),
        equal_error(&changed, &different)
    );
    assert!(area(&same, &different) > 0.9);
    assert!(area(&changed, &different) < 0.6);
}
