//! Voice messages: contacts, the dialog that makes one, the mailbox, the file for somebody else.
#![allow(
    clippy::unwrap_used,
    clippy::indexing_slicing,
    reason = "a test may stop at once; clippy does not take helpers for tests"
)]

mod any_order;
mod broken_off;
mod compose;
mod files;
mod hostile_files;
mod mailbox;
mod people;
mod support;
mod together;
mod trim;
