//! Skills on the page: fetched when somebody looks at them or names one, asked, obeyed, kept.
//!
//! What runs is in a Worker ([`clerk`]); here is what the page does about it: what a skill says is said in a
//! voice of its own, what it wants recorded is recorded into its provider's vault, what it keeps lies sealed.

mod agreement;
mod clerk;
mod door;
mod effects;
mod notes;

use std::cell::{Cell, RefCell};
use std::rc::Rc;

use hearsay_speaker::Owner;
use hearsay_speaker::household::{SkillAct, SkillEntry};
use hearsay_speaker::skill::host::{LogicTrouble, SavedSkills, SkillInput};
use leptos::prelude::*;

use super::clock;
use super::controller::Body;
use crate::shared::NoticeKind;
use crate::shared::skills::{OpenSkill, SkillCommand, SkillStage, Step};
use crate::vault::VaultError;
use clerk::{Clerk, Trouble};

/// The sealed note that installed skills, permissions and ledgers are kept in.
const PAPER: &str = "skills";

/// The Worker, and what of the session only the body needs.
#[derive(Debug, Default)]
pub(super) struct SkillDesk {
    clerk: RefCell<Option<Rc<Clerk>>>,
    /// A session is open.
    open: Cell<bool>,
    /// What follows once the words of the turn at hand were said.
    after: RefCell<effects::After>,
    /// A note is played for the skill.
    plays: Cell<bool>,
    /// What the people in the room agreed to.
    agreement: agreement::Agreement,
}

impl Body {
    /// Does what a person asked for on the page.
    pub(super) fn obey_skill(&self, command: SkillCommand) {
        let state = self.shared.skills;
        match command {
            SkillCommand::Wake => self.spawn(|body| async move {
                let _there = body.clerk().await;
            }),
            SkillCommand::AskAbout(id) => {
                state.farewell.set(None);
                state.asked.set(Some(id));
            }
            SkillCommand::NeverMind => state.asked.set(None),
            SkillCommand::Open(id) => self.spawn(|body| body.open_skill(id, None)),
            SkillCommand::Stop => self.skill_input(SkillInput::Stop),
            SkillCommand::Answer(call, response) => {
                state.by_hand.set(None);
                self.skill_input(SkillInput::Answer {
                    call,
                    answer: Ok(response),
                });
            }
            other => self.spawn(|body| body.change_skills(other)),
        }
    }

    /// Does what a command by voice or typing wants; what it says is said by whoever it concerns.
    pub(super) fn skill_act(&self, act: SkillAct) {
        match act {
            SkillAct::Enable(id) => {
                self.obey_skill(SkillCommand::AskAbout(id));
                super::recogniser::show("household");
            }
            SkillAct::Disable(id) => self.obey_skill(SkillCommand::Disable(id)),
            SkillAct::Open { id, request } => self.spawn(|body| body.open_skill(id, request)),
            SkillAct::Close => self.skill_input(SkillInput::Stop),
            SkillAct::Record(id) => {
                self.spawn(|body| body.open_skill(id, Some("record".to_owned())));
            }
            SkillAct::StopRecording => self.end_note(),
            SkillAct::Show => super::recogniser::show("household"),
        }
    }

    /// The skills, as commands need to know them.
    pub(super) fn skill_entries(&self) -> Vec<SkillEntry> {
        let open = self.shared.skills.open.get_untracked();
        let open = open.filter(|open| !open.over).map(|open| open.id);
        self.shared.skills.list.with_untracked(|all| {
            let entries = all.iter().map(|skill| SkillEntry {
                id: skill.id.clone(),
                name: skill.invocation.clone(),
                enabled: skill.enabled,
                open: open.as_deref() == Some(skill.id.as_str()),
                records: skill.recorder && skill.approved,
            });
            entries.collect()
        })
    }

    /// Whether what is said now goes to a skill.
    pub(super) fn skill_is_open(&self) -> bool {
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
    fn skill_step(&self, step: Step) {
        self.shared.skills.steps.update(|steps| steps.push(step));
    }

    /// Begins a session.
    async fn open_skill(self: Rc<Self>, id: String, request: Option<String>) {
        if self.skill_is_open() {
            self.close_skill("another skill was opened");
        }
        let clerk = match self.clerk().await {
            Ok(clerk) => clerk,
            Err(trouble) => return self.skill_broke(trouble),
        };
        let notes = self.notes_of(&id).await;
        let opening = door::opening(clock::now(), notes);
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
        self.feed(hearsay_speaker::Input::SkillTurn(true));
        self.skill_desk.agreement.begin(opened.grammar.clone());
        self.listen_for_sentences(Some(opened.grammar));
        self.skill_input(request.map_or(SkillInput::Launch, SkillInput::OneShot));
    }

    /// The session is over, for the page and for the recogniser.
    fn close_skill(&self, why: &'static str) {
        self.drop_consent();
        self.skill_desk.open.set(false);
        self.feed(hearsay_speaker::Input::SkillTurn(false));
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
    fn skill_broke(&self, trouble: Trouble) {
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
    fn answer_instead(&self, text: String) {
        self.tell(NoticeKind::Told(text.clone()));
        self.feed(hearsay_speaker::Input::Reply {
            text,
            expects_reply: false,
        });
    }

    /// Changes what is installed or allowed, and saves it.
    async fn change_skills(self: Rc<Self>, command: SkillCommand) {
        let clerk = match self.clerk().await {
            Ok(clerk) => clerk,
            Err(trouble) => return self.skill_broke(trouble),
        };
        let notes = match &command {
            SkillCommand::Disable(id) | SkillCommand::Remove(id) => self.notes_of(id).await.len(),
            _ => 0,
        };
        let state = self.shared.skills;
        let changed = match door::change(&clerk, &command, notes, clock::now()).await {
            Ok(changed) => changed,
            Err(trouble) => return self.skill_broke(trouble),
        };
        state.asked.set(None);
        state.farewell.set(changed.farewell);
        if let Some(ledger) = changed.ledger {
            state.ledger.set(Some(ledger));
        }
        if let Some(refused) = changed.refused {
            self.tell(NoticeKind::Told(refused));
        }
        self.skills_changed(&clerk).await;
    }

    /// Shows how things stand, tells the recogniser the names, and saves.
    async fn skills_changed(&self, clerk: &Clerk) {
        match door::list(clerk).await {
            Ok(list) => self.shared.skills.list.set(list),
            Err(trouble) => return self.skill_broke(trouble),
        }
        self.names_changed();
        if let Ok(saved) = door::save(clerk).await {
            self.save_skills(saved).await;
        }
    }

    async fn save_skills(&self, saved: SavedSkills) {
        let kept = match self.store.vault(Owner::Device).await {
            Ok(vault) => vault.set_paper(PAPER, &saved).await,
            Err(error) => Err(error),
        };
        match kept {
            Ok(()) => {}
            Err(VaultError::Locked) => self.tell(NoticeKind::Told(
                "The change to the skills could not be saved: the recordings are locked."
                    .to_owned(),
            )),
            Err(error) => self.storage_failed(&error),
        }
    }

    /// The Worker, fetched if need be, with what was saved.
    async fn clerk(&self) -> Result<Rc<Clerk>, Trouble> {
        if let Some(clerk) = self.skill_desk.clerk.borrow().clone() {
            return Ok(clerk);
        }
        let stage = self.shared.skills.stage;
        stage.set(SkillStage::Coming);
        let clerk = match Clerk::open(door::ABI).await {
            Ok(clerk) => Rc::new(clerk),
            Err(trouble) => {
                stage.set(SkillStage::Broken(trouble.sentence().to_owned()));
                return Err(trouble);
            }
        };
        let saved = match self.store.vault(Owner::Device).await {
            Ok(vault) => vault.paper::<SavedSkills>(PAPER).await.ok().flatten(),
            Err(_) => None,
        };
        if let Some(saved) = saved {
            for remark in door::restore(&clerk, &saved).await? {
                self.tell(NoticeKind::Told(remark));
            }
        }
        let list = door::list(&clerk).await?;
        self.skill_desk.clerk.replace(Some(Rc::clone(&clerk)));
        self.shared.skills.list.set(list);
        stage.set(SkillStage::Ready);
        self.names_changed();
        Ok(clerk)
    }

    /// What a call to a skill's logic that is not there is answered.
    fn no_logic(&self, call: u32, why: &str) {
        self.skill_input(SkillInput::Answer {
            call,
            answer: Err(LogicTrouble::Unreachable(why.to_owned())),
        });
    }
}
