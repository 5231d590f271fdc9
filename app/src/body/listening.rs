//! Opening, closing and muting the way from the microphone to the mind.
//!
//! Everything that takes time remembers the epoch in which it began and gives up when that has
//! passed: a microphone that was granted after the person switched off is let go at once.

use std::rc::Rc;

use hearsay_speaker::ledger::Event;
use hearsay_speaker::{FaultKind, Input};
use hearsay_worklet::protocol::Command as Order;
use leptos::prelude::*;

use super::arbitration::Claim;
use super::controller::{Body, calling, calling_with};
use super::hearing::{self, Parts};
use super::microphone::Microphone;
use super::proof::Counting;
use super::session::AudioSession;
use super::settings;
use crate::shared::{MicProof, NoticeKind};

impl Body {
    /// Asks for the microphone and builds what is missing behind it.
    pub(super) async fn open_microphone(self: Rc<Self>) {
        let epoch = self.next_epoch();
        let opened = self.build(epoch).await;
        if self.epoch.get() != epoch {
            return;
        }
        match opened {
            Ok(()) => self.hearing_ready(),
            Err(fault) => self.report(fault),
        }
    }

    async fn build(&self, epoch: u32) -> Result<(), FaultKind> {
        if !self.tabs.claim(Claim::IfFree).await {
            return Err(FaultKind::OtherTab);
        }
        let microphone = self.microphone().await?;
        if self.epoch.get() != epoch {
            return Ok(());
        }
        self.spawn(Self::refresh_inputs);
        if self.broken.replace(false) {
            self.session.replace(None);
        }
        if let Some(session) = self.session.borrow_mut().as_mut() {
            return session.replace_microphone(microphone);
        }
        let parts = self.fetch_parts().await?;
        let said = calling_with(&self.me, Self::hear);
        let mut session = AudioSession::open(microphone, &parts, self.pull.get(), said).await?;
        if self.epoch.get() != epoch {
            return Ok(());
        }
        session.on_state(calling(&self.me, Self::context_changed));
        self.session.replace(Some(session));
        self.prepare_node();
        Ok(())
    }

    /// Opens the chosen microphone, or the default one where that is gone, and says so.
    async fn microphone(&self) -> Result<Microphone, FaultKind> {
        let wanted = self.setting(|settings| settings.input.clone());
        let mut microphone = Microphone::open(&wanted).await?;
        microphone.watch(calling_with(&self.me, Self::microphone_changed));
        if microphone.fell_back {
            self.tell(NoticeKind::Told(format!(
                "The chosen microphone is not there; listening with {} instead.",
                name_or(&microphone.label(), "the default one"),
            )));
        }
        Ok(microphone)
    }

    /// The parts of the hearing worklet, fetched once; a failure is not remembered.
    async fn fetch_parts(&self) -> Result<Parts, FaultKind> {
        let known = self.parts.borrow().clone();
        if let Some(parts) = known {
            return Ok(parts);
        }
        let parts = hearing::fetch().await?;
        self.parts.replace(Some(parts.clone()));
        Ok(parts)
    }

    /// Brings a fresh node to the person's settings. Its clock starts at zero, so that older
    /// meters and captures no longer fit.
    pub(super) fn prepare_node(&self) {
        self.broken.set(false);
        self.wake.set(None);
        self.armed.set(None);
        self.shared.meters.update_value(|meters| {
            meters.levels.clear();
            meters.events.clear();
        });
        self.give_settings();
        self.order(Order::Overhear(self.line_is_open()));
        self.see_meter_due();
    }

    /// Gives the hearing part the settings that concern it.
    pub(super) fn give_settings(&self) {
        let thresholds = self.parts.borrow().as_ref().map(|parts| parts.thresholds);
        // Before the first start there is nobody to give them to.
        let Some(thresholds) = thresholds else { return };
        let settings = self.setting(Clone::clone);
        let threshold = self.threshold(thresholds);
        settings::orders(&settings, threshold)
            .into_iter()
            .for_each(|order| self.order(order));
        self.shared
            .meters
            .update_value(|meters| meters.threshold = threshold);
    }

    fn hearing_ready(&self) {
        self.counting.set(None);
        self.see_meter_due();
        let proof = self.session.borrow().as_ref().map(AudioSession::proof);
        self.shared.proof.set(proof.unwrap_or_default());
        self.log(Event::MicOn, None);
        self.spawn(Self::listens_now);
        self.wake_recogniser();
        self.feed(Input::HearingReady);
        self.context_changed();
    }

    /// Switches to the microphone of the settings while listening.
    pub(super) async fn change_microphone(self: Rc<Self>) {
        let epoch = self.epoch.get();
        let changed = match self.microphone().await {
            Ok(microphone) if self.epoch.get() == epoch => {
                let mut session = self.session.borrow_mut();
                session
                    .as_mut()
                    .map_or(Ok(()), |session| session.replace_microphone(microphone))
            }
            Ok(_) => return,
            Err(fault) => Err(fault),
        };
        match changed {
            Ok(()) => {
                let proof = self.session.borrow().as_ref().map(AudioSession::proof);
                self.shared.proof.set(proof.unwrap_or_default());
            }
            // The old microphone still listens: only the change failed.
            Err(fault) => self.tell(NoticeKind::Fault(fault)),
        }
    }

    /// Microphone off: the track stops for good, what was heard is forgotten, and the graph goes on
    /// so that it can be shown to deliver nothing but zeros.
    pub(super) fn mute(&self) {
        self.next_epoch();
        let Some(proof) = self.session.borrow().as_ref().map(|session| {
            session.microphone().stop();
            session.order(Order::Forget);
            session.proof()
        }) else {
            return;
        };
        self.log(Event::MicOff, None);
        self.wake.set(None);
        self.toward.set(None);
        self.counting.set(Some(Counting::default()));
        self.shared.proof.set(proof);
    }

    /// Lets go of everything: microphone, worklet, context, and the right to listen. The right goes
    /// last, when the open recording is in the vault.
    pub(super) fn close_microphone(&self) {
        self.next_epoch();
        let session = self.session.take();
        if let Some(session) = &session {
            let label = session.microphone().label();
            session.microphone().stop();
            let track_state = session.microphone().state().to_owned();
            let ended = MicProof {
                track_state,
                track_label: label,
                ..MicProof::default()
            };
            self.shared.proof.set(ended);
            self.log(Event::MicOff, None);
        }
        drop(session);
        self.note_broken_off();
        self.wake.set(None);
        self.capture.replace(None);
        self.counting.set(None);
        self.armed.set(None);
        let me = self.me.clone();
        let epoch = self.epoch.get();
        self.recorder.then(move |_| {
            if let Some(body) = me.upgrade().filter(|body| body.epoch.get() == epoch) {
                body.tabs.release();
            }
        });
    }

    /// Makes everything under way out of date.
    pub(super) fn next_epoch(&self) -> u32 {
        let epoch = self.epoch.get().wrapping_add(1);
        self.epoch.set(epoch);
        epoch
    }
}

fn name_or<'a>(label: &'a str, otherwise: &'a str) -> &'a str {
    if label.is_empty() { otherwise } else { label }
}
