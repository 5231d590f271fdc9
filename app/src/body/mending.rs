//! Mending what breaks while listening: a lost microphone, a trapped node, a paused context,
//! meters that stay away.
//!
//! What was recorded so far is kept whatever happens: the mind hears of the fault first, and mending
//! begins after its effects.

use std::rc::Rc;

use gloo_timers::callback::Timeout;
use hearsay_speaker::{FaultKind, Input, Power};

use super::controller::{Body, calling, calling_with};
use super::microphone::Change;
use super::node::{Node, Pull};
use super::session::{AudioSession, ContextState};
use super::watchdog::AfterCrash;
use super::{clock, page};
use crate::shared::NoticeKind;

/// Time that a context gets to follow a request to run, milliseconds; it takes some 50. Without a
/// press it may not follow at all, and then the person has to be told.
const RESUME_WITHIN_MS: u32 = 700;

impl Body {
    /// The system did something to the microphone.
    pub(super) fn microphone_changed(&self, change: Change) {
        match change {
            Change::Lost if matches!(self.power(), Power::Off | Power::MicOff) => {}
            Change::Lost => self.report(FaultKind::MicrophoneLost),
            Change::Muted => self.tell(NoticeKind::Fault(FaultKind::HearingSilent)),
        }
    }

    /// The node trapped or said something unreadable.
    pub(super) fn hearing_broke(&self, fault: FaultKind) {
        let mut crashes = self.crashes.get();
        let after = crashes.happened(clock::now());
        self.crashes.set(crashes);
        if fault != FaultKind::HearingCrashed || after == AfterCrash::GiveUp {
            return self.report(fault);
        }
        self.mend(fault);
    }

    /// Builds the node anew. What was recorded so far is kept; the mind learns that the hearing is
    /// gone and, soon, that it is back.
    fn mend(&self, fault: FaultKind) {
        self.broken.set(true);
        self.feed(Input::Fault(fault));
        self.tell(NoticeKind::Fault(fault));
        self.spawn(Self::rebuild_node);
    }

    async fn rebuild_node(self: Rc<Self>) {
        let epoch = self.epoch.get();
        let context = self.session.borrow().as_ref().map(AudioSession::context);
        let parts = self.parts.borrow().clone();
        let Some((context, parts)) = context.zip(parts) else {
            return;
        };
        let said = calling_with(&self.me, Self::hear);
        let node = Node::build(&context, &parts, self.pull.get(), said).await;
        if self.epoch.get() != epoch {
            return;
        }
        let replaced = node.and_then(|node| match self.session.borrow_mut().as_mut() {
            Some(session) => session.replace_node(node),
            None => Ok(()),
        });
        match replaced {
            Ok(()) => {
                self.prepare_node();
                self.feed(Input::FaultCleared);
            }
            Err(fault) => self.report(fault),
        }
    }

    /// Looks after what only shows by staying away: meters, answers.
    pub(super) fn beat(&self) {
        self.feed(Input::Tick);
        let state = self.session.borrow().as_ref().map(AudioSession::state);
        let due = page::is_visible() && state == Some(ContextState::Running);
        let mut watchdog = self.watchdog.get();
        let silent = watchdog.is_silent(clock::now(), due);
        self.watchdog.set(watchdog);
        if silent && matches!(self.power(), Power::On | Power::MicOff) {
            self.see_meter_due();
            if self.pull.replace(Pull::SilentOutput) == Pull::SilentOutput {
                return self.report(FaultKind::HearingSilent);
            }
            self.mend(FaultKind::HearingSilent);
        }
    }

    /// Meters are due from now on.
    pub(super) fn see_meter_due(&self) {
        let mut watchdog = self.watchdog.get();
        watchdog.heard(clock::now());
        self.watchdog.set(watchdog);
    }

    /// The context's state changed, or may have.
    pub(super) fn context_changed(&self) {
        let Some(state) = self.session.borrow().as_ref().map(AudioSession::state) else {
            return;
        };
        let paused = matches!(
            self.power(),
            Power::Faulted(FaultKind::AudioSuspended | FaultKind::AudioInterrupted)
        );
        match state {
            ContextState::Running if paused => self.feed(Input::FaultCleared),
            ContextState::Running => {}
            ContextState::Suspended => {
                self.resume();
                let still = calling(&self.me, Self::tell_if_suspended);
                Timeout::new(RESUME_WITHIN_MS, still).forget();
            }
            ContextState::Interrupted => self.feed(Input::Fault(FaultKind::AudioInterrupted)),
            ContextState::Closed => self.report(FaultKind::HearingCrashed),
        }
    }

    fn tell_if_suspended(&self) {
        let state = self.session.borrow().as_ref().map(AudioSession::state);
        if state == Some(ContextState::Suspended) {
            self.feed(Input::Fault(FaultKind::AudioSuspended));
        }
    }

    /// Asks a suspended context to run again; an interrupted one is left alone.
    pub(super) fn resume(&self) {
        if let Some(session) = self.session.borrow().as_ref() {
            session.resume();
        }
    }
}
