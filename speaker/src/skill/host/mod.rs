//! The skills of this speaker: what a skill is, which are installed, and how they are opened by name.
//!
//! One [`Session`] runs at a time and is the page's to step; [`Skills`] keeps what lasts: what is
//! installed and enabled, what was allowed, every skill's ledger and what it keeps.

mod entry;
mod error;
mod invocation;
mod listed;
mod load;
mod name;
mod opening;
mod outside;
mod registry;
mod samples;
mod saved;
mod skill;

pub use error::SkillError;
pub use invocation::Invoked;
pub use listed::{Asked, Farewell, Listed};
pub(in crate::skill) use name::said;
pub use opening::{Added, Opening};
pub use outside::{Outside, joined};
pub use registry::Skills;
pub use samples::SAMPLES;
pub use saved::SavedSkills;
pub use skill::{Logic, Skill};

pub use super::session::{
    ANSWER_MS, BY_HAND_MS, Ended, LISTEN_MS, LogKind, LogLine, LogicTrouble, Session, Setting,
    SkillEffect, SkillInput, Voice,
};
