//! The hearing engine run natively, and its messages in the shape in which the page gets them.

use crate::Outcome;
use hearsay_worklet::{
    engine::Engine,
    outbox::Outgoing,
    protocol::{Event, Message, kind},
};

/// A message as numbers: its kind and its payload's bytes, little-endian.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct Raw {
    /// See [`kind`].
    pub kind: u32,
    /// First sample of a piece; 0 otherwise.
    pub first: u64,
    /// Payload.
    pub bytes: Vec<u8>,
}

impl Raw {
    /// The event in it, if it is one.
    #[must_use]
    pub fn event(&self) -> Option<Event> {
        if self.kind != kind::EVENT {
            return None;
        }
        match Message::decode(self.kind, &self.numbers()) {
            Ok(Message::Event(event)) => Some(event),
            _ => None,
        }
    }

    /// The highest wake score of a level.
    #[must_use]
    pub fn score(&self) -> Option<f32> {
        if self.kind != kind::LEVEL {
            return None;
        }
        match Message::decode(self.kind, &self.numbers()) {
            Ok(Message::Level(level)) => Some(level.score),
            _ => None,
        }
    }

    fn numbers(&self) -> Vec<f64> {
        let numbers = self
            .bytes
            .chunks_exact(8)
            .filter_map(|eight| eight.try_into().ok());
        numbers.map(f64::from_le_bytes).collect()
    }
}

/// Everything that the engine says about these samples at this rate, given in quanta of this size.
/// The models are the first and the second stage's.
///
/// # Errors
/// When the rate or a model is refused.
pub fn hear(
    rate: u32,
    samples: &[f32],
    quantum: usize,
    [model, verifier]: [&[u8]; 2],
) -> Outcome<Vec<Raw>> {
    let mut engine = Engine::new(rate as f32, model)
        .and_then(|engine| engine.with_verifier(verifier))
        .map_err(|status| format!("the engine refuses the rate or a model: {status:?}"))?;
    let mut said = Vec::new();
    for part in samples.chunks(quantum) {
        engine.process(&[part]);
        while let Some(message) = engine.next_message() {
            said.push(raw(message));
        }
    }
    Ok(said)
}

fn raw(message: Outgoing<'_>) -> Raw {
    let record = |kind, numbers: &[f64]| Raw {
        kind,
        first: 0,
        bytes: numbers
            .iter()
            .flat_map(|number| number.to_le_bytes())
            .collect(),
    };
    match message {
        Outgoing::Level(level) => record(kind::LEVEL, &level.encode()),
        Outgoing::Event(event) => record(kind::EVENT, &event.encode()),
        Outgoing::Pcm { first, samples } => Raw {
            kind: kind::PCM,
            first,
            bytes: samples
                .iter()
                .flat_map(|sample| sample.to_le_bytes())
                .collect(),
        },
    }
}
