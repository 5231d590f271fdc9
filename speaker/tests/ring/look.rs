//! What each light looks like, and that its words and symbol say the same.

use crate::{OWNERS, full, is_dark, lights, mean, ten_seconds};
use hearsay_speaker::ring::{LEDS, Led, paint, timing};
use hearsay_speaker::{FaultKind, Light, Motion, Owner};
use proptest::prelude::*;

#[test]
fn reduced_motion_gives_one_still_frame() {
    for light in lights() {
        let still = paint(light, 0, Motion::Reduced);
        for at in (0..10_000).step_by(10).chain([u64::MAX]) {
            assert_eq!(
                paint(light, at, Motion::Reduced),
                still,
                "{light:?} at {at} ms"
            );
        }
    }
}

#[test]
fn a_still_frame_is_lit_wherever_the_moving_one_ever_is() {
    for light in lights() {
        let moving = ten_seconds(light).into_iter().any(|frame| !is_dark(frame));
        assert_eq!(
            moving,
            !is_dark(paint(light, 0, Motion::Reduced)),
            "{light:?}"
        );
    }
}

#[test]
fn waiting_off_and_not_meant_are_dark() {
    for light in [Light::Off, Light::Idle, Light::NotMeant] {
        assert!(ten_seconds(light).into_iter().all(is_dark), "{light:?}");
    }
}

#[test]
fn listening_turns_cyan_toward_the_talker() {
    for (angle, nearest) in [(0.0, 0), (90.0, 3), (-90.0, 9), (28.0, 1), (-62.0, 10)] {
        let frame = full(
            Light::Listening {
                toward: Some(angle),
                owner: Owner::Device,
            },
            0,
        );
        let greenest = (0..LEDS).max_by_key(|&led| frame[led].g).unwrap();
        assert_eq!(greenest, nearest, "{angle} degrees");
        assert!(frame.iter().all(|led| led.b == 255), "blue all round");
    }
    let nowhere = full(
        Light::Listening {
            toward: None,
            owner: Owner::Device,
        },
        0,
    );
    assert_eq!(
        nowhere,
        full(Light::Expecting, 0),
        "solid blue without a direction"
    );
}

#[test]
fn somebody_elses_recording_has_a_tint_and_stays_blue_in_between() {
    let plain = full(
        Light::Listening {
            toward: None,
            owner: Owner::Cloud,
        },
        0,
    );
    for owner in [Owner::SkillProvider, Owner::Reviewers, Owner::Recipient] {
        let tinted = full(
            Light::Listening {
                toward: None,
                owner,
            },
            0,
        );
        assert_eq!(tinted[0], plain[0], "{owner:?}");
        assert_ne!(tinted[1], plain[1], "{owner:?}");
    }
}

#[test]
fn thinking_alternates_and_steps_round_every_200_ms() {
    let first = full(Light::Thinking, 0);
    assert_eq!(first, full(Light::Thinking, 199));
    let second = full(Light::Thinking, 200);
    for led in 0..LEDS {
        assert_ne!(first[led], first[(led + 1) % LEDS]);
        assert_eq!(second[led], first[(led + 1) % LEDS]);
    }
}

#[test]
fn speaking_goes_from_blue_to_cyan_and_back() {
    let blue = full(Light::Expecting, 0);
    assert_eq!(full(Light::Speaking, 0), blue);
    assert_ne!(full(Light::Speaking, timing::SPEAKING_MS / 2), blue);
    assert_eq!(full(Light::Speaking, timing::SPEAKING_MS), blue);
}

#[test]
fn a_fault_never_looks_like_a_microphone_that_is_off() {
    let off = full(Light::MicOff, 0);
    assert!(off.iter().all(|led| *led == off[0] && led.r == 255));
    for frame in ten_seconds(Light::Fault(FaultKind::NoMicrophone)) {
        assert_eq!(frame.iter().filter(|led| **led == Led::OFF).count(), 8);
        assert!(mean(frame) < mean(off) / 3.0);
    }
    assert!(
        ten_seconds(Light::MicOff)
            .into_iter()
            .all(|frame| frame == off),
        "solid"
    );
}

#[test]
fn a_new_message_bursts_once_and_goes_out() {
    let course: Vec<f32> = ten_seconds(Light::NewMessage)
        .into_iter()
        .map(mean)
        .collect();
    let peaks = course
        .windows(3)
        .filter(|w| w[1] > w[0] && w[1] >= w[2])
        .count();
    assert_eq!(peaks, 1);
    assert!(is_dark(full(Light::NewMessage, timing::NEW_MESSAGE_MS)));
    let unread = ten_seconds(Light::Unread)
        .into_iter()
        .map(mean)
        .fold(0.0, f32::max);
    assert!(
        unread < course.into_iter().fold(0.0, f32::max),
        "the pulse is calmer than the burst"
    );
}

#[test]
fn purple_comes_once() {
    let course: Vec<f32> = ten_seconds(Light::DoNotDisturb)
        .into_iter()
        .map(mean)
        .collect();
    assert_eq!(
        course
            .windows(3)
            .filter(|w| w[1] > w[0] && w[1] >= w[2])
            .count(),
        1
    );
}

#[test]
fn the_volume_arc_grows_with_every_step() {
    let amount = |n| {
        full(Light::Volume(n), 0)
            .iter()
            .map(|led| f32::from(led.r))
            .sum::<f32>()
    };
    let whole = amount(10);
    for n in 0..=10u8 {
        assert!(
            (amount(n) / whole - f32::from(n) / 10.0).abs() < 0.01,
            "volume {n}"
        );
    }
    assert_eq!(full(Light::Volume(200), 0), full(Light::Volume(10), 0));
    let half = full(Light::Volume(5), 0);
    assert_ne!(half[6], Led::OFF, "it begins at the bottom");
    assert_ne!(half[11], Led::OFF, "and runs clockwise to the top");
    assert_eq!(half[0], Led::OFF);
}

#[test]
fn spinners_run_clockwise() {
    for (light, turn) in [
        (Light::Setup, timing::SETUP_TURN_MS),
        (Light::CallActive, timing::CALL_TURN_MS),
    ] {
        for step in 0..12 {
            let frame = full(light, turn * step / 12);
            let brightest =
                (0..LEDS).max_by_key(|&i| u32::from(frame[i].r) + u32::from(frame[i].g));
            assert_eq!(brightest, Some(step as usize), "{light:?}");
        }
    }
}

#[test]
fn every_light_that_differs_in_meaning_has_its_own_words() {
    assert_eq!(Light::Idle.label(), "Waiting for \"Alexa\"");
    assert_eq!(
        Light::Listening {
            toward: None,
            owner: Owner::Cloud
        }
        .label(),
        "Listening"
    );
    assert_eq!(Light::Expecting.label(), "Listening for your reply");
    assert_eq!(Light::Volume(5).label(), "Volume 5 of 10");
    let skill = Light::Listening {
        toward: None,
        owner: Owner::SkillProvider,
    };
    assert_eq!(skill.label(), "Recording for the skill provider");
    for light in lights() {
        assert!(!light.label().is_empty(), "{light:?}");
        assert!(!light.icon().is_empty(), "{light:?}");
    }
    let mic_off = Light::MicOff;
    for kind in FaultKind::ALL {
        assert_eq!(Light::Fault(kind).label(), kind.sentence());
        assert_ne!(Light::Fault(kind).icon(), mic_off.icon());
    }
}

proptest! {
    #[test]
    fn any_angle_and_any_time_can_be_painted(angle in any::<f32>(), at in any::<u64>()) {
        for light in lights() {
            full(light, at);
        }
        for owner in OWNERS {
            full(Light::Listening { toward: Some(angle), owner }, at);
        }
    }
}
