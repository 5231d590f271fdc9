//! What is installed and allowed: changed, listed, kept sealed.

use std::rc::Rc;

use hearsay_speaker::Owner;
use hearsay_speaker::skill::host::SavedSkills;
use leptos::prelude::*;

use super::clerk::{Clerk, Trouble};
use super::door;
use crate::body::clock;
use crate::body::controller::Body;
use crate::shared::NoticeKind;
use crate::shared::skills::{SkillCommand, SkillStage};
use crate::vault::VaultError;

/// The sealed note that installed skills, permissions and ledgers are kept in.
const PAPER: &str = "skills";

impl Body {
    /// Changes what is installed or allowed, and saves it.
    pub(super) async fn change_skills(self: Rc<Self>, command: SkillCommand) {
        let clerk = match self.clerk().await {
            Ok(clerk) => clerk,
            Err(trouble) => return self.skill_broke(trouble),
        };
        let notes = match &command {
            SkillCommand::Disable(id) | SkillCommand::Remove(id) => {
                self.part_from(id);
                self.notes_of(id).await.len()
            }
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

    /// A skill goes: its session ends, and its server is not talked to any more.
    fn part_from(&self, id: &str) {
        let mine = |skill: &str| skill == id;
        let open = self.shared.skills.open.get_untracked();
        if self.skill_is_open() && open.is_some_and(|open| mine(&open.id)) {
            self.close_skill("you disabled it");
        }
        let endpoint = self.shared.skills.endpoint.get_untracked();
        if endpoint.is_some_and(|endpoint| mine(&endpoint.skill)) {
            self.withdraw_endpoint();
        }
    }

    /// Shows how things stand, tells the recogniser the names, and saves.
    pub(super) async fn skills_changed(&self, clerk: &Clerk) {
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
    pub(super) async fn clerk(&self) -> Result<Rc<Clerk>, Trouble> {
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
}
