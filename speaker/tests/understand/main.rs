//! Understanding commands: the grammar, typed and spoken.
#![allow(
    clippy::unwrap_used,
    clippy::indexing_slicing,
    unreachable_pub,
    reason = "a test may fail loudly, and its helpers are its own"
)]

mod entries;
mod hostile;
mod letters;
mod made;
mod spoken;
mod typed;
