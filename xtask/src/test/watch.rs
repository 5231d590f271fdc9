//! Running a test program: its output goes on to the terminal line by line, and is counted.

use super::count::Count;
use super::parts::Outcome;
use crate::fault::Fault;
use crate::shell::shown;
use std::io::{BufRead as _, BufReader, Read, Write};
use std::process::{Command, Stdio};
use std::thread;

/// Runs to the end.
pub(super) fn run(purpose: &str, command: &mut Command) -> (Outcome, Count) {
    let shown = shown(command);
    let failed =
        |why: String| Outcome::Failed(Fault::new(format!("{purpose}: {why}."), shown.clone()));
    let spawned = command
        .stdin(Stdio::null())
        .stdout(Stdio::piped())
        .stderr(Stdio::piped())
        .spawn();
    let mut child = match spawned {
        Ok(child) => child,
        Err(error) => {
            return (
                failed(format!("could not be started ({error})")),
                Count::default(),
            );
        }
    };
    let (out, err) = (child.stdout.take(), child.stderr.take());
    let errors =
        thread::spawn(move || err.map_or(Count::default(), |err| relay(err, std::io::stderr())));
    let printed = out.map_or(Count::default(), |out| relay(out, std::io::stdout()));
    let count = printed + errors.join().unwrap_or_default();
    match child.wait() {
        Ok(status) if status.success() => (Outcome::Passed, count),
        Ok(status) => (failed(format!("failed ({status})")), count),
        Err(error) => (failed(format!("could not be watched ({error})")), count),
    }
}

/// Passes lines on and counts. Bytes that are not text are passed on as they are.
fn relay(from: impl Read, mut to: impl Write) -> Count {
    let mut from = BufReader::new(from);
    let mut count = Count::default();
    let mut line = Vec::new();
    while from
        .read_until(b'\n', &mut line)
        .is_ok_and(|bytes| bytes > 0)
    {
        count = count + Count::of_line(&String::from_utf8_lossy(&line));
        // A closed terminal is no reason to stop the tests.
        let _ = to.write_all(&line).and_then(|()| to.flush());
        line.clear();
    }
    count
}

#[cfg(test)]
mod tests {
    use super::{Count, relay};

    #[test]
    fn lines_pass_through_unchanged_and_are_counted() {
        let text = b"running 2 tests\n\xff\ntest result: ok. 2 passed; 0 failed; 0 ignored\nno newline at the end";
        let mut passed_on = Vec::new();
        assert_eq!(
            relay(&text[..], &mut passed_on),
            Count {
                passed: 2,
                failed: 0
            }
        );
        assert_eq!(passed_on, text);
    }
}
