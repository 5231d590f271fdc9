//! How long 10,000 records take, beside the slow twin. Run with
//! `cargo test -p hearsay-speaker --test history -- --ignored --nocapture speed`.

use crate::made::spoken;
use crate::slow::Slow;
use hearsay_speaker::history::{Dates, Filter, Heights, History, RecordRef, Rows};
use hearsay_speaker::record::Recording;
use std::hint::black_box;
use std::time::{Duration, Instant};

const RECORDS: u64 = 10_000;
/// Runs of each measurement.
const RUNS: usize = 5;
const HOUR: u64 = 3_600_000;
const WORDS: [&str; 16] = [
    "what", "weather", "tomorrow", "set", "timer", "minutes", "play", "music", "kitchen", "light",
    "off", "news", "call", "shopping", "list", "time",
];

/// A year of use, the oldest first, eight words each: four that many records share, four rare ones.
fn year() -> Vec<Recording> {
    let word = |i: u64| {
        WORDS
            .iter()
            .cycle()
            .nth((i % 16) as usize)
            .copied()
            .unwrap_or_default()
    };
    let made = |i: u64| {
        let rare = (i * 7_919) % 4_001;
        let said = format!("{} {} number{rare} thing{}", word(i), word(i / 3), rare / 2);
        let answer = format!(
            "{} {} result{rare} case{}",
            word(i / 5),
            word(i / 7),
            rare / 3
        );
        spoken(
            &format!("id-{i}"),
            i * HOUR * 8_760 / RECORDS,
            &said,
            &answer,
        )
    };
    (0..RECORDS).map(made).collect()
}

/// The quickest of several runs, so that other programs count as little as can be.
#[expect(
    clippy::disallowed_methods,
    reason = "a native measurement; nothing is decided by it"
)]
fn timed<T>(mut run: impl FnMut() -> T) -> Duration {
    let once = |_| {
        let start = Instant::now();
        black_box(run());
        start.elapsed()
    };
    (0..RUNS).map(once).min().unwrap_or_default()
}

#[test]
#[ignore = "a measurement, not a check"]
fn speed() {
    let records = year();
    let (now, offset) = (8_760 * HOUR, |_| 60);
    let full = || {
        let mut history = History::new(offset);
        history.extend(records.iter().cloned());
        history
    };
    let cloned = timed(|| records.clone());
    println!(
        "insert 10,000 at once: {:?}, of which copying {cloned:?}",
        timed(full)
    );
    let one_by_one = timed(|| {
        let mut history = History::new(offset);
        records.iter().cloned().for_each(|recording| {
            history.insert(recording);
        });
        history
    });
    println!("insert one by one: {one_by_one:?}");

    let history = full();
    let slow = Slow {
        all: records.clone(),
        ..Slow::default()
    };
    for (name, filter) in filters() {
        let quick = timed(|| history.query(black_box(&filter), now));
        let twin = timed(|| slow.query(black_box(&filter), now, offset));
        let found = history.query(&filter, now).len();
        let ratio = twin.as_secs_f64() / quick.as_secs_f64().max(1e-9);
        println!("{name}: {found} found, {quick:?}, slow twin {twin:?}, {ratio:.0} times");
    }

    let heights = Heights {
        day: 40,
        record: 72,
    };
    let found = history.query(&Filter::default(), now);
    println!(
        "rows of all: {:?}",
        timed(|| Rows::new(&history, &found, heights))
    );
    let rows = Rows::new(&history, &found, heights);
    println!(
        "a window of rows: {:?}",
        timed(|| rows.window(black_box(300_000), 301_000))
    );
    let names: Vec<RecordRef> = records.iter().map(RecordRef::of).collect();
    let both = timed(|| full().remove_all(&names));
    println!("insert and remove all: {both:?}");
}

fn filters() -> [(&'static str, Filter); 4] {
    let text = |text: &str| Filter {
        text: text.to_owned(),
        ..Filter::default()
    };
    [
        ("everything", Filter::default()),
        ("two words", text("weather number12")),
        ("one letter", text("n")),
        (
            "30 days and a word",
            Filter {
                dates: Dates::Last30Days,
                ..text("timer")
            },
        ),
    ]
}
