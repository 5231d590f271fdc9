//! Deleting, and what it leaves.
//!
//! A [`Deletion`] says what a person wants gone; [`Deletion::plan`] names the records, over all
//! owners, and what stays. Until its time is up a [`Pending`] deletion can be undone. Then every
//! record's key is destroyed and its ciphertext after it, and a [`Receipt`] states what came of it.
//! What real services keep all the same is shown as a [`Remnant`] for each record.
//!
//! [`command`] understands the spoken and typed sentences.

mod after;
pub mod command;
mod deletion;
mod pending;
mod receipt;

pub use after::{Remnant, Remnants, Source};
pub use command::DeletionCommand;
pub use deletion::{Deletion, Doomed, Held, Plan};
pub use pending::{Pending, Restart, Stage, TooLate, UNDO_MS, after_restart};
pub use receipt::{Destroyed, Fate, Receipt};
