//! Who keeps what for how long: retention, saving, the time machine, clips for reviewers, what
//! opting out costs, and the policies of real vendors as data.
//!
//! Pure functions: the app passes times, settings and random numbers in, and carries out what comes
//! back. Times are emulated milliseconds since the Unix epoch ([`EmulatedClock`]) unless they are
//! called real. Sentences are plain English for the page; dates and sizes are left to the browser.

mod adaptation;
mod calendar;
mod change;
mod clips;
mod clock;
mod events;
mod items;
pub mod presets;
mod retention;
mod saving;
mod statistics;

pub use adaptation::{
    AdaptationEvidence, Comparison, FEWEST, Judged, MOST, ThresholdRange, WakeEvidence,
};
pub use change::{Change, before_change};
pub use clips::{HelpImprove, stretch};
pub use clock::{ClockError, Crossing, EmulatedClock, JUMPS, Jump, Reading, Step, ledger_time};
pub use events::{Event, Happening, Reminder, events_until, next_event};
pub use items::{CLIP_HOURS, Expiry, Item, ItemKind, Rules, due, next_due};
pub use retention::Retention;
pub use saving::{Decision, Ended, Kept, Saving, at_capture_end, offered_for_deletion};
pub use statistics::Figure;
