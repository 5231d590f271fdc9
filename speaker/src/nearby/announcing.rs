//! What became of an announcement: who played it, who keeps quiet, who gave no answer.
//!
//! Only those are asked for that were there when it went out; answers of anybody else, and second
//! ones, are ignored.

use super::id::SpeakerId;
use crate::Millis;
use crate::message::MessageId;
use std::collections::BTreeMap;

/// How long answers may take, milliseconds: the other window only has to say that it plays, and it may be
/// hidden, where its timers are late.
pub const ANSWERS_MS: Millis = 3_000;

/// Most announcements whose answers are waited for; of more, the oldest is over at once.
const MOST: usize = 8;

/// What became of an announcement, by the names of the other speakers.
#[derive(Clone, Debug, Default, PartialEq, Eq)]
pub struct Announced {
    /// They played it.
    pub played: Vec<String>,
    /// Nobody is to be disturbed there, so they did not.
    pub quiet: Vec<String>,
    /// They gave no answer.
    pub silent: Vec<String>,
}

impl Announced {
    /// In sentences.
    #[must_use]
    pub fn sentence(&self) -> String {
        let parts = [
            (&self.played, "played it."),
            (
                &self.quiet,
                "did not play it: nobody is to be disturbed there.",
            ),
            (&self.silent, "gave no answer."),
        ];
        let said = parts.into_iter().filter(|(names, _)| !names.is_empty());
        let said: Vec<String> = said
            .map(|(names, what)| format!("{} {what}", and(names)))
            .collect();
        if said.is_empty() {
            return "No other speaker was there.".to_owned();
        }
        said.join(" ")
    }
}

fn and(names: &[String]) -> String {
    match names {
        [before @ .., last] if !before.is_empty() => format!("{} and {last}", before.join(", ")),
        all => all.join(", "),
    }
}

/// One that is waited for.
#[derive(Clone, Debug, PartialEq, Eq)]
struct Running {
    since: Millis,
    waiting: BTreeMap<SpeakerId, String>,
    so_far: Announced,
}

/// All whose answers are waited for.
#[derive(Clone, Debug, Default, PartialEq, Eq)]
pub(super) struct Announcing {
    all: BTreeMap<MessageId, Running>,
}

impl Announcing {
    /// An announcement goes out to these. Comes back with one that is over because of it.
    pub(super) fn begin(
        &mut self,
        id: MessageId,
        to: BTreeMap<SpeakerId, String>,
        now: Millis,
    ) -> Vec<Announced> {
        let running = Running {
            since: now,
            waiting: to,
            so_far: Announced::default(),
        };
        self.all.insert(id, running);
        let oldest = self.all.iter().min_by_key(|(_, it)| it.since);
        let oldest = oldest.map(|(id, _)| id.clone());
        let excess = oldest.filter(|_| self.all.len() > MOST);
        let mut over: Vec<Announced> = excess.and_then(|id| self.end(&id)).into_iter().collect();
        over.extend(self.answered_all());
        over
    }

    /// One tells what they did.
    pub(super) fn told(
        &mut self,
        from: &SpeakerId,
        id: &MessageId,
        played: bool,
    ) -> Vec<Announced> {
        if let Some(running) = self.all.get_mut(id)
            && let Some(name) = running.waiting.remove(from)
        {
            let list = if played {
                &mut running.so_far.played
            } else {
                &mut running.so_far.quiet
            };
            list.push(name);
        }
        self.answered_all()
    }

    /// One is gone: they give no answer any more.
    pub(super) fn gone(&mut self, id: &SpeakerId) -> Vec<Announced> {
        for running in self.all.values_mut() {
            let name = running.waiting.remove(id);
            running.so_far.silent.extend(name);
        }
        self.answered_all()
    }

    /// Those that were waited for long enough are over.
    pub(super) fn tick(&mut self, now: Millis) -> Vec<Announced> {
        let late = |it: &Running| now.saturating_sub(it.since) >= ANSWERS_MS;
        self.end_where(late)
    }

    /// When [`Self::tick`] has something to do.
    pub(super) fn next(&self) -> Option<Millis> {
        let since = self.all.values().map(|it| it.since).min();
        since.map(|since| since.saturating_add(ANSWERS_MS))
    }

    fn answered_all(&mut self) -> Vec<Announced> {
        self.end_where(|it| it.waiting.is_empty())
    }

    fn end_where(&mut self, which: impl Fn(&Running) -> bool) -> Vec<Announced> {
        let over = self.all.iter().filter(|(_, it)| which(it));
        let over: Vec<MessageId> = over.map(|(id, _)| id.clone()).collect();
        over.iter().filter_map(|id| self.end(id)).collect()
    }

    fn end(&mut self, id: &MessageId) -> Option<Announced> {
        let Running {
            waiting,
            mut so_far,
            ..
        } = self.all.remove(id)?;
        so_far.silent.extend(waiting.into_values());
        Some(so_far)
    }
}
