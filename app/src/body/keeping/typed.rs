//! A request that is typed instead of spoken.

use hearsay_speaker::remnant::DeletionCommand;

use crate::body::controller::Body;
use crate::shared::NoticeKind;

impl Body {
    /// Takes a typed request. What it understands are the commands that delete, where the person
    /// allowed that.
    pub(in crate::body) fn typed(&self, text: &str) {
        let Some(command) = DeletionCommand::parse(text) else {
            self.tell(NoticeKind::Told(NOT_UNDERSTOOD.to_owned()));
            return;
        };
        let allowed = self.house(|house| house.deletion_by_voice);
        match command.deletion(allowed) {
            Ok(deletion) => self.spawn(move |body| async move {
                let count = body.ask_deletion(deletion, None).await;
                body.tell(NoticeKind::Told(command.reply(count).to_owned()));
            }),
            Err(refused) => self.tell(NoticeKind::Told(refused.to_string())),
        }
    }
}

/// What can be typed.
const NOT_UNDERSTOOD: &str = "That was not understood. Try “delete what I just said”, “delete \
    everything I said today” or “delete everything I have ever said”.";
