//! The list of the history: ten thousand records, of which only those near the view are in the page.

use crate::{
    history::{recording, with},
    stage::{Stage, wait},
};
use hearsay_speaker::record::{Condition, Recording};
use leptos::prelude::*;
use wasm_bindgen::JsCast;
use wasm_bindgen_test::wasm_bindgen_test;
use web_sys::{Element, HtmlElement, KeyboardEvent, KeyboardEventInit};

/// Records made up, one every 40 minutes, the oldest first.
fn many(count: u64) -> Vec<Recording> {
    let began = 1_700_000_000_000;
    (0..count)
        .map(|n| recording(&format!("r{n}"), began + n * 2_400_000, Condition::Whole))
        .collect()
}

/// The page's own style sheets, for as long as a test runs.
struct Styles(Element);

impl Styles {
    fn new() -> Self {
        let style = document().create_element("style").unwrap();
        style.set_text_content(Some(concat!(
            include_str!("../../styles/tokens.css"),
            include_str!("../../styles/base.css"),
            include_str!("../../styles/history.css"),
        )));
        document().head().unwrap().append_child(&style).unwrap();
        Self(style)
    }
}

impl Drop for Styles {
    fn drop(&mut self) {
        self.0.remove();
    }
}

fn items(stage: &Stage) -> u32 {
    let region = stage.the("region", "History");
    region.query_selector_all("li.item").unwrap().length()
}

/// Number of the item that holds the focus.
fn focused() -> u64 {
    let item = document().active_element().unwrap().closest("li").unwrap();
    item.unwrap()
        .get_attribute("aria-posinset")
        .unwrap()
        .parse()
        .unwrap()
}

async fn press(key: &str) {
    let how = KeyboardEventInit::new();
    how.set_key(key);
    how.set_bubbles(true);
    how.set_cancelable(true);
    let event = KeyboardEvent::new_with_keyboard_event_init_dict("keydown", &how).unwrap();
    document()
        .active_element()
        .unwrap()
        .dispatch_event(&event)
        .unwrap();
    // Until the row is there, was measured and has the focus.
    wait(100).await;
}

fn enter(stage: &Stage) {
    stage.element("article.row[tabindex='0']").focus().unwrap();
}

/// Whether the focused row lies inside what the list shows.
fn is_in_view(stage: &Stage) -> bool {
    let view = stage.element(".scroller").get_bounding_client_rect();
    let row = document()
        .active_element()
        .unwrap()
        .get_bounding_client_rect();
    row.top() >= view.top() - 1.0 && row.bottom() <= view.bottom() + 1.0
}

#[wasm_bindgen_test]
async fn of_ten_thousand_records_few_are_in_the_page_and_the_keyboard_reaches_all() {
    let _styles = Styles::new();
    let stage = with(many(10_000)).await;
    wait(100).await;
    let at_first = items(&stage);
    assert!((4..60).contains(&at_first), "{at_first} items");
    enter(&stage);
    assert_eq!(focused(), 1);
    press("ArrowDown").await;
    assert_eq!(focused(), 2);
    press("PageDown").await;
    let paged = focused();
    assert!((3..40).contains(&paged), "a page further is {paged}");
    press("End").await;
    assert_eq!(focused(), 10_000);
    assert!(is_in_view(&stage), "the last row was scrolled into view");
    assert!(items(&stage) < 60, "{} items", items(&stage));
    let last = stage.element("li.item:last-child");
    assert_eq!(last.get_attribute("aria-setsize").as_deref(), Some("10000"));
    assert!(last.text_content().unwrap().contains("what about r0"));
    press("PageUp").await;
    assert!((9_900..10_000).contains(&focused()), "{}", focused());
    press("Home").await;
    assert_eq!(focused(), 1);
    assert!(is_in_view(&stage));
}

#[wasm_bindgen_test]
async fn rows_do_not_overlap_and_scrolling_away_keeps_the_focused_row() {
    let _styles = Styles::new();
    let stage = with(many(500)).await;
    wait(100).await;
    enter(&stage);
    let scroller = stage.element(".scroller");
    for offset in [0, 7_000, 20_000, 3_000] {
        scroller.set_scroll_top(offset);
        wait(100).await;
        assert_eq!(focused(), 1, "at {offset}");
        let found = stage
            .the("region", "History")
            .query_selector_all("li.item")
            .unwrap();
        let rects: Vec<_> = (0..found.length())
            .map(|n| found.item(n).unwrap().unchecked_into::<HtmlElement>())
            .map(|item| item.get_bounding_client_rect())
            .collect();
        for pair in rects.windows(2) {
            assert!(
                pair[0].bottom() <= pair[1].top() + 0.5,
                "an overlap at {offset}"
            );
        }
        let view = scroller.get_bounding_client_rect();
        let covered = rects
            .iter()
            .any(|rect| rect.bottom() >= view.bottom() - 1.0);
        assert!(covered, "rows reach the foot of the view at {offset}");
    }
}

#[wasm_bindgen_test]
async fn a_new_record_above_the_view_does_not_move_what_is_in_view() {
    let _styles = Styles::new();
    let stage = with(many(500)).await;
    let scroller = stage.element(".scroller");
    scroller.set_scroll_top(9_000);
    wait(200).await;
    let seen = || {
        let view = scroller.get_bounding_client_rect();
        let found = stage
            .the("region", "History")
            .query_selector_all("li.item")
            .unwrap();
        (0..found.length())
            .map(|n| found.item(n).unwrap().unchecked_into::<HtmlElement>())
            .find(|item| item.get_bounding_client_rect().top() >= view.top())
            .unwrap()
    };
    let row = seen();
    let (text, before) = (
        row.text_content().unwrap(),
        row.get_bounding_client_rect().top(),
    );
    stage.shared.library.update(|history| {
        let newest = 1_700_000_000_000 + 500 * 2_400_000;
        history.insert(recording("new", newest, Condition::Whole));
    });
    wait(200).await;
    assert_eq!(seen().text_content().unwrap(), text);
    let moved = seen().get_bounding_client_rect().top() - before;
    assert!(moved.abs() <= 1.0, "it moved by {moved}");
    assert_eq!(row.get_attribute("aria-setsize").as_deref(), Some("501"));
}

#[wasm_bindgen_test]
async fn space_selects_and_enter_opens_the_row_that_holds_the_focus() {
    let stage = with(many(3)).await;
    enter(&stage);
    press(" ").await;
    let text = stage.text(".select-bar > p");
    assert!(text.contains("1 recording selected"), "{text}");
    press("Enter").await;
    assert!(stage.text(".detail").contains("Why was this recorded?"));
    press("Enter").await;
    assert!(stage.find("slider", "Position in recording of").is_none());
    assert_eq!(focused(), 1);
}
