//! Loudness by command.

use crate::support::{DAY, answer, typed};
use hearsay_speaker::household::{Act, Household, Situation};

#[test]
fn loudness_goes_where_it_is_told_and_stays_between_0_and_10() {
    for (line, from, to) in [
        ("volume seven", 5, 7),
        ("set the volume to fifty percent", 2, 5),
        ("volume twenty", 5, 10),
        ("turn it up", 9, 10),
        ("turn it up by three", 9, 10),
        ("turn it down by three", 5, 2),
        ("turn it down by eight", 5, 0),
        ("maximum volume", 1, 10),
        ("half volume", 9, 5),
        ("half as loud", 8, 4),
        ("mute", 5, 0),
        ("volume zero", 200, 0),
    ] {
        let turn = answer(
            line,
            &Situation {
                volume: from,
                ..DAY
            },
        );
        assert_eq!(turn.acts, [Act::Volume(to)], "{line}: {}", turn.text);
        let says = if to == 0 {
            "off".to_owned()
        } else {
            to.to_string()
        };
        assert!(turn.text.contains(&says), "{line}: {}", turn.text);
    }
}

#[test]
fn loudness_that_does_not_change_is_said_and_not_set() {
    for (line, volume) in [
        ("turn it up", 10),
        ("turn it down", 0),
        ("volume five", 5),
        ("unmute", 5),
    ] {
        let turn = answer(line, &Situation { volume, ..DAY });
        assert!(
            turn.acts.is_empty() && !turn.text.is_empty(),
            "{line}: {turn:?}"
        );
    }
    assert_eq!(
        answer("how loud are you", &DAY).text,
        "The volume is 5 of 10."
    );
}

#[test]
fn after_mute_the_old_loudness_comes_back() {
    let mut household = Household::default();
    household.answer(&typed("mute"), &Situation { volume: 8, ..DAY });
    let turn = household.answer(&typed("unmute"), &Situation { volume: 0, ..DAY });
    assert_eq!(turn.acts, [Act::Volume(8)]);
}
