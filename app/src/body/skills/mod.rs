//! Skills on the page: fetched when somebody looks at them or names one, asked, obeyed, kept.
//!
//! What runs is in a Worker ([`clerk`]), in a closed room ([`room`]) or on a server of the person's own
//! ([`bridge`]); here is what the page does about it: what a skill says is said in a voice of its own, what
//! it wants recorded is recorded into its provider's vault, what it keeps lies sealed.

mod agreement;
mod bridge;
mod calls;
mod clerk;
mod door;
mod effects;
mod endpoint;
mod installed;
mod notes;
mod playing;
mod replays;
mod room;
mod talking;

use std::cell::{Cell, RefCell};
use std::rc::Rc;

use hearsay_speaker::household::{SkillAct, SkillEntry};
use hearsay_speaker::skill::host::SkillInput;
use leptos::prelude::*;

use super::controller::Body;
use crate::shared::skills::SkillCommand;
use bridge::Bridge;
use clerk::Clerk;

/// The Worker, and what of the session only the body needs.
#[derive(Debug, Default)]
pub(super) struct SkillDesk {
    clerk: RefCell<Option<Rc<Clerk>>>,
    /// A session is open.
    open: Cell<bool>,
    /// Counts sessions, so that an answer that comes too late is not taken for one of the next.
    session: Cell<u32>,
    /// What follows once the words of the turn at hand were said.
    after: RefCell<effects::After>,
    /// What the people in the room agreed to.
    agreement: agreement::Agreement,
    /// The notes that are played for the skill.
    notes: RefCell<Option<playing::Notes>>,
    /// The script of the closed room, once it was fetched.
    room: RefCell<Option<Rc<str>>>,
    /// The window to a server of the person's own.
    bridge: RefCell<Option<Rc<Bridge>>>,
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
            SkillCommand::WordsOnly(only) => {
                state.words_only.set(only);
                self.log_setting("skills_words_only");
            }
            SkillCommand::AllowEndpoint(id, address) => self.allow_endpoint(id, address),
            SkillCommand::WithdrawEndpoint => self.withdraw_endpoint(),
            SkillCommand::SaveSession => self.spawn(Self::save_session),
            SkillCommand::Replay(json) => self.spawn(|body| body.replay(json)),
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
}
