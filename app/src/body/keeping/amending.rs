//! What a person adds to a record afterwards: a thumb, "not for the speaker".

use std::rc::Rc;

use hearsay_speaker::history::RecordRef;
use hearsay_speaker::record::RecordingTail;

use crate::body::controller::Body;
use crate::shared::NoticeKind;
use crate::vault::VaultError;

impl Body {
    /// Changes a record's tail and shows it.
    pub(super) async fn amend(
        self: Rc<Self>,
        record: RecordRef,
        edit: impl FnOnce(&mut RecordingTail) + 'static,
    ) {
        let amended = match self.store.vault(record.owner).await {
            Ok(vault) => vault.amend(&record.id, edit).await,
            Err(error) => Err(error),
        };
        match amended {
            Ok(recording) => self.show_recording(recording),
            Err(VaultError::Gone) => {
                self.forget_recording(&record);
                self.tell(NoticeKind::Told(VaultError::Gone.to_string()));
            }
            Err(error) => self.storage_failed(&error),
        }
    }
}
