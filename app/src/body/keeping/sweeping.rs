//! Retention: what is over by the speaker's clock is destroyed, and told.

use hearsay_speaker::history::RecordRef;
use hearsay_speaker::ledger;
use hearsay_speaker::policy::{self, Event, Happening};
use leptos::prelude::*;

use super::destroying::Why;
use crate::body::controller::Body;
use crate::shared::items;

/// Expiries shown ahead.
const COMING: usize = 20;

impl Body {
    /// Destroys whatever is over, and works out what comes next. Does nothing until everything has
    /// been read: what is not known cannot be over.
    pub(super) async fn sweep(&self) {
        if !self.keeping.settled.get() {
            return;
        }
        let (now, _) = self.speaker_time();
        let rules = self.house(|house| house.rules.clone());
        let all = self
            .shared
            .library
            .with_untracked(items::items)
            .unwrap_or_default();
        let events = policy::events_until(&all, &rules, &[], now);
        let over: Vec<RecordRef> = events.iter().filter_map(record_of).collect();
        if !over.is_empty() {
            let fates = self.destroy(&over, Why::Expired).await;
            let gone: Vec<RecordRef> = fates.into_iter().map(|(record, _)| record).collect();
            let happened = |event: &Event| record_of(event).is_some_and(|it| gone.contains(&it));
            self.shared
                .privacy
                .happened
                .update(|list| list.extend(events.into_iter().filter(happened)));
            self.store_clock().await;
        }
        self.look_ahead();
    }

    /// Works out what is due next.
    pub(in crate::body) fn look_ahead(&self) {
        let (now, _) = self.speaker_time();
        let rules = self.house(|house| house.rules.clone());
        let all = self
            .shared
            .library
            .with_untracked(items::items)
            .unwrap_or_default();
        self.keeping
            .next_due
            .set(policy::next_event(&all, &rules, &[], now));
        let mut coming: Vec<_> = all.iter().filter_map(|item| rules.expiry(item)).collect();
        coming.sort_by(|a, b| a.at.cmp(&b.at).then_with(|| a.id.cmp(&b.id)));
        coming.truncate(COMING);
        let same = self
            .shared
            .privacy
            .coming
            .with_untracked(|old| *old == coming);
        if !same {
            self.shared.privacy.coming.set(coming);
        }
    }
}

fn record_of(event: &Event) -> Option<RecordRef> {
    match &event.what {
        Happening::Expired(expiry) => Some(RecordRef {
            owner: expiry.owner,
            id: expiry.id.clone(),
        }),
        Happening::Reminded(_) => None,
    }
}

/// What the ledger says of a destroyed record.
pub(super) fn line(why: Why, record: &RecordRef) -> ledger::Event {
    let owner = record.owner;
    match why {
        Why::Asked => ledger::Event::Deleted { owner },
        Why::Expired => ledger::Event::Expired { owner },
    }
}
