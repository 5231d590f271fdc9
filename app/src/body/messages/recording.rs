//! Recording a message: in parts, since a pause ends one and going on begins another; joined when
//! it is finished, cut when it is sent.

use std::rc::Rc;

use hearsay_speaker::history::RecordRef;
use hearsay_speaker::message::{Clip, ComposeInput, LONGEST_MS, SHORTEST_MS, speech_bounds};
use hearsay_speaker::record::{RecordingHead, RecordingTail};
use hearsay_speaker::{EndReason, Owner};
use leptos::prelude::*;

use crate::body::capture::Capture;
use crate::body::controller::Body;
use crate::body::effects;

/// A stretch of the recording.
#[derive(Clone, Debug, PartialEq)]
struct Part {
    record: RecordRef,
    ms: u64,
    spoke: bool,
}

/// The recording in the making.
#[derive(Debug, Default)]
pub(super) struct Sound {
    parts: Vec<Part>,
    /// The stretch that is being recorded ends in a pause.
    pausing: bool,
}

impl Sound {
    fn ms(&self) -> u64 {
        self.parts.iter().map(|part| part.ms).sum()
    }
}

impl Body {
    /// Begins a stretch, the first or one after a pause.
    pub(super) fn record_part(&self) {
        let before = self.messaging.sound.borrow().ms();
        let left_s = LONGEST_MS.saturating_sub(before).div_ceil(1_000).max(1);
        let most_s = u16::try_from(left_s).unwrap_or(u16::MAX);
        self.messaging.sound.borrow_mut().pausing = false;
        if self.begin_note(Owner::Device, most_s, Self::part_ended) {
            return self.compose_step(ComposeInput::Started);
        }
        self.finish_recording();
    }

    /// A stretch is over and lies in the vault, or nothing of it does.
    fn part_ended(self: Rc<Self>, kept: Option<RecordRef>, ms: u64) {
        // The speaker thinks about what it heard; there is nothing to say about it.
        self.feed(hearsay_speaker::Input::Reply {
            text: String::new(),
            expects_reply: false,
        });
        if let Some(record) = kept {
            let known = self.shared.library.get(&record);
            let tail = known.map(|recording| (recording.tail.duration_ms, recording.tail.spoke));
            // Locked meanwhile, it cannot be looked up; what it holds is judged when it is heard.
            let (length, spoke) = tail.unwrap_or((0, true));
            let ms = u64::from(length).max(ms);
            let part = Part { record, ms, spoke };
            self.messaging.sound.borrow_mut().parts.push(part);
        }
        let pausing = std::mem::take(&mut self.messaging.sound.borrow_mut().pausing);
        if !pausing {
            self.finish_recording();
        }
        self.messages_go_on();
    }

    /// Milliseconds recorded so far, while something is being recorded.
    pub(super) fn recorded_so_far(&self) -> Option<u64> {
        if !self.is_noting() || !self.is_composing() {
            return None;
        }
        let now = self.capture.borrow().as_ref().map(Capture::duration_ms)?;
        Some(self.messaging.sound.borrow().ms() + u64::from(now))
    }

    pub(super) fn pause_recording(&self) {
        self.messaging.sound.borrow_mut().pausing = true;
        self.end_note();
    }

    /// Ends what is being recorded; the dialog learns how long it is.
    pub(super) fn stop_recording(&self) {
        self.messaging.queue.unrecord();
        self.messaging.sound.borrow_mut().pausing = false;
        if self.is_noting() {
            return self.end_note();
        }
        self.finish_recording();
    }

    /// Puts the stretches together and tells the dialog.
    fn finish_recording(&self) {
        let sound = self.messaging.sound.take();
        self.spawn(move |body| async move {
            let (ms, spoke) = (sound.ms(), sound.parts.iter().any(|part| part.spoke));
            let record = body.joined(&sound.parts).await;
            let Some(record) = record else {
                return body.compose_step(ComposeInput::Failed);
            };
            body.shared.messages.sound.set(Some(record));
            // The last stretch may be a little longer than it was asked to be.
            if ms >= LONGEST_MS {
                body.compose_step(ComposeInput::Recorded(ms));
            }
            body.compose_step(ComposeInput::Finished { ms, spoke });
        });
    }

    /// One recording of all stretches; these are destroyed once it lies in the vault.
    async fn joined(&self, parts: &[Part]) -> Option<RecordRef> {
        let first = match parts {
            [] => return None,
            [only] => return Some(only.record.clone()),
            [first, ..] => &first.record,
        };
        let mut all = Vec::new();
        for part in parts {
            all.extend(self.samples(&part.record).await?);
        }
        let spoke = parts.iter().any(|part| part.spoke);
        let joined = self.put_sound(first, &all, spoke).await?;
        let parts: Vec<RecordRef> = parts.iter().map(|part| part.record.clone()).collect();
        self.destroy_now(&parts).await;
        Some(joined)
    }

    /// Puts sound that was made of a recording beside it, as a recording of its own.
    async fn put_sound(&self, of: &RecordRef, samples: &[f32], spoke: bool) -> Option<RecordRef> {
        let source = self.shared.library.get(of)?;
        let head = RecordingHead {
            id: effects::new_id(),
            ..source.head
        };
        let rate = u64::from(head.sample_rate.max(1));
        let ms = samples.len() as u64 * 1_000 / rate;
        let tail = RecordingTail {
            spoke,
            ..RecordingTail::new(u32::try_from(ms).unwrap_or(u32::MAX), EndReason::Released)
        };
        let put = match self.store.vault(head.owner).await {
            Ok(vault) => vault.put(head, tail, samples).await,
            Err(error) => Err(error),
        };
        match put {
            Ok(recording) => {
                let name = RecordRef::of(&recording);
                self.recording_kept(recording);
                Some(name)
            }
            Err(error) => {
                self.storage_failed(&error);
                None
            }
        }
    }

    /// The sound of a part of a recording, and a recording of nothing but it: the same one where the
    /// part is all of it.
    pub(super) async fn cut(&self, of: &RecordRef, clip: Clip) -> Option<(RecordRef, Vec<f32>)> {
        let samples = self.samples(of).await?;
        let rate = u64::from(self.shared.library.get(of)?.head.sample_rate);
        let place = |ms: u64| usize::try_from(ms * rate / 1_000).unwrap_or(usize::MAX);
        if clip.from_ms() == 0 && clip.to_ms() >= clip.recording_ms() {
            return Some((of.clone(), samples));
        }
        let end = place(clip.to_ms()).min(samples.len());
        let part = samples.get(place(clip.from_ms())..end)?.to_vec();
        let record = self.put_sound(of, &part, true).await?;
        Some((record, part))
    }

    /// Looks for the silence around the speech and has it cut off.
    pub(super) fn find_silence(&self) {
        let Some(record) = self.shared.messages.sound.get_untracked() else {
            return;
        };
        self.spawn(move |body| async move {
            let Some(samples) = body.samples(&record).await else {
                return;
            };
            let recording = body.shared.library.get(&record);
            let rate = recording.map_or(0, |recording| recording.head.sample_rate);
            let (from_ms, to_ms) = speech_bounds(&samples, rate);
            let to_ms = to_ms.min(from_ms + LONGEST_MS).max(from_ms + SHORTEST_MS);
            body.compose_step(ComposeInput::Trim { from_ms, to_ms });
        });
    }

    /// Destroys the recording of the message in the making.
    pub(super) fn drop_sound(&self) {
        if let Some(record) = self.shared.messages.sound.get_untracked() {
            self.shared.messages.sound.set(None);
            self.destroy_sounds(vec![record]);
        }
    }

    /// Destroys recordings: keys first, then ciphertext.
    pub(super) fn destroy_sounds(&self, records: Vec<RecordRef>) {
        if !records.is_empty() {
            self.spawn(move |body| async move { body.destroy_now(&records).await });
        }
    }
}
