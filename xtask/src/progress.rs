//! Saying what is being done and how far it is: `[2/6] trunk 0.21.14: installing …`.
//!
//! Everything goes to standard error, so that a command's own output stays clean.

use std::time::Instant;

/// Counts the steps of one command.
#[derive(Debug)]
pub(crate) struct Progress {
    step: usize,
    steps: usize,
    started: Instant,
}

impl Progress {
    /// A command of `steps` steps.
    pub(crate) fn new(steps: usize) -> Self {
        Self {
            step: 0,
            steps,
            started: Instant::now(),
        }
    }

    /// Begins the next step.
    pub(crate) fn next(&mut self, what: &str) {
        self.step += 1;
        self.say(what);
    }

    /// Says something more about the current step.
    pub(crate) fn say(&self, what: &str) {
        eprintln!("[{}/{}] {what}", self.step, self.steps);
    }

    /// Time since the command began, as people say it.
    pub(crate) fn elapsed(&self) -> String {
        spoken(self.started.elapsed().as_secs())
    }
}

/// Whole seconds as `"4 s"` or `"2 min 05 s"`.
pub(crate) fn spoken(seconds: u64) -> String {
    if seconds < 60 {
        return format!("{seconds} s");
    }
    format!("{} min {:02} s", seconds / 60, seconds % 60)
}

#[cfg(test)]
mod tests {
    use super::spoken;

    #[test]
    fn times_are_told_in_minutes_once_there_is_one() {
        assert_eq!(spoken(4), "4 s");
        assert_eq!(spoken(125), "2 min 05 s");
    }
}
