//! The light and the sentence follow the speaker.

use crate::stage::{Stage, capture, name, wait};
use hearsay::glass::{LIGHTS, look, meaning};
use hearsay_speaker::{EndReason, FaultKind, Initiator, Input, Owner};
use wasm_bindgen::JsCast;
use wasm_bindgen_test::wasm_bindgen_test;
use web_sys::{CanvasRenderingContext2d, HtmlCanvasElement};

#[wasm_bindgen_test]
async fn the_sentence_and_the_ring_follow_a_whole_request() {
    let stage = Stage::new().await;
    assert_eq!(stage.status(), "The speaker is off");
    let ring = || name(&stage.the("img", "Light ring"));
    stage.feed([Input::PowerOn]).await;
    assert_eq!(stage.status(), "Setting up");
    assert_eq!(ring(), "Light ring: Orange, turning clockwise");
    stage.feed([Input::HearingReady]).await;
    assert!(
        stage.status().starts_with("Waiting for"),
        "{}",
        stage.status()
    );
    assert_eq!(ring(), "Light ring: Dark");
    stage.feed(capture(Initiator::WakeWord, Owner::Cloud)).await;
    assert_eq!(stage.status(), "Listening");
    assert_eq!(ring(), "Light ring: Solid blue, cyan toward the talker");
    let ended = Input::CaptureEnded {
        reason: EndReason::Silence,
        spoke: true,
        duration_ms: 3000,
    };
    stage.feed([ended]).await;
    assert_eq!(stage.status(), "Thinking");
    let text = "I heard you for 2.3 seconds.".to_owned();
    stage
        .feed([Input::Reply {
            text: text.clone(),
            expects_reply: false,
        }])
        .await;
    assert_eq!(stage.status(), "Answering");
    assert_eq!(stage.text("[role=log]"), text, "the answer can be read");
    stage.feed([Input::ReplyDone]).await;
    assert!(
        stage.status().starts_with("Waiting for"),
        "{}",
        stage.status()
    );
    stage.feed([Input::Microphone(false)]).await;
    assert_eq!(stage.status(), "Microphone is off");
    assert_eq!(ring(), "Light ring: Solid red");
}

#[wasm_bindgen_test]
async fn a_fault_is_never_shown_like_a_microphone_that_was_switched_off() {
    let stage = Stage::hearing().await;
    stage.feed([Input::Fault(FaultKind::MicrophoneLost)]).await;
    assert_eq!(stage.status(), "The speaker cannot hear");
    assert_eq!(
        name(&stage.the("img", "Light ring")),
        "Light ring: Red, slow pulse"
    );
}

/// Sum of the opacity of all pixels of the sharp ring.
fn lit_pixels(stage: &Stage) -> u64 {
    let canvas: HtmlCanvasElement = stage.the("img", "Light ring").unchecked_into();
    // Without the style sheet the ring keeps the canvas's own size, 300 by 150.
    let ink: CanvasRenderingContext2d = canvas.get_context("2d").unwrap().unwrap().unchecked_into();
    let (wide, high) = (f64::from(canvas.width()), f64::from(canvas.height()));
    let pixels = ink.get_image_data(0.0, 0.0, wide, high).unwrap().data();
    pixels
        .0
        .chunks_exact(4)
        .map(|pixel| u64::from(pixel[3]))
        .sum()
}

#[wasm_bindgen_test]
async fn the_ring_is_dark_when_idle_and_lit_when_listening() {
    let stage = Stage::hearing().await;
    wait(200).await;
    assert_eq!(lit_pixels(&stage), 0, "idle is dark");
    stage.feed(capture(Initiator::WakeWord, Owner::Cloud)).await;
    wait(200).await;
    assert!(lit_pixels(&stage) > 1000, "listening is lit");
}

#[wasm_bindgen_test]
async fn every_light_is_explained_in_words() {
    let stage = Stage::new().await;
    let region = stage.the("region", "What the light says");
    let text = region.text_content().unwrap();
    for light in LIGHTS {
        assert!(text.contains(look(light)), "{light:?}: how it looks");
        assert!(text.contains(meaning(light)), "{light:?}: what it means");
    }
}
