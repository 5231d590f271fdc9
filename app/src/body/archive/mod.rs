//! What a person asks about archives.

use super::controller::Body;
use crate::shared::archive::ArchiveCommand;

impl Body {
    /// Does what a person asked about archives.
    pub(super) fn obey_archive(&self, _command: ArchiveCommand) {}
}
