//! Checkpoints: what a chain alone cannot show, and codes that people type.

use crate::{ledger, wakes};
use hearsay_speaker::ledger::{ChainFault, Checkpoint, LedgerError, check, check_against};
use proptest::prelude::*;

fn any_checkpoint() -> impl Strategy<Value = Checkpoint> {
    any::<(u32, u64, [u8; 16])>().prop_map(|(count, time, hash)| Checkpoint {
        count,
        time: time >> 16,
        hash,
    })
}

#[test]
fn a_ledger_written_anew_passes_alone_and_is_found_beside_a_checkpoint() {
    let kept = Checkpoint::of(wakes(&[1, 2, 3]).last());
    let anew = wakes(&[1, 9, 3]);
    assert!(check(&anew).holds());
    let problem = check_against(&anew, &kept).problem.unwrap();
    assert_eq!((problem.at, problem.fault), (2, ChainFault::Rewritten));
}

#[test]
fn a_checkpoint_of_an_empty_ledger_fits_every_ledger() {
    let kept = Checkpoint::of(None);
    assert!(check_against(&[], &kept).holds());
    assert!(check_against(&wakes(&[1, 2]), &kept).holds());
}

#[test]
fn codes_are_forgiving_about_looks_and_strict_about_letters() {
    let kept = Checkpoint::of(wakes(&[1_700_000_000_000]).last());
    let code = kept.to_string();
    let sloppy = code.to_lowercase().replace('-', " ").replace('0', "o");
    assert_eq!(sloppy.replace('1', "l").parse(), Ok(kept));
    assert_eq!(kept.qr_payload().parse(), Ok(kept));

    assert_eq!(
        code[..53].parse::<Checkpoint>(),
        Err(LedgerError::CodeLength { found: 43 })
    );
    let odd = code.replacen('0', "!", 1);
    assert_eq!(odd.parse::<Checkpoint>(), Err(LedgerError::CodeLetter('!')));
}

#[test]
fn a_code_of_another_kind_says_so() {
    // Version 2, everything else zero; the check symbol is found by trying.
    let body = format!("0G{}", "0".repeat(41));
    let codes = "0123456789ABCDEFGHJKMNPQRSTVWXYZ*~$=U".chars();
    let read: Vec<_> = codes
        .map(|check| format!("{body}{check}").parse::<Checkpoint>())
        .filter(|read| !matches!(read, Err(LedgerError::CodeMistyped)))
        .collect();
    assert!(
        matches!(read.as_slice(), [Err(LedgerError::CodeVersion(2))]),
        "{read:?}"
    );
}

proptest! {
    #[test]
    fn truncation_is_found_with_a_checkpoint_and_not_without(
        entries in ledger(1..20),
        keep: prop::sample::Index,
    ) {
        let kept = Checkpoint::of(entries.last());
        prop_assert!(check_against(&entries, &kept).holds());
        let keep = keep.index(entries.len());
        let less = &entries[..keep];
        prop_assert!(check(less).holds());
        let problem = check_against(less, &kept).problem.unwrap();
        let missing = (entries.len() - keep) as u64;
        prop_assert_eq!(problem.at, keep);
        prop_assert_eq!(problem.fault, ChainFault::Truncated { missing });
    }

    #[test]
    fn what_is_appended_after_a_checkpoint_does_not_disturb_it(
        entries in ledger(0..20),
        at: prop::sample::Index,
    ) {
        let at = at.index(entries.len() + 1);
        let kept = Checkpoint::of(entries[..at].last());
        prop_assert!(check_against(&entries, &kept).holds());
    }

    #[test]
    fn any_code_is_short_in_groups_of_four_and_comes_back(kept in any_checkpoint()) {
        let code = kept.to_string();
        prop_assert!(code.len() <= 64, "{}", code);
        prop_assert!(code.split('-').all(|group| group.len() == 4));
        prop_assert_eq!(code.parse(), Ok(kept));
        prop_assert_eq!(kept.qr_payload().parse(), Ok(kept));
    }

    #[test]
    fn one_wrong_letter_is_noticed(
        kept in any_checkpoint(),
        at: prop::sample::Index,
        by in 1usize..32,
    ) {
        let symbols: Vec<char> = "0123456789ABCDEFGHJKMNPQRSTVWXYZ".chars().collect();
        let mut code: Vec<char> = kept.to_string().chars().filter(|it| *it != '-').collect();
        let at = at.index(code.len() - 1);
        let was = symbols.iter().position(|it| *it == code[at]).unwrap();
        code[at] = symbols[(was + by) % 32];
        let read: Result<Checkpoint, _> = code.iter().collect::<String>().parse();
        prop_assert_eq!(read, Err(LedgerError::CodeMistyped));
    }

    #[test]
    fn two_swapped_letters_are_noticed(kept in any_checkpoint(), at: prop::sample::Index) {
        let mut code: Vec<char> = kept.to_string().chars().filter(|it| *it != '-').collect();
        let at = at.index(code.len() - 2);
        prop_assume!(code[at] != code[at + 1]);
        code.swap(at, at + 1);
        let read: Result<Checkpoint, _> = code.iter().collect::<String>().parse();
        prop_assert_eq!(read, Err(LedgerError::CodeMistyped));
    }

    #[test]
    fn any_text_is_read_without_harm(text in "\\PC{0,200}") {
        // Nothing but a code is one.
        prop_assert!(text.parse::<Checkpoint>().is_err());
    }
}
