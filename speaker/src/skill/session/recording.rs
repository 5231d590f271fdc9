//! The recorder and permissions: what is asked for, what is refused, what comes of it.

use super::state::Phase;
use super::{Ended, LogKind, Session, SkillEffect};
use crate::skill::host::said;
use crate::skill::permission::{Happening, Permission};
use crate::skill::recorder::{Note, NoteOutcome, RecorderOrder};
use crate::skill::wire::{EndedError, EndedReason};

/// Notes that a session keeps in mind; a recorder's oldest are forgotten beyond it.
const MOST_NOTES: usize = 10_000;

impl Session {
    /// Gives the orders of a response to the recorder, as far as they are allowed. True where one of
    /// them decides how the session goes on.
    pub(super) fn orders(&mut self, orders: Vec<RecorderOrder>, ends: bool) -> bool {
        let (mut refused, mut accepted) = (None, None);
        for order in orders {
            if let Some((what, sentence)) = self.objection(&order) {
                self.refuse(what, sentence.clone());
                refused = Some(sentence);
                continue;
            }
            let stops = order == RecorderOrder::Stop;
            if accepted.is_some() && !stops {
                self.remark("The recorder takes one order of a response; the first counts.");
                continue;
            }
            if !stops {
                self.note(used(&order));
                accepted = Some(matches!(order, RecorderOrder::Start { .. }));
            }
            self.out.push(SkillEffect::Recorder(order));
        }
        match (accepted, refused) {
            (None, None) => return false,
            (None, Some(_)) if self.setting.words_only => self.no_recorder(),
            (None, Some(sentence)) => self.ask_outcome(&NoteOutcome::Refused(sentence)),
            // What was recorded has to reach the skill, whatever it said about the end.
            (Some(starts), _) if starts || !ends => self.phase = Phase::Busy(false),
            (Some(_), _) => self.end(Ended::BySkill, None),
        }
        true
    }

    /// Why an order is refused, if it is.
    fn objection(&self, order: &RecorderOrder) -> Option<(Permission, String)> {
        let name = said(&self.skill.name);
        if self.setting.words_only {
            let sentence = format!(
                "{name} ordered the recorder. A real custom skill has none: it gets the words that were understood and never sound, so the order was refused."
            );
            return Some((Permission::Microphone, sentence));
        }
        if !self.setting.approved {
            let sentence = match order {
                RecorderOrder::Start { .. } => format!(
                    "{name} tried to record with your microphone. It is not an approved recorder skill, so it was refused."
                ),
                _ => format!(
                    "{name} tried to use the recorder. It is not an approved recorder skill, so it was refused."
                ),
            };
            return Some((Permission::Microphone, sentence));
        }
        let starts = matches!(order, RecorderOrder::Start { .. });
        if starts && !self.setting.grants.has(Permission::Microphone) {
            let sentence = format!(
                "{name} may not use the microphone. Allow it in the skill's permissions if you want it to record."
            );
            return Some((Permission::Microphone, sentence));
        }
        None
    }

    /// Ends the session as a real device does with a response that it cannot use.
    fn no_recorder(&mut self) {
        let message = "The response orders a recorder, which the real platform does not have.";
        self.log(LogKind::Trouble, message);
        let error = EndedError {
            kind: "INVALID_RESPONSE".to_owned(),
            message: message.to_owned(),
        };
        self.end(Ended::Trouble, Some((EndedReason::Error, Some(error))));
    }

    /// Whether there is a recorder that the skill may order at all.
    pub(super) const fn has_recorder(&self) -> bool {
        self.setting.approved && !self.setting.words_only
    }

    pub(super) fn refuse(&mut self, what: Permission, sentence: String) {
        self.note(Happening::Refused(what));
        self.out.push(SkillEffect::Refused { what, sentence });
    }

    /// Something came of an order.
    pub(super) fn recorded(&mut self, outcome: NoteOutcome) {
        let notes = &mut self.setting.notes;
        match &outcome {
            NoteOutcome::Kept(note) => notes.push(note.clone()),
            NoteOutcome::Listed(all) => notes.clone_from(all),
            NoteOutcome::Deleted(ids) => notes.retain(|note| !ids.contains(&note.id)),
            _ => {}
        }
        let over = notes.len().saturating_sub(MOST_NOTES);
        notes.drain(..over);
        if matches!(self.phase, Phase::Busy(_)) {
            self.phase = Phase::Ajar;
            self.ask_outcome(&outcome);
        } else {
            self.remark("The recorder reports something that the skill no longer waits for.");
        }
    }

    /// The person answered a request for a permission.
    pub(super) fn permitted(&mut self, permission: Permission, granted: bool) {
        if permission == Permission::Microphone && granted && !self.setting.approved {
            let sentence = format!(
                "{} is not an approved recorder skill, so it cannot have the microphone.",
                said(&self.skill.name)
            );
            self.refuse(permission, sentence);
            return;
        }
        self.setting.grants.set(permission, granted);
        self.note(if granted {
            Happening::Granted(permission)
        } else {
            Happening::Denied(permission)
        });
    }

    /// The notes that the skill may know of.
    pub(super) fn visible_notes(&self) -> &[Note] {
        if self.has_recorder() {
            &self.setting.notes
        } else {
            &[]
        }
    }
}

const fn used(order: &RecorderOrder) -> Happening {
    match order {
        RecorderOrder::Start { .. } | RecorderOrder::Stop => {
            Happening::Used(Permission::Microphone)
        }
        RecorderOrder::Play { .. } => Happening::PlayedNotes,
        RecorderOrder::List => Happening::ListedNotes,
        RecorderOrder::Delete { .. } => Happening::DeletedNotes,
    }
}
