//! The allowance to talk to a server on this computer: given by hand, for one address, until its window is
//! closed or the page is left.

use std::rc::Rc;

use leptos::prelude::*;

use super::bridge::{Bridge, Told};
use crate::body::controller::{Body, calling_with};
use crate::shared::NoticeKind;
use crate::shared::skills::Endpoint;

/// The rule that changes, as the activity ledger names it; whose server it is, is content.
const SETTING: &str = "skill_endpoint_allowed";

/// Told where the browser opens no window.
const BLOCKED: &str = "The browser did not open the window that talks to your server. Allow pop-up \
    windows for this page, then allow the server again.";

impl Body {
    /// Opens the window for a skill's server. One at a time: another one's closes.
    pub(super) fn allow_endpoint(&self, skill: String, address: String) {
        self.withdraw_endpoint();
        let told = calling_with(&self.me, Self::endpoint_told);
        let Some(bridge) = Bridge::open(skill.clone(), &address, told) else {
            return self.tell(NoticeKind::Told(BLOCKED.to_owned()));
        };
        self.skill_desk.bridge.replace(Some(Rc::new(bridge)));
        self.shared.skills.endpoint.set(Some(Endpoint {
            skill,
            address,
            ready: false,
        }));
    }

    /// Takes the allowance back.
    pub(in crate::body) fn withdraw_endpoint(&self) {
        let Some(bridge) = self.skill_desk.bridge.take() else {
            return;
        };
        self.shared.skills.endpoint.set(None);
        self.log_setting(SETTING);
        // Not left to dropping it: a request that still waits holds it too.
        bridge.close();
    }

    fn endpoint_told(&self, told: Told) {
        match told {
            Told::Ready => {
                self.shared.skills.endpoint.update(|endpoint| {
                    if let Some(endpoint) = endpoint {
                        endpoint.ready = true;
                    }
                });
                self.log_setting(SETTING);
            }
            // Once the stack of this event has unwound: it runs in a listener of what is dropped.
            Told::Gone => self.spawn(|body| async move { body.withdraw_endpoint() }),
        }
    }
}
