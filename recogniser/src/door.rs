//! What stands between the raw exports and the recogniser: a buffer for questions and answers, one
//! for sound.
//!
//! A question is bytes in [`room`](Door::room) and an [`Op`]; the answer is JSON in the same place.
//! Sound goes its own way, since it comes 25 times a second. Safe and testable natively.

use crate::model::AcousticModel;
use crate::{Acoustic, CLASSES};
use alloc::sync::Arc;
use hearsay_speaker::understand::{Decoder, Grammar, GrammarWarning, HeardWord, Names};
use serde::{Deserialize, Serialize};

/// Version of what the page and this module agree on; the page refuses another one.
pub const ABI: u32 = 2;

/// Longest question, bytes: a model of 1.5 MB and something to spare.
const LONGEST: usize = 1 << 21;

/// Most samples that one message may bring: a second.
const MOST_SAMPLES: usize = 16_000;

/// Longest utterance that is searched, samples: the hearing part cuts a request off after 15 s, and
/// a minute of babble must not grow anything.
const MOST_HEARD: usize = 16_000 * 60;

/// What can be asked.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
#[repr(u32)]
pub enum Op {
    /// The bytes are the acoustic model.
    Model = 1,
    /// The bytes are the person's [`Names`] as JSON.
    Names = 2,
    /// An utterance begins; it may be any command.
    Begin = 3,
    /// An utterance begins in which only words that stop something count.
    BeginStopping = 4,
    /// The utterance is over.
    Finish = 5,
    /// The bytes are a typed request.
    Typed = 6,
    /// The bytes are a grammar that counts in place of the household's from the next utterance on;
    /// none: the household's again.
    Sentences = 7,
}

impl Op {
    /// The question with this number.
    #[must_use]
    pub fn of(number: u32) -> Option<Self> {
        [
            Self::Model,
            Self::Names,
            Self::Begin,
            Self::BeginStopping,
            Self::Finish,
            Self::Typed,
            Self::Sentences,
        ]
        .into_iter()
        .find(|op| *op as u32 == number)
    }
}

/// What comes of a model or of names.
#[derive(Clone, Debug, Default, PartialEq, Eq, Serialize, Deserialize)]
pub struct Taken {
    /// Why it was not taken, as a sentence.
    pub refused: Option<String>,
    /// Names that cannot be used.
    pub warnings: Vec<GrammarWarning>,
}

/// The door.
#[derive(Default)]
pub struct Door {
    text: Vec<u8>,
    sound: Vec<f32>,
    ears: Option<Ears>,
    minds: Option<Minds>,
    stopping: bool,
    heard: usize,
    told: Vec<HeardWord>,
}

/// Hears phones.
struct Ears {
    acoustic: Acoustic,
}

/// Understands them.
struct Minds {
    grammar: Arc<Grammar>,
    whole: Decoder,
    stop: Decoder,
    /// What counts in place of the whole.
    sentences: Option<Decoder>,
}

impl Minds {
    fn new(names: &Names) -> (Self, Vec<GrammarWarning>) {
        let (grammar, warnings) = Grammar::household(names);
        let grammar = Arc::new(grammar);
        let minds = Self {
            whole: Decoder::new(Arc::clone(&grammar)),
            stop: Decoder::new(Arc::new(Grammar::stopping())),
            grammar,
            sentences: None,
        };
        (minds, warnings)
    }

    fn decoder(&mut self, stopping: bool) -> &mut Decoder {
        match &mut self.sentences {
            _ if stopping => &mut self.stop,
            Some(sentences) => sentences,
            None => &mut self.whole,
        }
    }
}

/// Never what was said.
impl core::fmt::Debug for Door {
    fn fmt(&self, f: &mut core::fmt::Formatter<'_>) -> core::fmt::Result {
        f.write_str("Door")
    }
}

impl Door {
    /// A door with nothing behind it; allocates nothing.
    #[must_use]
    pub const fn new() -> Self {
        Self {
            text: Vec::new(),
            sound: Vec::new(),
            ears: None,
            minds: None,
            stopping: false,
            heard: 0,
            told: Vec::new(),
        }
    }

    /// Room for a question of so many bytes; empty for an absurd length.
    pub fn room(&mut self, len: usize) -> &mut [u8] {
        self.text.clear();
        if len <= LONGEST {
            self.text.resize(len, 0);
        }
        &mut self.text
    }

    /// Room for so many samples (mono, 16 kHz); empty for an absurd number.
    pub fn sound(&mut self, len: usize) -> &mut [f32] {
        self.sound.clear();
        if len <= MOST_SAMPLES {
            self.sound.resize(len, 0.0);
        }
        &mut self.sound
    }

    /// Answers; the answer takes the question's place. Gives its length, 0 where there is nothing to say.
    pub fn ask(&mut self, op: Op) -> usize {
        let question = core::mem::take(&mut self.text);
        self.text = match op {
            Op::Model => json(&self.take_model(&question)),
            Op::Names => json(&self.take_names(&question)),
            Op::Begin | Op::BeginStopping => {
                self.begin(op == Op::BeginStopping);
                Vec::new()
            }
            Op::Finish => self.finish(),
            Op::Typed => self.typed(&question),
            Op::Sentences => json(&self.take_sentences(&question)),
        };
        self.text.len()
    }

    /// Hears what lies in [`sound`](Self::sound). Gives the length of the answer: the words so far,
    /// where they changed.
    pub fn hear(&mut self) -> usize {
        self.text.clear();
        let room = MOST_HEARD.saturating_sub(self.heard);
        let heard = self
            .sound
            .get(..room.min(self.sound.len()))
            .unwrap_or_default();
        self.heard += heard.len();
        let (Some(ears), Some(minds)) = (&mut self.ears, &mut self.minds) else {
            return 0;
        };
        let decoder = minds.decoder(self.stopping);
        ears.acoustic
            .hear(heard, |row: &[f32; CLASSES]| decoder.frame(row));
        let words = decoder.partial();
        if words == self.told {
            return 0;
        }
        self.text = json(&words);
        self.told = words;
        self.text.len()
    }

    /// The answer.
    #[must_use]
    pub fn answer(&self) -> &[u8] {
        &self.text
    }

    fn take_model(&mut self, bytes: &[u8]) -> Taken {
        match AcousticModel::load(bytes) {
            Ok(model) => {
                self.ears = Some(Ears {
                    acoustic: Acoustic::new(Arc::new(model)),
                });
                Taken::default()
            }
            Err(error) => Taken {
                refused: Some(error.to_string()),
                ..Taken::default()
            },
        }
    }

    fn take_names(&mut self, bytes: &[u8]) -> Taken {
        let names: Names = match serde_json::from_slice(bytes) {
            Ok(names) => names,
            Err(_) => {
                return Taken {
                    refused: Some("The list of names cannot be read.".to_owned()),
                    ..Taken::default()
                };
            }
        };
        let (minds, warnings) = Minds::new(&names);
        self.minds = Some(minds);
        Taken {
            refused: None,
            warnings,
        }
    }

    fn take_sentences(&mut self, bytes: &[u8]) -> Taken {
        let text = String::from_utf8_lossy(bytes);
        let mut taken = Taken::default();
        let sentences = (!text.trim().is_empty()).then(|| {
            let (grammar, warnings) = Grammar::of(&text);
            taken.warnings = warnings;
            Decoder::new(Arc::new(grammar))
        });
        match &mut self.minds {
            Some(minds) => minds.sentences = sentences,
            None => taken.refused = Some("The names come first.".to_owned()),
        }
        taken
    }

    fn begin(&mut self, stopping: bool) {
        self.stopping = stopping;
        self.heard = 0;
        self.told.clear();
        if let Some(ears) = &mut self.ears {
            ears.acoustic.reset();
        }
        if let Some(minds) = &mut self.minds {
            minds.decoder(stopping).reset();
        }
    }

    fn finish(&mut self) -> Vec<u8> {
        let (Some(ears), Some(minds)) = (&mut self.ears, &mut self.minds) else {
            return Vec::new();
        };
        let decoder = minds.decoder(self.stopping);
        ears.acoustic
            .finish(|row: &[f32; CLASSES]| decoder.frame(row));
        let heard = decoder.finish();
        self.begin(self.stopping);
        json(&heard)
    }

    fn typed(&self, question: &[u8]) -> Vec<u8> {
        let Some(minds) = &self.minds else {
            return Vec::new();
        };
        let text = String::from_utf8_lossy(question);
        json(&minds.grammar.understand(&text))
    }
}

/// Empty where it cannot be written, which none of these types allow.
fn json<T: Serialize>(value: &T) -> Vec<u8> {
    serde_json::to_vec(value).unwrap_or_default()
}
