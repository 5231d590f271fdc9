//! A disk that forgets, or somebody who meddles.

use hearsay::vault::{Vault, VaultError};
use hearsay_speaker::record::{Condition, Recording};
use js_sys::{Object, Reflect, Uint8Array};
use wasm_bindgen::JsValue;
use wasm_bindgen_test::wasm_bindgen_test;

use crate::support::{RATE, fresh, meddle, noise, open, place, record, same, turned, value};

/// A vault with a recording `bad` to be damaged and one `good`.
async fn two(name: &str) -> (Vault, Recording, Vec<f32>) {
    let vault = fresh(name).await;
    record(&vault, "bad", 2, &noise(41, RATE * 2)).await;
    let spoken = noise(42, RATE);
    let good = record(&vault, "good", 1, &spoken).await;
    // A page that has not looked at any of it yet.
    (open(name).await.unwrap(), good, spoken)
}

/// The damaged one is labelled, cannot be read, and harms nobody.
async fn is_contained((vault, good, spoken): (Vault, Recording, Vec<f32>)) {
    let list = vault.list().await.unwrap();
    assert_eq!(list.len(), 2);
    assert_eq!(list[0].head.id, "bad");
    assert_eq!(list[0].condition, Condition::Damaged);
    assert_eq!(list[1], good);
    assert!(same(&vault.samples("good").await.unwrap(), &spoken));
    assert_eq!(vault.samples("bad").await, Err(VaultError::Damaged));
    assert!(vault.recover().await.unwrap().is_empty());
}

/// The row of `bad` with one field changed.
async fn row_with(name: &str, field: &str, change: impl Fn(&JsValue) -> JsValue) -> JsValue {
    let row = value(name, "recordings", &"bad".into()).await;
    let copy = Object::assign(&Object::new(), &row.into());
    let changed = change(&Reflect::get(&copy, &field.into()).unwrap());
    Reflect::set(&copy, &field.into(), &changed).unwrap();
    copy.into()
}

#[wasm_bindgen_test]
async fn one_bit_of_sound_is_noticed() {
    for at in [0, 11, 12, 9_000, 16_027] {
        let vault = two("t-bit").await;
        let piece = turned(&value("t-bit", "pieces", &place("bad", 2)).await, at);
        meddle("t-bit", "pieces", &place("bad", 2), Some(&piece)).await;
        is_contained(vault).await;
    }
}

#[wasm_bindgen_test]
async fn a_bit_turned_after_listing_is_noticed_when_read() {
    let (vault, ..) = two("t-bit-late").await;
    assert_eq!(vault.list().await.unwrap()[0].condition, Condition::Whole);
    let piece = turned(&value("t-bit-late", "pieces", &place("bad", 0)).await, 100);
    meddle("t-bit-late", "pieces", &place("bad", 0), Some(&piece)).await;
    assert_eq!(vault.samples("bad").await, Err(VaultError::Damaged));
    assert_eq!(vault.list().await.unwrap()[0].condition, Condition::Damaged);
}

#[wasm_bindgen_test]
async fn pieces_that_changed_places_are_noticed() {
    let vault = two("t-swap").await;
    let (first, second) = (place("bad", 0), place("bad", 1));
    let (one, two) = (
        value("t-swap", "pieces", &first).await,
        value("t-swap", "pieces", &second).await,
    );
    meddle("t-swap", "pieces", &first, Some(&two)).await;
    meddle("t-swap", "pieces", &second, Some(&one)).await;
    is_contained(vault).await;
}

#[wasm_bindgen_test]
async fn a_missing_piece_is_noticed_wherever_it_was() {
    for number in 0..4 {
        let vault = two("t-missing").await;
        meddle("t-missing", "pieces", &place("bad", number), None).await;
        is_contained(vault).await;
    }
}

#[wasm_bindgen_test]
async fn a_piece_too_many_is_noticed() {
    let vault = two("t-extra").await;
    let piece = value("t-extra", "pieces", &place("bad", 3)).await;
    meddle("t-extra", "pieces", &place("bad", 4), Some(&piece)).await;
    is_contained(vault).await;
}

#[wasm_bindgen_test]
async fn a_damaged_or_swapped_head_or_tail_is_noticed() {
    for field in ["head", "tail"] {
        let vault = two("t-ends").await;
        let row = row_with("t-ends", field, |bytes| turned(bytes, 20)).await;
        meddle("t-ends", "recordings", &"bad".into(), Some(&row)).await;
        // Sound can still be opened where only the head is lost, and that is as it should be.
        if field == "tail" {
            is_contained(vault).await;
        } else {
            let list = vault.0.list().await.unwrap();
            assert_eq!(
                (list[0].condition, list[1].condition),
                (Condition::Damaged, Condition::Whole)
            );
            assert_eq!(list[0].head.started, 2);
        }
    }
}

#[wasm_bindgen_test]
async fn rows_that_make_no_sense_are_damaged_rows() {
    let short = Uint8Array::new_with_length(3).into();
    let nonsense = [JsValue::NULL, 7.into(), "row".into(), Object::new().into()];
    for row in nonsense {
        let vault = two("t-nonsense").await;
        meddle("t-nonsense", "recordings", &"bad".into(), Some(&row)).await;
        let list = vault.0.list().await.unwrap();
        assert_eq!(
            list.iter()
                .filter(|kept| kept.condition == Condition::Damaged)
                .count(),
            1
        );
        assert_eq!(vault.0.samples("bad").await, Err(VaultError::Damaged));
    }
    let vault = two("t-nonsense").await;
    let row = row_with("t-nonsense", "tail", |_| JsValue::clone(&short)).await;
    meddle("t-nonsense", "recordings", &"bad".into(), Some(&row)).await;
    is_contained(vault).await;
}

#[wasm_bindgen_test]
async fn something_else_in_the_place_of_a_key_is_damage() {
    let vault = two("t-no-key").await;
    meddle("t-no-key", "keys", &"bad".into(), Some(&"not a key".into())).await;
    is_contained(vault).await;
}
