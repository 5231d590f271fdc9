//! Understanding commands: from phones, or typed words, to what is meant.
//!
//! The grammar of the household is data (`speaker/grammar`). It is compiled to a graph of words and
//! that to a graph of phones; the decoder searches it while the person speaks, with a loop over all
//! phones as the competitor that takes what is no command. Typed text takes the same grammar.

mod automaton;
mod decoder;
mod dictionary;
mod examples;
mod grammar;
mod graph;
mod heard;
mod letters;
mod matching;
mod names;
pub(crate) mod normal;
mod phones;
pub(crate) mod slots;
mod source;
pub(crate) mod spell_out;
pub(crate) mod spelling;

pub use decoder::{Decoder, Tuning};
pub use examples::Example;
pub use grammar::{Grammar, GrammarSize};
pub use heard::{Day, Heard, HeardPhone, HeardWord, Place, Slot, Understood, Value};
pub use letters::letters_to_sound;
pub use names::{GrammarWarning, Names};
pub use normal::spoken_words;
pub use phones::PHONES;

/// What the acoustic model tells apart in a frame: nothing (0) and 39 phones.
pub const CLASSES: usize = 40;

/// Seconds a frame.
pub const FRAME_S: f32 = 0.03;
