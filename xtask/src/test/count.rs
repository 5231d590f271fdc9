//! How many tests passed and failed, read from what the test runners print.

use std::ops::Add;

/// Tests of one or more runs.
#[derive(Clone, Copy, Debug, Default, PartialEq, Eq)]
pub(crate) struct Count {
    pub(crate) passed: u64,
    pub(crate) failed: u64,
}

impl Add for Count {
    type Output = Self;
    fn add(self, other: Self) -> Self {
        Self {
            passed: self.passed + other.passed,
            failed: self.failed + other.failed,
        }
    }
}

impl Count {
    /// What one line of output says: the closing line of `cargo test`, of wasm-bindgen's runner or
    /// of nextest. Any other line counts nothing.
    pub(crate) fn of_line(line: &str) -> Self {
        let line = without_colour(line);
        let line = line.trim();
        let closing = line.starts_with("test result:")
            || (line.starts_with("Summary [") && line.contains("tests run:"))
            || (line.starts_with("Summary [") && line.contains("test run:"));
        if !closing {
            return Self::default();
        }
        Self {
            passed: before(line, "passed"),
            failed: before(line, "failed"),
        }
    }
}

/// The number in front of a word.
fn before(line: &str, word: &str) -> u64 {
    let words: Vec<&str> = line
        .split(|c: char| !c.is_alphanumeric())
        .filter(|w| !w.is_empty())
        .collect();
    words
        .windows(2)
        .find_map(|pair| match pair {
            [number, found] if *found == word => number.parse().ok(),
            _ => None,
        })
        .unwrap_or(0)
}

/// A line without terminal colour sequences (`ESC [ … m`).
fn without_colour(line: &str) -> String {
    let mut out = String::with_capacity(line.len());
    let mut inside = false;
    for character in line.chars() {
        match character {
            '\u{1b}' => inside = true,
            'm' if inside => inside = false,
            _ if inside => {}
            other => out.push(other),
        }
    }
    out
}

#[cfg(test)]
mod tests {
    use super::Count;

    #[test]
    fn the_closing_lines_of_all_three_runners_are_understood() {
        let cargo =
            "test result: FAILED. 5 passed; 2 failed; 0 ignored; 0 measured; finished in 0.01s";
        assert_eq!(
            Count::of_line(cargo),
            Count {
                passed: 5,
                failed: 2
            }
        );
        let nextest =
            "     Summary [   0.052s] 12 tests run: 11 passed (1 slow), 1 failed, 3 skipped";
        assert_eq!(
            Count::of_line(nextest),
            Count {
                passed: 11,
                failed: 1
            }
        );
        let one = "     Summary [   0.052s] 1 test run: 1 passed, 0 skipped";
        assert_eq!(
            Count::of_line(one),
            Count {
                passed: 1,
                failed: 0
            }
        );
    }

    #[test]
    fn colour_does_not_hide_a_closing_line() {
        let line = "\u{1b}[32m     Summary\u{1b}[0m [   0.1s] 7 tests run: \u{1b}[1m7\u{1b}[0m \u{1b}[32mpassed\u{1b}[0m, 0 skipped";
        assert_eq!(
            Count::of_line(line),
            Count {
                passed: 7,
                failed: 0
            }
        );
    }

    #[test]
    fn other_lines_count_nothing() {
        assert_eq!(
            Count::of_line("test vault::three_passed ... ok"),
            Count::default()
        );
        assert_eq!(Count::of_line("3 passed"), Count::default());
    }
}
