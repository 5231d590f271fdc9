//! Every control is found by role and name and sends what it says.

use crate::stage::{Stage, wait};
use hearsay::{
    glass::HOLD_MS,
    shared::{Command, MicProof, Sensitivity, Settings},
};
use hearsay_speaker::Input;
use leptos::prelude::*;
use wasm_bindgen::JsCast;
use wasm_bindgen_test::wasm_bindgen_test;
use web_sys::{HtmlElement, HtmlInputElement, KeyboardEvent, KeyboardEventInit, PointerEvent};

fn key(button: &HtmlElement, kind: &str, key: &str, repeat: bool) {
    let init = KeyboardEventInit::new();
    init.set_key(key);
    init.set_repeat(repeat);
    init.set_cancelable(true);
    let event = KeyboardEvent::new_with_keyboard_event_init_dict(kind, &init).unwrap();
    button.dispatch_event(&event).unwrap();
}

fn pointer(button: &HtmlElement, kind: &str) {
    button
        .dispatch_event(&PointerEvent::new(kind).unwrap())
        .unwrap();
}

#[wasm_bindgen_test]
async fn the_start_button_asks_once_and_goes_away() {
    let stage = Stage::new().await;
    assert!(stage.the("button", "Action").has_attribute("disabled"));
    stage.the("button", "Start the speaker").click();
    assert_eq!(stage.sent(), [Command::Start]);
    stage.feed([Input::PowerOn]).await;
    assert!(stage.find("button", "Start the speaker").is_none());
}

#[wasm_bindgen_test]
async fn a_short_key_press_taps_and_a_long_one_holds() {
    let stage = Stage::hearing().await;
    let action = stage.the("button", "Action");
    for name in [" ", "Enter"] {
        key(&action, "keydown", name, false);
        key(&action, "keyup", name, false);
        assert_eq!(stage.sent(), [Command::Tap], "{name:?} tapped");
        key(&action, "keydown", name, false);
        key(&action, "keydown", name, true);
        wait(HOLD_MS + 100).await;
        key(&action, "keydown", name, true);
        assert_eq!(stage.sent(), [Command::Hold(true)], "{name:?} held");
        key(&action, "keyup", name, false);
        assert_eq!(stage.sent(), [Command::Hold(false)], "{name:?} let go");
    }
}

#[wasm_bindgen_test]
async fn a_pointer_taps_holds_and_never_leaves_the_microphone_held() {
    let stage = Stage::hearing().await;
    let action = stage.the("button", "Action");
    pointer(&action, "pointerdown");
    pointer(&action, "pointerup");
    assert_eq!(stage.sent(), [Command::Tap]);
    pointer(&action, "pointerdown");
    wait(HOLD_MS + 100).await;
    pointer(&action, "pointerleave");
    assert_eq!(stage.sent(), [Command::Hold(true), Command::Hold(false)]);
    pointer(&action, "pointerdown");
    pointer(&action, "pointercancel");
    wait(HOLD_MS + 100).await;
    assert!(
        stage.sent().is_empty(),
        "a press that was taken away does nothing"
    );
    action.click();
    assert_eq!(
        stage.sent(),
        [Command::Tap],
        "assistive technology clicks without a pointer"
    );
}

#[wasm_bindgen_test]
async fn the_microphone_switch_says_what_pressing_it_does_and_shows_proof() {
    let stage = Stage::hearing().await;
    let switch = stage.the("button", "Mute microphone");
    assert_eq!(switch.get_attribute("aria-pressed").unwrap(), "false");
    switch.click();
    assert_eq!(stage.sent(), [Command::Microphone(false)]);
    stage.feed([Input::Microphone(false)]).await;
    stage.shared.proof.set(MicProof {
        track_state: "ended".into(),
        checked_since_off: 48_000,
        ..MicProof::default()
    });
    leptos::task::tick().await;
    let switch = stage.the("button", "Unmute microphone");
    assert_eq!(switch.get_attribute("aria-pressed").unwrap(), "true");
    let proof = stage.text(".proof");
    assert!(proof.contains("ended"), "{proof}");
    assert!(proof.contains("every one exactly zero"), "{proof}");
    switch.click();
    assert_eq!(stage.sent(), [Command::Microphone(true)]);
}

fn settings(stage: &Stage) -> Settings {
    match stage.sent().as_slice() {
        [Command::Settings(settings)] => settings.clone(),
        other => panic!("expected new settings, got {other:?}"),
    }
}

#[wasm_bindgen_test]
async fn every_setting_has_a_name_and_sends_the_whole_set() {
    let stage = Stage::hearing().await;
    let event = |kind: &str| web_sys::Event::new(kind).unwrap();
    let set = |role: &str, name: &str, kind: &str, value: &str| {
        let input: HtmlInputElement = stage.the(role, name).unchecked_into();
        input.set_value(value);
        input.dispatch_event(&event(kind)).unwrap();
        settings(&stage)
    };
    assert_eq!(set("slider", "Volume", "input", "8").volume, 8);
    assert_eq!(
        set("slider", "Talker direction", "input", "-45").talker,
        -45.0
    );
    assert_eq!(
        set("spinbutton", "Silence after speech", "change", "1.2").end_silence,
        1.2
    );
    assert_eq!(
        set("spinbutton", "No speech at all", "change", "8").no_speech,
        8.0
    );
    assert_eq!(
        set("spinbutton", "Longest recording", "change", "900").hard_cap,
        60.0
    );
    assert!(set("slider", "Threshold", "input", "400").threshold > Some(0.95));
    stage.the("radio", "High").click();
    assert_eq!(settings(&stage).sensitivity, Sensitivity::High);
    for name in ["Sounds", "Spoken answers"] {
        stage.the("switch", name).click();
        let now = settings(&stage);
        assert!(now.earcons != now.speech, "{name} alone was switched");
    }
    stage.the("combobox", "Microphone");
    stage.the("meter", "Input level");
    stage.the("meter", "Wake-word score");
}

#[wasm_bindgen_test]
async fn every_part_of_the_page_is_a_named_region() {
    let stage = Stage::hearing().await;
    for name in [
        "Speaker",
        "Sound path",
        "History",
        "Settings",
        "What the light says",
        "About the hearing",
    ] {
        stage.the("region", name);
    }
}
