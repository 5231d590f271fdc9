//! The page driven as a person would. One module a family of behaviour; one browser a scenario.
//!
//! Read `hearsay_tests` for how it works.
#![allow(
    clippy::unwrap_used,
    clippy::indexing_slicing,
    reason = "a test fails by panicking, also in its helpers"
)]

mod button;
mod crashes;
mod first_paint;
mod hearing;
mod household;
mod lasting;
mod leaks;
mod locked;
mod messages;
mod offline;
mod privacy;
mod recording;
mod second_check;
mod skill_endpoint;
mod skill_hostile;
mod skill_recorders;
mod skill_replay;
mod skill_scripts;
mod skills;
mod spoken;
mod trouble;
mod two_mailboxes;
mod two_speakers;
mod two_windows;
mod understanding;
