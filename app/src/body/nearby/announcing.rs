//! Announcements: sent to all other speakers; shown and played here when they come from one.
//!
//! One that comes is played from memory and kept nowhere. The one that announces keeps its own copy with
//! the messages that were sent.

use hearsay_speaker::Earcon;
use hearsay_speaker::archive::read_wav;
use hearsay_speaker::message::{Content, SendTrouble};
use hearsay_speaker::nearby::{Body as Told, NearbyInput};
use hearsay_speaker::wav;
use leptos::prelude::*;

use super::voice::VoiceOut;
use crate::body::controller::Body;
use crate::body::messages::Parcel;
use crate::body::{clock, earcon};
use crate::shared::NoticeKind;
use crate::shared::nearby::{ANNOUNCEMENTS_SHOWN, HeardAnnouncement};

impl Body {
    /// Announces something to all other speakers. What became of it is told as soon as they answered.
    ///
    /// # Errors
    /// [`SendTrouble::NobodyThere`].
    pub(in crate::body) fn announce(&self, parcel: &Parcel) -> Result<(), SendTrouble> {
        if self.neighbours.machine.borrow().present().is_empty() {
            return Err(SendTrouble::NobodyThere);
        }
        let (text, length_ms, sound) = match &parcel.content {
            Content::Text(text) => (Some(text.clone()), 0, Vec::new()),
            Content::Sound(clip) => (None, clip.ms(), wav::encode(&parcel.samples, parcel.rate)),
        };
        let told = Told::Announce {
            id: parcel.id.clone(),
            name: self.who.name().to_owned(),
            text,
            length_ms,
        };
        self.nearby_with(NearbyInput::Announce(told), &sound);
        Ok(())
    }

    /// Another speaker announces something: a chime, the words on the page, and aloud.
    pub(super) fn announced_here(&self, told: Told, sound: &[u8]) {
        let Told::Announce { name, text, .. } = told else {
            return;
        };
        if self.setting(|settings| settings.earcons) {
            earcon::play(&self.loudspeaker, Earcon::Message);
        }
        self.shared.nearby.heard.update(|all| {
            all.insert(
                0,
                HeardAnnouncement {
                    from: name.clone(),
                    text: text.clone(),
                    at: clock::now(),
                },
            );
            all.truncate(ANNOUNCEMENTS_SHOWN);
        });
        match text {
            Some(text) => {
                let sentence = format!("Announcement from {name}: {text}");
                self.tell(NoticeKind::Told(sentence.clone()));
                self.say_in_turn(sentence);
            }
            None => {
                self.tell(NoticeKind::Told(format!("Announcement from {name}.")));
                self.play_from_memory(sound);
            }
        }
    }

    fn play_from_memory(&self, file: &[u8]) {
        let played = read_wav(file).ok().and_then(|sound| {
            let mut out = VoiceOut::open(&self.loudspeaker)?;
            let played = out.play(&self.loudspeaker, &sound.samples, sound.rate);
            // It plays on by itself; only a line is silenced before its end.
            out.leave();
            Some(played)
        });
        if played != Some(true) {
            self.tell_nearby("This browser could not play the announcement.".to_owned());
        }
    }
}
