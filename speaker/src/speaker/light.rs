//! Which of everything going on the ring shows.
//!
//! Order: mic off, call, listening, volume, thinking, speaking, a rejected wake, fault, setting
//! up, ringing, do not disturb, new message, unread, idle. A turn of the volume answers at once, but it
//! never hides that the microphone is open or off. A speaker that was not started is dark.

use super::{Dialog, Own, Power, Shown, Speaker};
use crate::ring::timing::{DO_NOT_DISTURB_MS, NEW_MESSAGE_MS, NOT_MEANT_MS, VOLUME_MS};
use crate::{CallChange, Light, Millis, Owner, SkillPart};

/// A light and the moment it began.
type Lit = (Light, Own);

impl Speaker {
    /// What the ring shows at `now`: the light after priorities, and since when it has.
    #[must_use]
    pub fn light(&self, now: Millis) -> Shown {
        let now = self.clock.at(now);
        let (light, since) = self
            .switched_light()
            .or_else(|| self.call_light())
            .or_else(|| self.capture_light())
            .or_else(|| self.volume_light(now))
            .or_else(|| self.answer_light())
            .or_else(|| self.rejected_light(now))
            .or_else(|| self.power_light())
            .or_else(|| self.ringing_light())
            .or_else(|| self.notice_light(now))
            .unwrap_or((Light::Idle, self.dialog_since.max(self.power_since)));
        Shown {
            light,
            elapsed_ms: now.saturating_sub(since),
        }
    }

    fn switched_light(&self) -> Option<Lit> {
        let light = match self.power {
            Power::Off => Light::Off,
            Power::MicOff => Light::MicOff,
            Power::Starting | Power::On | Power::Faulted(_) => return None,
        };
        Some((light, self.power_since))
    }

    fn call_light(&self) -> Option<Lit> {
        let (change, since) = self.notices.call?;
        match change {
            CallChange::Incoming => Some((Light::CallIncoming, since)),
            CallChange::Connected => Some((Light::CallActive, since)),
            CallChange::Ended => None,
        }
    }

    fn capture_light(&self) -> Option<Lit> {
        let capture = self.capture.as_ref()?;
        let stranger = !matches!(capture.owner, Owner::Device | Owner::Cloud);
        let light = if self.dialog == Dialog::Expecting && !stranger {
            self.own_or(Light::Expecting, SkillPart::Listening)
        } else {
            Light::Listening {
                toward: capture.toward,
                owner: capture.owner,
            }
        };
        Some((light, self.dialog_since))
    }

    fn volume_light(&self, now: Own) -> Option<Lit> {
        let (level, since) = self.notices.volume?;
        passing((Light::Volume(level), since), VOLUME_MS, now)
    }

    fn answer_light(&self) -> Option<Lit> {
        match self.dialog {
            Dialog::Thinking => {
                let light = self.own_or(Light::Thinking, SkillPart::Thinking);
                Some((light, self.dialog_since))
            }
            Dialog::Speaking => {
                let light = self.own_or(Light::Speaking, SkillPart::Speaking);
                Some((light, self.dialog_since))
            }
            Dialog::Idle | Dialog::Listening | Dialog::Expecting => None,
        }
    }

    /// The speaker's own light, or that of the skill whose turn it is.
    fn own_or(&self, own: Light, part: SkillPart) -> Light {
        if self.notices.skill {
            Light::Skill(part)
        } else {
            own
        }
    }

    fn ringing_light(&self) -> Option<Lit> {
        Some((Light::Ringing, self.notices.ringing?))
    }

    fn rejected_light(&self, now: Own) -> Option<Lit> {
        passing(
            (Light::NotMeant, self.notices.not_meant?),
            NOT_MEANT_MS,
            now,
        )
    }

    fn power_light(&self) -> Option<Lit> {
        let light = match self.power {
            Power::Faulted(kind) => Light::Fault(kind),
            Power::Starting => Light::Setup,
            Power::Off | Power::On | Power::MicOff => return None,
        };
        Some((light, self.power_since))
    }

    fn notice_light(&self, now: Own) -> Option<Lit> {
        let quiet = self
            .notices
            .quiet_shown
            .map(|since| (Light::DoNotDisturb, since));
        let burst = self.notices.burst.map(|since| (Light::NewMessage, since));
        let quiet = quiet.and_then(|lit| passing(lit, DO_NOT_DISTURB_MS, now));
        let burst = burst.and_then(|lit| passing(lit, NEW_MESSAGE_MS, now));
        quiet.or(burst).or_else(|| self.unread_light())
    }

    /// The pulse begins where the burst ends.
    fn unread_light(&self) -> Option<Lit> {
        let arrived = self.notices.unread?;
        let burst_end = self
            .notices
            .burst
            .map(|burst| burst.saturating_add(NEW_MESSAGE_MS));
        Some((Light::Unread, burst_end.unwrap_or(arrived).max(arrived)))
    }
}

/// A light that goes out by itself after `length` ms.
fn passing((light, since): Lit, length: u64, now: Own) -> Option<Lit> {
    (now.saturating_sub(since) < length).then_some((light, since))
}
