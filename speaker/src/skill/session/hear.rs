//! What the person says.

use super::state::{Asking, Phase, Talk};
use super::{Ended, Session, SkillEffect, Voice};
use crate::skill::matching::{Match, MatchContext};
use crate::skill::model::Intent;
use crate::skill::recorder::RecorderOrder;
use crate::skill::ssml::Spoken;
use crate::skill::wire::{Confirmation, EndedReason, IntentState};

/// Longest utterance that is looked at, characters; a spoken one ends after 15 s, about 250.
const LONGEST: usize = 600;

/// Words that end a session without the skill being asked.
const EXIT: [&str; 4] = ["exit", "quit", "exit the skill", "leave the skill"];

impl Session {
    pub(super) fn launch(&mut self) {
        if self.phase != Phase::Fresh {
            self.remark("The skill is open already.");
            return;
        }
        self.attend();
        self.ask_launch();
    }

    pub(super) fn heard(&mut self, text: &str) {
        let text: String = text.chars().take(LONGEST).collect();
        let text = text.trim();
        if text.is_empty() {
            self.silence();
            return;
        }
        if matches!(self.phase, Phase::Busy(_)) {
            self.out.push(SkillEffect::Recorder(RecorderOrder::Stop));
        }
        if let Phase::Waiting(_) = self.phase {
            self.remark("Something was said before the skill answered; its answer is left out.");
        }
        self.attend();
        let bare = text.trim_end_matches(['.', '!', '?']).to_lowercase();
        if EXIT.contains(&bare.as_str()) {
            self.end(Ended::ByPerson, Some((EndedReason::UserInitiated, None)));
            return;
        }
        let found = self.matcher.resolve(text, &self.context());
        self.out
            .push(SkillEffect::Understood(Box::new(found.clone())));
        self.meant(found);
    }

    /// A person did something.
    pub(super) fn attend(&mut self) {
        self.unattended = 0;
        self.reprompted = false;
        self.phase = Phase::Ajar;
    }

    fn context(&self) -> MatchContext {
        let moment = self.moment();
        let mut context = MatchContext::at(moment.today(), moment.minute());
        let intent = self.talk.as_ref().map(|talk| talk.intent.name.as_str());
        match (&self.asking, intent) {
            (Asking::Slot(slot), Some(intent)) => context = context.eliciting(intent, slot),
            (Asking::SlotRight(_) | Asking::AllRight, _) => context.yes_or_no = true,
            _ => {}
        }
        context
    }

    fn meant(&mut self, found: Match) {
        if found.intent.is_empty() {
            self.not_understood();
            return;
        }
        if let Some(yes) = yes_or_no(&found.intent)
            && !matches!(self.asking, Asking::Anything | Asking::Slot(_))
        {
            self.confirmed(yes);
            return;
        }
        let declared = self.skill.model.intent(&found.intent).cloned();
        let leaving = matches!(
            found.intent.as_str(),
            "AMAZON.StopIntent" | "AMAZON.CancelIntent" | "AMAZON.NavigateHomeIntent"
        );
        if leaving && declared.is_none() {
            self.end(Ended::ByPerson, Some((EndedReason::UserInitiated, None)));
            return;
        }
        self.closing |= found.intent == "AMAZON.StopIntent";
        let same = |talk: &Talk| talk.intent.name == found.intent && !talk.completed;
        if !self.talk.as_ref().is_some_and(same) {
            let intent = declared.unwrap_or_else(|| built_in(&found.intent));
            self.talk = Some(Talk::new(IntentState::empty(&intent)));
            self.tries = 0;
        }
        if let Some(talk) = &mut self.talk {
            talk.intent.take(found.slots);
        }
        self.advance();
    }

    /// The person said yes or no to what was asked.
    fn confirmed(&mut self, yes: bool) {
        let answer = if yes {
            Confirmation::Confirmed
        } else {
            Confirmation::Denied
        };
        let asking = core::mem::take(&mut self.asking);
        if let Some(talk) = &mut self.talk {
            match asking {
                Asking::SlotRight(slot) => {
                    talk.intent.slots.entry(slot).or_default().confirmation = answer;
                }
                _ => talk.intent.confirmation = answer,
            }
        }
        self.advance();
    }

    fn not_understood(&mut self) {
        if self.is_tried_enough() {
            return;
        }
        let mut pieces = vec![Spoken::plain("I did not understand that.")];
        pieces.extend(self.reprompt.iter().cloned());
        self.say(pieces, Voice::Speaker, true);
        self.listen();
    }
}

fn yes_or_no(intent: &str) -> Option<bool> {
    match intent {
        "AMAZON.YesIntent" => Some(true),
        "AMAZON.NoIntent" => Some(false),
        _ => None,
    }
}

/// A built-in intent that the model does not declare.
fn built_in(name: &str) -> Intent {
    Intent {
        name: name.to_owned(),
        ..Intent::default()
    }
}
