//! Skills: interaction models as skill developers write them, and what runs them here.
//!
//! Pure like everything in this crate: what a skill's logic answers, the time and chance come in as
//! arguments. A skill never sees sound: it gets words, and asks the page to record.

mod chance;
pub mod consent;
mod dialog;
pub mod host;
pub mod matching;
pub mod model;
mod moment;
pub mod pack;
pub mod permission;
pub mod recorder;
pub mod replay;
mod session;
pub mod spoken;
pub mod ssml;
pub(crate) mod types;
pub mod wire;
