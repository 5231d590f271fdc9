//! What happens to a speaker among others, and what it orders.

use crate::nearby::announcing::Announced;
use crate::nearby::arbitration::Claim;
use crate::nearby::consent::Consents;
use crate::nearby::id::{CallId, SpeakerId};
use crate::nearby::wire::{Body, Envelope};
use crate::{CallChange, Millis};

/// What happened here.
#[derive(Clone, Debug, PartialEq)]
pub enum NearbyInput {
    /// The page begins to listen to the channel.
    Start,
    /// The page is closing.
    Stop,
    /// Something was posted by another tab, with so many bytes beside it.
    Heard {
        /// The text.
        text: String,
        /// Bytes beside it.
        attached: usize,
    },
    /// The wake word was heard here; it was said at this moment.
    Wake(Claim, Millis),
    /// Post this announcement to all; `body` is a [`Body::Announce`].
    Announce(Body),
    /// A person wants to drop in there; a fresh identifier for the line.
    DropIn(SpeakerId, CallId),
    /// A person agrees that somebody drops in here.
    Accept,
    /// A person does not agree, or has enough.
    HangUp,
    /// A piece of sound for the open line, to be posted with these bytes beside it; pieces are counted
    /// from 0.
    Voice(u64),
    /// Nobody is to be disturbed, or may be again.
    DoNotDisturb(bool),
    /// Who may drop in here, by name; everybody else may not.
    Consents(Consents),
    /// A person calls this speaker otherwise.
    Rename(String),
    /// Time has passed.
    Tick,
}

/// What the page does, in this order.
#[derive(Clone, Debug, PartialEq)]
pub enum NearbyEffect {
    /// Post this; where [`Body::has_sound`] says so, with the sound beside it.
    Post(Envelope),
    /// The list of other speakers changed.
    Speakers,
    /// This speaker answers the wake word.
    Answer,
    /// Another does: stop listening, without a sound; the sentence is for the page.
    LeaveTo(String),
    /// Play this announcement now.
    Play(Body),
    /// What became of an announcement of this speaker's.
    Announced(Announced),
    /// Sound that a line is asked for or opened.
    Chime,
    /// Say this.
    Say(String),
    /// The ring shows a call.
    Light(CallChange),
    /// Sound goes to and fro on this line from now on.
    OpenLine(SpeakerId, CallId),
    /// No sound goes any more.
    CloseLine,
    /// Play the piece of sound that was heard with this.
    PlayVoice(u64),
    /// Somebody of another version is there; the sentence is told once.
    OtherVersion(String),
}
