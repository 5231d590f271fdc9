//! Asking a skill's logic, where it is no pack: a person, a script in its closed room, or a server of the
//! person's own.

use std::rc::Rc;

use hearsay_speaker::skill::host::{LogKind, LogLine, Logic, LogicTrouble, Outside, SkillInput};
use leptos::prelude::*;

use super::{door, room};
use crate::body::controller::Body;
use crate::body::{clock, hearing};
use crate::shared::skills::{ByHand, Step};

/// A call of a session.
#[derive(Debug)]
pub(super) struct Call {
    /// Its number.
    pub(super) number: u32,
    /// The request, as JSON.
    pub(super) request: String,
    /// Time for the answer, milliseconds.
    pub(super) within_ms: u32,
    /// Whether the session waits for it.
    pub(super) awaited: bool,
}

impl Body {
    /// Asks the open skill's logic.
    pub(super) fn call(&self, call: Call) {
        let Some(open) = self.shared.skills.open.get_untracked() else {
            return;
        };
        let all = self.shared.skills.list.get_untracked();
        let skill = all.into_iter().find(|it| it.id == open.id);
        let by_hand = skill.is_some_and(|it| it.logic == Logic::ModelOnly.kind());
        if !by_hand {
            let session = self.skill_desk.session.get();
            return self.spawn(move |body| body.ask_outside(open.id, session, call));
        }
        self.shared.skills.by_hand.set(Some(ByHand {
            call: call.number,
            request: call.request,
        }));
    }

    /// Asks logic outside and gives the session its answer, if it is still the same session.
    async fn ask_outside(self: Rc<Self>, skill: String, session: u32, call: Call) {
        let answer = self.outside(&skill, &call).await;
        if call.awaited && self.skill_desk.session.get() == session {
            let call = call.number;
            self.skill_input(SkillInput::Answer { call, answer });
        }
    }

    async fn outside(&self, skill: &str, call: &Call) -> Result<String, LogicTrouble> {
        let broke = |trouble: super::clerk::Trouble| unreachable(trouble.sentence());
        let clerk = self.me.upgrade().ok_or(LogicTrouble::TimedOut)?;
        let clerk = clerk.clerk().await.map_err(broke)?;
        match door::logic(&clerk, skill).await.map_err(broke)? {
            Some(Outside::Script(script)) => self.run_script(&script, call).await,
            Some(Outside::Endpoint(address)) => self.ask_endpoint(skill, &address, call).await,
            None => Err(unreachable("its logic is gone")),
        }
    }

    async fn run_script(&self, script: &str, call: &Call) -> Result<String, LogicTrouble> {
        let room = self.room().await?;
        let answered = room::run(&room, script, &call.request, call.within_ms).await?;
        for line in answered.told {
            self.skill_step(Step::Log(LogLine {
                at: clock::now(),
                kind: LogKind::Remark,
                text: format!("The script logged: {line}"),
            }));
        }
        Ok(answered.response)
    }

    /// The text of the closed room, fetched once.
    async fn room(&self) -> Result<Rc<str>, LogicTrouble> {
        if let Some(room) = self.skill_desk.room.borrow().clone() {
            return Ok(room);
        }
        let missing = || unreachable("the room for scripts could not be loaded; reload the page");
        let bytes = hearing::fetch_bytes(room::SCRIPT_URL).await;
        let bytes = bytes.map_err(|_| missing())?.to_vec();
        let text: Rc<str> = String::from_utf8(bytes).map_err(|_| missing())?.into();
        self.skill_desk.room.replace(Some(Rc::clone(&text)));
        Ok(text)
    }

    async fn ask_endpoint(
        &self,
        skill: &str,
        address: &str,
        call: &Call,
    ) -> Result<String, LogicTrouble> {
        let ready = self.shared.skills.endpoint.get_untracked();
        let ready = ready.is_some_and(|it| it.ready && it.skill == skill);
        let bridge = self.skill_desk.bridge.borrow().clone();
        let Some(bridge) = bridge.filter(|bridge| ready && bridge.skill == skill) else {
            return Err(unreachable(
                "talking to its server is not allowed; allow it in the list of skills",
            ));
        };
        self.skill_step(Step::Sent(address.to_owned()));
        bridge.ask(&call.request, call.within_ms).await
    }
}

fn unreachable(why: &str) -> LogicTrouble {
    LogicTrouble::Unreachable(why.to_owned())
}
