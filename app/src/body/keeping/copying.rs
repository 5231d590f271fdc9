//! Copies that go from one owner to another: each one asked for or announced, made in the other
//! owner's vault under a key of its own, and a line of the ledger.
//!
//! What goes to the reviewers is made anonymous first; nothing that names the recording, the person
//! or the device goes along, and of the time only month and part of the day. Its `started` is the
//! beginning of that month (UTC is not known to it): so its age is counted from the ledger's time of
//! the copy, kept as `ahead_ms`.

use std::rc::Rc;

use hearsay_speaker::anonymise::{self, Anonymous, Clip, identifiers::Identifiers, words::Origin};
use hearsay_speaker::history::RecordRef;
use hearsay_speaker::ledger::Event;
use hearsay_speaker::policy::{self, Kept};
use hearsay_speaker::record::{
    Item, ItemType, Published, Recording, RecordingHead, RecordingTail, record_key,
};
use hearsay_speaker::{EndReason, Initiator, Owner};
use leptos::prelude::*;

use super::CUSTOMER;
use crate::body::controller::Body;
use crate::body::{clock, effects, random};
use crate::shared::NoticeKind;
use crate::shared::privacy::Anonymising;
use crate::vault::VaultError;

/// A transcript's identifier within a clip: a clip has one utterance.
const ONLY_UTTERANCE: &str = "0";

impl Body {
    /// Gives another owner a copy of a record.
    pub(super) async fn copy(self: Rc<Self>, record: RecordRef, to: Owner, holder: Option<String>) {
        if to == Owner::Reviewers {
            self.give_to_reviewers(&record).await;
            return;
        }
        let Some(samples) = self.samples(&record).await else {
            return;
        };
        let Some(recording) = self.shared.library.get(&record) else {
            return;
        };
        let (_, ahead_ms) = self.speaker_time();
        let head = RecordingHead {
            id: effects::new_id(),
            owner: to,
            holder,
            ahead_ms,
            copy_of: Some(recording.head.id.clone()),
            started: clock::now(),
            ..recording.head.clone()
        };
        self.put_copy(&record, head, recording.tail, &samples).await;
    }

    /// After a recording was kept: whether it leaves a clip with the reviewers.
    pub(in crate::body) async fn sample_for_reviewers(self: Rc<Self>, recording: Recording) {
        let help = self.house(|house| house.help);
        let Ok(random) = random::number() else { return };
        let tail = &recording.tail;
        let length = tail.duration_ms;
        let stretch = help.clip(Kept::Whole, length, tail.marks.speech_end_ms, random);
        if stretch.is_some() {
            self.give_to_reviewers(&RecordRef::of(&recording)).await;
        }
    }

    async fn give_to_reviewers(&self, record: &RecordRef) {
        let Some((recording, clip)) = self.clip_of(record).await else {
            return;
        };
        let id = effects::new_id();
        match make(&clip, &id) {
            Ok(anonymous) => {
                let (head, tail) = clip_record(&anonymous, &recording, self.speaker_time().1);
                let kept = self.put_copy(record, head, tail, &anonymous.samples).await;
                self.show_steps(record, kept, Ok(anonymous));
            }
            Err(sentence) => self.show_steps(record, None, Err(sentence)),
        }
    }

    /// Shows the steps in which a record would be made anonymous; nothing is given away.
    pub(super) async fn show_anonymising(self: Rc<Self>, record: RecordRef) {
        let Some((_, clip)) = self.clip_of(&record).await else {
            return;
        };
        let made = make(&clip, &effects::new_id());
        self.show_steps(&record, None, made);
    }

    fn show_steps(&self, of: &RecordRef, clip: Option<RecordRef>, made: Result<Anonymous, String>) {
        let likeness = made.as_ref().ok().and_then(|anonymous| anonymous.likeness);
        self.shared.privacy.anonymising.set(Some(Anonymising {
            of: of.clone(),
            clip,
            steps: made.map(|anonymous| anonymous.steps),
            likeness,
        }));
    }

    /// The 10 to 15 s that reviewers would get of a record, with everything that names it.
    async fn clip_of(&self, record: &RecordRef) -> Option<(Recording, Clip)> {
        let samples = self.samples(record).await?;
        let recording = self.shared.library.get(record)?;
        let (head, tail) = (&recording.head, &recording.tail);
        let stretch = policy::stretch(tail.duration_ms, tail.marks.speech_end_ms);
        let place = |ms: u32| (u64::from(ms) * u64::from(head.sample_rate) / 1_000) as usize;
        let end = place(stretch.end).min(samples.len());
        let samples = samples.get(place(stretch.start)..end)?.to_vec();
        let full = |text: &str| (!text.is_empty()).then(|| text.to_owned());
        let transcripts: Vec<&str> = recording.transcripts().collect();
        let clip = Clip {
            identifiers: Identifiers {
                record_key: Some(record_key(CUSTOMER, head)),
                customer: Some(CUSTOMER.to_owned()),
                serial: full(&head.device.serial),
                device_name: full(&head.device.name),
                profile: head.profile.clone(),
            },
            started: head.started,
            offset_minutes: clock::offset_minutes(head.started),
            sample_rate: head.sample_rate,
            samples,
            transcript: full(&transcripts.join(" ")),
            origin: Origin::Spoken,
        };
        Some((recording, clip))
    }

    /// Puts a copy into another owner's vault, shows it and writes it down.
    pub(in crate::body) async fn put_copy(
        &self,
        of: &RecordRef,
        head: RecordingHead,
        tail: RecordingTail,
        samples: &[f32],
    ) -> Option<RecordRef> {
        let to = head.owner;
        let put = match self.store.vault(to).await {
            Ok(vault) => vault.put(head, tail, samples).await,
            Err(error) => Err(error),
        };
        match put {
            Ok(recording) => {
                let name = RecordRef::of(&recording);
                self.show_recording(recording);
                self.log(Event::CopyMade { from: of.owner, to }, Some(of));
                self.look_ahead();
                Some(name)
            }
            Err(VaultError::Full) => {
                self.storage_failed(&VaultError::Full);
                None
            }
            Err(error) => {
                self.tell(NoticeKind::Told(error.to_string()));
                None
            }
        }
    }
}

fn make(clip: &Clip, id: &str) -> Result<Anonymous, String> {
    let seed = random::number().map_err(|_| NO_RANDOM.to_owned())?;
    anonymise::steps(clip, seed, id).map_err(|error| error.to_string())
}

/// Told where the browser has no generator of random numbers.
const NO_RANDOM: &str = "This browser gives no random numbers, so nothing can be made anonymous \
    and nothing was given away.";

/// The clip as the reviewers' vault lists it.
fn clip_record(
    anonymous: &Anonymous,
    of: &Recording,
    ahead_ms: u64,
) -> (RecordingHead, RecordingTail) {
    let now = clock::now();
    let started = clock::month_start(now);
    let head = RecordingHead {
        ahead_ms: ahead_ms.saturating_add(now.saturating_sub(started)),
        ..RecordingHead::new(
            anonymous.id.clone(),
            started,
            Initiator::WakeWord,
            Owner::Reviewers,
            anonymise::SAMPLE_RATE,
        )
    };
    let length = anonymous.samples.len() as u64 * 1_000 / u64::from(anonymise::SAMPLE_RATE);
    let said = anonymous.transcript.as_ref().map(|text| Item {
        kind: ItemType::CustomerTranscript,
        text: text.clone(),
        utterance_id: ONLY_UTTERANCE.to_owned(),
    });
    let tail = RecordingTail {
        spoke: of.tail.spoke,
        published: Published {
            items: said.into_iter().collect(),
            ..Published::default()
        },
        ..RecordingTail::new(
            u32::try_from(length).unwrap_or(u32::MAX),
            EndReason::Silence,
        )
    };
    (head, tail)
}
