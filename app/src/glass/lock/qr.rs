//! A text as a pattern to scan, drawn as one path. Dark on light also where the page is dark:
//! many readers know no other way.

use hearsay_speaker::lock::qr::{QUIET_MODULES, Qr};
use leptos::prelude::*;

/// The path of all dark modules, one rectangle for each run of them in a row. Unit: a module.
fn path(qr: &Qr) -> String {
    let mut path = String::new();
    for (y, row) in qr.rows().enumerate() {
        let mut x = 0;
        for run in row.chunk_by(|left, right| left == right) {
            if run.first() == Some(&true) {
                let (left, top, width) = (x + QUIET_MODULES, y + QUIET_MODULES, run.len());
                path.push_str(&format!("M{left} {top}h{width}v1h-{width}z"));
            }
            x += run.len();
        }
    }
    path
}

/// The pattern, or why there is none.
#[component]
pub(super) fn QrPattern(text: String) -> impl IntoView {
    match Qr::of(&text) {
        Err(error) => view! { <p>{error.to_string()}</p> }.into_any(),
        Ok(qr) => {
            let side = qr.size() + 2 * QUIET_MODULES;
            view! {
                <svg
                    class="lock-qr" role="img" aria-label="Pattern to scan with the authenticator app"
                    viewBox=format!("0 0 {side} {side}") shape-rendering="crispEdges"
                >
                    <rect width=side.to_string() height=side.to_string() fill="#ffffff" />
                    <path d=path(&qr) fill="#000000" />
                </svg>
            }
            .into_any()
        }
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn the_path_has_as_many_dark_modules_as_the_code() {
        let qr = Qr::of("otpauth://totp/Hearsay").unwrap();
        let dark: usize = qr.rows().flatten().filter(|dark| **dark).count();
        let drawn: usize = path(&qr)
            .split('M')
            .filter_map(|run| {
                run.split_once('h')?
                    .1
                    .split_once('v')?
                    .0
                    .parse::<usize>()
                    .ok()
            })
            .sum();
        assert_eq!(drawn, dark);
        assert!(path(&qr).starts_with("M4 4h7v1h-7z"), "the finder's edge");
    }
}
