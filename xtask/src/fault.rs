//! What went wrong, and what to do about it: one sentence and one command.

use std::fmt;

/// A failed step. Printed once, by `main`, followed by a non-zero exit.
#[derive(Debug)]
pub(crate) struct Fault {
    what: String,
    remedy: String,
}

impl Fault {
    /// `what` is a whole sentence, `remedy` a command (or a short instruction) to try next.
    pub(crate) fn new(what: impl Into<String>, remedy: impl Into<String>) -> Self {
        Self {
            what: what.into(),
            remedy: remedy.into(),
        }
    }

    /// A file that could not be read or written.
    pub(crate) fn file(path: &std::path::Path, error: &std::io::Error) -> Self {
        Self::new(
            format!("{} could not be read or written: {error}.", path.display()),
            format!("ls -ld {}", path.display()),
        )
    }
}

impl fmt::Display for Fault {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        write!(f, "{}\n  try: {}", self.what, self.remedy)
    }
}

impl std::error::Error for Fault {}

#[cfg(test)]
mod tests {
    use super::Fault;

    #[test]
    fn a_fault_names_the_problem_and_the_command_to_try() {
        let shown = Fault::new("Trunk is missing.", "cargo install trunk").to_string();
        assert_eq!(shown, "Trunk is missing.\n  try: cargo install trunk");
    }
}
