//! `cost FIXTURES OUT MODEL VERIFIER`: what the stages of hearing cost on this machine, natively.
//!
//! Writes the sound that it measured with into OUT, for the browser and for peers to be measured
//! with the same: `minute.wav` (16 kHz, 16 bit) and `minute.f32` (48 kHz, little-endian floats).

use super::clock::{Took, each, median, quickest, undisturbed};
use super::fault::Fault;
use super::sound::{MICROPHONE, SECONDS, at_microphone_rate, minute};
use super::wav::QUANTUM;
use hearsay_worklet::detector::Detector;
use hearsay_worklet::engine::Engine;
use hearsay_worklet::model::{ALWAYS_ON, Model};
use hearsay_worklet::protocol::{SAMPLE_RATE, Status};
use hearsay_worklet::resample::Resampler;
use serde_json::{Value, json};
use std::path::Path;
use std::process::ExitCode;
use std::time::Duration;

/// Runs of every measurement; the median is reported.
const RUNS: usize = 5;

pub(crate) fn cost(arguments: &[String]) -> Result<ExitCode, Fault> {
    let [fixtures, out, model, verifier] = arguments else {
        return Err(Fault::new("cost needs four paths.", "cargo xtask bench"));
    };
    let bytes =
        |path: &str| std::fs::read(path).map_err(|error| Fault::file(Path::new(path), &error));
    let (model, verifier) = (bytes(model)?, bytes(verifier)?);
    let slow = minute(Path::new(fixtures))?;
    let fast = at_microphone_rate(&slow);
    keep(Path::new(out), &slow, &fast)?;
    println!(
        "{}",
        json!({ "stages": stages(&slow, &fast, [&model, &verifier])? })
    );
    Ok(ExitCode::SUCCESS)
}

fn stages(slow: &[f32], fast: &[f32], [model, verifier]: [&[u8]; 2]) -> Result<Vec<Value>, Fault> {
    let parsed = Model::parse(model, ALWAYS_ON).map_err(|_| refused())?;
    let mut rows = Vec::new();
    let mut detectors = (0..RUNS)
        .map(|_| Detector::new(&parsed))
        .collect::<Vec<_>>();
    let mut resamplers = (0..RUNS)
        .filter_map(|_| Resampler::new(MICROPHONE))
        .collect::<Vec<_>>();
    // What a stage gives is summed up and printed, or the compiler would leave the work out.
    let mut sum = 0.0;
    rows.push(row(
        "resampler, 48 to 16 kHz",
        resamplers.iter_mut().map(|resampler| {
            each(fast.chunks(QUANTUM), |quantum| {
                for &sample in quantum {
                    resampler.push(sample, sample, &mut |left, _| sum += left);
                }
            })
        }),
    ));
    rows.push(row(
        "features and wake network",
        detectors.iter_mut().map(|detector| {
            each(slow.chunks(QUANTUM), |quantum| {
                detector.push(quantum, &mut |score| sum += score);
            })
        }),
    ));
    rows.extend(engine_rows(fast, || {
        Engine::new(MICROPHONE as f32, model)?.with_verifier(verifier)
    })?);
    eprintln!("      (sum of all outputs: {sum})");
    Ok(rows)
}

/// The whole engine, and of it the calls in which the second stage works.
fn engine_rows(
    fast: &[f32],
    build: impl Fn() -> Result<Engine, Status>,
) -> Result<[Value; 2], Fault> {
    let engines = (0..=RUNS).map(|_| build());
    let mut engines = engines
        .collect::<Result<Vec<_>, _>>()
        .map_err(|_| refused())?;
    let hear = |engine: &mut Engine, quantum| {
        engine.process(&[quantum]);
        while engine.next_message().is_some() {}
    };
    // Every engine does the same in the same calls; the first one tells in which.
    let mut looks = Vec::new();
    if let Some(mut first) = engines.pop() {
        for quantum in fast.chunks(QUANTUM) {
            let before = first.verifier_steps();
            hear(&mut first, quantum);
            looks.push(first.verifier_steps() > before);
        }
    }
    let runs = engines
        .iter_mut()
        .map(|engine| each(fast.chunks(QUANTUM), |quantum| hear(engine, quantum)))
        .collect::<Vec<_>>();
    let mut second = runs
        .iter()
        .map(|took| took.only(&looks))
        .collect::<Vec<_>>();
    // Only the clock tells of single calls: the quickest of each is the nearest to processor time.
    let sum = quickest(&second).iter().sum();
    second.iter_mut().for_each(|took| took.whole = sum);
    Ok([
        row("whole engine, 48 kHz mono", runs.into_iter()),
        row("of that, calls with a second look", second.into_iter()),
    ])
}

/// The medians of all runs of one stage.
fn row(name: &str, runs: impl Iterator<Item = Took>) -> Value {
    let runs: Vec<Took> = runs.collect();
    let of =
        |pick: fn(&Took) -> Duration| median(runs.iter().map(pick).collect()).unwrap_or_default();
    let micros = |time: Duration| time.as_secs_f64() * 1e6;
    json!({
        "name": name,
        "cpu_s_per_s": of(|took| took.whole).as_secs_f64() / f64::from(SECONDS),
        "worst_us": micros(of(|took| took.within(1.0))),
        "p999_us": micros(of(|took| took.within(0.999))),
        "undisturbed_us": micros(undisturbed(&runs)),
    })
}

fn refused() -> Fault {
    Fault::new("The engine refuses a model.", "git checkout public/models")
}

fn keep(out: &Path, slow: &[f32], fast: &[f32]) -> Result<(), Fault> {
    std::fs::create_dir_all(out).map_err(|error| Fault::file(out, &error))?;
    let floats: Vec<u8> = fast
        .iter()
        .flat_map(|sample| sample.to_le_bytes())
        .collect();
    let path = out.join("minute.f32");
    std::fs::write(&path, floats).map_err(|error| Fault::file(&path, &error))?;
    let path = out.join("minute.wav");
    write_wav(&path, slow).map_err(|error| {
        Fault::new(
            format!("{} could not be written: {error}.", path.display()),
            "df -h .",
        )
    })
}

fn write_wav(path: &Path, samples: &[f32]) -> Result<(), hound::Error> {
    let spec = hound::WavSpec {
        channels: 1,
        sample_rate: SAMPLE_RATE,
        bits_per_sample: 16,
        sample_format: hound::SampleFormat::Int,
    };
    let mut writer = hound::WavWriter::create(path, spec)?;
    for sample in samples {
        writer.write_sample((sample * f32::from(i16::MAX)) as i16)?;
    }
    writer.finalize()
}
