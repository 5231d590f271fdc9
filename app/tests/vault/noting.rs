//! Notes and the ledger.

use futures_util::future::{join, join_all};
use hearsay::vault::{Vault, VaultError};
use serde::{Deserialize, Serialize};
use wasm_bindgen_test::wasm_bindgen_test;

use crate::support::{fresh, meddle, open};

#[derive(Debug, PartialEq, Serialize, Deserialize)]
struct Note {
    text: String,
    number: u64,
}

fn note(text: &str) -> Note {
    Note {
        text: text.to_owned(),
        number: u64::MAX,
    }
}

#[wasm_bindgen_test]
async fn a_note_comes_back_and_gives_way_to_the_next() {
    let vault = fresh("t-notes").await;
    assert_eq!(vault.note::<Note>("house").await, Ok(None));
    vault.set_note("house", &note("first")).await.unwrap();
    vault.set_note("other", &note("other")).await.unwrap();
    vault.set_note("house", &note("\"}\u{0}é")).await.unwrap();
    drop(vault);
    let vault = open("t-notes").await.unwrap();
    assert_eq!(vault.note("house").await, Ok(Some(note("\"}\u{0}é"))));
    vault.remove_note("house").await.unwrap();
    vault.remove_note("house").await.unwrap();
    assert_eq!(vault.note::<Note>("house").await, Ok(None));
    assert_eq!(vault.note("other").await, Ok(Some(note("other"))));
}

#[wasm_bindgen_test]
async fn a_spoiled_note_is_said_to_be_unreadable() {
    let vault = fresh("t-notes-bad").await;
    for spoiled in ["{", "{\"text\":1}", ""] {
        meddle(
            "t-notes-bad",
            "notes",
            &"house".into(),
            Some(&spoiled.into()),
        )
        .await;
        let read = vault.note::<Note>("house").await;
        assert!(matches!(read, Err(VaultError::Unexpected(_))), "{spoiled}");
    }
    meddle("t-notes-bad", "notes", &"house".into(), Some(&7.into())).await;
    assert!(vault.note::<Note>("house").await.is_err());
}

/// Appends a line that says which line it follows.
async fn append(vault: &Vault, name: &str) {
    let make = |last: Option<String>| {
        let number = last.as_ref().map_or(0, |last| {
            let number: u64 = last.split(' ').next().unwrap().parse().unwrap();
            number + 1
        });
        vec![(number, format!("{number} {name}"))]
    };
    vault.append_ledger(make).await.unwrap();
}

#[wasm_bindgen_test]
async fn two_tabs_that_append_at_once_make_one_chain() {
    let here = fresh("t-ledger").await;
    let there = open("t-ledger").await.unwrap();
    let from = |vault: Vault, name: &'static str| async move {
        join_all((0..12).map(|_| append(&vault, name))).await;
    };
    join(from(here.clone(), "here"), from(there, "there")).await;
    let lines = here.ledger_lines().await.unwrap();
    assert_eq!(lines.len(), 24);
    for (number, line) in lines.iter().enumerate() {
        assert_eq!(line.split(' ').next().unwrap(), number.to_string());
    }
    for name in ["here", "there"] {
        assert_eq!(
            lines
                .iter()
                .filter(|line| line.split(' ').nth(1) == Some(name))
                .count(),
            12
        );
    }
}

#[wasm_bindgen_test]
async fn a_number_that_is_taken_is_refused_and_nothing_is_appended() {
    let vault = fresh("t-ledger-taken").await;
    let mut seen = Some("not asked".to_owned());
    let make = |last: Option<String>| {
        seen = last;
        vec![(7, "seven".to_owned())]
    };
    vault.append_ledger(make).await.unwrap();
    assert_eq!(seen, None);
    let again = vault
        .append_ledger(|_| vec![(6, "six".to_owned()), (7, "eight".to_owned())])
        .await;
    assert!(matches!(again, Err(VaultError::Unexpected(_))));
    vault.append_ledger(|_| Vec::new()).await.unwrap();
    assert_eq!(vault.ledger_lines().await.unwrap(), ["seven"]);
}

#[wasm_bindgen_test]
async fn lines_are_in_the_order_of_their_numbers_and_a_spoiled_one_leaves_a_gap_to_see() {
    let vault = fresh("t-ledger-order").await;
    for number in [1_u64, 2, 9, 10, 11] {
        let line = (number, format!("line {number}"));
        vault.append_ledger(|_| vec![line]).await.unwrap();
    }
    meddle("t-ledger-order", "ledger", &9.into(), Some(&0.into())).await;
    assert_eq!(
        vault.ledger_lines().await.unwrap(),
        ["line 1", "line 2", "", "line 10", "line 11"]
    );
}
