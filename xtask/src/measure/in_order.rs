//! Work on many things side by side, one a core, with a line of output for each in the order they came in: each as soon as it and
//! all before it are there.

use super::fault::Fault;
use std::collections::BTreeMap;
use std::io::Write;
use std::sync::atomic::{AtomicUsize, Ordering};
use std::sync::mpsc;
use std::thread;

/// What became of one of them.
#[derive(Debug)]
pub(crate) struct Line {
    /// What is written.
    pub(crate) text: String,
    /// Whether it could be done.
    pub(crate) done: bool,
}

/// Does `work` for each, writes the lines and flushes after each; tells whether all could be done.
pub(crate) fn lines(
    all: &[&str],
    work: impl Fn(&str) -> Line + Sync,
    out: &mut impl Write,
) -> Result<bool, Fault> {
    let next = AtomicUsize::new(0);
    let workers = thread::available_parallelism()
        .map_or(1, usize::from)
        .min(all.len().max(1));
    let (send, receive) = mpsc::channel();
    thread::scope(|scope| {
        for _ in 0..workers {
            let (send, next, work) = (send.clone(), &next, &work);
            scope.spawn(move || {
                while let Some((at, one)) = claim(all, next) {
                    // The other side goes away when nobody reads the output any more.
                    if send.send((at, work(one))).is_err() {
                        return;
                    }
                }
            });
        }
        drop(send);
        write(receive, out)
    })
}

fn claim<'a>(all: &[&'a str], next: &AtomicUsize) -> Option<(usize, &'a str)> {
    let at = next.fetch_add(1, Ordering::Relaxed);
    all.get(at).map(|one| (at, *one))
}

fn write(coming: mpsc::Receiver<(usize, Line)>, out: &mut impl Write) -> Result<bool, Fault> {
    let (mut waiting, mut all, mut turn) = (BTreeMap::new(), true, 0);
    for (at, line) in coming {
        waiting.insert(at, line);
        while let Some(Line { text, done }) = waiting.remove(&turn) {
            all &= done;
            writeln!(out, "{text}")
                .and_then(|()| out.flush())
                .map_err(|error| {
                    Fault::new(
                        format!("The output could not be written: {error}."),
                        "cargo xtask --help",
                    )
                })?;
            turn += 1;
        }
    }
    Ok(all)
}

#[cfg(test)]
mod tests {
    use super::{Line, lines};

    #[test]
    fn lines_come_in_order_and_one_failure_is_told() {
        let names: Vec<String> = (0..200_u32).map(|n| n.to_string()).collect();
        let all: Vec<&str> = names.iter().map(String::as_str).collect();
        let work = |bad: &'static str| {
            move |one: &str| Line {
                text: one.to_owned(),
                done: one != bad,
            }
        };
        let mut out = Vec::new();
        assert!(!lines(&all, work("7"), &mut out).expect("written"));
        assert_eq!(
            String::from_utf8(out).expect("text"),
            names.join("\n") + "\n"
        );
        assert!(lines(&all, work("none"), &mut Vec::new()).expect("written"));
    }
}
