//! The section of the README between two marks, which the evaluation writes.

use crate::fault::Fault;
use std::path::Path;

const BEGIN: &str = "<!-- eval: from here to the next mark written by cargo xtask eval -->";
const END: &str = "<!-- eval: end -->";

/// Puts `section` between the marks.
pub(super) fn write(path: &Path, section: &str) -> Result<(), Fault> {
    let text = std::fs::read_to_string(path).map_err(|error| Fault::file(path, &error))?;
    let changed = replaced(&text, section).ok_or_else(|| {
        Fault::new(
            format!("{} has no place for the evaluation.", path.display()),
            format!("write these two lines into it: {BEGIN} and {END}"),
        )
    })?;
    std::fs::write(path, changed).map_err(|error| Fault::file(path, &error))
}

fn replaced(text: &str, section: &str) -> Option<String> {
    let (before, rest) = text.split_once(BEGIN)?;
    let (_, after) = rest.split_once(END)?;
    Some(format!(
        "{before}{BEGIN}\n\n{}\n\n{END}{after}",
        section.trim()
    ))
}

#[cfg(test)]
mod tests {
    use super::{BEGIN, END, replaced};

    #[test]
    fn only_what_is_between_the_marks_is_replaced() {
        let text = format!("before\n{BEGIN}\nold\n{END}\nafter");
        let once = replaced(&text, "new\n").expect("marked");
        assert_eq!(once, format!("before\n{BEGIN}\n\nnew\n\n{END}\nafter"));
        assert_eq!(replaced(&once, "new").as_deref(), Some(once.as_str()));
    }

    #[test]
    fn a_readme_without_marks_is_left_alone() {
        assert_eq!(replaced("no marks", "new"), None);
        assert_eq!(replaced(END, "new"), None);
    }
}
