//! One frame of the ring.
//!
//! Each light is a small function from time to twelve colours. A still frame
//! ([`Motion::Reduced`]) is the same function held at the moment that shows the light best
//! ([`still_ms`]), so both kinds of frame can never disagree about the meaning.

use super::colour::{BLUE, CYAN, GREEN, ORANGE, PURPLE, RED, WHITE, YELLOW, dim, mix, tint};
use super::{LEDS, Led, Light, Motion, SkillPart, timing};
use crate::Owner;
use core::f32::consts::TAU;

/// Degrees between neighbouring LEDs.
const SPACING: f32 = 360.0 / LEDS as f32;

/// Half the width of the cyan patch toward the talker, degrees: three LEDs take part.
const PATCH: f32 = 45.0;

/// Lit part of a spinner, as a share of the ring: a tail of five LEDs reads as a direction.
const TAIL: f32 = 5.0 / LEDS as f32;

/// A fault lights every third LED only, so that even a still, colourless frame differs from the
/// full ring of a microphone that is off.
const FAULT_EVERY: usize = 3;

/// Brightness of a fault at its brightest and darkest; the microphone's red is 1.
const FAULT_LEVELS: (f32, f32) = (0.15, 0.7);

/// Brightness of a waiting message at its darkest and brightest; the burst goes to 1.
const UNREAD_LEVELS: (f32, f32) = (0.1, 0.6);

/// Brightness of ringing at its darkest and brightest: it asks for somebody to come.
const RINGING_LEVELS: (f32, f32) = (0.1, 1.0);

/// The ring's colours for a light that has been showing for `elapsed_ms`.
#[must_use]
pub fn paint(light: Light, elapsed_ms: u64, motion: Motion) -> [Led; LEDS] {
    let at = match motion {
        Motion::Full => elapsed_ms,
        Motion::Reduced => still_ms(light),
    };
    match light {
        Light::Off | Light::Idle | Light::NotMeant => [Led::OFF; LEDS],
        Light::Setup => spinner(ORANGE, at, timing::SETUP_TURN_MS),
        Light::Listening { toward, owner } => listening(toward, owner),
        Light::Expecting => [BLUE; LEDS],
        Light::Thinking => thinking(at),
        Light::Speaking => [mix(BLUE, CYAN, wave(at, timing::SPEAKING_MS)); LEDS],
        Light::Skill(part) => skill(part, at),
        Light::Ringing => [dim(BLUE, pulse(at, timing::RINGING_MS, RINGING_LEVELS)); LEDS],
        Light::MicOff => [RED; LEDS],
        Light::NewMessage => [dim(YELLOW, once(at, timing::NEW_MESSAGE_MS)); LEDS],
        Light::Unread => [dim(YELLOW, pulse(at, timing::UNREAD_MS, UNREAD_LEVELS)); LEDS],
        Light::CallIncoming => [dim(GREEN, wave(at, timing::CALL_MS)); LEDS],
        Light::CallActive => spinner(GREEN, at, timing::CALL_TURN_MS),
        Light::DoNotDisturb => [dim(PURPLE, once(at, timing::DO_NOT_DISTURB_MS)); LEDS],
        Light::Volume(level) => volume(level),
        Light::Fault(_) => fault(at),
    }
}

/// The moment of a light's course that stands for the whole of it: the brightest.
fn still_ms(light: Light) -> u64 {
    match light {
        Light::Speaking | Light::Skill(SkillPart::Speaking) => timing::SPEAKING_MS / 2,
        Light::Ringing => timing::RINGING_MS / 2,
        Light::NewMessage => timing::NEW_MESSAGE_MS / 2,
        Light::Unread => timing::UNREAD_MS / 2,
        Light::CallIncoming => timing::CALL_MS / 2,
        Light::DoNotDisturb => timing::DO_NOT_DISTURB_MS / 2,
        Light::Fault(_) => timing::FAULT_MS / 2,
        _ => 0,
    }
}

/// Where in a cycle of `period` ms a time lies, 0..1. The remainder is taken in integers: a float
/// would lose milliseconds after hours.
fn phase(at: u64, period: u64) -> f32 {
    (at % period.max(1)) as f32 / period.max(1) as f32
}

/// Smooth rise and fall, 0 at the start of each cycle and 1 in its middle.
fn wave(at: u64, period: u64) -> f32 {
    0.5 - 0.5 * (TAU * phase(at, period)).cos()
}

/// A [`wave`] between two levels.
fn pulse(at: u64, period: u64, (low, high): (f32, f32)) -> f32 {
    low + (high - low) * wave(at, period)
}

/// A single [`wave`]; dark from `length` on.
fn once(at: u64, length: u64) -> f32 {
    if at < length { wave(at, length) } else { 0.0 }
}

/// A bright head with a fading tail behind it, running clockwise.
fn spinner(colour: Led, at: u64, turn: u64) -> [Led; LEDS] {
    let head = phase(at, turn);
    core::array::from_fn(|index| {
        let behind = (head - index as f32 / LEDS as f32).rem_euclid(1.0);
        // The LED ahead of the head fades in, so that the head glides instead of jumping.
        let ahead = (1.0 - behind) * LEDS as f32;
        let level = if ahead < 1.0 {
            1.0 - ahead
        } else {
            1.0 - behind / TAIL
        };
        dim(colour, level)
    })
}

/// Solid blue; every second LED in the owner's tint where the recording is somebody else's; cyan
/// toward the talker.
fn listening(toward: Option<f32>, owner: Owner) -> [Led; LEDS] {
    let tint = tint(owner);
    core::array::from_fn(|index| {
        let base = if index % 2 == 1 {
            tint.unwrap_or(BLUE)
        } else {
            BLUE
        };
        mix(
            base,
            CYAN,
            toward.map_or(0.0, |angle| nearness(index, angle)),
        )
    })
}

/// 1 where an LED lies in the talker's direction, falling to 0 at [`PATCH`] degrees from it.
fn nearness(index: usize, angle: f32) -> f32 {
    let apart = (index as f32 * SPACING - angle).rem_euclid(360.0);
    let apart = apart.min(360.0 - apart);
    1.0 - apart / PATCH
}

/// Blue and cyan in turn, one LED further round with every step.
fn thinking(at: u64) -> [Led; LEDS] {
    // Only odd or even counts, so the cast may wrap.
    let step = (at / timing::THINKING_STEP_MS % 2) as usize;
    core::array::from_fn(|index| {
        if (index + step).is_multiple_of(2) {
            BLUE
        } else {
            CYAN
        }
    })
}

/// As the speaker's own turn, with every second LED in the tint of the skill's provider.
fn skill(part: SkillPart, at: u64) -> [Led; LEDS] {
    let own = match part {
        SkillPart::Thinking => thinking(at),
        SkillPart::Speaking => [mix(BLUE, CYAN, wave(at, timing::SPEAKING_MS)); LEDS],
        SkillPart::Listening => [BLUE; LEDS],
    };
    let tint = tint(Owner::SkillProvider).unwrap_or(BLUE);
    let mut tinted = false;
    own.map(|led| {
        tinted = !tinted;
        if tinted { led } else { tint }
    })
}

/// Every third LED, red, never as bright as the microphone's.
fn fault(at: u64) -> [Led; LEDS] {
    let lit = dim(RED, pulse(at, timing::FAULT_MS, FAULT_LEVELS));
    core::array::from_fn(|index| {
        if index.is_multiple_of(FAULT_EVERY) {
            lit
        } else {
            Led::OFF
        }
    })
}

/// An arc that grows clockwise from the bottom, as a volume knob does; its last LED is lit in
/// part, so that each of the ten levels differs.
fn volume(level: u8) -> [Led; LEDS] {
    let lit = f32::from(level.min(10)) / 10.0 * LEDS as f32;
    core::array::from_fn(|index| {
        let place = (index + LEDS / 2) % LEDS;
        dim(WHITE, lit - place as f32)
    })
}
