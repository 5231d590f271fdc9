//! Tests of the sweep: a small set with known answers.

use super::engine::Engine;
use super::sweep::{Share, Sweep};
use super::trace::Trace;
use super::truth::tests::some;

/// Four files with the word (1 to 2 s in), heard with these peaks, and one without it, with a wake every 2 s.
fn engine(peaks: [f32; 4], unsaid: &[f32]) -> Engine {
    let said = |peak: f32| Trace::Scores {
        first: 0.5,
        hop: 0.5,
        scores: vec![0.0, 0.0, 0.0, peak, 0.0],
    };
    let mut engine = Engine::default();
    for (file, peak) in ["a.wav", "b.wav", "c.wav", "d.wav"].into_iter().zip(peaks) {
        engine.traces.insert(file.to_owned(), said(peak));
    }
    let trace = Trace::Scores {
        first: 2.0,
        hop: 2.0,
        scores: unsaid.to_vec(),
    };
    engine.traces.insert("n.wav".to_owned(), trace);
    engine
}

#[test]
fn the_threshold_for_a_count_lies_just_above_the_next_false_accept() {
    let engine = engine([0.9, 0.6, 0.75, 0.7], &[0.8, 0.5, 0.7, 0.0, 0.7]);
    let truth = some();
    let sweep = Sweep::new(&engine, &truth).expect("all files were heard");
    let counts: Vec<usize> = (0..4)
        .filter_map(|count| Some(sweep.allowing(count)?.false_accepts))
        .collect();
    assert_eq!(counts, [0, 1, 1, 3], "two places have the same score");
    let none = sweep.allowing(0).expect("always possible");
    assert!(none.setting > f64::from(0.8_f32) && none.setting < 0.800_1);
    let shares = [(0, 1), (2, 2), (0, 0), (0, 0), (1, 1)];
    assert_eq!(none.missed, shares.map(|(some, of)| Share { some, of }));
}

#[test]
fn the_curve_falls_as_false_accepts_rise() {
    let engine = engine([0.9, 0.6, 0.75, 0.7], &[0.8, 0.5, 0.7, 0.0, 0.7]);
    let truth = some();
    let sweep = Sweep::new(&engine, &truth).expect("all files were heard");
    let curve = sweep.curve(10);
    let counts: Vec<usize> = curve.iter().map(|point| point.false_accepts).collect();
    assert_eq!(counts, [0, 1, 3, 4], "each setting once");
    assert!(curve.is_sorted_by(|one, next| one.average() >= next.average()));
    assert_eq!(curve.last().map(|point| point.missed[1].some), Some(0));
}

#[test]
fn an_engine_without_scores_has_only_its_own_settings() {
    let truth = some();
    let mut engine = Engine::default();
    for file in truth.trials.keys() {
        let wakes = if file == "n.wav" {
            vec![1.0, 5.0]
        } else {
            vec![2.0]
        };
        let all = vec![(0.1, vec![]), (0.9, wakes)];
        engine.traces.insert(file.clone(), Trace::Wakes(all));
    }
    let sweep = Sweep::new(&engine, &truth).expect("all files were heard");
    assert_eq!(sweep.curve(10).len(), 2);
    assert_eq!(sweep.allowing(1).map(|point| point.setting), Some(0.1));
    assert_eq!(sweep.allowing(2).map(|point| point.setting), Some(0.9));
    assert_eq!(sweep.places(0.9), [("talk", 1.0), ("talk", 5.0)]);
}

#[test]
fn hardships_and_latencies_are_counted_apart() {
    let engine = engine([0.9, 0.6, 0.75, 0.7], &[0.0]);
    let truth = some();
    let sweep = Sweep::new(&engine, &truth).expect("all files were heard");
    assert_eq!(
        sweep.hardship("hum", 0.7_f32.into()),
        Share { some: 0, of: 1 }
    );
    assert_eq!(sweep.hardship("hum", 0.8), Share { some: 1, of: 1 });
    assert_eq!(sweep.latencies(0.8), [0.0], "only clean words");
    assert_eq!(
        sweep.missed("10 dB", "babble", 0.7),
        Share { some: 1, of: 1 }
    );
}

#[test]
fn an_engine_that_left_out_a_file_has_no_curve() {
    let mut engine = engine([0.9; 4], &[0.0]);
    engine.traces.remove("c.wav");
    assert!(Sweep::new(&engine, &some()).is_none());
}
