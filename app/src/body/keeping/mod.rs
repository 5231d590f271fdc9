//! Who keeps what: carrying out what `hearsay_speaker::policy`, `remnant` and `ledger` decide.

use super::controller::Body;
use crate::shared::privacy::PrivacyCommand;

impl Body {
    /// Does what a person asked about keeping.
    pub(super) fn obey_privacy(&self, _command: PrivacyCommand) {}

    /// Takes a typed request.
    pub(super) fn typed(&self, _text: &str) {}
}
