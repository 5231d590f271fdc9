//! What runs a skill: requests and responses, speech, dialogs, packs, permissions, replays.

mod responses;
mod speech;
