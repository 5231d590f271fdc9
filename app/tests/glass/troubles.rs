//! Every trouble has its sentence and a button that leads on.

use crate::stage::Stage;
use hearsay::{
    glass::Named,
    shared::{Command, Notice, NoticeKind},
};
use hearsay_speaker::{FaultKind, Input, Power};
use leptos::prelude::*;
use wasm_bindgen_test::wasm_bindgen_test;

/// Alerts that say something: an empty one waits to be filled.
fn alerts(stage: &Stage) -> Vec<String> {
    let said = stage.all("alert").into_iter();
    let said = said.filter_map(|alert| alert.text_content());
    said.filter(|text| !text.trim().is_empty()).collect()
}

#[wasm_bindgen_test]
async fn every_fault_that_stops_the_hearing_shows_its_sentence_and_its_way_on() {
    for kind in FaultKind::ALL
        .into_iter()
        .filter(|kind| kind.stops_hearing())
    {
        let stage = Stage::hearing().await;
        stage.feed([Input::Fault(kind)]).await;
        if stage.shared.speaker.with_untracked(|s| s.power()) != Power::Faulted(kind) {
            continue;
        }
        let alerts = alerts(&stage);
        assert_eq!(alerts.len(), 1, "{kind:?}: one alert");
        let text = &alerts[0];
        assert!(text.contains(kind.sentence()), "{kind:?}: {text}");
        stage.sent();
        stage.the("button", kind.way_on().name()).click();
        assert_eq!(stage.sent(), [Command::WayOn(kind)], "{kind:?}");
    }
}

#[wasm_bindgen_test]
async fn every_fault_in_passing_shows_its_sentence_and_can_be_put_away() {
    let stage = Stage::hearing().await;
    for (id, kind) in (0..).zip(FaultKind::ALL) {
        stage.shared.notices.set(vec![Notice {
            id,
            kind: NoticeKind::Fault(kind),
        }]);
        leptos::task::tick().await;
        let text = stage.text(".notices");
        assert!(text.contains(kind.sentence()), "{kind:?}: {text}");
        stage.sent();
        stage.the("button", "Dismiss this notice").click();
        assert_eq!(stage.sent(), [Command::DismissNotice(id)], "{kind:?}");
    }
}

#[wasm_bindgen_test]
async fn without_a_fault_there_is_no_alert() {
    let stage = Stage::hearing().await;
    assert_eq!(alerts(&stage), [""; 0]);
}
