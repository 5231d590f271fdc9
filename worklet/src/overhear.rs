//! Sound for a recogniser that listens for "stop" while the speaker itself can be heard.
//!
//! Handed on piece by piece from the moment of the order, never from before it, and never beside a
//! capture: pieces of the two would be taken for one another. What a slow page leaves no room for
//! is lost, since nothing here is kept.

use crate::outbox::{Outbox, PIECE};
use crate::protocol::Samples;
use crate::ring::Ring;

/// Whether sound is handed on, and from which sample.
#[derive(Debug, Default)]
pub(crate) struct Overhear {
    next: Option<Samples>,
}

impl Overhear {
    /// Begins now, or ends at once. A second beginning changes nothing.
    pub(crate) fn switch(&mut self, on: bool, now: Samples) {
        self.next = on.then(|| self.next.unwrap_or(now));
    }

    /// Hands on a whole piece, where there is one and no capture is `busy`.
    pub(crate) fn step(&mut self, ring: &Ring, outbox: &mut Outbox, busy: bool) {
        let Some(next) = &mut self.next else { return };
        if busy {
            *next = ring.end();
            return;
        }
        let first = (*next).max(ring.oldest());
        if ring.end().saturating_sub(first) < PIECE as Samples {
            return;
        }
        // Without room it is lost: the next piece is as good.
        let _ = outbox.piece(first, |to| ring.read(first, to));
        *next = first + PIECE as Samples;
    }
}

#[cfg(test)]
mod tests {
    use super::*;
    use crate::outbox::Outgoing;

    fn pieces(outbox: &mut Outbox) -> Vec<Samples> {
        let mut found = Vec::new();
        while let Some(message) = outbox.next_message() {
            if let Outgoing::Pcm { first, samples } = message {
                assert_eq!(samples.len(), PIECE);
                found.push(first);
            }
        }
        found
    }

    fn hear(
        overhear: &mut Overhear,
        ring: &mut Ring,
        outbox: &mut Outbox,
        blocks: usize,
        busy: bool,
    ) {
        for _ in 0..blocks {
            ring.write(&[0.25; 160]);
            overhear.step(ring, outbox, busy);
        }
    }

    #[test]
    fn nothing_from_before_the_order_and_nothing_after_its_end_is_handed_on() {
        let (mut overhear, mut ring, mut outbox) =
            (Overhear::default(), Ring::new(), Outbox::new());
        hear(&mut overhear, &mut ring, &mut outbox, 30, false);
        assert!(pieces(&mut outbox).is_empty());
        overhear.switch(true, ring.end());
        hear(&mut overhear, &mut ring, &mut outbox, 25, false);
        overhear.switch(false, ring.end());
        hear(&mut overhear, &mut ring, &mut outbox, 30, false);
        assert_eq!(pieces(&mut outbox), [4_800, 6_400]);
    }

    #[test]
    fn a_capture_has_the_outbox_for_itself() {
        let (mut overhear, mut ring, mut outbox) =
            (Overhear::default(), Ring::new(), Outbox::new());
        overhear.switch(true, 0);
        hear(&mut overhear, &mut ring, &mut outbox, 30, true);
        assert!(pieces(&mut outbox).is_empty());
        hear(&mut overhear, &mut ring, &mut outbox, 10, false);
        assert_eq!(pieces(&mut outbox), [4_800]);
    }
}
