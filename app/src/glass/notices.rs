//! Things told in passing: the speaker goes on, the person may read them and put them away.

use super::{
    faults::go_on,
    format,
    icons::{self, Icon},
    words::Named,
};
use crate::shared::{Command, Notice, NoticeKind, Shared};
use hearsay_speaker::WayOn;
use leptos::prelude::*;

fn sentence(kind: &NoticeKind) -> String {
    match kind {
        NoticeKind::Fault(fault) => fault.sentence().to_owned(),
        NoticeKind::Recovered { .. } => {
            "A recording was cut off when the page closed. What was heard until then is in the \
             history, labelled “Interrupted”."
                .to_owned()
        }
        NoticeKind::Deleted { bytes } => {
            let size = format::bytes(*bytes);
            format!("Deleted: its key was destroyed first, then {size} of ciphertext.")
        }
        NoticeKind::Told(text) => text.clone(),
    }
}

#[component]
fn Line(shared: Shared, notice: Notice) -> impl IntoView {
    let id = notice.id;
    let way_on = match notice.kind {
        NoticeKind::Fault(kind) if kind.way_on() != WayOn::Dismiss => Some(kind),
        _ => None,
    };
    let on = way_on.map(|kind| {
        view! {
            <button type="button" class="quiet" on:click=move |_| go_on(shared, kind)>
                {kind.way_on().name()}
            </button>
        }
    });
    view! {
        <li class="notice">
            <p>{sentence(&notice.kind)}</p>
            {on}
            <button
                type="button"
                class="quiet"
                aria-label="Dismiss this notice"
                on:click=move |_| shared.send(Command::DismissNotice(id))
            >
                <Icon path=icons::CLOSE />
            </button>
        </li>
    }
}

/// All notices, oldest first, announced politely as they come.
#[component]
pub(super) fn Notices(shared: Shared) -> impl IntoView {
    view! {
        <ul class="notices" aria-live="polite" aria-relevant="additions" aria-label="Notices">
            <For each=move || shared.notices.get() key=|notice| notice.id let:notice>
                <Line shared notice />
            </For>
        </ul>
    }
}
