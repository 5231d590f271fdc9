//! Lights that pass by themselves: volume, messages, do not disturb, a rejected wake.

use crate::{REJECTED, Scene, WAKE, ended, reply, started};
use hearsay_speaker::{Earcon, Effect, EndReason, Initiator, Input, Light};

#[test]
fn passing_lights_last_as_long_as_they_say() {
    let mut scene = Scene::ready();
    scene.all([WAKE, REJECTED]);
    assert_eq!(
        scene.speaker.light(scene.now + 1_199).light,
        Light::NotMeant
    );
    assert_eq!(scene.speaker.light(scene.now + 1_200).light, Light::Idle);
    let mut scene = Scene::ready();
    scene.one(Input::Volume(6));
    assert_eq!(
        scene.speaker.light(scene.now + 1_999).light,
        Light::Volume(6)
    );
    assert_eq!(scene.speaker.light(scene.now + 2_000).light, Light::Idle);
    scene.one(Input::MessageArrived);
    assert_eq!(scene.speaker.light(scene.now + 1_999).light, Light::Unread);
    scene.one(Input::MessagesRead);
    assert_eq!(scene.speaker.light(scene.now + 2_000).light, Light::Idle);
}

#[test]
fn purple_follows_each_request_while_not_to_be_disturbed() {
    let mut scene = Scene::ready();
    scene.one(Input::DoNotDisturb(true));
    scene.wait(5_000);
    assert_eq!(scene.light(), Light::Idle);
    for _ in 0..2 {
        scene.all([
            WAKE,
            started(Initiator::WakeWord),
            ended(EndReason::Silence),
        ]);
        scene.all([reply("Yes."), Input::ReplyDone]);
        assert_eq!(scene.light(), Light::DoNotDisturb);
        scene.wait(1_500);
        assert_eq!(scene.light(), Light::Idle);
    }
    scene.one(Input::DoNotDisturb(false));
    scene.all([
        Input::Tap,
        started(Initiator::Tap),
        ended(EndReason::Cancelled),
    ]);
    assert_eq!(scene.light(), Light::Idle);
}

#[test]
fn a_message_waits_until_nobody_speaks_and_then_announces_itself_once() {
    let mut scene = Scene::listening();
    assert_eq!(
        scene.one(Input::MessageArrived),
        [],
        "no sound into a recording"
    );
    scene.all([ended(EndReason::Silence), reply("Yes.")]);
    let effects = scene.one(Input::ReplyDone);
    assert_eq!(effects, [Effect::Play(Earcon::Message)]);
    assert_eq!(scene.light(), Light::NewMessage);
    scene.wait(2_000);
    scene.all([WAKE, REJECTED]);
    scene.wait(2_000);
    assert_eq!(scene.light(), Light::Unread);
}

#[test]
fn ten_messages_at_once_are_one_burst() {
    let mut scene = Scene::ready();
    let sounds = (0..10)
        .map(|_| scene.one(Input::MessageArrived).len())
        .sum::<usize>();
    assert_eq!(sounds, 1);
    assert_eq!(scene.speaker.light(scene.now).elapsed_ms, 90);
}

#[test]
fn a_message_does_not_disturb_who_does_not_want_to_be() {
    let mut scene = Scene::ready();
    scene.one(Input::DoNotDisturb(true));
    scene.wait(2_000);
    assert_eq!(scene.one(Input::MessageArrived), []);
    assert_eq!(scene.light(), Light::Unread);
    assert!(scene.speaker.has_unread() && scene.speaker.do_not_disturb());
}
