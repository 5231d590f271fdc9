//! Letters to sound, held to words of the dictionary that the rules were not learned from.

use hearsay_speaker::understand::{PHONES, letters_to_sound};

const HELD_OUT: &str = include_str!("held_out.txt");
/// `ARPAbet`'s one-letter form, in the order of the phones.
const CODES: &str = "_a@AcWYbCdDERefghIiJklmnGoOprsStTUuvwyzZ";

/// Fewest changes that turn one line of phones into the other.
fn distance(one: &[&str], other: &[&str]) -> usize {
    let mut row: Vec<usize> = (0..=other.len()).collect();
    for (i, a) in one.iter().enumerate() {
        let mut before = row[0];
        row[0] = i + 1;
        for (j, b) in other.iter().enumerate() {
            let change = before + usize::from(a != b);
            before = row[j + 1];
            row[j + 1] = change.min(row[j] + 1).min(before + 1);
        }
    }
    row[other.len()]
}

#[test]
fn words_outside_the_dictionary_are_said_about_right() {
    let (mut wrong, mut all, mut words, mut whole) = (0, 0, 0, 0);
    for line in HELD_OUT.lines() {
        let (word, codes) = line.split_once(' ').unwrap();
        let meant: Vec<&str> = codes
            .chars()
            .map(|code| PHONES[CODES.chars().position(|c| c == code).unwrap()])
            .collect();
        let said = letters_to_sound(word);
        let errors = distance(&said, &meant);
        wrong += errors;
        all += meant.len();
        words += 1;
        whole += usize::from(errors == 0);
    }
    let rate = 100.0 * f64::from(u32::try_from(wrong).unwrap()) / all as f64;
    println!("{words} words, {whole} without error; phone error rate {rate:.1} %");
    assert!(words > 1000);
    assert!(rate < 15.0, "phone error rate {rate:.1} %");
}

#[test]
fn any_spelling_can_be_said() {
    assert_eq!(letters_to_sound(""), Vec::<&str>::new());
    assert_eq!(letters_to_sound("123 !?"), Vec::<&str>::new());
    assert!(letters_to_sound("xqzt").len() >= 2);
    assert!(letters_to_sound(&"ough".repeat(2000)).len() > 1000);
}
