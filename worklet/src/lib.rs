//! Hearing.
pub mod protocol;
