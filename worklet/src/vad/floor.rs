//! One band's noise floor: the smallest power of the last seconds.
//!
//! Minimum statistics (see the parent's head), with one addition: a stretch that is not steady, as speech and
//! music are not, may raise the floor only slowly.
//!
//! Units: powers are mean squares with full scale 1, a frame is 10 ms.

/// Frames of 10 ms in one window of the minimum search.
const WINDOW: u32 = 30;

/// Windows that the floor looks back on: 2.4 s, longer than people speak without a pause.
const WINDOWS: usize = 8;

/// Share of the last power that is kept for the floor: 90 ms, so that a minimum is not a single
/// lucky frame.
const KEEP_POWER: f32 = 0.9;

/// The minimum of a fluctuating power lies below its mean by about this factor (2.5 dB, measured on
/// white noise with the smoothing above).
const MINIMUM_BIAS: f32 = 1.8;

/// Power above which a window's loudest moment stands over its quietest when someone talks or plays music: 6 dB. A
/// steady noise, smoothed as above, stays within 4 dB.
const UNSTEADY: f32 = 4.0;

/// Most by which an unsteady window may raise the floor: 1 dB, so 3.3 dB/s. A steady noise is learnt at once; a person
/// who speaks for several seconds without a pause does not become the room.
const CREEP: f32 = 1.26;

/// Lowest floor of a band, −90 dBFS: less is a converter's last bit, not a room.
const LOWEST_FLOOR: f32 = 1e-9;

/// Floor of a band before anything was heard, −60 dBFS: between a quiet and a noisy room. A quiet one
/// is learnt in 0.5 s, a noisy one in 2.4 s.
const UNKNOWN_ROOM: f32 = 1e-6;

/// Largest excess that one band can contribute, dB.
const MOST_EXCESS: f32 = 40.0;

/// One band's power and its noise floor.
#[derive(Clone, Copy, Debug)]
pub(super) struct Floor {
    slow: f32,
    minima: [f32; WINDOWS],
    current: f32,
    highest: f32,
    frames: u32,
    at: usize,
}

impl Floor {
    /// A band before anything was heard.
    pub(super) fn new() -> Self {
        Self {
            slow: UNKNOWN_ROOM,
            minima: [UNKNOWN_ROOM; WINDOWS],
            current: UNKNOWN_ROOM,
            highest: UNKNOWN_ROOM,
            frames: 0,
            at: 0,
        }
    }

    /// Takes one frame's power and gives its excess over the floor in dB, 0..=[`MOST_EXCESS`].
    pub(super) fn excess(&mut self, power: f32, learn: bool) -> f32 {
        if learn {
            self.learn(power);
        }
        let lowest = self.minima.iter().copied().fold(self.current, f32::min);
        let floor = (MINIMUM_BIAS * lowest).max(LOWEST_FLOOR);
        (10.0 * libm::log10f((power / floor).max(1.0))).min(MOST_EXCESS)
    }

    fn learn(&mut self, power: f32) {
        self.slow = KEEP_POWER * self.slow + (1.0 - KEEP_POWER) * power;
        self.current = self.current.min(self.slow);
        self.highest = self.highest.max(self.slow);
        self.frames += 1;
        if self.frames < WINDOW {
            return;
        }
        let unsteady = self.highest > UNSTEADY * self.current;
        let floor = self.minima.iter().copied().fold(f32::INFINITY, f32::min);
        let most = if unsteady {
            CREEP * floor.max(LOWEST_FLOOR)
        } else {
            f32::INFINITY
        };
        if let Some(slot) = self.minima.get_mut(self.at) {
            *slot = self.current.min(most);
        }
        self.at = (self.at + 1) % WINDOWS;
        self.frames = 0;
        self.current = self.slow;
        self.highest = self.slow;
    }
}
