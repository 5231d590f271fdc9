//! Messages that wait for the page to fetch them.
//!
//! Fixed in size. The page fetches after every quantum, so one or two messages wait as a rule. If it
//! does not fetch at all, the oldest levels give way first; an event or a piece of a capture is never
//! thrown away: past the capacity it is *refused*, and the capture keeps it in the ring and tries
//! again. Only a page that stays away for longer than [`PIECES`] pieces plus the ring loses captured
//! sound, and then sees a gap between the pieces' indices.

use crate::protocol::{Event, Level, Message, Samples};
use std::collections::VecDeque;

/// Samples in a piece of captured sound: 100 ms.
pub const PIECE: usize = 1_600;

/// Pieces that can wait: 6.4 s.
pub const PIECES: usize = 64;

/// Messages of all kinds that can wait; at 25 levels a second it fills in seven seconds.
const CAPACITY: usize = 256;

#[derive(Clone, Copy, Debug)]
enum Entry {
    Level(Level),
    Event(Event),
    Piece { first: Samples, slot: usize },
}

/// A message as it leaves, without a copy of its samples.
#[derive(Clone, Copy, Debug, PartialEq)]
pub enum Outgoing<'a> {
    /// Meters.
    Level(Level),
    /// An event.
    Event(Event),
    /// Captured sound.
    Pcm {
        /// Index of the first sample.
        first: Samples,
        /// At most [`PIECE`] samples.
        samples: &'a [f32],
    },
}

#[derive(Debug)]
struct Slot {
    samples: Box<[f32]>,
    len: usize,
    free: bool,
}

/// The queue.
#[derive(Debug)]
pub struct Outbox {
    entries: VecDeque<Entry>,
    slots: Box<[Slot]>,
    /// Slot whose samples the page is reading.
    lent: Option<usize>,
}

impl Outbox {
    /// An empty outbox; all its memory is taken here.
    #[must_use]
    pub fn new() -> Self {
        let slot = || Slot {
            samples: vec![0.0; PIECE].into_boxed_slice(),
            len: 0,
            free: true,
        };
        Self {
            entries: VecDeque::with_capacity(CAPACITY),
            slots: (0..PIECES).map(|_| slot()).collect(),
            lent: None,
        }
    }

    /// Adds a level; if there is no room, the oldest level goes, or this one.
    pub fn level(&mut self, level: Level) {
        if self.make_room() {
            self.entries.push_back(Entry::Level(level));
        }
    }

    /// Adds all of `events`, or none of them and says `false`.
    #[must_use]
    pub fn events(&mut self, events: &[Event]) -> bool {
        let room = CAPACITY - self.entries.len() + self.levels();
        if events.len() > room {
            return false;
        }
        for event in events {
            if self.make_room() {
                self.entries.push_back(Entry::Event(*event));
            }
        }
        true
    }

    /// Adds a piece that `fill` writes and whose length it returns; `false` without room.
    #[must_use]
    pub fn piece(&mut self, first: Samples, fill: impl FnOnce(&mut [f32]) -> usize) -> bool {
        let Some(at) = self.slots.iter().position(|slot| slot.free) else {
            return false;
        };
        if !self.make_room() {
            return false;
        }
        if let Some(slot) = self.slots.get_mut(at) {
            slot.len = fill(&mut slot.samples);
            slot.free = false;
        }
        self.entries.push_back(Entry::Piece { first, slot: at });
        true
    }

    /// The oldest message. Its samples stay readable until the next call.
    pub fn next_message(&mut self) -> Option<Outgoing<'_>> {
        self.take_back();
        Some(match self.entries.pop_front()? {
            Entry::Level(level) => Outgoing::Level(level),
            Entry::Event(event) => Outgoing::Event(event),
            Entry::Piece { first, slot: at } => {
                self.lent = Some(at);
                let slot = self.slots.get(at)?;
                Outgoing::Pcm {
                    first,
                    samples: slot.samples.get(..slot.len)?,
                }
            }
        })
    }

    /// Destroys the samples of every piece that the page has fetched.
    pub fn forget(&mut self) {
        self.take_back();
        for slot in self.slots.iter_mut().filter(|slot| slot.free) {
            slot.samples.fill(0.0);
        }
    }

    fn take_back(&mut self) {
        if let Some(slot) = self.lent.take().and_then(|at| self.slots.get_mut(at)) {
            slot.free = true;
        }
    }

    fn levels(&self) -> usize {
        self.entries
            .iter()
            .filter(|entry| matches!(entry, Entry::Level(_)))
            .count()
    }

    /// Whether one more entry fits, after the oldest level has gone if need be.
    fn make_room(&mut self) -> bool {
        if self.entries.len() < CAPACITY {
            return true;
        }
        let oldest = self
            .entries
            .iter()
            .position(|entry| matches!(entry, Entry::Level(_)));
        oldest.and_then(|at| self.entries.remove(at)).is_some()
    }
}

impl Default for Outbox {
    fn default() -> Self {
        Self::new()
    }
}

impl Outgoing<'_> {
    /// A copy that can be kept. Allocates for captured sound.
    #[must_use]
    pub fn to_message(&self) -> Message {
        match *self {
            Self::Level(level) => Message::Level(level),
            Self::Event(event) => Message::Event(event),
            Self::Pcm { first, samples } => Message::Pcm {
                first,
                samples: samples.to_vec(),
            },
        }
    }
}

#[cfg(test)]
mod tests;
