//! The speaker's clock: moving it, and acting when something is due.

use std::rc::Rc;

use hearsay_speaker::ledger::Event;
use hearsay_speaker::policy::{EmulatedClock, JUMPS, Jump};
use hearsay_speaker::{Millis, Owner};
use leptos::prelude::*;

use crate::body::arbitration::Note;
use crate::body::clock;
use crate::body::controller::Body;
use crate::shared::NoticeKind;
use crate::vault::VaultError;

/// Note in the device's vault.
const NAME: &str = "clock";

impl Body {
    /// Reads the clock that was stored.
    pub(super) async fn read_clock(&self) -> Result<(), VaultError> {
        let vault = self.store.vault(Owner::Device).await?;
        if let Some(clock) = vault.note::<EmulatedClock>(NAME).await? {
            self.shared.privacy.clock.set(clock);
        }
        Ok(())
    }

    /// The speaker's time now, and how far it is ahead of the real one, milliseconds.
    pub(in crate::body) fn speaker_time(&self) -> (Millis, u64) {
        let now = clock::now();
        let privacy = self.shared.privacy;
        let reading = privacy
            .clock
            .try_maybe_update(|clock| (false, clock.now(now)));
        let Some(reading) = reading else {
            return (now, 0);
        };
        if privacy.set_back_ms.try_get_untracked() != Some(reading.set_back_ms) {
            privacy.set_back_ms.set(reading.set_back_ms);
        }
        (reading.emulated, reading.ahead_ms)
    }

    /// Moves the clock forward and lets happen what happens on the way.
    pub(super) async fn jump(self: Rc<Self>, jump: Jump) {
        let name = JUMPS.iter().find(|(_, other)| *other == jump);
        let name = name.map_or("A jump", |(name, _)| name);
        let now = clock::now();
        let privacy = self.shared.privacy;
        let jumped = privacy
            .clock
            .try_update(|clock| clock.jump(now, name, jump));
        let crossing = match jumped {
            Some(Ok(crossing)) => crossing,
            Some(Err(error)) => {
                self.tell(NoticeKind::Told(error.to_string()));
                return;
            }
            None => return,
        };
        let by_ms = i64::try_from(crossing.to.saturating_sub(crossing.from)).unwrap_or(i64::MAX);
        self.log(Event::ClockMoved { by_ms }, None);
        self.store_clock().await;
        privacy.happened.set(Vec::new());
        self.sweep().await;
    }

    /// Believes the real clock that was set back.
    pub(super) async fn trust_clock(self: Rc<Self>) {
        let now = clock::now();
        self.shared.privacy.clock.update(|clock| clock.trust(now));
        self.shared.privacy.set_back_ms.set(None);
        self.log_setting("clock_trusted");
        self.store_clock().await;
        self.sweep().await;
    }

    /// Stores the clock as it is.
    pub(super) async fn store_clock(&self) {
        let clock = self.shared.privacy.clock.try_get_untracked();
        let Some(clock) = clock else { return };
        let stored = match self.store.vault(Owner::Device).await {
            Ok(vault) => vault.set_note(NAME, &clock).await,
            Err(error) => Err(error),
        };
        match stored {
            Ok(()) => self.tabs.tell(Note::HistoryChanged),
            Err(error) => self.storage_failed(&error),
        }
    }

    /// Half a second went by.
    pub(in crate::body) fn keeping_beat(&self) {
        self.tick_deletion();
        let (now, _) = self.speaker_time();
        let due = self.keeping.next_due.get().is_some_and(|due| due <= now);
        if due && self.keeping.settled.get() {
            self.keeping.next_due.set(None);
            self.spawn(|body| async move { body.sweep().await });
        }
    }
}
