//! A skill's interaction model: what people can say to it, and what it asks back.
//!
//! [`Model::load`] reads the JSON that skill developers write, in every form that is about, and says
//! in [`Lint`]s what is odd. The shapes here are the loaded ones: every optional part of the JSON
//! has become a plain value. They are serde both ways, so that a Worker and the page can pass them
//! on.

mod check;
mod dialog;
mod error;
mod examples;
mod language;
mod limits;
mod lint;
mod load;
mod prompt;
pub(crate) mod sample;

pub use dialog::{Delegation, DialogIntent, DialogSlot, Rule, Validation};
pub use error::ModelError;
pub use language::{Intent, Model, Sensitivity, SlotSpec, SlotType, TypeValue};
pub use lint::{Lint, LintLevel};
pub use prompt::{Prompt, Variation};
