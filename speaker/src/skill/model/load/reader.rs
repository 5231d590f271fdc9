//! Takes values out of JSON that may have other kinds of them, and says so each time.

use super::super::limits::{LINTS, QUOTED_CHARACTERS};
use super::super::{Lint, LintLevel};
use super::node::Node;

/// Something of a list, with its place in the file.
pub(super) struct Item<'a> {
    pub(super) place: String,
    pub(super) node: &'a Node,
    /// Its name in the object that stood for the list.
    pub(super) key: Option<&'a str>,
}

/// Collects what is odd.
#[derive(Debug, Default)]
pub(in super::super) struct Reader {
    lints: Vec<Lint>,
    more: usize,
}

impl Reader {
    /// Notes something odd.
    pub(in super::super) fn lint(&mut self, level: LintLevel, place: &str, message: String) {
        if self.lints.len() >= LINTS {
            self.more += 1;
            return;
        }
        self.lints.push(Lint {
            level,
            place: place.to_owned(),
            message,
        });
    }

    /// All that was odd.
    pub(in super::super) fn finish(mut self) -> Vec<Lint> {
        if self.more > 0 {
            let message = format!(
                "There are {} more remarks that are not listed; mend these first.",
                self.more
            );
            self.lints.push(Lint {
                level: LintLevel::Warning,
                place: "/".to_owned(),
                message,
            });
        }
        self.lints
    }

    /// A text, or what can be taken for one; `None` for nothing.
    pub(super) fn text(&mut self, node: Option<&Node>, place: &str) -> Option<String> {
        let text = match node? {
            Node::Null => return None,
            Node::Text(text) => tidy(text),
            node @ (Node::Number(_) | Node::Flag(_)) => {
                let text = match node {
                    Node::Number(number) => number.clone(),
                    Node::Flag(true) => "true".to_owned(),
                    _ => "false".to_owned(),
                };
                let message = format!(
                    "This is {} where a text belongs; write \"{text}\", in quotes.",
                    node.kind()
                );
                self.lint(LintLevel::Warning, place, message);
                text
            }
            node @ (Node::List(_) | Node::Object(_)) => {
                let message = format!(
                    "This is {} where a text belongs, and is left out.",
                    node.kind()
                );
                self.lint(LintLevel::Error, place, message);
                return None;
            }
        };
        (!text.is_empty()).then_some(text)
    }

    /// Yes or no; no where there is nothing.
    pub(super) fn flag(&mut self, node: Option<&Node>, place: &str) -> bool {
        let (flag, odd) = match node {
            None | Some(Node::Null) => (false, false),
            Some(Node::Flag(flag)) => (*flag, false),
            Some(Node::Text(text)) => (text.trim().eq_ignore_ascii_case("true"), true),
            Some(Node::Number(number)) => (number != "0", true),
            Some(Node::List(_) | Node::Object(_)) => (false, true),
        };
        if odd {
            let message =
                format!("This should be true or false, without quotes; it is taken for {flag}.");
            self.lint(LintLevel::Warning, place, message);
        }
        flag
    }

    /// The items of a list. An object stands for a list of one, or for a list of what it names.
    pub(super) fn list<'a>(&mut self, node: Option<&'a Node>, place: &str) -> Vec<Item<'a>> {
        match node {
            None | Some(Node::Null) => Vec::new(),
            Some(Node::List(items)) => items
                .iter()
                .enumerate()
                .map(|(at, node)| Item {
                    place: format!("{place}/{at}"),
                    node,
                    key: None,
                })
                .collect(),
            Some(Node::Object(entries)) if entries.is_empty() => Vec::new(),
            Some(node @ Node::Object(entries)) => {
                self.not_a_list(node, place);
                if node.get("name").is_some() || node.get("id").is_some() {
                    return vec![alone(node, place)];
                }
                entries
                    .iter()
                    .map(|(key, node)| Item {
                        place: format!("{place}/{}", pointer(key)),
                        node,
                        key: Some(key),
                    })
                    .collect()
            }
            Some(node) => {
                self.not_a_list(node, place);
                vec![alone(node, place)]
            }
        }
    }

    fn not_a_list(&mut self, node: &Node, place: &str) {
        let message = format!("This is {} where a list belongs; use [ ].", node.kind());
        self.lint(LintLevel::Warning, place, message);
    }

    /// Notes names that say nothing here, names in odd case and names that are there twice.
    pub(super) fn names(&mut self, node: &Node, place: &str, known: &[&str]) {
        let Node::Object(entries) = node else { return };
        let mut seen = std::collections::HashSet::new();
        for (key, _) in entries {
            let place = format!("{place}/{}", pointer(key));
            if !seen.insert(key.as_str()) {
                let message = format!(
                    "{} is there twice in one object, and only the last counts; remove one.",
                    quoted(key)
                );
                self.lint(LintLevel::Warning, &place, message);
            } else if known.contains(&key.as_str()) {
            } else if let Some(name) = known.iter().find(|name| name.eq_ignore_ascii_case(key)) {
                let message = format!("{} should be written \"{name}\".", quoted(key));
                self.lint(LintLevel::Warning, &place, message);
            } else {
                let message = format!(
                    "{} is no part of an interaction model and is left out.",
                    quoted(key)
                );
                self.lint(LintLevel::Hint, &place, message);
            }
        }
    }
}

fn alone<'a>(node: &'a Node, place: &str) -> Item<'a> {
    Item {
        place: place.to_owned(),
        node,
        key: None,
    }
}

/// A name as a part of a JSON pointer.
pub(super) fn pointer(key: &str) -> String {
    let short: String = key.chars().take(QUOTED_CHARACTERS).collect();
    short.replace('~', "~0").replace('/', "~1")
}

/// A piece of the file in a sentence, cut where it is long.
pub(in super::super) fn quoted(text: &str) -> String {
    let short: String = text.chars().take(QUOTED_CHARACTERS).collect();
    let end = if short.len() < text.len() { "…" } else { "" };
    format!("“{short}{end}”")
}

/// Text without control characters, and with one space where there is any room.
fn tidy(text: &str) -> String {
    let plain: String = text
        .chars()
        .map(|c| if c.is_control() { ' ' } else { c })
        .filter(|c| !matches!(c, '\u{feff}' | '\u{200b}' | '\u{202a}'..='\u{202e}' | '\u{2066}'..='\u{2069}'))
        .collect();
    let words: Vec<&str> = plain.split_whitespace().collect();
    words.join(" ")
}
