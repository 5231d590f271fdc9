//! One stretch of captured sound, from its pre-roll to its end.
//!
//! Sound is copied from the ring into the outbox in pieces of 100 ms, at most one a block of 10 ms:
//! the pre-roll and the wake word (up to 1.7 s) are caught up with in 0.2 s and no call gets long. If
//! the page does not fetch, pieces wait in the ring; what is overwritten there is a gap in the indices.

use crate::endpoint::{Endpoint, Limits};
use crate::outbox::{Outbox, PIECE};
use crate::protocol::{EndReason, Event, Initiator, SAMPLE_RATE, Samples};
use crate::ring::Ring;
use crate::vad::Voice;

/// Sound kept from before a word or a press: 0.5 s.
pub const PRE_ROLL: Samples = SAMPLE_RATE as Samples / 2;

/// A wake word begins at least this long before the decision, 0.35 s: the shortest hurried "Alexa".
const SHORTEST_WORD: Samples = 35 * SAMPLE_RATE as Samples / 100;

/// A wake word begins at most this long before the decision, 1.2 s: the slowest.
const LONGEST_WORD: Samples = 12 * SAMPLE_RATE as Samples / 10;

/// Where voice activity does not tell, the word began this long before the decision: 0.75 s.
const USUAL_WORD: Samples = 3 * SAMPLE_RATE as Samples / 4;

/// Runs captures, one at a time.
#[derive(Debug, Default)]
pub struct Capturer {
    /// How long to wait for what; read anew every block.
    pub limits: Limits,
    take: Option<Take>,
}

#[derive(Debug)]
struct Take {
    initiator: Initiator,
    endpoint: Endpoint,
    /// First sample that is not in the outbox yet.
    next: Samples,
    /// Set once the capture is over: its last sample and why.
    end: Option<(Samples, EndReason)>,
}

impl Capturer {
    /// Whether a capture is running or still being delivered.
    #[must_use]
    pub fn busy(&self) -> bool {
        self.take.is_some()
    }

    /// Begins a capture that the detector asks for. Does nothing, and says so, while one is running
    /// and while the page leaves no room in the outbox.
    pub fn wake(&mut self, ring: &Ring, outbox: &mut Outbox, voice: Voice, score: f32) -> bool {
        let at = ring.end();
        let word_start = word_start(at, voice);
        let wake = Event::Wake {
            at,
            word_start,
            score,
        };
        self.begin(ring, outbox, Initiator::WakeWord, Some((wake, word_start)))
    }

    /// Begins a capture that the page asks for; one that is running goes on instead.
    pub fn start(&mut self, ring: &Ring, outbox: &mut Outbox, initiator: Initiator) {
        self.begin(ring, outbox, initiator, None);
    }

    /// Ends a capture by [`Initiator::Hold`]; any other goes on to its own end.
    pub fn release(&mut self, ring: &Ring, outbox: &mut Outbox) {
        let held = self
            .take
            .as_ref()
            .is_some_and(|take| take.initiator == Initiator::Hold);
        if held {
            self.stop(ring, outbox, EndReason::Released);
        }
    }

    /// Ends any capture. What is outstanding is delivered at once, as far as there is room: no
    /// further sound may ever come.
    pub fn stop(&mut self, ring: &Ring, outbox: &mut Outbox, reason: EndReason) {
        let Some(take) = &mut self.take else { return };
        take.end.get_or_insert((ring.end(), reason));
        while take.deliver(ring, outbox) {}
        self.finish(outbox);
    }

    /// Ends a capture that the wake word began and that was not meant. Nothing more of it is
    /// delivered, not even what is outstanding.
    pub fn reject(&mut self, outbox: &mut Outbox) {
        let woken = |take: &&mut Take| take.initiator == Initiator::WakeWord;
        let Some(take) = self.take.as_mut().filter(woken) else {
            return;
        };
        take.end = Some((take.next, EndReason::Rejected));
        self.finish(outbox);
    }

    /// Drops a capture whose end the page has not left room for.
    pub fn forget(&mut self) {
        self.take = None;
    }

    /// Moves on by one block that is in the ring already.
    pub fn step(&mut self, ring: &Ring, outbox: &mut Outbox, voice: Voice) {
        let Some(take) = &mut self.take else { return };
        if take.end.is_none() {
            take.listen(ring.end(), voice, &self.limits, outbox);
        }
        take.deliver(ring, outbox);
        self.finish(outbox);
    }

    fn begin(
        &mut self,
        ring: &Ring,
        outbox: &mut Outbox,
        initiator: Initiator,
        wake: Option<(Event, Samples)>,
    ) -> bool {
        if self.take.is_some() {
            return false;
        }
        let at = ring.end();
        let word = wake.map(|(_, start)| start);
        // The speaker's own question must not be part of the answer.
        let asked = matches!(initiator, Initiator::FollowUp | Initiator::Skill);
        let pre_roll = if asked { 0 } else { PRE_ROLL };
        let first = word
            .unwrap_or(at)
            .saturating_sub(pre_roll)
            .max(ring.oldest());
        let started = Event::CaptureStarted {
            at,
            first,
            initiator,
        };
        let sent = match wake {
            Some((wake, _)) => outbox.events(&[wake, started]),
            None => outbox.events(&[started]),
        };
        if sent {
            let endpoint = Endpoint::new(initiator, at, word);
            self.take = Some(Take {
                initiator,
                endpoint,
                next: first,
                end: None,
            });
        }
        sent
    }

    /// Announces the end once everything is delivered; tried again while there is no room.
    fn finish(&mut self, outbox: &mut Outbox) {
        let Some(take) = &self.take else { return };
        let Some((at, reason)) = take.end else { return };
        let spoke = take.endpoint.spoke();
        if take.next >= at && outbox.events(&[Event::CaptureEnded { at, reason, spoke }]) {
            self.take = None;
        }
    }
}

impl Take {
    fn listen(&mut self, now: Samples, voice: Voice, limits: &Limits, outbox: &mut Outbox) {
        if let Some(event) = self.endpoint.hear(voice) {
            // Marks on a waveform: a page that does not fetch can do without them.
            let _ = outbox.events(&[event]);
        }
        self.end = self.endpoint.end(now, limits).map(|reason| (now, reason));
    }

    /// Delivers one piece, if a whole one is there or the capture is over. Says whether it did.
    fn deliver(&mut self, ring: &Ring, outbox: &mut Outbox) -> bool {
        self.next = self.next.max(ring.oldest());
        let limit = self.end.map_or(ring.end(), |(at, _)| at);
        let ready = limit.saturating_sub(self.next).min(PIECE as Samples) as usize;
        if ready == 0 || (ready < PIECE && self.end.is_none()) {
            return false;
        }
        let first = self.next;
        let fill = |to: &mut [f32]| to.get_mut(..ready).map_or(0, |to| ring.read(first, to));
        let sent = outbox.piece(first, fill);
        if sent {
            self.next += ready as Samples;
        }
        sent
    }
}

/// Estimates where the word that was decided on at `at` began.
fn word_start(at: Samples, voice: Voice) -> Samples {
    let ago = at.saturating_sub(voice.onset);
    let plausible = voice.any && (SHORTEST_WORD..=LONGEST_WORD).contains(&ago);
    at.saturating_sub(if plausible { ago } else { USUAL_WORD })
}

#[cfg(test)]
mod tests;
