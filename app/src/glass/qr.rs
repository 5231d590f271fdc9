//! A QR code, drawn. Units are modules.

use core::fmt::Write as _;
use hearsay_speaker::lock::qr::{QUIET_MODULES, Qr};
use leptos::prelude::*;

/// Side of the drawing with its light border.
fn side(code: &Qr) -> usize {
    code.size() + 2 * QUIET_MODULES
}

/// The dark modules: a bar for each run in a row.
fn path(code: &Qr) -> String {
    let mut path = String::new();
    for (y, row) in code.rows().enumerate() {
        let mut x = 0;
        for run in row.chunk_by(|a, b| a == b) {
            if run.first() == Some(&true) {
                let (left, top) = (x + QUIET_MODULES, y + QUIET_MODULES);
                // Writing to a string cannot fail.
                let _ = write!(path, "M{left} {top}h{0}v1h-{0}z", run.len());
            }
            x += run.len();
        }
    }
    path
}

/// The drawing, or the sentence that says why there is none.
#[component]
pub(super) fn QrCode(
    /// What it says.
    text: String,
    /// What it is, for those who cannot see it.
    name: &'static str,
) -> impl IntoView {
    let code = match Qr::of(&text) {
        Ok(code) => code,
        Err(why) => return view! { <p>{why.to_string()}</p> }.into_any(),
    };
    let side = side(&code);
    view! {
        <svg
            class="qr" role="img" aria-label=name
            viewBox=format!("0 0 {side} {side}") shape-rendering="crispEdges"
        >
            // A reader wants dark on light, also where the page is dark.
            <rect width=side height=side fill="#fff" />
            <path d=path(&code) fill="#000" />
        </svg>
    }
    .into_any()
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn the_bars_cover_exactly_the_dark_modules() {
        let code = Qr::of("HEARSAY-LEDGER:TEST").unwrap();
        let size = side(&code);
        let mut drawn = vec![false; size * size];
        for bar in path(&code).split('M').skip(1) {
            let (x, rest) = bar.split_once(' ').unwrap();
            let (y, rest) = rest.split_once('h').unwrap();
            let (wide, _) = rest.split_once('v').unwrap();
            let at = y.parse::<usize>().unwrap() * size + x.parse::<usize>().unwrap();
            drawn[at..at + wide.parse::<usize>().unwrap()].fill(true);
        }
        for y in 0..size {
            for x in 0..size {
                let inside = x
                    .checked_sub(QUIET_MODULES)
                    .zip(y.checked_sub(QUIET_MODULES));
                let dark = inside.is_some_and(|(x, y)| code.is_dark(x, y));
                assert_eq!(drawn[y * size + x], dark, "{x} {y}");
            }
        }
    }
}
