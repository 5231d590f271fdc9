//! Why a timer or an alarm cannot be had.

use super::{LONGEST_NAME, MOST_OF_A_KIND};
use core::fmt;

/// Why an act on timers and alarms was refused; nothing has changed then.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub enum AlertError {
    /// There are as many timers as there can be.
    TooManyTimers,
    /// There are as many alarms as there can be.
    TooManyAlarms,
    /// A timer of no time.
    NoTime,
    /// A timer for more than a day.
    TooLong,
    /// A name that is too long.
    LongName,
    /// There is no such timer or alarm any more.
    Gone,
    /// The day is over, or the time of that day.
    Past,
    /// Nothing rings.
    NothingRings,
    /// A timer that is paused already, or was not paused.
    AlreadySo,
    /// The saved text is none of this page, or of a later version of it.
    Unreadable,
}

impl fmt::Display for AlertError {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        match self {
            Self::TooManyTimers => write!(
                f,
                "There are {MOST_OF_A_KIND} timers already, and that is the most. Cancel one first."
            ),
            Self::TooManyAlarms => write!(
                f,
                "There are {MOST_OF_A_KIND} alarms already, and that is the most. Cancel one first."
            ),
            Self::NoTime => f.write_str("A timer needs some time. Say for how long."),
            Self::TooLong => {
                f.write_str("A timer runs for 24 hours at most. Set an alarm for later than that.")
            }
            Self::LongName => write!(f, "A name has {LONGEST_NAME} characters at most. Choose a shorter one."),
            Self::Gone => f.write_str("That one is not there any more."),
            Self::Past => f.write_str("That time is over already. Choose a later one."),
            Self::NothingRings => f.write_str("Nothing is ringing."),
            Self::AlreadySo => f.write_str("It is so already."),
            Self::Unreadable => f.write_str(
                "The saved timers and alarms cannot be read, so there are none now. Set again what you need.",
            ),
        }
    }
}

impl core::error::Error for AlertError {}
