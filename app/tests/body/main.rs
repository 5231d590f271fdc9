//! The body in a real browser, driven as the glass drives it: commands in, signals out.
//!
//! The test server has no hearing part, so what needs one is in `tests/`; here is everything around
//! it: settings, history, playback, the vault, other tabs, and what is told when parts are missing.

#![allow(clippy::unwrap_used, reason = "a test that cannot go on has failed")]

use gloo_timers::future::TimeoutFuture;
use hearsay::body;
use hearsay::shared::{Command, NoticeKind, Settings, Shared};
use hearsay_speaker::{FaultKind, Power};
use leptos::prelude::*;
use wasm_bindgen_test::{wasm_bindgen_test, wasm_bindgen_test_configure};

wasm_bindgen_test_configure!(run_in_browser);

pub mod history;
pub mod keeping;

/// Where the body keeps its settings.
const SETTINGS: &str = "hearsay.settings";

/// A body of its own, taken down at the end of a test.
struct Awake {
    shared: Shared,
    owner: Owner,
}

impl Awake {
    fn new() -> Self {
        let owner = Owner::new();
        let shared = owner.with(|| {
            let shared = Shared::new();
            body::wake_up(shared);
            shared
        });
        Self { shared, owner }
    }

    fn power(&self) -> Power {
        self.shared
            .speaker
            .with_untracked(|speaker| speaker.power())
    }

    fn told(&self, wanted: impl Fn(&NoticeKind) -> bool) -> bool {
        self.shared
            .notices
            .with_untracked(|notices| notices.iter().any(|notice| wanted(&notice.kind)))
    }

    fn ids(&self) -> Vec<String> {
        self.shared
            .library
            .all()
            .into_iter()
            .map(|recording| recording.head.id)
            .collect()
    }
}

impl Drop for Awake {
    fn drop(&mut self) {
        self.owner.cleanup();
    }
}

/// Waits until something holds; 10 s are far more than anything here takes.
async fn until(what: &str, holds: impl Fn() -> bool) {
    for _ in 0..500 {
        if holds() {
            return;
        }
        TimeoutFuture::new(20).await;
    }
    panic!("waited in vain until {what}");
}

fn storage() -> web_sys::Storage {
    web_sys::window().unwrap().local_storage().unwrap().unwrap()
}

#[wasm_bindgen_test]
async fn unreadable_settings_give_the_defaults() {
    storage().set_item(SETTINGS, "{\"volume\":").unwrap();
    let awake = Awake::new();
    assert_eq!(awake.shared.settings.get_untracked(), Settings::default());
    storage().remove_item(SETTINGS).unwrap();
}

#[wasm_bindgen_test]
async fn settings_are_brought_into_range_and_survive_a_new_start() {
    let awake = Awake::new();
    let wish = Settings {
        volume: 99,
        hard_cap: 7.0,
        earcons: false,
        ..Settings::default()
    };
    awake.shared.send(Command::Settings(wish));
    drop(awake);
    let awake = Awake::new();
    let kept = awake.shared.settings.get_untracked();
    assert_eq!((kept.volume, kept.hard_cap, kept.earcons), (10, 7.0, false));
    storage().remove_item(SETTINGS).unwrap();
}

#[wasm_bindgen_test]
async fn a_missing_hearing_part_is_told_and_the_microphone_let_go() {
    let awake = Awake::new();
    awake.shared.send(Command::Start);
    until("the fault is told", || {
        awake.power() == Power::Faulted(FaultKind::HearingMissing)
    })
    .await;
    assert_ne!(awake.shared.proof.get_untracked().track_state, "live");
    awake.shared.send(Command::WayOn(FaultKind::HearingMissing));
    assert_eq!(awake.power(), Power::Starting);
    until("it is told again", || {
        awake.power() == Power::Faulted(FaultKind::HearingMissing)
    })
    .await;
}

#[wasm_bindgen_test]
async fn a_chosen_microphone_that_is_gone_gives_way_to_the_default_one() {
    let awake = Awake::new();
    awake.shared.send(Command::Settings(Settings {
        input: "unplugged".to_owned(),
        ..Settings::default()
    }));
    awake.shared.send(Command::Start);
    until("it is told", || {
        awake.told(|kind| matches!(kind, NoticeKind::Told(text) if text.contains("not there")))
    })
    .await;
    until("the microphones are listed", || {
        !awake.shared.inputs.get_untracked().is_empty()
    })
    .await;
    storage().remove_item(SETTINGS).unwrap();
}

#[wasm_bindgen_test]
async fn switching_off_while_starting_leaves_the_microphone_off() {
    let awake = Awake::new();
    awake.shared.send(Command::Start);
    awake.shared.send(Command::Microphone(false));
    TimeoutFuture::new(1_000).await;
    assert_eq!(awake.power(), Power::MicOff);
    assert_ne!(awake.shared.proof.get_untracked().track_state, "live");
}

#[wasm_bindgen_test]
async fn a_listening_tab_keeps_the_microphone_until_it_is_asked() {
    let hold = js_sys::Function::new_no_args(
        "return new Promise(done => navigator.locks.request('hearsay-listening', () => {
            const channel = new BroadcastChannel('hearsay-listening');
            return new Promise(release => {
                channel.onmessage = ({data}) => {
                    if (data === 'let go') { window.asked = true; release(); channel.close(); }
                };
                done();
            });
        }))",
    );
    let held = hold.call0(&wasm_bindgen::JsValue::NULL).unwrap();
    wasm_bindgen_futures::JsFuture::from(js_sys::Promise::from(held))
        .await
        .unwrap();

    let awake = Awake::new();
    awake.shared.send(Command::Start);
    until("the other tab is told of", || {
        awake.power() == Power::Faulted(FaultKind::OtherTab)
    })
    .await;
    let asked = || js_sys::Reflect::get(&web_sys::window().unwrap(), &"asked".into()).unwrap();
    assert!(asked().is_falsy(), "starting must not take over");

    awake.shared.send(Command::WayOn(FaultKind::OtherTab));
    // Nothing to hear with here: getting that far means that the other tab let go.
    until("it goes on", || {
        awake.power() == Power::Faulted(FaultKind::HearingMissing)
    })
    .await;
    assert!(asked().is_truthy());
}

#[wasm_bindgen_test]
async fn a_body_whose_owner_is_gone_does_nothing_any_more() {
    let awake = Awake::new();
    let shared = awake.shared;
    shared.send(Command::Start);
    drop(awake);
    shared.send(Command::Tap);
    TimeoutFuture::new(500).await;
}
