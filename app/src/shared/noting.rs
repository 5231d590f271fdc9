//! A note or message while it is being recorded.

use hearsay_speaker::Owner;

/// What is being recorded now that is no request.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub struct RunningNote {
    /// In whose vault it will lie.
    pub owner: Owner,
    /// Longest it may get, seconds.
    pub most_s: u16,
}
