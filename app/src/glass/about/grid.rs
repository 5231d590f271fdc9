//! A table that scrolls sideways where it is wider than the page.

use leptos::prelude::*;

/// A cell: a figure, and what qualifies it in small print.
#[derive(Clone, Debug, Default, PartialEq, Eq)]
pub(in crate::glass) struct Cell {
    /// The figure.
    pub(in crate::glass) text: String,
    /// Small print below it; may be empty.
    pub(in crate::glass) note: String,
}

impl<T: Into<String>> From<T> for Cell {
    fn from(text: T) -> Self {
        Self {
            text: text.into(),
            note: String::new(),
        }
    }
}

impl Cell {
    /// A figure with small print.
    pub(in crate::glass) fn noted(text: impl Into<String>, note: impl Into<String>) -> Self {
        Self {
            text: text.into(),
            note: note.into(),
        }
    }

    fn show(self) -> impl IntoView {
        let note = (!self.note.is_empty()).then(|| view! { <small>{self.note}</small> });
        view! {
            {self.text}
            {note}
        }
    }
}

/// The table. The first cell of a row is its head.
#[component]
pub(in crate::glass) fn Grid(
    /// What it shows; also the name of the part that scrolls.
    caption: String,
    /// Titles of the columns.
    heads: Vec<String>,
    /// Rows of as many cells.
    rows: Vec<Vec<Cell>>,
) -> impl IntoView {
    let row = |cells: Vec<Cell>| {
        let mut cells = cells.into_iter();
        let head = cells
            .next()
            .map(|cell| view! { <th scope="row">{cell.show()}</th> });
        let rest = cells
            .map(|cell| view! { <td>{cell.show()}</td> })
            .collect_view();
        view! { <tr>{head}{rest}</tr> }
    };
    let name = caption.clone();
    view! {
        // Focusable, so that it scrolls by keyboard too.
        <div class="sideways" role="group" tabindex="0" aria-label=name>
            <table>
                <caption>{caption}</caption>
                <thead>
                    <tr>
                        {heads
                            .into_iter()
                            .map(|head| view! { <th scope="col">{head}</th> })
                            .collect_view()}
                    </tr>
                </thead>
                <tbody>{rows.into_iter().map(row).collect_view()}</tbody>
            </table>
        </div>
    }
}
