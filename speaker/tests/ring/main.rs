//! The ring as a person would judge it: what each light looks like, and that none of them flashes.

mod flash;
mod look;

use hearsay_speaker::ring::{LEDS, Led, paint};
use hearsay_speaker::{FaultKind, Light, Motion, Owner, SkillPart};

const OWNERS: [Owner; 5] = [
    Owner::Device,
    Owner::Cloud,
    Owner::Reviewers,
    Owner::SkillProvider,
    Owner::Recipient,
];

/// Every light, with every owner, volume and fault.
fn lights() -> Vec<Light> {
    let mut all = vec![
        Light::Off,
        Light::Idle,
        Light::Setup,
        Light::Expecting,
        Light::Thinking,
        Light::Speaking,
        Light::Skill(SkillPart::Thinking),
        Light::Skill(SkillPart::Speaking),
        Light::Skill(SkillPart::Listening),
        Light::Ringing,
        Light::NotMeant,
        Light::MicOff,
        Light::NewMessage,
        Light::Unread,
        Light::CallIncoming,
        Light::CallActive,
        Light::DoNotDisturb,
    ];
    for owner in OWNERS {
        for toward in [None, Some(-90.0), Some(0.0), Some(33.0), Some(90.0)] {
            all.push(Light::Listening { toward, owner });
        }
    }
    all.extend((0..=10).map(Light::Volume));
    all.extend(FaultKind::ALL.map(Light::Fault));
    all
}

fn full(light: Light, at: u64) -> [Led; LEDS] {
    paint(light, at, Motion::Full)
}

fn ten_seconds(light: Light) -> Vec<[Led; LEDS]> {
    (0..1000).map(|step| full(light, step * 10)).collect()
}

fn is_dark(frame: [Led; LEDS]) -> bool {
    frame.iter().all(|led| *led == Led::OFF)
}

fn mean(frame: [Led; LEDS]) -> f32 {
    frame.iter().map(|led| led.luminance()).sum::<f32>() / LEDS as f32
}
