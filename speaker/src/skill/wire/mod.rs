//! The JSON that a device and a skill's logic speak with each other, version 1.0 of the format.
//!
//! Requests are built exactly as the format has them, responses are read leniently: a response of
//! wrong types, nulls and unknown directives gives what can be used and remarks for the device log.

mod card;
mod directive;
mod lenient;
mod outcome;
mod request;
mod response;
mod slots;
mod state;

pub use card::Card;
pub use directive::{Directive, Updated};
pub use request::{Asked, EndedError, EndedReason, Frame, request};
pub use response::{LARGEST, Response, ResponseError, read};
pub use state::{Confirmation, DialogState, IntentState, SlotState};
