//! Silence, “stop”, and the end.

use super::state::{Asking, Phase};
use super::{Ended, LISTEN_MS, LogicTrouble, Session, SkillEffect, Voice};
use crate::skill::host::Logic;
use crate::skill::permission::Happening;
use crate::skill::recorder::RecorderOrder;
use crate::skill::wire::{Asked, EndedError, EndedReason, IntentState};

const STOP: &str = "AMAZON.StopIntent";

impl Session {
    /// Nobody said anything.
    pub(super) fn silence(&mut self) {
        match self.phase {
            Phase::Open if !self.reprompted && !self.reprompt.is_empty() => {
                self.reprompted = true;
                let again = self.reprompt.clone();
                self.say(again, Voice::Skill, true);
                self.out.push(SkillEffect::Listen { ms: LISTEN_MS });
            }
            Phase::Busy(false) => self.stop_recorder(),
            // Whoever waits must have been told by a clock of its own.
            Phase::Waiting(_) => self.unanswered(LogicTrouble::TimedOut),
            _ => self.end(
                Ended::NoAnswer,
                Some((EndedReason::ExceededMaxReprompts, None)),
            ),
        }
    }

    /// The person wants an end.
    pub(super) fn stop(&mut self) {
        if self.phase == Phase::Busy(false) {
            self.unattended = 0;
            self.stop_recorder();
            return;
        }
        let declared = self.skill.model.intent(STOP).map(IntentState::empty);
        let asks = matches!(self.phase, Phase::Open | Phase::Ajar) && !self.closing;
        match declared {
            Some(intent) if asks => {
                self.attend();
                self.closing = true;
                self.talk = None;
                self.asking = Asking::Anything;
                self.ask_about(&intent);
            }
            _ => self.end(Ended::ByPerson, Some((EndedReason::UserInitiated, None))),
        }
    }

    fn stop_recorder(&mut self) {
        self.phase = Phase::Busy(true);
        self.out.push(SkillEffect::Recorder(RecorderOrder::Stop));
    }

    /// Ends the session. `told`: what the skill's logic is told, where it did not end it itself.
    pub(super) fn end(&mut self, reason: Ended, told: Option<(EndedReason, Option<EndedError>)>) {
        if matches!(self.phase, Phase::Busy(_)) && reason != Ended::BySkill {
            self.out.push(SkillEffect::Recorder(RecorderOrder::Stop));
        }
        if let Some((reason, error)) = told {
            let request = self.request_text(&Asked::Ended {
                reason,
                error: error.as_ref(),
            });
            if matches!(self.skill.logic, Logic::Endpoint(_) | Logic::Script(_)) {
                self.out.push(SkillEffect::Call {
                    call: self.requests,
                    request,
                    within_ms: super::ANSWER_MS,
                    awaited: false,
                });
            }
        }
        self.note(Happening::Closed);
        self.phase = Phase::Over;
        self.out.push(SkillEffect::End { reason });
    }
}
