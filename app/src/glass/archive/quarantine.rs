//! What was left out of an archive, and why. Names are anybody's text and shown as text.

use super::said;
use hearsay_speaker::archive::Quarantined;
use leptos::prelude::*;

/// Lines shown; the rest is counted. More of them say nothing new to a person.
const SHOWN: usize = 100;

/// The list, or nothing where nothing was left out.
pub(super) fn list(quarantined: &[Quarantined]) -> Option<AnyView> {
    if quarantined.is_empty() {
        return None;
    }
    let count = said::count(quarantined.len(), "thing was", "things were");
    let lines = quarantined.iter().take(SHOWN).map(|left_out| {
        let (what, why) = (left_out.what.clone(), left_out.why.sentence());
        view! { <li><span class="files-name">{what}</span>{format!(": {why}")}</li> }
    });
    let lines = lines.collect_view();
    let rest = quarantined.len().saturating_sub(SHOWN);
    let rest = (rest > 0).then(|| {
        let more = said::count(rest, "more is", "more are");
        view! { <p class="hint">{format!("{more} not shown.")}</p> }
    });
    Some(
        view! {
            <div class="files-quarantine">
                <p>{format!("{count} left out:")}</p>
                <ul aria-label="Left out">{lines}</ul>
                {rest}
            </div>
        }
        .into_any(),
    )
}
