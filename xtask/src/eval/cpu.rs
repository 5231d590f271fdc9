//! Processor time of programs that were started from here.

use std::process::Command;

/// Runs something that starts programs and waits for them; gives their processor seconds where the
/// system tells them.
pub(super) fn of<T>(act: impl FnOnce() -> T) -> (T, Option<f64>) {
    let before = children();
    let done = act();
    let used = children().zip(before).map(|(after, before)| after - before);
    (done, used)
}

/// Processor seconds of all programs that were waited for so far: fields 16 and 17 of
/// <https://docs.kernel.org/filesystems/proc.html> (table 1-4), in clock ticks.
fn children() -> Option<f64> {
    let text = std::fs::read_to_string("/proc/self/stat").ok()?;
    Some(ticks(&text)? / ticks_a_second()?)
}

fn ticks(stat: &str) -> Option<f64> {
    // The program's name, in brackets, may hold anything; what follows starts with field 3.
    let (_, rest) = stat.rsplit_once(')')?;
    let mut fields = rest.split_whitespace().skip(13);
    let user: f64 = fields.next()?.parse().ok()?;
    let system: f64 = fields.next()?.parse().ok()?;
    Some(user + system)
}

fn ticks_a_second() -> Option<f64> {
    let told = Command::new("getconf").arg("CLK_TCK").output().ok()?;
    String::from_utf8_lossy(&told.stdout).trim().parse().ok()
}

#[cfg(test)]
mod tests {
    use super::{of, ticks};

    #[test]
    fn the_fields_are_counted_from_the_end_of_the_name() {
        let stat = "7 (a) b) S 1 2 3 4 5 6 7 8 9 10 11 12 200 50 18";
        assert_eq!(ticks(stat), Some(250.0));
        assert_eq!(ticks("7 (a) S"), None);
    }

    #[test]
    fn what_was_done_is_given_back() {
        assert_eq!(of(|| 3).0, 3);
    }
}
