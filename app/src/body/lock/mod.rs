//! What a person asks about the lock.

use super::controller::Body;
use crate::shared::lock::LockCommand;

impl Body {
    /// Does what a person asked about the lock.
    pub(super) fn obey_lock(&self, _command: LockCommand) {}
}
