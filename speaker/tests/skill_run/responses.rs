//! Responses of a skill's logic: whatever comes, something sensible is made of it.

use hearsay_speaker::skill::recorder::{LONGEST_NOTE_S, RecorderOrder, Which};
use hearsay_speaker::skill::ssml::shown;
use hearsay_speaker::skill::wire::{Card, Confirmation, Directive, LARGEST, ResponseError, read};
use proptest::prelude::*;
use serde_json::{Value, json};

#[test]
fn a_whole_response_is_read_without_remarks() {
    let response = read(
        &json!({
            "version": "1.0",
            "sessionAttributes": { "score": 3 },
            "response": {
                "outputSpeech": { "type": "SSML", "ssml": "<speak>Hello</speak>" },
                "reprompt": { "outputSpeech": { "type": "PlainText", "text": "Still there?" } },
                "card": { "type": "Simple", "title": "Title", "content": "<b>text</b>" },
                "shouldEndSession": false,
                "directives": [
                    { "type": "Dialog.ElicitSlot", "slotToElicit": "size", "updatedIntent":
                        { "name": "Pet", "confirmationStatus": "NONE", "slots":
                            { "size": { "name": "size", "value": "small", "confirmationStatus": "CONFIRMED" } } } },
                    { "type": "Hearsay.Recorder.Start", "maxSeconds": 60 },
                    { "type": "Hearsay.Recorder.Play", "note": "2026-11-23" },
                ],
            },
        })
        .to_string(),
    )
    .unwrap();
    assert_eq!(response.remarks, Vec::<String>::new());
    assert_eq!(shown(&response.speech), "Hello");
    assert_eq!(shown(&response.reprompt), "Still there?");
    assert_eq!(response.should_end, Some(false));
    assert_eq!(response.attributes.unwrap()["score"], 3);
    assert!(
        matches!(response.card, Some(Card::Simple { content, .. }) if content == "<b>text</b>")
    );
    let Directive::ElicitSlot(slot, Some(updated)) = &response.directives[0] else {
        panic!("{:?}", response.directives);
    };
    assert_eq!((slot.as_str(), updated.name.as_str()), ("size", "Pet"));
    assert_eq!(
        updated.slots["size"],
        (Some("small".to_owned()), Confirmation::Confirmed)
    );
    assert_eq!(
        response.directives[1..],
        [
            Directive::Recorder(RecorderOrder::Start { most_s: 60 }),
            Directive::Recorder(RecorderOrder::Play {
                which: Which::Day("2026-11-23".to_owned())
            }),
        ]
    );
}

#[test]
fn an_absent_end_is_neither_yes_nor_no() {
    for (end, meant) in [
        (json!(null), None),
        (json!(true), Some(true)),
        (json!("false"), Some(false)),
        (json!(7), None),
    ] {
        let text = json!({ "response": { "shouldEndSession": end } }).to_string();
        assert_eq!(read(&text).unwrap().should_end, meant, "{text}");
    }
}

#[test]
fn what_is_wrong_costs_a_remark_and_nothing_else() {
    let text = json!({
        "sessionAttributes": [1],
        "response": {
            "outputSpeech": { "type": "PlainText", "text": 42 },
            "reprompt": "again",
            "card": { "type": "Hologram" },
            "shouldEndSession": "yes",
            "directives": [null, 3, {}, { "type": "Video.Launch" }, { "type": "Dialog.ElicitSlot" },
                { "type": "Hearsay.Recorder.Start", "maxSeconds": -4 },
                { "type": "Hearsay.Recorder.Delete", "note": { "id": 7 } }],
        },
    });
    let response = read(&text.to_string()).unwrap();
    assert_eq!(shown(&response.speech), "42");
    assert_eq!(
        response.directives,
        [Directive::Recorder(RecorderOrder::Start {
            most_s: LONGEST_NOTE_S
        })]
    );
    let remarks = response.remarks.join("\n");
    for part in [
        "sessionAttributes",
        "text",
        "reprompt",
        "Hologram",
        "shouldEndSession",
        "a directive",
        "no “type”",
        "Video.Launch",
        "slotToElicit",
        "maxSeconds",
        "“note”",
    ] {
        assert!(remarks.contains(part), "{part} in {remarks}");
    }
}

#[test]
fn speech_in_the_wrong_place_or_form_is_said_all_the_same() {
    for text in [
        json!({ "outputSpeech": { "type": "PlainText", "text": "Hi" } }),
        json!({ "response": { "outputSpeech": "Hi" } }),
        json!({ "response": { "outputSpeech": { "text": "Hi" } } }),
        json!({ "response": { "outputSpeech": { "ssml": "<speak>Hi</speak>" } } }),
        json!({ "response": { "outputSpeech": { "type": "PlainText", "ssml": "<speak>Hi</speak>" } } }),
    ] {
        let response = read(&text.to_string()).unwrap();
        assert_eq!(shown(&response.speech), "Hi", "{text}");
        assert_eq!(response.remarks.len(), 1, "{text}: {:?}", response.remarks);
    }
}

#[test]
fn what_cannot_be_used_at_all_says_why() {
    let long = json!({ "response": { "outputSpeech": { "type": "PlainText", "text": "a".repeat(8_001) } } });
    for (text, error) in [
        (String::new(), ResponseError::NotJson(1, 0)),
        ("<html>".to_owned(), ResponseError::NotJson(1, 1)),
        ("[1, 2]".to_owned(), ResponseError::NotAnObject),
        ("null".to_owned(), ResponseError::NotAnObject),
        (long.to_string(), ResponseError::SpeechTooLong),
        (
            " ".repeat(LARGEST + 1),
            ResponseError::TooLarge(LARGEST + 1),
        ),
    ] {
        let found = read(&text).unwrap_err();
        assert_eq!(found, error);
        assert!(found.to_string().ends_with('.'));
    }
    assert!(
        read(&"[".repeat(100_000)).is_err(),
        "no depth overflows the stack"
    );
}

/// Any JSON, with the names and words that mean something where they mean it.
fn any_json() -> impl Strategy<Value = Value> {
    let words = prop::sample::select(vec![
        "PlainText",
        "SSML",
        "<speak>x</speak>",
        "Dialog.Delegate",
        "Dialog.ConfirmSlot",
        "Dialog.UpdateDynamicEntities",
        "Hearsay.Recorder.Play",
        "Simple",
        "AskForPermissionsConsent",
        "CLEAR",
        "last",
        "",
    ]);
    let leaf = prop_oneof![
        Just(Value::Null),
        any::<bool>().prop_map(Value::from),
        any::<f64>().prop_map(Value::from),
        words.prop_map(Value::from),
    ];
    let names = prop::sample::select(vec![
        "response",
        "outputSpeech",
        "type",
        "text",
        "ssml",
        "reprompt",
        "card",
        "directives",
        "shouldEndSession",
        "sessionAttributes",
        "updatedIntent",
        "slots",
        "slotToConfirm",
        "types",
        "values",
        "name",
        "value",
        "synonyms",
        "note",
        "maxSeconds",
        "permissions",
        "confirmationStatus",
    ]);
    leaf.prop_recursive(6, 80, 8, move |inner| {
        prop_oneof![
            prop::collection::vec(inner.clone(), 0..5).prop_map(Value::from),
            prop::collection::hash_map(names.clone().prop_map(str::to_owned), inner, 0..8)
                .prop_map(|map| Value::Object(map.into_iter().collect())),
        ]
    })
}

proptest! {
    #[test]
    fn any_json_is_a_response_or_an_error(value in any_json()) {
        if let Ok(response) = read(&value.to_string()) {
            prop_assert!(response.remarks.len() <= 40 && response.directives.len() <= 20);
        }
    }
}
