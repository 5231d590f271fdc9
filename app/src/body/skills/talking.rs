//! A session on the page: begun, given what is said, ended.

use std::rc::Rc;

use hearsay_speaker::Input;
use hearsay_speaker::skill::host::SkillInput;
use leptos::prelude::*;

use super::clerk::Trouble;
use super::door;
use crate::body::clock;
use crate::body::controller::Body;
use crate::shared::NoticeKind;
use crate::shared::skills::{OpenSkill, SkillStage, Step};

impl Body {
    /// Whether what is said now goes to a skill.
    pub(in crate::body) fn skill_is_open(&self) -> bool {
        self.skill_desk.open.get()
    }

    /// Gives the open session something.
    pub(super) fn skill_input(&self, input: SkillInput) {
        if !self.skill_is_open() {
            return;
        }
        match &input {
            SkillInput::Said(text) | SkillInput::OneShot(text) => {
                self.skill_step(Step::Said(text.clone()));
            }
            SkillInput::Silence => self.skill_step(Step::Silence),
            _ => {}
        }
        self.spawn(|body| async move {
            let done = match body.clerk().await {
                Ok(clerk) => door::step(&clerk, &input, clock::now()).await,
                Err(trouble) => Err(trouble),
            };
            match done {
                Ok(effects) => body.skill_effects(effects).await,
                Err(trouble) => body.skill_broke(trouble),
            }
        });
    }

    /// A line of the session, for the page.
    pub(super) fn skill_step(&self, step: Step) {
        self.shared.skills.steps.update(|steps| steps.push(step));
    }

    /// Begins a session.
    pub(super) async fn open_skill(self: Rc<Self>, id: String, request: Option<String>) {
        if self.skill_is_open() {
            self.close_skill("another skill was opened");
        }
        let clerk = match self.clerk().await {
            Ok(clerk) => clerk,
            Err(trouble) => return self.skill_broke(trouble),
        };
        let notes = self.notes_of(&id).await;
        let words_only = self.shared.skills.words_only.get_untracked();
        let opening = door::opening(clock::now(), notes, words_only);
        let opened = match door::open(&clerk, &id, &opening, clock::now()).await {
            Ok(Ok(opened)) => opened,
            Ok(Err(sentence)) => return self.answer_instead(sentence),
            Err(trouble) => return self.skill_broke(trouble),
        };
        let state = self.shared.skills;
        state.steps.set(Vec::new());
        state.by_hand.set(None);
        state.open.set(Some(OpenSkill {
            id: opened.id,
            name: opened.name,
            provider: opened.provider,
            over: false,
        }));
        self.skill_desk.open.set(true);
        let desk = &self.skill_desk;
        desk.session.set(desk.session.get().wrapping_add(1));
        self.feed(Input::SkillTurn(true));
        self.skill_desk.agreement.begin(opened.grammar.clone());
        self.listen_for_sentences(Some(opened.grammar));
        self.skill_input(request.map_or(SkillInput::Launch, SkillInput::OneShot));
    }

    /// The session is over, for the page and for the recogniser.
    pub(super) fn close_skill(&self, why: &'static str) {
        self.drop_consent();
        self.skill_desk.open.set(false);
        self.stop_notes(false);
        self.feed(Input::SkillTurn(false));
        self.listen_for_sentences(None);
        let state = self.shared.skills;
        state.by_hand.set(None);
        state.open.update(|open| {
            if let Some(open) = open {
                open.over = true;
            }
        });
        self.skill_step(Step::Ended(why));
    }

    /// The Worker broke: no session survives that; what was saved is there when it is started again.
    pub(super) fn skill_broke(&self, trouble: Trouble) {
        self.skill_desk.clerk.replace(None);
        let sentence = trouble.sentence().to_owned();
        self.shared
            .skills
            .stage
            .set(SkillStage::Broken(sentence.clone()));
        if self.skill_is_open() {
            self.close_skill("the part that runs skills broke");
        }
        self.answer_instead(sentence);
    }

    /// Says something where an answer is waited for, and shows it in any case.
    pub(super) fn answer_instead(&self, text: String) {
        self.tell(NoticeKind::Told(text.clone()));
        self.feed(Input::Reply {
            text,
            expects_reply: false,
        });
    }
}
