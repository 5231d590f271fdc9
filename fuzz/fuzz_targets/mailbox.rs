//! Any text as a saved mailbox, as saved contacts and as a message in the making.
#![no_main]

use hearsay_speaker::message::file::Code;
use hearsay_speaker::message::{Compose, ComposeInput, Mailbox, People};
use libfuzzer_sys::fuzz_target;

fuzz_target!(|text: &str| {
    if let Ok(mailbox) = Mailbox::parse(text) {
        let again = Mailbox::parse(&mailbox.to_text()).expect("what was read can be written");
        assert_eq!(again.to_text(), mailbox.to_text());
        let _ = mailbox.missed();
    }
    if let Ok(people) = People::parse(text) {
        let again = People::parse(&people.to_text()).expect("what was read can be written");
        assert_eq!(again.to_text(), people.to_text());
    }
    let _ = Code::parse(text);
    if let Ok(mut compose) = serde_json::from_str::<Compose>(text) {
        compose.step(ComposeInput::Send);
        compose.step(ComposeInput::Cancel);
    }
});
