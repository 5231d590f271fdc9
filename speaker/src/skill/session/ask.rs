//! Asking the skill's logic: building the request and sending it to where the logic is.

use super::state::{Asking, Phase};
use super::{ANSWER_MS, BY_HAND_MS, LogKind, Session, SkillEffect};
use crate::skill::chance::Chance;
use crate::skill::host::{Logic, said};
use crate::skill::pack::{Happened, Pack, Played, Scene};
use crate::skill::permission::{Happening, Permission};
use crate::skill::recorder::NoteOutcome;
use crate::skill::wire::{Asked, DialogState, Frame, IntentState, request};
use std::sync::Arc;

/// Requests to a skill without a person in between: a dialog of a few delegations and a recorder's
/// outcome need no more.
const MOST_UNATTENDED: u32 = 8;

impl Session {
    pub(super) fn ask_launch(&mut self) {
        self.send(&Asked::Launch);
    }

    /// Sends the intent at hand.
    pub(super) fn ask_intent(&mut self, dialog: Option<DialogState>) {
        self.asking = Asking::Anything;
        let Some(talk) = &mut self.talk else {
            return;
        };
        talk.started = true;
        talk.completed = dialog == Some(DialogState::Completed);
        let intent = talk.intent.clone();
        self.send(&Asked::Intent {
            intent: &intent,
            dialog,
        });
    }

    /// Sends an intent that is not the one at hand.
    pub(super) fn ask_about(&mut self, intent: &IntentState) {
        self.send(&Asked::Intent {
            intent,
            dialog: None,
        });
    }

    pub(super) fn ask_outcome(&mut self, outcome: &NoteOutcome) {
        self.send(&Asked::Outcome(outcome));
    }

    fn send(&mut self, asked: &Asked<'_>) {
        self.unattended += 1;
        if self.unattended > MOST_UNATTENDED {
            self.invalid("The skill answers itself again and again without a person.");
            return;
        }
        let text = self.request_text(asked);
        let skill = Arc::clone(&self.skill);
        match &skill.logic {
            Logic::Pack(pack) => self.play(pack, asked),
            Logic::ModelOnly => self.call(text, BY_HAND_MS),
            Logic::Endpoint(_) | Logic::Script(_) => self.call(text, ANSWER_MS),
        }
    }

    /// Builds a request and writes it into the device log.
    pub(super) fn request_text(&mut self, asked: &Asked<'_>) -> String {
        self.requests += 1;
        let recorder = self.has_recorder() && self.setting.grants.has(Permission::Microphone);
        let words_only = self.setting.words_only;
        let asks = self.skill.asks.iter();
        let asks = asks.filter(|one| !(words_only && one.is_ours()));
        let scopes: Vec<_> = asks
            .map(|one| (one.scope(), self.setting.grants.has(*one)))
            .collect();
        let json = request(
            &Frame {
                skill: &self.skill.id,
                session: &self.id,
                number: self.requests,
                new: self.requests == 1,
                locale: &self.skill.model.locale,
                now: self.now,
                attributes: &self.attributes,
                scopes: &scopes,
                recorder,
            },
            asked,
        );
        let text = json.to_string();
        self.log(LogKind::Request, text.clone());
        text
    }

    fn call(&mut self, request: String, within_ms: u32) {
        self.phase = Phase::Waiting(self.requests);
        self.out.push(SkillEffect::Call {
            call: self.requests,
            request,
            within_ms,
            awaited: true,
        });
    }

    fn play(&mut self, pack: &Pack, asked: &Asked<'_>) {
        let happened = match asked {
            Asked::Launch => Happened::Launch,
            Asked::Intent { intent, dialog } => Happened::Intent(intent, *dialog),
            Asked::Outcome(outcome) => Happened::Outcome(outcome),
            Asked::Ended { .. } => return,
        };
        let played = pack.play(&Scene {
            happened,
            attributes: &self.attributes,
            kept: &self.kept,
            notes: self.visible_notes(),
            grants: &self.setting.grants,
            profile: &self.setting.profile,
            at: self.now,
            zone_minutes: self.setting.zone_minutes,
            seed: Chance::of(self.setting.seed, u64::from(self.requests)).next(),
        });
        self.take_played(played);
    }

    fn take_played(&mut self, played: Played) {
        for remark in played.remarks {
            self.remark(remark);
        }
        for permission in played.used {
            self.note(Happening::Used(permission));
        }
        for permission in played.refused {
            let sentence = format!(
                "{} tried to use {permission}, which you did not allow. It got nothing.",
                said(&self.skill.name)
            );
            self.refuse(permission, sentence);
        }
        if played.kept != self.kept {
            self.kept = played.kept.clone();
            self.out.push(SkillEffect::Keep(played.kept));
        }
        self.answered(&played.response.to_string());
    }
}
