//! The sections of the README between two marks each, which the evaluations write.

use crate::fault::Fault;
use std::path::Path;

/// A section by the lines before and after it.
#[derive(Clone, Copy, Debug)]
pub(super) struct Section {
    begin: &'static str,
    end: &'static str,
}

/// How the wake word is heard.
pub(super) const HEARING: Section = Section {
    begin: "<!-- eval: from here to the next mark written by cargo xtask eval -->",
    end: "<!-- eval: end -->",
};

/// How commands are understood.
pub(super) const COMMANDS: Section = Section {
    begin: "<!-- commands: from here to the next mark written by cargo xtask eval --commands -->",
    end: "<!-- commands: end -->",
};

impl Section {
    /// Puts `text` between the marks.
    pub(super) fn write(self, path: &Path, text: &str) -> Result<(), Fault> {
        let all = std::fs::read_to_string(path).map_err(|error| Fault::file(path, &error))?;
        let changed = self.replaced(&all, text).ok_or_else(|| {
            Fault::new(
                format!("{} has no place for the evaluation.", path.display()),
                format!(
                    "write these two lines into it: {} and {}",
                    self.begin, self.end
                ),
            )
        })?;
        std::fs::write(path, changed).map_err(|error| Fault::file(path, &error))
    }

    fn replaced(self, all: &str, text: &str) -> Option<String> {
        let Self { begin, end } = self;
        let (before, rest) = all.split_once(begin)?;
        let (_, after) = rest.split_once(end)?;
        Some(format!(
            "{before}{begin}\n\n{}\n\n{end}{after}",
            text.trim()
        ))
    }
}

#[cfg(test)]
mod tests {
    use super::{COMMANDS, HEARING};

    #[test]
    fn only_what_is_between_the_marks_is_replaced() {
        let (begin, end) = (HEARING.begin, HEARING.end);
        let text = format!("before\n{begin}\nold\n{end}\nafter");
        let once = HEARING.replaced(&text, "new\n").expect("marked");
        assert_eq!(once, format!("before\n{begin}\n\nnew\n\n{end}\nafter"));
        assert_eq!(
            HEARING.replaced(&once, "new").as_deref(),
            Some(once.as_str())
        );
        assert_eq!(COMMANDS.replaced(&once, "new"), None);
    }

    #[test]
    fn a_readme_without_marks_is_left_alone() {
        assert_eq!(HEARING.replaced("no marks", "new"), None);
        assert_eq!(HEARING.replaced(HEARING.end, "new"), None);
    }
}
