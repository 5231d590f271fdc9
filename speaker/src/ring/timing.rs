//! How long lights last and how fast they move, in milliseconds.
//!
//! Bound for everything periodic: at most 3 flashes a second (WCAG 2.2, 2.3.1), so no LED may go
//! through a full dark-bright-dark cycle in less than 334 ms.

/// The volume arc stays this long: time to read "5 of 10" after the last press.
pub const VOLUME_MS: u64 = 2_000;

/// One burst of yellow for a new message: long enough to be seen out of the corner of the eye,
/// short enough to be told from the slow pulse that follows.
pub const NEW_MESSAGE_MS: u64 = 1_500;

/// Purple after a request while "do not disturb" is on: once up and down, as calm as a breath.
pub const DO_NOT_DISTURB_MS: u64 = 1_500;

/// "Not meant for the speaker" stays readable this long; the ring itself goes dark at once.
pub const NOT_MEANT_MS: u64 = 1_200;

/// Thinking steps round once every 200 ms (design of the ring). An LED alternates, so its full
/// cycle takes 400 ms: 2.5 a second.
pub const THINKING_STEP_MS: u64 = 200;

/// Speaking goes from blue to cyan and back in about the time of a slow spoken phrase.
pub const SPEAKING_MS: u64 = 1_600;

/// Something that rings pulses once a second, with its sound.
pub const RINGING_MS: u64 = 1_000;

/// A waiting message breathes once in 3 s: noticed, not urgent.
pub const UNREAD_MS: u64 = 3_000;

/// A fault pulses at 0.5 Hz: the only red that moves.
pub const FAULT_MS: u64 = 2_000;

/// An incoming call pulses once a second, the pace of a ringing tone.
pub const CALL_MS: u64 = 1_000;

/// One turn of the green spinner of an open line: slower than setting up, for it may last long.
pub const CALL_TURN_MS: u64 = 2_400;

/// One turn of the orange spinner while setting up.
pub const SETUP_TURN_MS: u64 = 1_200;
