//! The dialog, one sentence of behaviour a test.

mod captures;
mod faults;
mod lights;
mod notices;
mod power;
mod unexpected;
mod whole_day;

use hearsay_speaker::{
    Dialog, Effect, EndReason, Initiator, Input, Light, Millis, Owner, Power, Speaker,
};

/// A wall-clock morning; every script counts from here.
pub(crate) const MORNING: Millis = 1_760_000_000_000;

pub(crate) const WAKE: Input = Input::Wake {
    score: 0.9,
    toward: Some(30.0),
};

pub(crate) const REJECTED: Input = Input::WakeRejected { score: 0.1 };

/// A speaker with a watch in its hand.
pub(crate) struct Scene {
    pub(crate) speaker: Speaker,
    pub(crate) now: Millis,
}

impl Scene {
    /// Not started yet.
    pub(crate) fn dark() -> Self {
        Self {
            speaker: Speaker::default(),
            now: MORNING,
        }
    }

    /// Hearing and idle.
    pub(crate) fn ready() -> Self {
        let mut scene = Self::dark();
        scene.all([Input::PowerOn, Input::HearingReady]);
        scene
    }

    /// Recording a request after the wake word.
    pub(crate) fn listening() -> Self {
        let mut scene = Self::ready();
        scene.all([WAKE, started(Initiator::WakeWord)]);
        scene
    }

    /// Looking for an answer.
    pub(crate) fn thinking() -> Self {
        let mut scene = Self::listening();
        scene.one(ended(EndReason::Silence));
        scene
    }

    /// Answering.
    pub(crate) fn speaking() -> Self {
        let mut scene = Self::thinking();
        scene.one(reply("It is noon."));
        scene
    }

    /// One input, ten milliseconds after the last.
    pub(crate) fn one(&mut self, input: Input) -> Vec<Effect> {
        self.now += 10;
        self.speaker.step(self.now, input)
    }

    pub(crate) fn all(&mut self, inputs: impl IntoIterator<Item = Input>) -> Vec<Effect> {
        inputs
            .into_iter()
            .flat_map(|input| self.one(input))
            .collect()
    }

    /// Time passes, with a tick at its end.
    pub(crate) fn wait(&mut self, ms: u64) -> Vec<Effect> {
        self.now += ms;
        self.speaker.step(self.now, Input::Tick)
    }

    pub(crate) fn light(&self) -> Light {
        self.speaker.light(self.now).light
    }

    pub(crate) fn is(&self, power: Power, dialog: Dialog) {
        assert_eq!(
            (self.speaker.power(), self.speaker.dialog()),
            (power, dialog)
        );
    }
}

pub(crate) fn started(initiator: Initiator) -> Input {
    Input::CaptureStarted {
        initiator,
        owner: Owner::Device,
    }
}

pub(crate) fn ended(reason: EndReason) -> Input {
    let spoke = !matches!(reason, EndReason::NoSpeech);
    Input::CaptureEnded {
        reason,
        spoke,
        duration_ms: 2_300,
    }
}

pub(crate) fn reply(text: &str) -> Input {
    Input::Reply {
        text: text.to_owned(),
        expects_reply: false,
    }
}

pub(crate) fn question(text: &str) -> Input {
    Input::Reply {
        text: text.to_owned(),
        expects_reply: true,
    }
}

pub(crate) fn open(initiator: Initiator, wake_score: Option<f32>) -> Effect {
    Effect::OpenRecording {
        initiator,
        owner: Owner::Device,
        wake_score,
    }
}

pub(crate) fn keep(reason: EndReason, spoke: bool) -> Effect {
    Effect::KeepRecording { reason, spoke }
}
