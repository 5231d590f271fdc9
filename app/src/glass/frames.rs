//! A loop of animation frames that sleeps when there is nothing to draw.
//!
//! Units: milliseconds. Invariant: at most one frame is asked for at a time, and none after the
//! owning component is gone.

use leptos::prelude::*;

/// Fastest repaint of meters: 25 a second, the rate at which the hearing part reports.
pub(super) const METER_MS: f64 = 40.0;

/// Fastest repaint of the ring: 30 a second, smooth for a pulse and cheap.
pub(super) const RING_MS: f64 = 33.0;

/// Frames come at multiples of the display's period; without slack every second one would be lost.
const SLACK_MS: f64 = 5.0;

type Draw = Box<dyn FnMut() -> bool>;

struct Loop {
    draw: Draw,
    interval_ms: f64,
    drawn_at: f64,
    asked: bool,
}

/// Handle of the loop; copy it anywhere.
#[derive(Clone, Copy)]
pub(super) struct Frames(StoredValue<Loop, LocalStorage>);

impl Frames {
    /// A sleeping loop. `draw` says whether it wants another frame.
    pub(super) fn new(interval_ms: f64, draw: impl FnMut() -> bool + 'static) -> Self {
        let draw: Draw = Box::new(draw);
        Self(StoredValue::new_local(Loop {
            draw,
            interval_ms,
            drawn_at: 0.0,
            asked: false,
        }))
    }

    /// Draws from the next frame on, until `draw` has had enough.
    pub(super) fn wake(self) {
        let asleep = self
            .0
            .try_update_value(|l| !core::mem::replace(&mut l.asked, true));
        if asleep == Some(true) {
            request_animation_frame(move || self.frame());
        }
    }

    fn frame(self) {
        let again = self.0.try_update_value(|l| {
            let now = js_sys::Date::now();
            l.asked = false;
            // A clock set back must not stop the drawing.
            let since = (now - l.drawn_at).abs();
            if since + SLACK_MS < l.interval_ms {
                return true;
            }
            l.drawn_at = now;
            (l.draw)()
        });
        if again == Some(true) {
            self.wake();
        }
    }
}
