//! What stands between the raw exports and the engine: buffers, status numbers, the message at hand.
//!
//! Safe and testable natively; [`exports`](crate::exports) only adds `extern "C"`. Pointers are handed out
//! here and followed by JavaScript alone. The buffers grow only in [`Door::model`], [`Door::verifier`] and
//! [`Door::input`], never in [`Door::process`].

use crate::engine::Engine;
use crate::outbox::Outgoing;
use crate::protocol::{Command, RECORD, Status, kind};

/// Channels that are heard.
const CHANNELS: usize = 2;

/// Frames for which there is room from the start: 32 of today's render quanta.
const FRAMES: usize = 4_096;

/// Most frames that a call may bring: ten times the largest quantum that the Web Audio specification's
/// `renderSizeHint` has in sight.
const MOST_FRAMES: usize = 1 << 17;

/// Largest model that is taken in, bytes; the engine's own limit is lower.
const MOST_MODEL: usize = 1 << 20;

/// The door.
#[derive(Debug)]
pub struct Door {
    engine: Option<Engine>,
    model: Vec<u8>,
    verifier: Vec<u8>,
    inputs: [Vec<f32>; CHANNELS],
    record: [f64; RECORD],
    message: Handed,
}

/// Where the payload of the last message lies.
#[derive(Clone, Copy, Debug)]
struct Handed {
    at: *const u8,
    len: usize,
    first: f64,
}

const NOTHING: Handed = Handed {
    at: core::ptr::null(),
    len: 0,
    first: 0.0,
};

impl Door {
    /// A door without an engine; allocates nothing.
    #[must_use]
    pub const fn new() -> Self {
        Self {
            engine: None,
            model: Vec::new(),
            verifier: Vec::new(),
            inputs: [Vec::new(), Vec::new()],
            record: [0.0; RECORD],
            message: NOTHING,
        }
    }

    /// Room for a model of `len` bytes, to be filled before [`init`](Self::init). Empty for a length
    /// that no model has.
    pub fn model(&mut self, len: usize) -> &mut [u8] {
        room(&mut self.model, len)
    }

    /// The same for the second stage's model. Without one there is no second stage.
    pub fn verifier(&mut self, len: usize) -> &mut [u8] {
        room(&mut self.verifier, len)
    }

    /// Builds the engine for `rate` Hz from the models' bytes, which are let go of.
    ///
    /// # Errors
    /// As [`Engine::new`]; an engine that ran before is gone then.
    pub fn init(&mut self, rate: f32) -> Result<(), Status> {
        self.engine = None;
        self.message = NOTHING;
        let model = core::mem::take(&mut self.model);
        let verifier = core::mem::take(&mut self.verifier);
        let engine = Engine::new(rate, &model)?;
        self.engine = Some(if verifier.is_empty() {
            engine
        } else {
            engine.with_verifier(&verifier)?
        });
        for channel in 0..CHANNELS {
            self.input(channel, FRAMES);
        }
        Ok(())
    }

    /// Room for `frames` samples of a channel (0 or 1). Empty for any other channel and for more
    /// frames than any browser brings.
    pub fn input(&mut self, channel: usize, frames: usize) -> &mut [f32] {
        let Some(input) = self
            .inputs
            .get_mut(channel)
            .filter(|_| frames <= MOST_FRAMES)
        else {
            return &mut [];
        };
        if input.len() < frames {
            input.resize(frames, 0.0);
        }
        input.get_mut(..frames).unwrap_or_default()
    }

    /// Hears the first `frames` samples of the inputs of `channels` channels (1 or 2).
    ///
    /// # Errors
    /// [`Status::NotReady`] before `init`, [`Status::BadCommand`] for more frames than there is room
    /// for and for another number of channels.
    pub fn process(&mut self, frames: usize, channels: usize) -> Result<(), Status> {
        let engine = self.engine.as_mut().ok_or(Status::NotReady)?;
        let [left, right] = &self.inputs;
        let left = left.get(..frames).ok_or(Status::BadCommand)?;
        match channels {
            1 => engine.process(&[left]),
            2 => engine.process(&[left, right.get(..frames).ok_or(Status::BadCommand)?]),
            _ => return Err(Status::BadCommand),
        }
        Ok(())
    }

    /// Carries out an encoded [`Command`].
    ///
    /// # Errors
    /// [`Status::NotReady`] before `init`, [`Status::BadCommand`] for what
    /// [`Command::decode`] does not know.
    pub fn command(&mut self, op: u32, value: f32) -> Result<(), Status> {
        let engine = self.engine.as_mut().ok_or(Status::NotReady)?;
        engine.command(Command::decode(op, value).ok_or(Status::BadCommand)?);
        Ok(())
    }

    /// Fetches a message and says its [`kind`], 0 for none. Its payload stays readable until the
    /// next call of any kind.
    pub fn next_message(&mut self) -> u32 {
        self.message = NOTHING;
        let Some(message) = self.engine.as_mut().and_then(Engine::next_message) else {
            return 0;
        };
        let (kind, record) = match message {
            Outgoing::Pcm { first, samples } => {
                let at = samples.as_ptr().cast();
                self.message = Handed {
                    at,
                    len: samples.len(),
                    first: first as f64,
                };
                return kind::PCM;
            }
            Outgoing::Level(level) => (kind::LEVEL, level.encode()),
            Outgoing::Event(event) => (kind::EVENT, event.encode()),
        };
        self.record = record;
        // By the protocol both records begin with their time, except that an event has its tag first.
        let time = if kind == kind::EVENT { 1 } else { 0 };
        let first = record.get(time).copied().unwrap_or(0.0);
        self.message = Handed {
            at: self.record.as_ptr().cast(),
            len: RECORD,
            first,
        };
        kind
    }

    /// Where the payload of the last message lies: `f32` for [`kind::PCM`], else `f64`.
    #[must_use]
    pub fn message_ptr(&self) -> *const u8 {
        self.message.at
    }

    /// Elements of that payload.
    #[must_use]
    pub fn message_len(&self) -> usize {
        self.message.len
    }

    /// Sample index of the message: the first sample of captured sound, else its time.
    #[must_use]
    pub fn message_first(&self) -> f64 {
        self.message.first
    }
}

/// `len` bytes to be filled; none for a length that no model has.
fn room(bytes: &mut Vec<u8>, len: usize) -> &mut [u8] {
    bytes.clear();
    if len <= MOST_MODEL {
        bytes.resize(len, 0);
    }
    bytes
}

impl Default for Door {
    fn default() -> Self {
        Self::new()
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn nothing_works_before_init_and_nothing_breaks() {
        let mut door = Door::new();
        assert_eq!(door.process(128, 1), Err(Status::NotReady));
        assert_eq!(door.command(4, 0.0), Err(Status::NotReady));
        assert_eq!((door.next_message(), door.message_len()), (0, 0));
        assert!(door.message_ptr().is_null());
    }

    #[test]
    fn a_model_that_is_none_is_refused() {
        let mut door = Door::new();
        assert_eq!(door.init(48_000.0), Err(Status::BadModel));
        door.model(9).copy_from_slice(b"not model");
        assert_eq!(door.init(48_000.0), Err(Status::BadModel));
        assert_eq!(door.model(usize::MAX).len(), 0);
    }

    #[test]
    fn absurd_inputs_get_no_room() {
        let mut door = Door::new();
        assert_eq!(door.input(2, 128).len(), 0);
        assert_eq!(door.input(0, usize::MAX).len(), 0);
        assert_eq!(door.input(1, 128).len(), 128);
        assert_eq!(door.input(1, 100_000).len(), 100_000);
    }
}
