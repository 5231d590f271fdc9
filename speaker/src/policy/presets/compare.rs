//! Two presets side by side.

use super::{Line, Preset};

/// One setting in two presets. A side without a line is not known, which is never the same as
/// anything.
#[derive(Clone, Debug, PartialEq)]
pub struct Row<'a> {
    /// The setting.
    pub heading: String,
    /// The first preset's line.
    pub first: Option<&'a Line>,
    /// The second preset's line.
    pub second: Option<&'a Line>,
    /// Whether both say the same, whoever says so.
    pub same: bool,
}

/// All settings of both presets: in the first one's order, then what only the second has.
#[must_use]
pub fn compare<'a>(first: &'a Preset, second: &'a Preset) -> Vec<Row<'a>> {
    let of = |preset: &'a Preset, heading: &str| {
        preset.lines.iter().find(|line| line.heading() == heading)
    };
    let shared = first.lines.iter().map(|line| {
        let second = of(second, &line.heading());
        Row {
            heading: line.heading(),
            first: Some(line),
            second,
            same: second.is_some_and(|other| other.rule == line.rule),
        }
    });
    let added = second
        .lines
        .iter()
        .filter(|line| of(first, &line.heading()).is_none())
        .map(|line| Row {
            heading: line.heading(),
            first: None,
            second: Some(line),
            same: false,
        });
    shared.chain(added).collect()
}
