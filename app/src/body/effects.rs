//! Carrying out what the mind asks for.

use hearsay_speaker::ledger::Event;
use hearsay_speaker::policy::Retention;
use hearsay_speaker::record::{RecordingHead, RecordingTail};
use hearsay_speaker::{Effect, EndReason, Initiator, Input, Millis, Owner, Power};
use hearsay_worklet::protocol::{Command as Order, SAMPLE_RATE};
use leptos::prelude::*;

use super::capture::initiator_to;
use super::controller::{Body, calling};
use super::speech::{self, Delivery, Tone};
use super::{clock, earcon};

impl Body {
    /// Carries out one effect. What takes time is only begun.
    pub(super) fn carry_out(&self, effect: Effect) {
        match effect {
            Effect::Play(sound) => {
                if self.setting(|settings| settings.earcons) && !self.chime_waits(sound) {
                    earcon::play(&self.loudspeaker, sound);
                }
            }
            Effect::StartCapture(initiator) => self.order(Order::Capture(initiator_to(initiator))),
            Effect::ReleaseCapture => self.order(Order::Release),
            Effect::CancelCapture => self.order(Order::Cancel),
            Effect::OpenRecording {
                initiator,
                owner,
                wake_score,
            } => {
                self.open_recording(initiator, owner, wake_score);
            }
            Effect::KeepRecording { reason, spoke } => self.keep_recording(reason, spoke),
            Effect::DropRecording => {
                self.capture.replace(None);
                self.shared.recording.set(None);
                self.recorder.drop_it();
            }
            Effect::NoteRejected {
                owner,
                wake_score,
                verifier_score,
            } => self.note_rejected(owner, wake_score, verifier_score),
            Effect::Understand { spoke, duration_ms } => self.understand(spoke, duration_ms),
            Effect::Say(text) => self.say(&text),
            Effect::Hush => {
                if self.skill_is_open() {
                    self.after_words();
                }
                self.voice.hush();
                self.listen_no_more();
                self.rests.set(false);
            }
            Effect::OpenMicrophone => self.spawn(Self::open_microphone),
            Effect::CloseMicrophone if self.power() == Power::MicOff => self.mute(),
            Effect::CloseMicrophone => self.close_microphone(),
        }
    }

    fn open_recording(&self, initiator: Initiator, owner: Owner, wake_score: Option<f32>) {
        let capture = self.announced.take();
        let started = capture.as_ref().map(|capture| capture.started);
        self.capture.replace(capture);
        let started = started.unwrap_or_else(clock::now);
        if initiator == Initiator::WakeWord {
            self.log(Event::Wake, None);
        }
        if owner == Owner::Cloud && !self.saves() {
            // Not even for the time of the request: nothing is written.
            return;
        }
        let head = self.new_head(started, initiator, owner, wake_score);
        self.shared.recording.set(Some(head.id.clone()));
        self.recorder.begin(head);
    }

    /// Whether the house rules let recordings be kept at all.
    pub(super) fn saves(&self) -> bool {
        if self.setting(|settings| settings.guest) {
            return false;
        }
        self.shared
            .privacy
            .house
            .try_with_untracked(|house| {
                let retention = house.rules.for_profile(house.profile.as_deref());
                house.saving.recordings && retention != Retention::DontSave
            })
            .unwrap_or(true)
    }

    fn new_head(
        &self,
        started: Millis,
        initiator: Initiator,
        owner: Owner,
        wake_score: Option<f32>,
    ) -> RecordingHead {
        let (_, ahead_ms) = self.speaker_time();
        let threshold = self.shared.meters.try_with_value(|meters| meters.threshold);
        RecordingHead {
            wake_score,
            wake_threshold: wake_score.and(threshold),
            device: self.keeping.device(),
            profile: self.house(|house| house.profile.clone()),
            ahead_ms,
            ..RecordingHead::new(new_id(), started, initiator, owner, SAMPLE_RATE)
        }
    }

    /// The score from which the second stage agrees, where it is known.
    fn verifier_threshold(&self) -> Option<f32> {
        let parts = self.parts.borrow();
        parts.as_ref().map(|parts| parts.verifier_threshold)
    }

    fn keep_recording(&self, end_reason: EndReason, spoke: bool) {
        let capture = self.capture.take();
        self.shared.recording.set(None);
        let duration_ms = capture.as_ref().map_or(0, |capture| capture.duration_ms());
        let verifier_score = capture.as_ref().and_then(|capture| capture.verifier_score);
        self.recorder.finish(RecordingTail {
            spoke,
            verifier_score,
            verifier_threshold: verifier_score.and(self.verifier_threshold()),
            trace: capture.as_ref().and_then(|capture| capture.trace.clone()),
            marks: capture.map(|capture| capture.marks()).unwrap_or_default(),
            ..RecordingTail::new(duration_ms, end_reason)
        });
    }

    /// A recording without any sound: the one that had begun is destroyed, its key first, and this
    /// one never had any.
    fn note_rejected(&self, owner: Owner, wake_score: Option<f32>, verifier_score: f32) {
        let initiator = Initiator::WakeWord;
        self.log(Event::WakeRejected, None);
        if !self.saves() {
            return;
        }
        let head = self.new_head(clock::now(), initiator, owner, wake_score);
        self.recorder.begin(head);
        self.recorder.finish(RecordingTail {
            verifier_score: Some(verifier_score),
            verifier_threshold: self.verifier_threshold(),
            ..RecordingTail::new(0, EndReason::Rejected)
        });
    }

    fn say(&self, text: &str) {
        let (volume, aloud) = self.setting(|settings| (settings.volume, settings.speech));
        let done = calling(&self.me, |body| {
            body.rests.set(false);
            body.listen_no_more();
            body.feed(Input::ReplyDone);
            body.after_words();
            body.messages_go_on();
        });
        let tone = if self.skill_is_open() {
            Tone::Skill
        } else {
            Tone::Own
        };
        let delivery = self
            .voice
            .say(text, tone, volume, aloud && volume > 0, done);
        self.listen_for_stop(Some(text));
        self.rests.set(
            delivery == Delivery::Aloud && speech::rests_the_detector(text, self.cancels_echo()),
        );
    }

    /// Whether the browser takes what it plays out of what the microphone hears.
    pub(super) fn cancels_echo(&self) -> bool {
        let session = self.session.borrow();
        session
            .as_ref()
            .is_some_and(|session| session.microphone().cancels_echo())
    }

    /// Whether the detector should listen for the wake word now, told to it if that changed: never
    /// with the microphone off, nor while our own sound holds the wake word. A recording that is
    /// played back nearly always does.
    pub(super) fn arm(&self) {
        let armed = self.power() == Power::On && !self.rests.get() && !self.player.is_playing();
        if self.session.borrow().is_some() && self.armed.replace(Some(armed)) != Some(armed) {
            self.order(Order::Armed(armed));
        }
    }

    /// Gives the hearing part an order; without one there is nobody to order.
    pub(super) fn order(&self, order: Order) {
        if let Some(session) = self.session.borrow().as_ref() {
            session.order(order);
        }
    }

    /// Reads a setting without subscribing to it.
    pub(super) fn setting<T: Default>(
        &self,
        read: impl FnOnce(&crate::shared::Settings) -> T,
    ) -> T {
        self.shared
            .settings
            .try_with_untracked(read)
            .unwrap_or_default()
    }
}

/// A random identifier (UUID, version 4). Insecure pages have no `randomUUID`, but no microphone
/// either; random digits will do for what cannot happen.
pub(super) fn new_id() -> String {
    let crypto = web_sys::window().and_then(|window| window.crypto().ok());
    let has_uuid = crypto
        .as_ref()
        .is_some_and(|crypto| super::js::get(crypto, "randomUUID").is_function());
    match crypto {
        Some(crypto) if has_uuid => crypto.random_uuid(),
        _ => format!("{:016x}", (js_sys::Math::random() * 2_f64.powi(53)) as u64),
    }
}
