//! What is said for built-in intents in English.

use super::Seeds;

pub(super) const ENGLISH: &[Seeds] = &[
    (
        "AMAZON.CancelIntent",
        &["cancel", "never mind", "forget it", "cancel that"],
    ),
    (
        "AMAZON.HelpIntent",
        &["help", "help me", "can you help me", "i need help"],
    ),
    (
        "AMAZON.StopIntent",
        &[
            "stop", "off", "shut up", "quit", "exit", "goodbye", "bye", "stop it", "be quiet",
        ],
    ),
    (
        "AMAZON.NavigateHomeIntent",
        &["go home", "go to the home screen", "home"],
    ),
    (
        "AMAZON.YesIntent",
        &[
            "yes",
            "yes please",
            "sure",
            "yeah",
            "yep",
            "yup",
            "okay",
            "ok",
            "of course",
            "correct",
        ],
    ),
    (
        "AMAZON.NoIntent",
        &["no", "no thanks", "no thank you", "nope", "nah", "no way"],
    ),
    (
        "AMAZON.RepeatIntent",
        &[
            "repeat",
            "say that again",
            "repeat that",
            "repeat it",
            "say it again",
        ],
    ),
    (
        "AMAZON.StartOverIntent",
        &["start over", "restart", "start again", "begin again"],
    ),
    (
        "AMAZON.NextIntent",
        &["next", "skip", "skip forward", "go forward", "next one"],
    ),
    (
        "AMAZON.PreviousIntent",
        &["previous", "go back", "skip back", "back up", "back"],
    ),
    ("AMAZON.PauseIntent", &["pause", "pause that", "pause it"]),
    (
        "AMAZON.ResumeIntent",
        &["resume", "continue", "keep going", "go on"],
    ),
    (
        "AMAZON.MoreIntent",
        &["more", "tell me more", "show me more"],
    ),
    (
        "AMAZON.LoopOnIntent",
        &["loop on", "loop", "keep repeating this"],
    ),
    ("AMAZON.LoopOffIntent", &["loop off", "stop looping"]),
    (
        "AMAZON.ShuffleOnIntent",
        &["shuffle on", "shuffle", "shuffle the music", "shuffle mode"],
    ),
    (
        "AMAZON.ShuffleOffIntent",
        &["shuffle off", "stop shuffling", "turn off shuffle"],
    ),
    ("AMAZON.ScrollUpIntent", &["scroll up"]),
    ("AMAZON.ScrollDownIntent", &["scroll down"]),
    ("AMAZON.ScrollLeftIntent", &["scroll left"]),
    ("AMAZON.ScrollRightIntent", &["scroll right"]),
    ("AMAZON.PageUpIntent", &["page up"]),
    ("AMAZON.PageDownIntent", &["page down"]),
    (
        "AMAZON.NavigateSettingsIntent",
        &["settings", "open settings"],
    ),
];
