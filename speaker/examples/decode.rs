//! Decodes recorded log probabilities and says how often it was right: for tuning.
//!
//! `cargo run --profile tool -p hearsay-speaker --example decode -- [--stop] [NAME=VALUE …] LIST`
//!
//! NAME is a number of the search's tuning.
//!
//! Each line of LIST is a file and a sentence, separated by a tab. The file holds `f32` values, little
//! endian: frames of 40 natural log probabilities. The sentence is what was said; where it is empty or
//! no command of the grammar, nothing should be understood. Prints one JSON object a line, with the
//! evidence behind the confidence, and the sums on standard error.

use hearsay_speaker::understand::{CLASSES, Decoder, FRAME_S, Grammar, Heard, Names, Tuning};
use std::io::{self, BufWriter, Write};
use std::sync::Arc;
use std::time::{Duration, Instant};

#[derive(Default)]
struct Sums {
    commands: usize,
    right: usize,
    slots_right: usize,
    words_right: usize,
    best_right: usize,
    others: usize,
    taken: usize,
    frames: usize,
    spent: Duration,
    worst: Duration,
}

fn main() -> io::Result<()> {
    let mut options = std::env::args().skip(1);
    let mut stop = false;
    let mut list = String::new();
    let mut tuning = Tuning::default();
    for option in &mut options {
        match option.as_str() {
            "--stop" => stop = true,
            _ => match option.split_once('=') {
                Some((name, value)) => set(&mut tuning, name, value)?,
                None => list = option,
            },
        }
    }
    let grammar = if stop {
        Grammar::stopping()
    } else {
        Grammar::household(&Names::default()).0
    };
    let mut decoder = Decoder::tuned(Arc::new(grammar), tuning);
    let grammar = if stop {
        Grammar::stopping()
    } else {
        Grammar::household(&Names::default()).0
    };
    let mut sums = Sums::default();
    let mut out = BufWriter::new(io::stdout().lock());
    for line in std::fs::read_to_string(list)?.lines() {
        let (file, sentence) = line.split_once('\t').unwrap_or((line, ""));
        play(&mut decoder, file, &mut sums)?;
        let evidence = decoder.evidence();
        let heard = decoder.finish();
        let said = grammar.understand(sentence);
        let verdict = count(&mut sums, &said, &heard);
        let row = serde_json::json!({
            "file": file,
            "said": sentence,
            "heard": heard.text,
            "verdict": verdict,
            "intended": said.intent.map(|intent| intent.intent),
            "intent": heard.intent.as_ref().map(|intent| &intent.intent),
            "others": heard.others.iter().map(|other| (&other.intent, &other.text, other.confidence)).collect::<Vec<_>>(),
            "confidence": heard.confidence,
            "evidence": evidence,
        });
        writeln!(out, "{row}")?;
    }
    out.flush()?;
    report(&sums);
    Ok(())
}

fn set(tuning: &mut Tuning, name: &str, value: &str) -> io::Result<()> {
    let number = match name {
        "scale" => &mut tuning.scale,
        "floor" => &mut tuning.floor,
        "phone" => &mut tuning.phone,
        "garbage" => &mut tuning.garbage,
        "word" => &mut tuning.word,
        "choice" => &mut tuning.choice,
        "free" => &mut tuning.free,
        "rare" => &mut tuning.rare,
        "near" => &mut tuning.near,
        "beam" => &mut tuning.beam,
        "cut" => &mut tuning.cut,
        _ => return Err(io::Error::other(format!("there is no {name} to tune"))),
    };
    *number = value.parse().map_err(io::Error::other)?;
    Ok(())
}

#[expect(
    clippy::disallowed_methods,
    reason = "a native tool that measures itself; nothing of it runs in the page"
)]
fn play(decoder: &mut Decoder, file: &str, sums: &mut Sums) -> io::Result<()> {
    let bytes = std::fs::read(file)?;
    let (values, _) = bytes.as_chunks::<4>();
    let values: Vec<f32> = values
        .iter()
        .map(|bytes| f32::from_le_bytes(*bytes))
        .collect();
    let (frames, _) = values.as_chunks::<CLASSES>();
    for frame in frames {
        let began = Instant::now();
        decoder.frame(frame);
        let _ = decoder.partial();
        let spent = began.elapsed();
        sums.spent += spent;
        sums.worst = sums.worst.max(spent);
    }
    sums.frames += frames.len();
    Ok(())
}

fn count(sums: &mut Sums, said: &Heard, heard: &Heard) -> &'static str {
    let Some(meant) = &said.intent else {
        sums.others += 1;
        sums.taken += usize::from(heard.intent.is_some());
        return if heard.intent.is_some() {
            "taken"
        } else {
            "left"
        };
    };
    sums.commands += 1;
    let first = heard.intent.as_ref().or_else(|| heard.others.first());
    if first.is_some_and(|first| first.intent == meant.intent) {
        sums.best_right += 1;
    }
    sums.words_right += usize::from(heard.text == said.text);
    match &heard.intent {
        Some(found) if found.intent == meant.intent => {
            sums.right += 1;
            if found.slots != meant.slots {
                return "slots wrong";
            }
            sums.slots_right += 1;
            "right"
        }
        Some(_) => "wrong",
        None => "missed",
    }
}

fn report(sums: &Sums) {
    let share = |part: usize, whole: usize| 100.0 * part as f64 / whole.max(1) as f64;
    let heard = sums.frames as f64 * f64::from(FRAME_S);
    eprintln!(
        "{} commands: intent {:.1} %, with slots {:.1} %, words {:.1} %, intent before rejection {:.1} %",
        sums.commands,
        share(sums.right, sums.commands),
        share(sums.slots_right, sums.commands),
        share(sums.words_right, sums.commands),
        share(sums.best_right, sums.commands),
    );
    eprintln!(
        "{} others: {} taken for a command ({:.1} %)",
        sums.others,
        sums.taken,
        share(sums.taken, sums.others),
    );
    eprintln!(
        "{:.0} s heard in {:.2} s, {:.2} % of a core; worst frame {:.2} ms",
        heard,
        sums.spent.as_secs_f64(),
        100.0 * sums.spent.as_secs_f64() / heard.max(1e-9),
        1000.0 * sums.worst.as_secs_f64(),
    );
}
