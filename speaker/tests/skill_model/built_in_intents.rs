//! built_in_intents
