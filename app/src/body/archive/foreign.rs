//! Looking at an archive of another maker. Its file stays on the disk and nothing of it is stored;
//! a sound is unpacked when it is played.

use std::rc::Rc;

use hearsay_speaker::archive::{Listing, SoundFile};
use leptos::prelude::*;
use wasm_bindgen::JsValue;
use web_sys::{AudioBuffer, File};

use super::{slice, stop::Stop};
use crate::body::controller::Body;
use crate::body::playback;
use crate::shared::archive::{foreign_sound, foreign_sound_at, is_foreign_sound};
use crate::shared::{NoticeKind, Playing};

impl Body {
    /// Shows an archive, in place of the one before.
    pub(super) fn show_foreign(&self, file: File, listing: Listing) {
        self.close_foreign();
        self.archives.foreign.replace(Some(file));
        // Given back where the page has ended meanwhile.
        let _unseen = self.shared.archive.foreign.try_set(Some(listing));
    }

    /// Puts the archive away.
    pub(super) fn close_foreign(&self) {
        let playing = self.shared.playing.try_get_untracked().flatten();
        if playing.is_some_and(|playing| is_foreign_sound(&playing.record)) {
            self.stop_playing();
        }
        self.archives.foreign.take();
        let _unseen = self.shared.archive.foreign.try_set(None);
    }

    /// Plays a sound of the archive by its place.
    pub(super) async fn play_foreign(self: Rc<Self>, place: usize) {
        let file = self.archives.foreign.borrow().clone();
        let sound = self
            .shared
            .archive
            .foreign
            .try_with_untracked(|listing| foreign_sound_at(listing.as_ref()?, place).cloned());
        let Some((file, sound)) = file.zip(sound.flatten()) else {
            return;
        };
        let buffer = match self.unpack(&file, &sound).await {
            Ok(buffer) => buffer,
            Err(stop) => {
                self.tell(NoticeKind::Told(stop.to_string()));
                return;
            }
        };
        // Closed while the sound was being read.
        if self.archives.foreign.borrow().as_ref() != Some(&file) {
            return;
        }
        if buffer
            .and_then(|buffer| self.sound_foreign(place, buffer))
            .is_err()
        {
            self.shared.playing.set(None);
            self.tell(NoticeKind::Told(NOT_PLAYABLE.to_owned()));
        }
        self.arm();
    }

    async fn unpack(
        &self,
        file: &File,
        sound: &SoundFile,
    ) -> Result<Result<AudioBuffer, JsValue>, Stop> {
        let bytes = slice::read(file, sound.range()).await?;
        let sound = sound.open(&bytes)?;
        Ok(playback::buffer(
            &self.loudspeaker,
            &sound.samples,
            sound.rate,
        ))
    }

    fn sound_foreign(self: &Rc<Self>, place: usize, buffer: AudioBuffer) -> Result<(), JsValue> {
        let record = foreign_sound(place);
        let report = {
            let (body, record) = (Rc::downgrade(self), record.clone());
            Rc::new(move |position: Option<u32>| {
                if let Some(body) = body.upgrade() {
                    body.shared.playing.set(position.map(|position_ms| Playing {
                        record: record.clone(),
                        position_ms,
                    }));
                    body.arm();
                }
            })
        };
        self.player
            .play(&self.loudspeaker, &record, buffer, 0, report)
    }
}

/// Told when the browser has no way to play a sound: its rate, say.
const NOT_PLAYABLE: &str =
    "This browser could not play the sound. Unpack the archive and play it with another program.";
