//! Integrity values. Trunk computes them before the last step of the build changes the modules, so
//! they are computed again from the files that will be served.
//!
//! <https://www.w3.org/TR/SRI/>

use super::page;
use crate::fault::Fault;
use base64::Engine as _;
use base64::engine::general_purpose::STANDARD;
use sha2::{Digest as _, Sha384};
use std::ops::Range;
use std::path::Path;

/// The page with every `integrity` value as it must be for the files in `folder`, served under `base`.
pub(super) fn renew(text: &str, folder: &Path, base: &str) -> Result<String, Fault> {
    let mut changes: Vec<(Range<usize>, String)> = Vec::new();
    for tag in page::read(text).tags {
        let address = tag.attribute("href").or_else(|| tag.attribute("src"));
        let (Some(integrity), Some(address)) = (tag.attribute("integrity"), address) else {
            continue;
        };
        // Browsers ignore the value on a module that is fetched ahead, and say so in the console of everybody.
        if tag
            .attribute("as")
            .is_some_and(|what| what.value == "fetch")
        {
            changes.push((integrity.place.clone(), String::new()));
            continue;
        }
        let path = folder.join(file_of(&address.value, base));
        let bytes = std::fs::read(&path).map_err(|error| Fault::file(&path, &error))?;
        changes.push((integrity.place.clone(), value(&bytes)));
    }
    Ok(replaced(text, &changes))
}

/// The file behind an address of the page.
fn file_of<'a>(address: &'a str, base: &str) -> &'a str {
    let path = address.split(['?', '#']).next().unwrap_or(address);
    path.strip_prefix(base)
        .unwrap_or(path)
        .trim_start_matches("./")
        .trim_start_matches('/')
}

fn value(bytes: &[u8]) -> String {
    format!("sha384-{}", STANDARD.encode(Sha384::digest(bytes)))
}

/// The text with the places (in order, apart from each other) replaced.
fn replaced(text: &str, changes: &[(Range<usize>, String)]) -> String {
    let mut out = String::with_capacity(text.len());
    let mut from = 0;
    for (place, new) in changes {
        out.push_str(text.get(from..place.start).unwrap_or_default());
        out.push_str(new);
        from = place.end;
    }
    out.push_str(text.get(from..).unwrap_or_default());
    out
}

#[cfg(test)]
mod tests {
    use super::{file_of, replaced, value};

    #[test]
    fn addresses_lead_to_files_under_any_base() {
        assert_eq!(file_of("/hearsay.js", "/"), "hearsay.js");
        assert_eq!(file_of("/sub/hearsay.js?v=1", "/sub/"), "hearsay.js");
        assert_eq!(file_of("./hearsay.js", "./"), "hearsay.js");
    }

    #[test]
    fn all_places_are_replaced_and_the_rest_is_kept() {
        let changes = [(1..3, "XYZ".to_owned()), (4..4, "!".to_owned())];
        assert_eq!(replaced("abcdef", &changes), "aXYZd!ef");
    }

    /// The example of the standard: <https://www.w3.org/TR/SRI/#integrity-metadata-description>.
    #[test]
    fn the_value_is_that_of_the_standards_own_example() {
        let expected = "sha384-H8BRh8j48O9oYatfu5AZzq6A9RINhZO5H16dQZngK7T62em8MUt1FLm52t+eX6xO";
        assert_eq!(value(b"alert('Hello, world.');"), expected);
    }
}
