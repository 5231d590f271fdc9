//! Reads lines from standard input and prints what they mean, as JSON. With `--say` it prints how
//! they are said instead: phones separated by spaces, the first way of each word.
//!
//! `cargo run -p hearsay-speaker --example understand -- [--say]`

use hearsay_speaker::understand::{Grammar, Names};
use std::io::{self, BufWriter, Write};

fn main() -> io::Result<()> {
    let say = std::env::args().any(|word| word == "--say");
    let (grammar, warnings) = Grammar::household(&Names::default());
    for warning in warnings {
        eprintln!("{}: {}", warning.entry, warning.message);
    }
    eprintln!("{:?}", grammar.size());
    let mut out = BufWriter::new(io::stdout().lock());
    for line in io::stdin().lines() {
        let line = line?;
        if say {
            let words = grammar.pronounce(&line);
            let phones: Vec<&str> = words
                .iter()
                .filter_map(|ways| ways.first())
                .flatten()
                .copied()
                .collect();
            writeln!(out, "{line}\t{}", phones.join(" "))?;
        } else {
            let heard = grammar.understand(&line);
            writeln!(out, "{}", serde_json::to_string(&heard)?)?;
        }
    }
    out.flush()
}
