//! A mailbox that was changed in two places at once, put together: two tabs share one vault.
//!
//! `base` is what both began with. What one of them added is kept, what one of them deleted is gone, and
//! what happened to a message counts whoever saw it first. Nothing that only one of them knows of is lost.

use super::{Draft, DraftId, MOST_SEEN, Mailbox, Message};

impl Mailbox {
    /// This mailbox with what `theirs` has that it does not have; `base` is what both grew out of.
    #[must_use]
    pub fn merged(&self, base: &Self, theirs: &Self) -> Self {
        let mut merged = Self {
            version: self.version,
            last_draft: self.last_draft.max(theirs.last_draft),
            messages: self.messages_with(base, theirs),
            drafts: Vec::new(),
            seen: theirs.seen.clone(),
        };
        let unknown = self.seen.iter().filter(|id| !theirs.seen.contains(id));
        merged.seen.extend(unknown.cloned());
        let excess = merged.seen.len().saturating_sub(MOST_SEEN);
        merged.seen.drain(..excess);
        merged.take_drafts(self, base, theirs);
        merged
    }

    fn messages_with(&self, base: &Self, theirs: &Self) -> Vec<Message> {
        let mut all: Vec<Message> = Vec::new();
        for mine in &self.messages {
            match theirs.message(&mine.id) {
                Some(other) => {
                    let mut message = mine.clone();
                    message.status.take(&other.status);
                    all.push(message);
                }
                // Not there any more: deleted there, unless it came here meanwhile.
                None if base.message(&mine.id).is_some() => {}
                None => all.push(mine.clone()),
            }
        }
        let new = |it: &&Message| self.message(&it.id).is_none() && base.message(&it.id).is_none();
        all.extend(theirs.messages.iter().filter(new).cloned());
        // Stable: what is as old keeps its place.
        all.sort_by_key(|it| it.at);
        all
    }

    /// Drafts of both. Two that were given one number at the same time get two.
    fn take_drafts(&mut self, mine: &Self, base: &Self, theirs: &Self) {
        let old = |it: &&Draft| base.drafts.contains(it);
        let kept = mine.drafts.iter().filter(old);
        let kept = kept.filter(|it| theirs.drafts.contains(it));
        self.drafts.extend(kept.cloned());
        let both = theirs.drafts.iter().chain(&mine.drafts);
        for draft in both.filter(|it| !old(it)) {
            // The same one may have been given another number before.
            let same = |it: &Draft| {
                Draft {
                    id: draft.id,
                    ..it.clone()
                } == *draft
            };
            if self.drafts.iter().any(same) {
                continue;
            }
            let mut draft = draft.clone();
            if self.drafts.iter().any(|it| it.id == draft.id) {
                self.last_draft = self.last_draft.saturating_add(1);
                draft.id = DraftId(self.last_draft);
            }
            self.drafts.push(draft);
        }
    }
}
