//! The page on a stage of its own: mounted into an element, its commands written down.

use core::time::Duration;
use hearsay::{
    glass::Page,
    shared::{Command, Shared},
};
use hearsay_speaker::{Initiator, Input, Owner};
use leptos::prelude::*;
use std::sync::{Arc, Mutex};
use wasm_bindgen::JsCast;
use web_sys::{Element, HtmlElement};

/// A mounted page; it is taken down when it goes out of scope.
pub struct Stage {
    /// State that the test writes and the page reads.
    pub shared: Shared,
    sent: Arc<Mutex<Vec<Command>>>,
    root: HtmlElement,
    _mounted: Box<dyn core::any::Any>,
}

impl Drop for Stage {
    fn drop(&mut self) {
        // The next page must not open at a tab that this one left in the address.
        let _ = window().location().set_hash("");
        self.root.remove();
    }
}

/// Where an element of a role may be found.
fn selector(role: &str) -> &'static str {
    match role {
        "button" => "button",
        "region" => "section",
        "status" => "[role=status]",
        "alert" => "[role=alert]",
        "meter" => "[role=meter]",
        "slider" => "input[type=range]",
        "combobox" => "select",
        "spinbutton" => "input[type=number]",
        "switch" => "[role=switch]",
        "img" => "[role=img]",
        "link" => "a[href]",
        "radio" => "input[type=radio]",
        "tab" => "[role=tab]",
        "textbox" => "input[type=text]",
        "article" => "article",
        other => panic!("no selector is known for role {other}"),
    }
}

/// Accessible name, by the rules that this page uses: label, labelled-by, enclosing label, text.
pub fn name(element: &Element) -> String {
    if let Some(label) = element.get_attribute("aria-label") {
        return label;
    }
    if let Some(id) = element.get_attribute("aria-labelledby") {
        let label = document().get_element_by_id(&id).unwrap();
        return label.text_content().unwrap().trim().to_owned();
    }
    let element = element
        .closest("label")
        .unwrap()
        .unwrap_or_else(|| element.clone());
    element.text_content().unwrap().trim().to_owned()
}

impl Stage {
    /// Mounts the page with a speaker that has not been started.
    pub async fn new() -> Self {
        let root: HtmlElement = document().create_element("div").unwrap().unchecked_into();
        document().body().unwrap().append_child(&root).unwrap();
        let made = Arc::new(Mutex::new(None));
        let out = Arc::clone(&made);
        let mounted = mount_to(root.clone(), move || {
            let shared = Shared::new();
            *out.lock().unwrap() = Some(shared);
            view! { <Page shared /> }
        });
        let shared = made.lock().unwrap().unwrap();
        let sent = Arc::new(Mutex::new(Vec::new()));
        let log = Arc::clone(&sent);
        shared.on_command(Callback::new(move |command| {
            log.lock().unwrap().push(command);
        }));
        leptos::task::tick().await;
        Self {
            shared,
            sent,
            root,
            _mounted: Box::new(mounted),
        }
    }

    /// Feeds the speaker, as the body would, and lets the page follow.
    pub async fn feed(&self, inputs: impl IntoIterator<Item = Input>) {
        self.shared.speaker.update(|speaker| {
            for input in inputs {
                speaker.step(js_sys::Date::now() as u64, input);
            }
        });
        leptos::task::tick().await;
    }

    /// A speaker that waits for its word.
    pub async fn hearing() -> Self {
        let stage = Self::new().await;
        stage.feed([Input::PowerOn, Input::HearingReady]).await;
        stage
    }

    /// All elements of a role.
    pub fn all(&self, role: &str) -> Vec<HtmlElement> {
        let found = self.root.query_selector_all(selector(role)).unwrap();
        (0..found.length())
            .map(|i| found.item(i).unwrap().unchecked_into())
            .collect()
    }

    /// The element of a role whose name begins so.
    pub fn find(&self, role: &str, begins: &str) -> Option<HtmlElement> {
        self.all(role)
            .into_iter()
            .find(|element| name(element).starts_with(begins))
    }

    /// The same, and it must be there.
    pub fn the(&self, role: &str, begins: &str) -> HtmlElement {
        let names: Vec<_> = self.all(role).iter().map(|e| name(e)).collect();
        self.find(role, begins)
            .unwrap_or_else(|| panic!("no {role} “{begins}” among {names:?}"))
    }

    /// The plain sentence under the speaker.
    pub fn status(&self) -> String {
        self.all("status")[0].text_content().unwrap()
    }

    /// The first element that a selector finds.
    pub fn element(&self, selector: &str) -> HtmlElement {
        let found = self.root.query_selector(selector).unwrap();
        found
            .unwrap_or_else(|| panic!("nothing is {selector}"))
            .unchecked_into()
    }

    /// Text of the first element that a selector finds.
    pub fn text(&self, selector: &str) -> String {
        self.element(selector).text_content().unwrap()
    }

    /// What was sent to the body since the last look.
    pub fn sent(&self) -> Vec<Command> {
        core::mem::take(&mut self.sent.lock().unwrap())
    }
}

/// A capture as the wake word starts it.
pub fn capture(initiator: Initiator, owner: Owner) -> [Input; 2] {
    [
        Input::Wake {
            score: 0.9,
            toward: None,
        },
        Input::CaptureStarted { initiator, owner },
    ]
}

/// Lets time pass.
pub async fn wait(ms: u64) {
    gloo_timers::future::sleep(Duration::from_millis(ms)).await;
}
