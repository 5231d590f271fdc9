//! Carrying out what the machine among other speakers wants.

use hearsay_speaker::nearby::{Body as Told, Envelope, NearbyEffect, NearbyInput};
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
            NearbyEffect::Incoming(from, told) => self.take_no_message(from, told),
            // Messages lie in the vault that all windows share, so none goes this way.
            NearbyEffect::Delivered(_)
            | NearbyEffect::NotDelivered(..)
            | NearbyEffect::Receipt(_) => {}
        }
    }

    fn post(&self, envelope: &Envelope, sound: &[u8]) {
        let sound = envelope.body.has_sound().then_some(sound);
        if let Some(channel) = self.neighbours.channel.borrow().as_ref() {
            channel.post(&envelope.to_text(), sound);
        }
    }

    /// A window that shares this browser's vault leaves its messages there. Whoever sends one this way
    /// all the same learns that it was not taken.
    fn take_no_message(&self, from: hearsay_speaker::nearby::SpeakerId, told: Told) {
        if let Told::Message { id, .. } = told {
            let parcel = hearsay_speaker::nearby::Parcel { to: from, id };
            self.nearby(NearbyInput::Took(parcel, false));
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
