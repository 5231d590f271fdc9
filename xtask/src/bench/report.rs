//! Everything that was measured, and the budgets.

use serde_json::Value;

/// Largest worklet module, bytes as it lies there.
pub(super) const WORKLET: u64 = 120_000;
/// Largest wake-word model, bytes.
pub(super) const MODEL: u64 = 128_000;
/// Largest model of the second stage, bytes.
pub(super) const VERIFIER: u64 = 500_000;
/// Largest module of the page, bytes after brotli.
pub(super) const PAGE: u64 = 500_000;
/// Processor seconds a second of sound that hearing may cost in the browser.
pub(super) const COST: f64 = 0.01;
/// Part of a quantum that the worst call may take.
pub(super) const CALL: f64 = 0.25;
/// Part of a core that understanding may take while somebody talks.
pub(super) const UNDERSTANDING: f64 = 0.15;
/// Milliseconds from the end of an utterance to what it means.
pub(super) const ANSWER: f64 = 250.0;
/// Largest memory of the recogniser, megabytes of 1,000,000 bytes.
pub(super) const MEMORY: f64 = 32.0;
/// Milliseconds until the start button is seen.
pub(super) const FIRST_LOAD: f64 = 1_500.0;
/// Milliseconds from the history's being on the screen until its first rows are.
pub(super) const FIRST_ROWS: f64 = 200.0;

/// The measurements as the measuring programs print them.
#[derive(Debug)]
pub(super) struct Report {
    pub(super) machine: String,
    pub(super) native: Value,
    pub(super) peer: Result<Value, String>,
    pub(super) sizes: Value,
    pub(super) browser: Value,
}

/// A file of the page, bytes.
#[derive(Clone, Debug, PartialEq, Eq)]
pub(super) struct Size {
    pub(super) name: String,
    pub(super) raw: u64,
    pub(super) gzip: u64,
    pub(super) brotli: u64,
}

impl Report {
    /// All files.
    pub(super) fn sizes(&self) -> Vec<Size> {
        let files = self.sizes.get("files").and_then(Value::as_array);
        let bytes = |file: &Value, name: &str| file.get(name).and_then(Value::as_u64).unwrap_or(0);
        let size = |file: &Value| {
            Some(Size {
                name: file.get("name")?.as_str()?.to_owned(),
                raw: bytes(file, "raw"),
                gzip: bytes(file, "gzip"),
                brotli: bytes(file, "brotli"),
            })
        };
        files.into_iter().flatten().filter_map(size).collect()
    }

    /// One sentence for each size that is over its budget, or that is missing from the page.
    pub(super) fn broken_budgets(&self) -> Vec<String> {
        let sizes = self.sizes();
        let page = sizes
            .iter()
            .find(|size| is_page(&size.name))
            .map(|size| size.brotli);
        let raw = |is: fn(&str) -> bool| sizes.iter().find(|size| is(&size.name)).map(|s| s.raw);
        [
            ("The worklet's module", raw(is_worklet), WORKLET),
            ("The wake-word model", raw(is_model), MODEL),
            ("The second stage's model", raw(is_verifier), VERIFIER),
            ("The page's module after brotli", page, PAGE),
        ]
        .into_iter()
        .filter_map(|(what, size, most)| over(what, size, most))
        .collect()
    }
}

fn over(what: &str, size: Option<u64>, most: u64) -> Option<String> {
    match size {
        None => Some(format!("{what} is not in the page.")),
        Some(size) if size > most => Some(format!("{what} has {size} bytes, more than {most}.")),
        Some(_) => None,
    }
}

/// Whether this is the worklet's module.
pub(super) fn is_worklet(name: &str) -> bool {
    name.starts_with("hearsay-worklet") && name.ends_with(".wasm")
}

/// Whether this is the recogniser's module, which its Worker instantiates.
pub(super) fn is_recogniser(name: &str) -> bool {
    name.starts_with("hearsay-recogniser") && name.ends_with(".wasm")
}

/// Whether this is the module that weighs passphrases, loaded only when one is about to be set.
pub(super) fn is_strength(name: &str) -> bool {
    name.starts_with("hearsay-strength") && name.ends_with(".wasm")
}

/// Whether this is the second stage's model.
pub(super) fn is_verifier(name: &str) -> bool {
    name.ends_with("-verifier.hsw")
}

/// Whether this is the always-on model.
pub(super) fn is_model(name: &str) -> bool {
    name.ends_with(".hsw") && !is_verifier(name)
}

/// Whether this is the page's module.
pub(super) fn is_page(name: &str) -> bool {
    name.ends_with(".wasm") && !is_worklet(name) && !is_strength(name) && !is_recogniser(name)
}

/// A number at a path of names.
pub(super) fn number(value: &Value, path: &[&str]) -> Option<f64> {
    path.iter()
        .try_fold(value, |value, name| value.get(name))?
        .as_f64()
}

#[cfg(test)]
mod tests {
    use super::{Report, number};
    use serde_json::{Value, json};

    fn report(worklet: u64, page: u64) -> Report {
        let files = json!([
            { "name": "hearsay-worklet_bg.wasm", "raw": worklet, "gzip": 1, "brotli": 1 },
            { "name": "hearsay-strength_bg.wasm", "raw": 2_000_000, "gzip": 1, "brotli": 800_000 },
            { "name": "hearsay-12ab_bg.wasm", "raw": 9_000_000, "gzip": 1, "brotli": page },
            { "name": "models/alexa-verifier.hsw", "raw": 400_000, "gzip": 1, "brotli": 1 },
            { "name": "models/alexa.hsw", "raw": 40_000, "gzip": 1, "brotli": 1 },
        ]);
        Report {
            machine: String::new(),
            native: Value::Null,
            peer: Err(String::new()),
            sizes: json!({ "files": files }),
            browser: Value::Null,
        }
    }

    #[test]
    fn a_page_within_its_budgets_breaks_none() {
        assert_eq!(
            report(120_000, 500_000).broken_budgets(),
            Vec::<String>::new()
        );
    }

    #[test]
    fn what_is_too_large_or_missing_is_named() {
        assert_eq!(report(120_001, 500_001).broken_budgets().len(), 2);
        let mut empty = report(1, 1);
        empty.sizes = Value::Null;
        assert_eq!(empty.broken_budgets().len(), 4, "nothing was built");
    }

    #[test]
    fn numbers_are_found_by_their_path() {
        assert_eq!(
            number(&json!({ "a": { "b": 2.5 } }), &["a", "b"]),
            Some(2.5)
        );
        assert_eq!(number(&Value::Null, &["a"]), None);
    }
}
