//! The allowance to talk to a skill's server, and what exactly it allows.

use super::send;
use crate::shared::Shared;
use crate::shared::skills::SkillCommand;
use leptos::prelude::*;

/// The question, or how things stand.
#[component]
pub(super) fn Server(shared: Shared, id: String, name: String, address: String) -> impl IntoView {
    let policy = format!("connect-src {}", origin(&address));
    let allowed = {
        let id = id.clone();
        Memo::new(move |_| {
            let endpoint = shared.skills.endpoint.get();
            endpoint
                .filter(|it| it.skill == id)
                .map(|endpoint| endpoint.ready)
        })
    };
    let says = {
        let address = address.clone();
        move || match allowed.get() {
            Some(true) => {
                format!("Allowed: its requests go to {address}, through a window of its own.")
            }
            Some(false) => "Its window is being opened.".to_owned(),
            None => format!("Off: nothing is sent to {address}."),
        }
    };
    let (allow_name, withdraw_name) = (
        format!("Allow the server of {name}"),
        format!("Take back the server of {name}"),
    );
    let allow = move |_| {
        send(
            shared,
            SkillCommand::AllowEndpoint(id.clone(), address.clone()),
        );
    };
    let here = web_sys::window().and_then(|window| window.location().origin().ok());
    view! {
        <div class="question asked">
            <p role="status" dir="auto">{says}</p>
            <p class="hint">
                "This page’s own policy lets it talk to nobody, and stays so. If you allow the server, a \
                 small window opens beside it, whose policy allows one address: "
                <code>{policy}</code>
                ". It gets the skill’s requests, words as JSON and never sound, and shows each as it is \
                 sent. Closing that window, or leaving this page, takes the allowance back."
            </p>
            <details>
                <summary>"What the server has to answer"</summary>
                <p class="hint">
                    "POST with the request as JSON, answered within 8 seconds by a response of at most 120 KB. \
                     As it is another origin, it also has to answer OPTIONS, with the headers "
                    <code>{format!("Access-Control-Allow-Origin: {}", here.unwrap_or_default())}</code>
                    " and "
                    <code>"Access-Control-Allow-Headers: content-type"</code>
                    ". Redirects are not followed. The browser may ask once more whether this site may \
                     reach this computer."
                </p>
            </details>
            <div class="answers">
                <Show
                    when=move || allowed.get().is_some()
                    fallback={
                        let (name, allow) = (allow_name.clone(), allow.clone());
                        move || view! {
                            <button type="button" class="quiet" aria-label=name.clone() on:click=allow.clone()>
                                "Allow this server …"
                            </button>
                        }
                    }
                >
                    <button
                        type="button" class="quiet" aria-label=withdraw_name.clone()
                        on:click=move |_| send(shared, SkillCommand::WithdrawEndpoint)
                    >
                        "Take it back"
                    </button>
                </Show>
            </div>
        </div>
    }
}

/// Scheme, host and port of an address of this computer, which was checked when the skill was added.
fn origin(address: &str) -> &str {
    let host = address.find("://").map_or(0, |at| at + 3);
    let rest = address.get(host..).unwrap_or_default();
    let end = rest.find('/').map_or(address.len(), |at| host + at);
    address.get(..end).unwrap_or(address)
}

#[cfg(test)]
mod tests {
    use super::origin;

    #[test]
    fn the_policy_names_scheme_host_and_port_only() {
        for address in [
            "http://127.0.0.1:3000",
            "http://127.0.0.1:3000/",
            "http://127.0.0.1:3000/skill?x=1",
        ] {
            assert_eq!(origin(address), "http://127.0.0.1:3000");
        }
        assert_eq!(origin("http://localhost:80/a"), "http://localhost:80");
    }
}
