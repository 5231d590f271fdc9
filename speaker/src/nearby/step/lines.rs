//! What happens to the line, as orders to the page.

use super::{Nearby, NearbyEffect};
use crate::Millis;
use crate::household::Line;
use crate::nearby::drop_in::LineEvent;
use crate::nearby::id::{CallId, SpeakerId};
use crate::nearby::say;
use crate::nearby::wire::Body;

impl Nearby {
    pub(super) fn drop_in(
        &mut self,
        who: SpeakerId,
        call: CallId,
        now: Millis,
    ) -> Vec<NearbyEffect> {
        if !self.presence.is_there(&who) {
            return vec![NearbyEffect::Say(say::NOBODY_THERE.to_owned())];
        }
        if self.line.line() != Line::Free {
            return vec![NearbyEffect::Say(say::LINE_TAKEN.to_owned())];
        }
        let events = self.line.ask(who, call, now);
        self.lines(events)
    }

    /// A piece of sound for the other end; without an open line there is nobody to hear it.
    pub(super) fn voice(&self, piece: u64) -> Vec<NearbyEffect> {
        let Some(peer) = self.line.open_peer() else {
            return Vec::new();
        };
        let call = peer.call.clone();
        vec![self.post(Some(peer.who.clone()), Body::Voice { call, piece })]
    }

    pub(super) fn lines(&self, events: Vec<LineEvent>) -> Vec<NearbyEffect> {
        events
            .into_iter()
            .flat_map(|event| self.line_event(event))
            .collect()
    }

    fn open_line(&self, who: SpeakerId) -> Option<NearbyEffect> {
        let call = self.line.open_peer().map(|peer| peer.call.clone())?;
        Some(NearbyEffect::OpenLine(who, call))
    }

    fn line_event(&self, event: LineEvent) -> Vec<NearbyEffect> {
        let name = |id: &SpeakerId| self.presence.name(id).to_owned();
        let say = NearbyEffect::Say;
        match event {
            LineEvent::Post(to, body) => vec![self.post(Some(to), body)],
            LineEvent::Light(change) => vec![NearbyEffect::Light(change)],
            LineEvent::Asks(who) => vec![NearbyEffect::Chime, say(say::asks(&name(&who)))],
            LineEvent::Opened(who) => {
                let told = say(say::opened(&name(&who)));
                [told].into_iter().chain(self.open_line(who)).collect()
            }
            LineEvent::DropsIn(who) => {
                let told = say(say::drops_in(&name(&who)));
                let opened = [NearbyEffect::Chime, told].into_iter();
                opened.chain(self.open_line(who)).collect()
            }
            LineEvent::Refused(who) => vec![say(say::refused(&name(&who)))],
            LineEvent::Missed(who) => vec![say(say::missed(&name(&who)))],
            LineEvent::Closed(who) => {
                vec![NearbyEffect::CloseLine, say(say::closed(&name(&who)))]
            }
        }
    }
}
