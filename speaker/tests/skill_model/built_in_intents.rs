//! Built-in intents take their very words and nothing else.

use super::support::{SHELTER, matcher, model_of, now, resolve};

#[test]
fn built_in_intents_take_their_own_utterances() {
    for (name, said) in [
        ("AMAZON.StopIntent", "shut up"),
        ("AMAZON.CancelIntent", "never mind"),
        ("AMAZON.HelpIntent", "help me"),
        ("AMAZON.YesIntent", "yeah"),
        ("AMAZON.NoIntent", "nope"),
        ("AMAZON.RepeatIntent", "say that again"),
        ("AMAZON.StartOverIntent", "start over"),
        ("AMAZON.NextIntent", "skip"),
        ("AMAZON.PreviousIntent", "go back"),
        ("AMAZON.PauseIntent", "pause"),
        ("AMAZON.ResumeIntent", "continue"),
        ("AMAZON.MoreIntent", "more"),
        ("AMAZON.LoopOnIntent", "loop on"),
        ("AMAZON.LoopOffIntent", "loop off"),
        ("AMAZON.ShuffleOnIntent", "shuffle on"),
        ("AMAZON.ShuffleOffIntent", "shuffle off"),
        ("AMAZON.NavigateHomeIntent", "go home"),
    ] {
        let json = model_of(&[("OtherIntent", &["do something else"]), (name, &[])]);
        let found = resolve(&json, said);
        assert_eq!(found.intent, name, "{said}");
        assert!(found.exact, "{said}");
        let without = model_of(&[("OtherIntent", &["do something else"])]);
        assert_eq!(resolve(&without, said).intent, "OtherIntent", "{said}");
    }
}

#[test]
fn built_in_intents_never_match_approximately() {
    let json = model_of(&[
        ("AMAZON.StopIntent", &["that will be all for today"]),
        ("AMAZON.FallbackIntent", &[]),
        ("OtherIntent", &["water the garden"]),
    ]);
    assert_eq!(
        resolve(&json, "that will be all for today").intent,
        "AMAZON.StopIntent"
    );
    for said in [
        "that will be all today",
        "stop that thing",
        "please stop",
        "stopp",
    ] {
        let found = resolve(&json, said);
        assert_eq!(found.intent, "AMAZON.FallbackIntent", "{said}");
        assert!(
            found
                .runners_up
                .iter()
                .all(|one| one.intent != "AMAZON.StopIntent"),
            "{said}"
        );
    }
}

#[test]
fn a_sample_of_the_skill_wins_over_the_platforms_own_utterance() {
    let json = model_of(&[("AMAZON.NextIntent", &[]), ("SkipIntent", &["skip"])]);
    assert_eq!(resolve(&json, "skip").intent, "SkipIntent");
    assert_eq!(resolve(&json, "next").intent, "AMAZON.NextIntent");
}

#[test]
fn what_fits_nothing_is_the_fallback_intent_and_says_what_was_nearest() {
    let found = resolve(SHELTER, "how do i bake sourdough bread");
    assert_eq!(found.intent, "AMAZON.FallbackIntent");
    assert!(!found.exact && found.sample.is_none());
    assert!(!found.why.is_empty());
}

#[test]
fn without_a_fallback_intent_the_nearest_intent_is_taken_and_says_that_it_does_not_fit() {
    let json = model_of(&[
        ("GardenIntent", &["water the garden"]),
        ("KitchenIntent", &["clean the kitchen"]),
    ]);
    let found = resolve(&json, "paint the long garden fence with blue paint");
    assert_eq!(found.intent, "GardenIntent");
    assert!(found.score < 0.45, "{}", found.score);
    assert!(found.why.contains("no fallback intent"), "{}", found.why);
    let nothing = resolve(&json, "xylophone");
    assert_eq!(nothing.intent, "GardenIntent");
    assert!(nothing.score < 0.01);
}

#[test]
fn a_more_sensitive_fallback_takes_more() {
    let of = |level: &str| {
        let mut json: serde_json::Value = serde_json::from_str(&model_of(&[
            ("GardenIntent", &["water the garden flowers"]),
            ("AMAZON.FallbackIntent", &[]),
        ]))
        .unwrap();
        json["languageModel"]["modelConfiguration"] =
            serde_json::json!({"fallbackIntentSensitivity": {"level": level}});
        matcher(&json.to_string(), "en-US")
            .resolve("water some flowers", &now())
            .intent
    };
    assert_eq!(of("LOW"), "GardenIntent");
    assert_eq!(of("HIGH"), "AMAZON.FallbackIntent");
}
