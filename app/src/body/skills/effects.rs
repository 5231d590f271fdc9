//! Carrying out what a session wants, in its order: words first, then what they announce.

use std::rc::Rc;

use hearsay_speaker::ledger::Event;
use hearsay_speaker::skill::host::{Ended, SkillEffect, SkillInput, Voice};
use hearsay_speaker::skill::permission::Permission;
use hearsay_speaker::skill::recorder::RecorderOrder;
use hearsay_speaker::skill::ssml::{Spoken, shown};

use super::calls::Call;
use crate::body::controller::Body;
use crate::shared::skills::Step;

/// What is left to do once the words of a turn were said.
#[derive(Clone, Debug, Default, PartialEq)]
pub(super) struct After {
    /// An order to the recorder.
    recorder: Option<RecorderOrder>,
    /// The session is over, and why.
    ended: Option<&'static str>,
}

impl After {
    /// Nothing but an order to the recorder.
    pub(super) const fn recording(order: RecorderOrder) -> Self {
        Self {
            recorder: Some(order),
            ended: None,
        }
    }
}

impl Body {
    /// Carries out the effects of one input.
    pub(super) async fn skill_effects(self: Rc<Self>, effects: Vec<SkillEffect>) {
        let (mut words, mut listens, mut after) = (Vec::new(), false, After::default());
        // Who says something else, or ends it all, does not wait for what was played.
        let goes_on = !effects
            .iter()
            .any(|effect| matches!(effect, SkillEffect::Understood(_) | SkillEffect::End { .. }));
        for effect in effects {
            match effect {
                SkillEffect::Understood(found) => self.skill_step(Step::Understood(found)),
                SkillEffect::Say {
                    pieces,
                    by,
                    reprompt,
                } => {
                    self.show_words(&pieces, by, reprompt);
                    words.extend(pieces.iter().map(Spoken::words));
                }
                SkillEffect::Listen { .. } => listens = true,
                SkillEffect::Call {
                    call: number,
                    request,
                    within_ms,
                    awaited,
                } => self.call(Call {
                    number,
                    request,
                    within_ms,
                    awaited,
                }),
                SkillEffect::Recorder(RecorderOrder::Stop) => {
                    self.end_note();
                    self.stop_notes(goes_on);
                }
                SkillEffect::Recorder(order) => after.recorder = Some(order),
                SkillEffect::Card(card) => self.skill_step(Step::Card(card)),
                SkillEffect::Log(line) => self.skill_step(Step::Log(line)),
                SkillEffect::Refused { what, sentence } => {
                    self.log(refusal(what), None);
                    self.skill_step(Step::Refused(sentence.clone()));
                    words.push(sentence);
                }
                SkillEffect::End { reason } => after.ended = Some(why(reason)),
                // What lasts the Worker has taken already.
                SkillEffect::Keep(_) | SkillEffect::Ledger(_) => {}
            }
        }
        words.retain(|text| !text.trim().is_empty());
        let listens = listens && after.ended.is_none();
        self.skill_desk.after.replace(after);
        if words.is_empty() && !listens {
            return self.after_words();
        }
        if !self.speak_up(words.join(" "), listens) {
            self.after_words();
        }
    }

    /// The words of a turn were said, or broken off.
    pub(in crate::body) fn after_words(&self) {
        let after = self.skill_desk.after.take();
        if let Some(order) = after.recorder {
            self.spawn(|body| body.record_for_skill(order));
        }
        if let Some(why) = after.ended {
            self.close_skill(why);
            self.spawn(|body| async move {
                if let Ok(clerk) = body.clerk().await {
                    body.skills_changed(&clerk).await;
                }
            });
        }
    }

    fn show_words(&self, pieces: &[Spoken], by: Voice, reprompt: bool) {
        let mut text = shown(pieces);
        let sounds = pieces.iter().filter_map(|piece| piece.audio.as_deref());
        for sound in sounds {
            text.push_str(&format!(" [a sound, not fetched: {sound}]"));
        }
        self.skill_step(match by {
            Voice::Skill => Step::Skill(text, reprompt),
            Voice::Speaker => Step::Speaker(text),
        });
    }

    /// What was heard or typed goes to the open skill.
    pub(in crate::body) fn tell_skill(&self, text: &str) {
        if self.is_answer_to_consent(text) {
            return;
        }
        let nothing = text.trim().is_empty();
        self.skill_input(if nothing {
            SkillInput::Silence
        } else {
            SkillInput::Said(text.to_owned())
        });
    }
}

/// A refusal as the house's ledger has it: without the skill's name, which is content.
const fn refusal(what: Permission) -> Event {
    match what {
        Permission::Microphone => Event::RecorderRefused,
        _ => Event::PermissionRefused,
    }
}

const fn why(reason: Ended) -> &'static str {
    match reason {
        Ended::BySkill => "the skill had said all",
        Ended::ByPerson => "you closed it",
        Ended::NoAnswer => "nobody answered",
        Ended::Trouble => "something went wrong",
    }
}
