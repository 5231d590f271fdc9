//! What an answer may depend on, read off the page.

use hearsay_speaker::alert::Alerts;
use hearsay_speaker::household::{Line, OtherSpeaker, Situation, SkillEntry};
use hearsay_speaker::message::{Compose, Mailbox, People};
use hearsay_speaker::record::{DayKey, Recording, why};
use hearsay_speaker::remnant::Stage;
use hearsay_speaker::{Millis, Power};
use js_sys::Date;
use leptos::prelude::*;
use wasm_bindgen::JsValue;

use super::super::controller::Body;
use super::super::{clock, js};
use crate::shared::lock::LockStatus;

/// The same as [`Situation`], with texts of its own.
#[derive(Debug)]
pub(super) struct Scene {
    time: String,
    date: String,
    now: Millis,
    volume: u8,
    answer: Option<String>,
    heard: Option<String>,
    why: Option<String>,
    light: String,
    today: Option<DayKey>,
    deletion_by_voice: bool,
    can_undo: bool,
    brief: bool,
    has_lock: bool,
    saving: bool,
    do_not_disturb: bool,
    recordings: usize,
    microphone_on: bool,
    retention: String,
    locked: bool,
    spoken: bool,
    offset_minutes: i32,
    alerts: Option<Alerts>,
    guest: bool,
    skills: Vec<SkillEntry>,
    people: Option<People>,
    mailbox: Option<Mailbox>,
    compose: Option<Compose>,
    speakers: Vec<OtherSpeaker>,
    line: Line,
}

impl Scene {
    /// As it is borrowed by whoever answers.
    pub(super) fn situation(&self) -> Situation<'_> {
        Situation {
            time: &self.time,
            date: &self.date,
            now: self.now,
            real_now: Some(clock::now()),
            volume: self.volume,
            last_answer: self.answer.as_deref(),
            last_heard: self.heard.as_deref(),
            last_why: self.why.as_deref(),
            light: &self.light,
            today: self.today,
            deletion_by_voice: self.deletion_by_voice,
            can_undo: self.can_undo,
            brief: self.brief,
            has_lock: self.has_lock,
            saving: self.saving,
            do_not_disturb: self.do_not_disturb,
            recordings: self.recordings,
            microphone_on: self.microphone_on,
            retention: &self.retention,
            locked: self.locked,
            spoken: self.spoken,
            offset_minutes: self.offset_minutes,
            alerts: self.alerts.as_ref(),
            guest: Some(self.guest),
            skills: Some(&self.skills),
            people: self.people.as_ref(),
            mailbox: self.mailbox.as_ref(),
            compose: self.compose.as_ref(),
            speakers: Some(&self.speakers),
            line: self.line,
        }
    }
}

impl Body {
    /// How things stand for somebody who asks now.
    pub(super) fn scene(&self, spoken: bool) -> Scene {
        let (now, _) = self.speaker_time();
        let offset_minutes = clock::offset_minutes(now);
        let mind = self.shared.speaker;
        let heard = self.shared.understanding.last.get_untracked();
        let retention =
            self.house(|house| house.rules.for_profile(house.profile.as_deref()).label());
        let lock = self.shared.lock.status.get_untracked();
        Scene {
            time: local(now, &[("hour", "numeric"), ("minute", "2-digit")]),
            date: local(
                now,
                &[
                    ("weekday", "long"),
                    ("day", "numeric"),
                    ("month", "long"),
                    ("year", "numeric"),
                ],
            ),
            now,
            volume: self.setting(|settings| settings.volume),
            answer: mind.with_untracked(|mind| mind.answer().map(str::to_owned)),
            heard: heard
                .map(|heard| heard.text)
                .filter(|text| !text.is_empty()),
            why: self.why_last(),
            light: self.recogniser.light.borrow().clone(),
            today: Some(DayKey::of(now, offset_minutes)),
            offset_minutes,
            deletion_by_voice: self.house(|house| house.deletion_by_voice),
            can_undo: self.shared.privacy.pending.with_untracked(|pending| {
                let stage = pending.as_ref().map(|it| it.stage());
                matches!(stage, Some(Stage::Waiting { .. }))
            }),
            brief: self.setting(|settings| settings.brief),
            has_lock: !matches!(lock, LockStatus::None | LockStatus::Unknown),
            saving: self.saves(),
            do_not_disturb: mind.with_untracked(|mind| mind.do_not_disturb()),
            recordings: self.count_but_this(),
            microphone_on: self.power() == Power::On,
            retention,
            locked: lock == LockStatus::Locked,
            spoken,
            alerts: self.known_alerts(),
            guest: self.setting(|settings| settings.guest),
            skills: self.skill_entries(),
            people: self.known_people(),
            mailbox: self.shared.messages.mailbox(),
            compose: self.composing(),
            speakers: self.other_speakers(),
            line: self.line(),
        }
    }

    /// Records of all owners, the request itself aside.
    fn count_but_this(&self) -> usize {
        let current = self.last_kept.borrow().clone();
        let count = self.shared.library.with_untracked(|history| {
            let other = |it: &&Recording| current.as_ref().is_none_or(|this| this.id != it.head.id);
            history.recordings().filter(other).count()
        });
        count.unwrap_or_default()
    }

    /// Notes what the ring says, before a request changes it.
    pub(in crate::body) fn note_light(&self) {
        let mind = self.shared.speaker;
        let light = mind.with_untracked(|mind| mind.light(clock::now()).light.label());
        self.recogniser.light.replace(light);
    }

    /// Why the newest recording before this request was made, in a sentence.
    fn why_last(&self) -> Option<String> {
        let current = self.last_kept.borrow().clone();
        let sentences = self.shared.library.with_untracked(|history| {
            let other = |id: &str| current.as_ref().is_none_or(|it| it.id != id);
            let last = history.recordings().find(|it| other(&it.head.id))?;
            Some(why(last))
        })??;
        let first = sentences.first()?;
        Some(first.parts.iter().map(ToString::to_string).collect())
    }
}

/// A moment in the person's language and place.
fn local(at: Millis, parts: &[(&str, &str)]) -> String {
    let language = web_sys::window().and_then(|window| window.navigator().language());
    let options = js_sys::Object::new();
    for (name, how) in parts {
        js::set(&options, name, &JsValue::from_str(how));
    }
    let date = Date::new(&(at as f64).into());
    date.to_locale_string(language.as_deref().unwrap_or("en"), &options)
        .into()
}
