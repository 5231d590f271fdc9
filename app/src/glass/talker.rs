//! Where the talker stands, in words. Degrees: −90 is left, 0 is ahead, 90 is right.

/// Directions closer to the middle than this are "ahead", degrees: half the spacing of two LEDs.
const AHEAD: f32 = 15.0;

/// "40° to the left".
pub(super) fn side(degrees: f32) -> String {
    if degrees.abs() < AHEAD {
        return "straight ahead".to_owned();
    }
    let side = if degrees < 0.0 { "left" } else { "right" };
    format!("{:.0}° to the {side}", degrees.abs())
}

/// The direction and where it comes from.
pub(super) fn direction(degrees: f32, estimated: bool) -> String {
    let source = if estimated {
        "estimated from two channels"
    } else {
        "set by hand"
    };
    format!("Talker {}, {source}", side(degrees))
}
