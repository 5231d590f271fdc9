//! Recovery codes, shown once: to be copied, printed or saved, and then gone.

use super::super::focus;
use super::HEADING;
use super::desk::Desk;
use crate::shared::lock::LockCommand;
use hearsay_speaker::lock::say;
use leptos::prelude::*;

/// Identifier of the heading.
const NAME: &str = "lock-codes-name";

/// Name of the saved file.
const FILE: &str = "hearsay-recovery-codes.txt";

/// The codes with what they are, as they are copied and saved.
fn as_text(codes: &[String]) -> String {
    let mut text = format!(
        "Hearsay: recovery codes of the vaults in this browser\r\n{}\r\n\r\n",
        say::RECOVERY_SHOWN_ONCE
    );
    for code in codes {
        text.push_str(code);
        text.push_str("\r\n");
    }
    text
}

/// An address that holds the text itself; it never leaves the page.
fn address(codes: &[String]) -> String {
    let escaped = String::from(js_sys::encode_uri_component(&as_text(codes)));
    format!("data:text/plain;charset=utf-8,{escaped}")
}

fn copy(codes: &[String], told: RwSignal<&'static str>) {
    let clipboard = window().navigator().clipboard();
    let text = as_text(codes);
    leptos::task::spawn_local(async move {
        // Pages that are not secure have no clipboard: the binding hands out `undefined`.
        let written = if clipboard.is_undefined() {
            Err(wasm_bindgen::JsValue::UNDEFINED)
        } else {
            wasm_bindgen_futures::JsFuture::from(clipboard.write_text(&text)).await
        };
        let words = match written {
            Ok(_) => {
                "Copied. Other programs can read what is copied: paste it soon and copy something else."
            }
            Err(_) => "The browser did not allow copying. Print or save the codes.",
        };
        told.try_set(words);
    });
}

#[component]
fn Sheet(desk: Desk, codes: Vec<String>) -> impl IntoView {
    let told = RwSignal::new("");
    let href = address(&codes);
    let list = codes
        .iter()
        .map(|code| view! { <li><code>{code.clone()}</code></li> })
        .collect_view();
    let seen = move |_| {
        desk.tell(LockCommand::Seen);
        focus::give(HEADING);
    };
    request_animation_frame(|| focus::give(NAME));
    view! {
        <section class="lock-codes" aria-labelledby=NAME>
            <h4 id=NAME tabindex="-1">"Recovery codes"</h4>
            <p>{say::RECOVERY_SHOWN_ONCE}</p>
            <ol>{list}</ol>
            <div class="lock-actions">
                <button type="button" class="quiet" on:click=move |_| copy(&codes, told)>"Copy"</button>
                <button
                    type="button" class="quiet"
                    // Does nothing where the browser cannot print; the other two ways stay.
                    on:click=move |_| drop(window().print())
                >
                    "Print"
                </button>
                <a class="quiet" href=href download=FILE>"Save as a text file"</a>
                <button type="button" class="primary" on:click=seen>"I have them on paper"</button>
            </div>
            <p role="status">{told}</p>
        </section>
    }
}

/// The codes, while they are to be seen.
#[component]
pub(super) fn Codes(desk: Desk) -> impl IntoView {
    let codes = Memo::new(move |_| {
        let shown = desk.shared.lock.shown_once.get();
        shown.map(|shown| shown.recovery).unwrap_or_default()
    });
    move || {
        let codes = codes.get();
        (!codes.is_empty()).then(|| view! { <Sheet desk codes /> })
    }
}
