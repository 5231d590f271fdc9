//! A skill's interaction model: what people can say to it, and what it asks back.
//!
//! The shapes here are the loaded ones: every optional part of the JSON has become a plain value.
//! They are serde both ways, so that a Worker and the page can pass them on.

mod dialog;
mod error;
mod language;
mod lint;
mod prompt;

pub use dialog::{Delegation, DialogIntent, DialogSlot, Rule, Validation};
pub use error::ModelError;
pub use language::{Intent, Model, Sensitivity, SlotSpec, SlotType, TypeValue};
pub use lint::{Lint, LintLevel};
pub use prompt::{Prompt, Variation};
