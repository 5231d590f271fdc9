//! The body: everything between the browser's devices and the speaker's mind.
//!
//! ```text
//! microphone ─ session ─ node ─► hearing ─► heard ─► controller ─► Speaker::step
//!                                             │          │
//!                                             ▼          ▼ effects
//!                                          recorder   earcon, speech, listening, recorder
//! ```
//! One [`controller::Body`] holds it all. What happens is fed to the mind one input at a time, and
//! the effects that come back are carried out in their order; whatever takes time runs as a task of
//! its own and comes back as another input. Decisions that can be wrong (names of exceptions, when
//! silence is deafness, who may listen) are pure functions in files of their own.

mod alerting;
mod arbitration;
mod archive;
mod capture;
mod clock;
mod commands;
mod controller;
mod devices;
mod download;
mod earcon;
mod effects;
mod figures;
mod heard;
mod hearing;
mod history;
mod js;
mod keeping;
mod listening;
mod lock;
mod loudspeaker;
mod mending;
mod messages;
mod microphone;
mod nearby;
mod node;
mod noting;
mod page;
mod permission;
mod playback;
mod proof;
mod random;
mod recogniser;
mod recorder;
mod session;
mod settings;
mod skills;
mod speech;
mod store;
mod tabs;
mod telling;
mod turn;
mod understand;
mod watchdog;
mod who;
mod worker;

use leptos::prelude::*;

use crate::shared::Shared;

/// Connects the body to the shared state. Call once, inside the root component: the body lives as
/// long as the reactive owner that this is called under.
pub fn wake_up(shared: Shared) {
    let body = StoredValue::new_local(controller::Body::start(shared));
    shared.on_command(Callback::new(move |command| {
        if let Some(body) = body.try_get_value() {
            body.obey(command);
        }
    }));
}
