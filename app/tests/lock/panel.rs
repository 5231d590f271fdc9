//! The panel alone: what is asked before it is sent, and what is sent.

use crate::stage::{Stage, wait};
use hearsay::shared::Command;
use hearsay::shared::lock::{
    GivenKey, LockCommand, LockProgress, LockStatus, NewPassphrase, ShownOnce, Weighed,
};
use hearsay_speaker::lock::{hierarchy::WaysIn, say, strength::Strength};
use leptos::prelude::*;
use wasm_bindgen::JsCast;
use wasm_bindgen_test::wasm_bindgen_test;
use web_sys::{HtmlElement, HtmlInputElement};

async fn panel(status: LockStatus) -> Stage {
    let stage = Stage::new().await;
    stage.element("#privacy-lock").click();
    stage.shared.lock.status.set(status);
    stage.shared.lock.ways.set(WaysIn {
        passphrase: status != LockStatus::None,
        recovery_codes: 10,
        ..WaysIn::default()
    });
    leptos::task::tick().await;
    stage
}

fn fill(stage: &Stage, id: &str, text: &str) {
    let input: HtmlInputElement = stage.element(id).unchecked_into();
    input.set_value(text);
    let event = web_sys::Event::new("input").unwrap();
    input.dispatch_event(&event).unwrap();
}

fn value(stage: &Stage, id: &str) -> String {
    stage
        .element(id)
        .unchecked_into::<HtmlInputElement>()
        .value()
}

fn sent(stage: &Stage) -> Vec<LockCommand> {
    let all = stage.sent().into_iter();
    let lock = all.filter_map(|command| match command {
        Command::Lock(LockCommand::Weigh(_)) => None,
        Command::Lock(command) => Some(command),
        _ => None,
    });
    lock.collect()
}

fn estimate(score: u8) -> Weighed {
    Weighed::Known(Strength {
        score,
        guesses_log10: 12.0,
        warning: Some("This is a warning.".to_owned()),
        suggestions: Vec::new(),
    })
}

#[wasm_bindgen_test]
async fn a_lock_is_set_only_with_two_equal_good_passphrases_and_the_warning_ticked() {
    let stage = panel(LockStatus::None).await;
    assert!(stage.text(".lock").contains(say::NO_LOCK));
    assert!(stage.text(".lock-agree").contains(say::ALL_LOST));
    let send = || stage.the("button", "Set the lock").click();

    fill(&stage, "#lock-set-new", "one two three four");
    fill(&stage, "#lock-set-again", "one two three five");
    send();
    assert!(sent(&stage).is_empty(), "the warning is not ticked");
    stage.element(".lock-agree input").click();
    send();
    leptos::task::tick().await;
    assert!(stage.text(".lock-problem").contains("differ"));

    fill(&stage, "#lock-set-again", "one two three four");
    stage.shared.lock.weighed.set(estimate(1));
    leptos::task::tick().await;
    assert!(stage.text(".lock-strength").contains("This is a warning."));
    send();
    leptos::task::tick().await;
    assert!(stage.text(".lock-problem").contains("too easily"));
    assert!(sent(&stage).is_empty());

    stage.shared.lock.weighed.set(estimate(4));
    send();
    let new = NewPassphrase("one two three four".to_owned());
    assert_eq!(sent(&stage), [LockCommand::Set(new)]);
    assert_eq!(value(&stage, "#lock-set-new"), "", "nothing stays typed");
}

#[wasm_bindgen_test]
async fn the_strength_that_cannot_be_had_is_told_and_holds_nobody_up() {
    let stage = panel(LockStatus::None).await;
    stage.shared.lock.weighed.set(Weighed::Missing);
    leptos::task::tick().await;
    assert!(stage.text(".lock-strength").contains("cannot be shown"));
    fill(&stage, "#lock-set-new", "one two three four");
    fill(&stage, "#lock-set-again", "one two three four");
    stage.element(".lock-agree input").click();
    stage.the("button", "Set the lock").click();
    assert_eq!(sent(&stage).len(), 1);
}

#[wasm_bindgen_test]
async fn a_passphrase_is_hidden_until_it_is_shown_and_known_to_password_managers() {
    let stage = panel(LockStatus::None).await;
    let field: HtmlInputElement = stage.element("#lock-set-new").unchecked_into();
    assert_eq!(field.type_(), "password");
    assert_eq!(field.get_attribute("autocomplete").unwrap(), "new-password");
    let show = stage.the("button", "Show: New passphrase");
    show.click();
    leptos::task::tick().await;
    assert_eq!(field.type_(), "text");
    assert_eq!(show.get_attribute("aria-pressed").unwrap(), "true");
    let described = field.get_attribute("aria-describedby").unwrap();
    for id in described.split(' ') {
        assert!(
            document().get_element_by_id(id).is_some(),
            "{id} is in the page"
        );
    }
}

#[wasm_bindgen_test]
async fn opening_asks_for_what_is_set_up_and_tells_what_is_wrong() {
    let stage = panel(LockStatus::Locked).await;
    fill(&stage, "#lock-open-passphrase", "a passphrase");
    stage.the("button", "Open").click();
    let given = GivenKey::Passphrase {
        text: "a passphrase".to_owned(),
        code: String::new(),
    };
    assert_eq!(sent(&stage), [LockCommand::Unlock(given)]);

    let why = "This is not the passphrase. Try again.";
    let progress = stage.shared.lock.progress;
    progress.set(LockProgress::Refused(why.to_owned()));
    leptos::task::tick().await;
    assert_eq!(stage.text("#lock-outcome"), why);
    let field = stage.element("#lock-open-passphrase");
    assert_eq!(field.get_attribute("aria-invalid").unwrap(), "true");
    assert!(
        field
            .get_attribute("aria-describedby")
            .unwrap()
            .contains("lock-outcome")
    );

    stage.shared.lock.ways.update(|ways| ways.codes = true);
    leptos::task::tick().await;
    assert!(stage.element("#lock-open-code").has_attribute("required"));

    stage.the("radio", "Recovery code").click();
    leptos::task::tick().await;
    fill(&stage, "#lock-open-recovery", "abc");
    stage.the("button", "Open with the recovery code").click();
    let given = GivenKey::Recovery("abc".to_owned());
    assert_eq!(sent(&stage), [LockCommand::Unlock(given)]);
}

#[wasm_bindgen_test]
async fn recovery_codes_stay_until_they_are_seen_and_the_focus_is_never_lost() {
    let stage = panel(LockStatus::Open { locks_at: None }).await;
    stage.shared.lock.shown_once.set(Some(ShownOnce {
        authenticator: None,
        recovery: vec!["AAAAAAA-BBBBBBB-CCCCCCC".to_owned()],
    }));
    wait(100).await;
    let active = || document().active_element().unwrap().id();
    assert_eq!(active(), "lock-codes-name");
    assert!(
        stage
            .text(".lock-codes")
            .contains("AAAAAAA-BBBBBBB-CCCCCCC")
    );
    let save = stage.the("link", "Save as a text file");
    let address = save.get_attribute("href").unwrap();
    assert!(address.starts_with("data:text/plain") && address.contains("AAAAAAA-BBBBBBB"));
    stage.the("button", "I have them on paper").click();
    assert_eq!(sent(&stage), [LockCommand::Seen]);
    assert_eq!(active(), "lock-name");
}

#[wasm_bindgen_test]
async fn an_open_lock_can_be_locked_and_each_part_opens_its_form() {
    let stage = panel(LockStatus::Open { locks_at: None }).await;
    stage.the("button", "Lock now").click();
    assert_eq!(sent(&stage), [LockCommand::LockNow]);
    stage.shared.lock.passkeys.set(true);
    let parts = document()
        .query_selector_all("details.lock-part > summary")
        .unwrap();
    assert_eq!(parts.length(), 5);
    for at in 0..parts.length() {
        parts
            .item(at)
            .unwrap()
            .unchecked_into::<HtmlElement>()
            .click();
    }
    wait(100).await;
    for name in [
        "Change the passphrase",
        "Add an authenticator app",
        "Add a passkey",
        "Make new recovery codes",
        "Remove the lock",
    ] {
        stage.the("button", name);
    }
    fill(&stage, "#lock-remove-passphrase", "a passphrase");
    stage.the("button", "Remove the lock").click();
    assert!(matches!(sent(&stage).as_slice(), [LockCommand::Remove(_)]));
}
