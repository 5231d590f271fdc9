//! Prints sentences of the household's grammar: intent, slots as JSON and the words, separated by
//! tabs. The same seed gives the same sentences.
//!
//! `cargo run -p hearsay-speaker --example sentences -- [--bare] SEED N`

use hearsay_speaker::understand::{Grammar, Names};
use std::collections::BTreeMap;
use std::io::{self, BufWriter, Write};

fn main() -> io::Result<()> {
    let (options, numbers): (Vec<_>, Vec<_>) = std::env::args()
        .skip(1)
        .partition(|word| word.starts_with("--"));
    let mut numbers = numbers.iter().filter_map(|word| word.parse::<u64>().ok());
    let (Some(seed), Some(n)) = (numbers.next(), numbers.next()) else {
        return Err(io::Error::other("usage: sentences [--bare] SEED N"));
    };
    let n = usize::try_from(n).map_err(io::Error::other)?;
    let (grammar, warnings) = Grammar::household(&Names::default());
    for warning in warnings {
        eprintln!("{}: {}", warning.entry, warning.message);
    }
    let mut out = BufWriter::new(io::stdout().lock());
    for example in grammar.examples(seed, n, options.iter().any(|word| word == "--bare")) {
        let slots: BTreeMap<_, _> = example.slots.into_iter().collect();
        let slots = serde_json::to_string(&slots)?;
        writeln!(out, "{}\t{slots}\t{}", example.intent, example.sentence)?;
    }
    out.flush()
}
