//! What is odd about a model that could be loaded. Each check looks at one thing.

mod dialog;
mod intents;
mod invocation;
mod samples;
mod slots;
mod texts;
mod types;

use super::Model;
use super::load::{Origin, Reader};

/// Notes everything that is odd about a model.
pub(super) fn check(reader: &mut Reader, model: &Model, origin: &Origin) {
    invocation::check(reader, model, origin);
    intents::check(reader, model, origin);
    slots::check(reader, model, origin);
    samples::check(reader, model, origin);
    samples::check_twice(reader, model, origin);
    types::check(reader, model, origin);
    dialog::check(reader, model, origin);
    dialog::check_prompts(reader, model, origin);
    texts::check(reader, model, origin);
}
