//! The way of a message to somebody who is no profile of this page.

use std::rc::Rc;

use hearsay_speaker::message::{Content, MessageId, SendTrouble};

use crate::body::controller::Body;

/// A message on its way, with its sound, mono, at the recordings' rate.
#[derive(Clone, Debug)]
pub(in crate::body) struct Parcel {
    /// Its identifier, the same at both ends.
    pub(in crate::body) id: MessageId,
    /// Who sends it.
    pub(super) from: String,
    /// What it says.
    pub(in crate::body) content: Content,
    /// The sound; empty for words.
    pub(in crate::body) samples: Vec<f32>,
    /// Samples a second.
    pub(in crate::body) rate: u32,
    /// The message that it answers.
    pub(super) reply_to: Option<MessageId>,
}

/// Where a parcel goes.
#[derive(Clone, Debug, PartialEq)]
pub(super) enum Address {
    /// Another speaker of this browser, by its identifier.
    Speaker(String),
    /// All of them.
    Everyone,
    /// An encrypted file, for somebody of this name.
    File(String),
}

impl Body {
    /// Hands a parcel on.
    ///
    /// # Errors
    /// Why it did not arrive.
    pub(super) async fn carry(
        self: Rc<Self>,
        parcel: Parcel,
        to: Address,
    ) -> Result<(), SendTrouble> {
        match to {
            Address::File(name) => self.write_file(parcel, &name).await,
            Address::Everyone => self.announce(&parcel),
            Address::Speaker(_) => Err(SendTrouble::NobodyThere),
        }
    }
}
