//! Sessions as regression scripts: saved as a file, played again, judged.

use std::rc::Rc;

use leptos::prelude::*;
use wasm_bindgen::JsValue;

use super::door;
use crate::body::controller::Body;
use crate::body::{clock, download};
use crate::shared::NoticeKind;

impl Body {
    /// Saves the session at hand, or the last one.
    pub(super) async fn save_session(self: Rc<Self>) {
        let Some(open) = self.shared.skills.open.get_untracked() else {
            return;
        };
        let clerk = match self.clerk().await {
            Ok(clerk) => clerk,
            Err(trouble) => return self.skill_broke(trouble),
        };
        match door::script(&clerk, &open.name).await {
            Ok(Ok(json)) => self.give_file(&open.id, &json),
            Ok(Err(sentence)) => self.tell(NoticeKind::Told(sentence)),
            Err(trouble) => self.skill_broke(trouble),
        }
    }

    fn give_file(&self, skill: &str, json: &str) {
        let name = download::session_name(skill, clock::now());
        let saved: Result<(), JsValue> = download::save_text(&name, json);
        if saved.is_err() {
            self.tell(NoticeKind::Told(
                "This browser could not save the file.".to_owned(),
            ));
        }
    }

    /// Plays a script and shows what came of it.
    pub(super) async fn replay(self: Rc<Self>, json: String) {
        let clerk = match self.clerk().await {
            Ok(clerk) => clerk,
            Err(trouble) => return self.skill_broke(trouble),
        };
        match door::replay(&clerk, json).await {
            Ok(report) => self.shared.skills.replayed.set(Some(report)),
            Err(trouble) => self.skill_broke(trouble),
        }
    }
}
