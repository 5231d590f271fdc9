//! Carrying out what the machine among other speakers wants.

use hearsay_speaker::nearby::{Envelope, NearbyEffect};
use hearsay_speaker::{Earcon, Input};
use leptos::prelude::*;

use crate::body::controller::Body;
use crate::body::earcon;
use crate::shared::NoticeKind;

impl Body {
    pub(super) fn nearby_effect(&self, effect: NearbyEffect, sound: &[u8]) {
        match effect {
            NearbyEffect::Post(envelope) => self.post(&envelope, sound),
            NearbyEffect::Speakers => self.speakers_changed(),
            NearbyEffect::Answer => self.answer_word(),
            NearbyEffect::LeaveTo(sentence) => self.leave_word(sentence),
            NearbyEffect::Play(announcement) => self.announced_here(announcement, sound),
            NearbyEffect::Announced(became) => self.tell_nearby(became.sentence()),
            NearbyEffect::Say(sentence) => {
                self.shared.nearby.said.set(sentence.clone());
                self.speak_up(sentence, false);
            }
            NearbyEffect::Light(change) => self.feed(Input::Call(change)),
            NearbyEffect::Chime => {
                if self.setting(|settings| settings.earcons) {
                    earcon::play(&self.loudspeaker, Earcon::Call);
                }
            }
            NearbyEffect::OpenLine(..) => self.open_line(),
            NearbyEffect::CloseLine => self.close_line(),
            NearbyEffect::PlayVoice(_) => self.hear_line(sound),
            NearbyEffect::OtherVersion(sentence) => self.tell_nearby(sentence),
        }
    }

    fn post(&self, envelope: &Envelope, sound: &[u8]) {
        let sound = envelope.body.has_sound().then_some(sound);
        if let Some(channel) = self.neighbours.channel.borrow().as_ref() {
            channel.post(&envelope.to_text(), sound);
        }
    }

    fn speakers_changed(&self) {
        let present = self.neighbours.machine.borrow().present();
        self.shared.nearby.speakers.set(present);
        self.names_changed();
    }

    /// Shows a sentence with the other speakers and in passing.
    pub(super) fn tell_nearby(&self, sentence: String) {
        self.shared.nearby.said.set(sentence.clone());
        self.tell(NoticeKind::Told(sentence));
    }
}
