//! Other speakers: this page in other tabs and windows of the same browser.
//!
//! They talk over a `BroadcastChannel`, which reaches every tab of this origin and nothing else.
//! [`Nearby::step`] is the whole of it as a state machine; the page posts what it orders and hands back
//! what it hears. Inside: who is there (`presence`), which of several that heard the wake word answers
//! (`arbitration`, `word_time`), what became of announcements (`announcing`), the line to another speaker (`drop_in`) and who may open it (`consent`). What comes in was written by another tab, perhaps of another version, perhaps by
//! somebody who means harm: `wire` believes nothing of it beyond its limits, `guard` counts.
//!
//! Invariants, held for any inputs at any times (`tests/nearby`): of those who heard each other's
//! claims one answers; no line opens without a yes, given beforehand or then; nothing grows beyond its
//! limit; nothing panics. Messages do not go this way: they lie in the vault that all windows share.

mod announcing;
mod arbitration;
mod consent;
mod drop_in;
mod guard;
mod id;
mod name;
mod presence;
mod say;
mod step;
mod wire;
mod word_time;

pub use announcing::{ANSWERS_MS, Announced};
pub use arbitration::{CONTEST_MS, Claim, WINDOW_MS};
pub use consent::{Consent, Consents};
pub use drop_in::CONSENT_MS;
pub use id::{CallId, SpeakerId};
pub use name::{FIRST_NAME, speaker_key, speaker_name};
pub use presence::{GONE_MS, HEARTBEAT_MS, MOST_SPEAKERS, Present};
pub use step::{Nearby, NearbyEffect, NearbyInput};
pub use wire::{Body, Envelope, MOST_ATTACHED, MOST_TEXT, VERSION, WireError};
pub use word_time::WordTime;

/// What the channel is called.
pub const CHANNEL: &str = "hearsay nearby";
