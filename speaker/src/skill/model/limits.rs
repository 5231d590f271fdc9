//! How much of a model is loaded. A larger one is refused with a sentence, so that no file can hang
//! the page. Real models stay far below: the platform itself takes 250 intents and 1.5 MB.

/// Longest text of a model, in bytes.
pub(super) const MODEL_BYTES: usize = 2 * 1024 * 1024;
/// Lists and objects in each other; a model with dialogs needs 11.
pub(super) const DEPTH: usize = 32;
/// Intents of a model, and intents of its dialog.
pub(super) const INTENTS: usize = 500;
/// Slots of one intent.
pub(super) const SLOTS: usize = 500;
/// Samples of all intents and slots together.
pub(super) const SAMPLES: usize = 50_000;
/// Longest sample, in characters; a longer one is left out with a lint.
pub(super) const SAMPLE_CHARACTERS: usize = 400;
/// Slot types.
pub(super) const TYPES: usize = 500;
/// Values of all types together.
pub(super) const VALUES: usize = 20_000;
/// Synonyms of all values together: five a value.
pub(super) const SYNONYMS: usize = 100_000;
/// Prompts, and validations of a slot.
pub(super) const PROMPTS: usize = 5_000;
/// Lints that are listed; the last says how many more there are.
pub(super) const LINTS: usize = 1_000;
/// Longest piece of the file that a lint repeats, in characters.
pub(super) const QUOTED_CHARACTERS: usize = 60;
