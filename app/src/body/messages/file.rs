//! Messages as encrypted files with a one-time code: written, handed on, opened.

use std::rc::Rc;

use hearsay_speaker::archive::read_wav;
use hearsay_speaker::message::file::{
    CODE_RANDOM_BYTES, Code, EXTENSION, FileError, LARGEST_FILE, Meta, NONCE_BYTES, Opened,
    Opening, SALT_BYTES, Sealing,
};
use hearsay_speaker::message::{
    Clip, Content, Direction, Incoming, Mailbox, MessageId, SendTrouble,
};
use hearsay_speaker::record::{RecordingHead, RecordingTail};
use hearsay_speaker::{EndReason, Initiator, Owner, wav};
use js_sys::{Array, Uint8Array};
use leptos::prelude::*;
use wasm_bindgen::{JsCast, JsValue};
use web_sys::{Blob, BlobPropertyBag, File};

use super::carrier::Parcel;
use super::crypt;
use crate::body::controller::Body;
use crate::body::{clock, download, effects, js, random};
use crate::shared::messages::ReadyFile;

/// Said to whoever opens the file that they made.
const OWN: &str = "This is the message that you sent. Whom it is for opens it in their own browser, \
                   or as another profile here.";

/// What a file of bytes is.
const KIND: &str = "application/octet-stream";

impl Body {
    /// Makes a file of a parcel and shows it with its code, to be handed on by the person.
    pub(super) async fn write_file(&self, parcel: Parcel, to: &str) -> Result<(), SendTrouble> {
        let (bytes, code) = seal(&parcel).await.map_err(|_| SendTrouble::FileFailed)?;
        let name = format!("hearsay-{}.{EXTENSION}", parcel.id);
        self.messaging.file.replace(Some((name, bytes)));
        self.shared.messages.file.set(Some(ReadyFile {
            to: to.to_owned(),
            code: code.to_string(),
            can_share: share().is_some(),
        }));
        Ok(())
    }

    /// Hands the file that was made to the browser: to save it, or to another program.
    pub(super) fn hand_on_file(&self, shared: bool) {
        let file = self.messaging.file.borrow();
        let Some((name, bytes)) = file.as_ref() else {
            return;
        };
        let handed = if shared {
            hand_to_others(name, bytes)
        } else {
            blob(bytes).and_then(|blob| download::save_file(name, &blob))
        };
        if handed.is_err() {
            self.say_of_messages(
                "This browser could not hand the file on. Try to save it.".to_owned(),
            );
        }
    }

    /// The person has the file and the code.
    pub(super) fn forget_file(&self) {
        self.messaging.file.take();
        self.shared.messages.file.set(None);
    }

    /// Opens a message file for the profile in use.
    pub(super) async fn open_file(self: Rc<Self>, file: File, typed: String) {
        self.shared
            .messages
            .said
            .set("Opening the message…".to_owned());
        let sentence = match self.read_file(&file, &typed).await {
            Ok(from) => format!("A message from {from} is in the inbox."),
            Err(sentence) => sentence,
        };
        self.say_of_messages(sentence);
    }

    async fn read_file(&self, file: &File, typed: &str) -> Result<String, String> {
        let said = |error: FileError| error.to_string();
        let gone = "The messages are locked away. Unlock the recordings first.";
        let mailbox = self.shared.messages.mailbox().ok_or(gone)?;
        if file.size() > LARGEST_FILE as f64 {
            return Err(said(FileError::TooLarge));
        }
        let read = js::settled(Ok(file.array_buffer())).await;
        let read = read.map_err(|_| "The browser could not read this file.".to_owned())?;
        let bytes = Uint8Array::new(&read).to_vec();
        let code = Code::parse(typed).map_err(|error| error.to_string())?;
        let opening = Opening::new(&bytes, code, &mailbox).map_err(said)?;
        let derived = crypt::derive(&opening.derive()).await.map_err(said)?;
        let decryption = opening.decrypt(&derived).map_err(said)?;
        let plain = crypt::decrypt(&decryption.cipher).await;
        let opened = decryption.finish(plain.as_deref()).map_err(said)?;
        let from = opened.meta.from.clone();
        self.take_in(opened).await?;
        Ok(from)
    }

    async fn take_in(&self, opened: Opened) -> Result<(), String> {
        let Opened {
            id,
            meta,
            length_ms,
            wav,
        } = opened;
        let (content, recording) = match meta.text {
            Some(text) => (Content::Text(text), None),
            None => {
                let kept = self
                    .keep_opened(&wav)
                    .await
                    .ok_or("The message could not be kept.")?;
                (Content::Sound(Clip::whole(length_ms)), Some(kept))
            }
        };
        let contact = self
            .shared
            .messages
            .people
            .with_untracked(|people| people.find(&meta.from).map(|contact| contact.id));
        let incoming = Incoming {
            id,
            from: meta.from,
            contact,
            sent: meta.sent,
            content,
            recording,
            reply_to: meta.reply_to,
        };
        if self.i_sent(&incoming.id) {
            return Err(OWN.to_owned());
        }
        let now = self.speaker_time().0;
        let received = self.with_my_mailbox(|mailbox| mailbox.receive(incoming, now));
        match received {
            Some(Err(error)) => Err(error.to_string()),
            _ => Ok(()),
        }
    }

    /// Whether the profile in use sent this message.
    fn i_sent(&self, id: &MessageId) -> bool {
        let sent = |mailbox: &Mailbox| {
            let found = mailbox.message(id);
            found.is_some_and(|it| it.direction == Direction::Sent)
        };
        self.shared.messages.mailbox().as_ref().is_some_and(sent)
    }

    /// Puts the sound of an opened file into the recipient's vault.
    async fn keep_opened(&self, wav: &[u8]) -> Option<String> {
        let sound = read_wav(wav).ok()?;
        let (_, ahead_ms) = self.speaker_time();
        let head = RecordingHead {
            holder: self.my_contact().map(|me| me.name),
            ahead_ms,
            ..RecordingHead::new(
                effects::new_id(),
                clock::now(),
                Initiator::Skill,
                Owner::Recipient,
                sound.rate,
            )
        };
        let ms = sound.samples.len() as u64 * 1_000 / u64::from(sound.rate.max(1));
        let tail = RecordingTail {
            spoke: true,
            ..RecordingTail::new(u32::try_from(ms).unwrap_or(u32::MAX), EndReason::Released)
        };
        let put = match self.store.vault(Owner::Recipient).await {
            Ok(vault) => vault.put(head, tail, &sound.samples).await,
            Err(error) => Err(error),
        };
        match put {
            Ok(recording) => {
                let id = recording.head.id.clone();
                self.recording_kept(recording);
                Some(id)
            }
            Err(error) => {
                self.storage_failed(&error);
                None
            }
        }
    }
}

/// The file and the code that opens it.
async fn seal(parcel: &Parcel) -> Result<(Vec<u8>, Code), FileError> {
    let wav = match parcel.content {
        Content::Sound(_) => wav::encode(&parcel.samples, parcel.rate),
        Content::Text(_) => Vec::new(),
    };
    let meta = Meta {
        from: parcel.from.clone(),
        sent: clock::now(),
        text: match &parcel.content {
            Content::Text(text) => Some(text.clone()),
            Content::Sound(_) => None,
        },
        reply_to: parcel.reply_to.clone(),
    };
    let code = Code::new(random_bytes::<CODE_RANDOM_BYTES>()?);
    let once = (
        random_bytes::<SALT_BYTES>()?,
        random_bytes::<NONCE_BYTES>()?,
    );
    let sealing = Sealing::new(parcel.id.clone(), code.clone(), once, (&meta, &wav))?;
    let derived = crypt::derive(&sealing.derive()).await?;
    let encryption = sealing.encrypt(&derived)?;
    let ciphertext = crypt::encrypt(&encryption.cipher).await?;
    Ok((encryption.finish(&ciphertext)?, code))
}

fn random_bytes<const N: usize>() -> Result<[u8; N], FileError> {
    let mut bytes = [0; N];
    random::fill(&mut bytes).map_err(|_| FileError::Derivation)?;
    Ok(bytes)
}

fn blob(bytes: &[u8]) -> Result<Blob, JsValue> {
    let kind = BlobPropertyBag::new();
    kind.set_type(KIND);
    let parts = Array::of1(&Uint8Array::from(bytes));
    Blob::new_with_u8_array_sequence_and_options(&parts, &kind)
}

/// `navigator.share`, where the browser has it; many do not.
fn share() -> Option<js_sys::Function> {
    let navigator = web_sys::window()?.navigator();
    js::get(&navigator, "share").dyn_into().ok()
}

/// Leaves the file to a program that the person chooses.
fn hand_to_others(name: &str, bytes: &[u8]) -> Result<(), JsValue> {
    let share = share().ok_or(JsValue::UNDEFINED)?;
    let class: js_sys::Function = js::get(&js_sys::global(), "File").dyn_into()?;
    let kind = js::object(&[("type", &KIND.into())]);
    let parts = Array::of1(&Uint8Array::from(bytes));
    let given = Array::of3(&parts, &name.into(), &kind);
    let file = js_sys::Reflect::construct(&class, &given)?;
    let what = js::object(&[("files", &Array::of1(&file))]);
    let navigator = web_sys::window().ok_or(JsValue::UNDEFINED)?.navigator();
    let promise = share.call1(&navigator, &what)?.dyn_into()?;
    // Whoever closes the browser's question has changed their mind, which is no failure.
    js::let_run(Ok(promise));
    Ok(())
}
