//! Good files, damaged tens of thousands of times: no panic, and never more out than limits allow.
//!
//! A stand-in for the fuzz targets in `fuzz/` that runs everywhere and always does the same. The
//! damage knows a little of the formats: it flips bits, cuts, copies pieces elsewhere, and puts
//! telling numbers where lengths may stand.

use crate::packer::{deflated, pack, stored};
use crate::{contents, export, sound, sounds};
use hearsay_speaker::archive::{Opened, open_whole, parsers, plan_whole, read_wav};
use hearsay_speaker::ledger::{
    Checkpoint, Entry, Event, append, check, check_against, read_lines, write_lines,
};
use std::collections::HashMap;

/// Damaged copies of every good file.
const ROUNDS: u64 = 6_000;

/// Numbers that lengths, counts and places get.
const NUMBERS: [u32; 12] = [
    0,
    1,
    2,
    0x7f,
    0xff,
    0x7fff,
    0xffff,
    0x1_0000,
    0x7fff_ffff,
    0x8000_0000,
    0xffff_fffe,
    0xffff_ffff,
];

/// `SplitMix64` (Steele, Lea, Flood 2014): small, seeded, good enough to pick places.
struct Chance(u64);

impl Chance {
    fn next(&mut self) -> u64 {
        self.0 = self.0.wrapping_add(0x9e37_79b9_7f4a_7c15);
        let mut mixed = self.0;
        mixed = (mixed ^ mixed >> 30).wrapping_mul(0xbf58_476d_1ce4_e5b9);
        mixed = (mixed ^ mixed >> 27).wrapping_mul(0x94d0_49bb_1331_11eb);
        mixed ^ mixed >> 31
    }

    fn below(&mut self, end: usize) -> usize {
        (self.next() % end.max(1) as u64) as usize
    }
}

/// A copy with one to four kinds of damage.
fn damaged(good: &[u8], chance: &mut Chance) -> Vec<u8> {
    let mut bytes = good.to_vec();
    for _ in 0..=chance.below(4) {
        damage(&mut bytes, chance);
    }
    bytes
}

fn damage(bytes: &mut Vec<u8>, chance: &mut Chance) {
    let at = chance.below(bytes.len());
    let number = NUMBERS[chance.below(NUMBERS.len())].to_le_bytes();
    match chance.below(7) {
        0 => {
            if let Some(byte) = bytes.get_mut(at) {
                *byte ^= 1 << chance.below(8);
            }
        }
        1 => bytes.truncate(at),
        2 => {
            let end = (at + chance.below(60)).min(bytes.len());
            let piece = bytes[at..end].to_vec();
            let to = chance.below(bytes.len());
            bytes.splice(to..to, piece);
        }
        3 => {
            let end = (at + chance.below(60)).min(bytes.len());
            bytes.drain(at..end);
        }
        4 => overwrite(bytes, at, &number[..2]),
        5 => overwrite(bytes, at, &number),
        _ => {
            // Heads of files, of the list of contents and of its end are near such letters.
            let heads: Vec<usize> = (0..bytes.len())
                .filter(|at| bytes[*at..].starts_with(b"PK"))
                .collect();
            let head = heads.get(chance.below(heads.len())).copied().unwrap_or(0);
            let field = head + 4 + chance.below(44);
            overwrite(bytes, field, &number[..2 + 2 * chance.below(2)]);
        }
    }
}

fn overwrite(bytes: &mut [u8], at: usize, number: &[u8]) {
    for (to, from) in bytes.iter_mut().skip(at).zip(number) {
        *to = *from;
    }
}

/// Damages `good` [`ROUNDS`] times and shows every copy to `look`, which says whether anything
/// was still read. Some must be, and some not: else the damage is of no use.
fn try_all(seed: u64, good: &[u8], look: impl Fn(&[u8]) -> bool) {
    assert!(look(good), "the undamaged file is read");
    let mut chance = Chance(seed);
    let read = (0..ROUNDS)
        .filter(|_| look(&damaged(good, &mut chance)))
        .count();
    assert!(read > 0, "no damaged file was read");
    assert!(read < ROUNDS as usize, "every damaged file was read");
}

/// Reads an archive as far as it goes; what comes out is never more than 1,100 times what went in
/// (deflate's limit), and a megabyte.
fn look_at_archive(bytes: &[u8]) -> bool {
    let most = bytes.len() * 1_100 + (1 << 20);
    match open_whole(bytes) {
        Ok(Opened::Hearsay(archive)) => {
            let plan = plan_whole(&archive, HashMap::new(), bytes);
            let all = plan.new.len() + plan.damaged.len();
            assert_eq!(all, archive.records.len());
            assert!(archive.quarantined.len() <= bytes.len());
            plan.damaged.is_empty() && archive.quarantined.is_empty()
        }
        Ok(Opened::Foreign(listing)) => {
            let mut out = 0;
            for file in listing.rows.iter().filter_map(|row| row.sound.as_ref()) {
                let range = file.range();
                let part = &bytes[range.start as usize..range.end as usize];
                out += file.open(part).map_or(0, |sound| sound.samples.len());
            }
            assert!(out <= most, "{out} of {}", bytes.len());
            out > 0
        }
        Err(_) => false,
    }
}

fn small_ledger() -> Vec<Entry> {
    let mut entries: Vec<Entry> = Vec::new();
    for now in 0..5 {
        entries.push(append(
            entries.last(),
            Event::ClockMoved { by_ms: -1 },
            None,
            now,
        ));
    }
    entries
}

#[test]
fn damaged_archives_of_ours_do_no_harm() {
    let (good, _) = export(contents(), &sounds());
    try_all(1, &good, look_at_archive);
}

#[test]
fn damaged_archives_of_others_do_no_harm() {
    let good = pack(&[
        deflated("x/a1.wav", &sound(1, 400)),
        stored("x/a2.wav", &sound(2, 40)),
        deflated(
            "x/t.csv",
            b"time,audio,transcript\n2019-03-01,a1.wav,hi\n,a2,ho\n",
        ),
    ]);
    try_all(2, &good, look_at_archive);
}

#[test]
fn damaged_sound_does_no_harm() {
    try_all(3, &sound(1, 60), |bytes| match read_wav(bytes) {
        Ok(sound) => {
            assert!(sound.samples.len() <= bytes.len());
            true
        }
        Err(_) => false,
    });
}

#[test]
fn damaged_histories_do_no_harm() {
    let (archive, _) = export(contents(), &sounds());
    let start = b"{\"format\"";
    let from = archive
        .windows(start.len())
        .position(|it| it == start)
        .unwrap();
    let to = archive[from..]
        .windows(4)
        .position(|it| it == b"PK\x03\x04")
        .unwrap();
    let good = &archive[from..from + to];
    try_all(4, good, |bytes| match parsers::history(bytes) {
        Some((taken, refused)) => {
            assert!(taken + refused <= bytes.len());
            refused == 0
        }
        None => false,
    });
}

#[test]
fn damaged_tables_do_no_harm() {
    let good =
        b"time,audio file,transcript\r\n2019-03-01T10:20:30Z,a.wav,\"hi, you\"\r\n,b.wav,x\r\n";
    try_all(5, good, |bytes| match parsers::transcripts(bytes) {
        Some(rows) => {
            assert!(rows <= bytes.len());
            true
        }
        None => false,
    });
}

#[test]
fn damaged_ledgers_do_no_harm_and_no_damage_that_matters_is_missed() {
    let entries = small_ledger();
    let kept = Checkpoint::of(entries.last());
    let good = write_lines(&entries).unwrap();
    try_all(6, good.as_bytes(), |bytes| {
        let read = read_lines(bytes);
        let holds = check_against(&read.entries, &kept).holds();
        if holds && read.refused.is_empty() {
            assert_eq!(read.entries, entries);
        }
        check(&read.entries).holds()
    });
}

#[test]
fn damaged_codes_do_no_harm() {
    let kept = Checkpoint::of(small_ledger().last());
    try_all(7, kept.qr_payload().as_bytes(), |bytes| {
        let text = String::from_utf8_lossy(bytes);
        text.parse::<Checkpoint>().is_ok()
    });
}
