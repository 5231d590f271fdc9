//! What a person asks for through the glass.

use std::rc::Rc;

use hearsay_speaker::{FaultKind, Input, Power, WayOn};
use leptos::prelude::*;

use super::arbitration::Claim;
use super::controller::Body;
use super::devices::{self, ListChange};
use super::{page, settings};
use crate::shared::{Command, NoticeKind, Settings};

impl Body {
    /// Does what a person asked for.
    pub(super) fn obey(&self, command: Command) {
        match command {
            Command::Start => self.start_speaker(),
            Command::Tap if self.is_noting() => self.end_note(),
            Command::Tap if self.rings_here() => {
                self.stop_ringing();
            }
            Command::Tap => {
                self.note_light();
                self.feed(Input::Tap);
            }
            Command::Hold(down) => self.feed(Input::Hold(down)),
            Command::Microphone(on) => self.feed(Input::Microphone(on)),
            Command::Settings(new) => self.set_settings(new),
            Command::WayOn(fault) => self.way_on(fault),
            Command::DismissNotice(id) => {
                self.shared
                    .notices
                    .update(|notices| notices.retain(|notice| notice.id != id));
            }
            Command::Overview(record) => self.spawn(|body| body.load_overview(record)),
            Command::Play(record, from_ms) => self.spawn(|body| body.play(record, from_ms)),
            Command::StopPlaying => self.stop_playing(),
            Command::Download(record) => self.spawn(|body| body.download(record)),
            Command::FetchFigures => self.spawn(Self::fetch_figures),
            Command::Privacy(command) => self.obey_privacy(command),
            Command::Lock(command) => self.obey_lock(command),
            Command::Archive(command) => self.obey_archive(command),
            Command::Typed(text) => self.typed(&text),
            Command::Note(command) => self.obey_note(command),
            Command::Skill(command) => self.obey_skill(command),
            Command::Messages(command) => self.obey_messages(command),
            Command::Nearby(command) => self.obey_nearby(command),
            Command::Alert(act) => {
                self.alert(act);
            }
            Command::DoNotDisturb(on) => self.feed(Input::DoNotDisturb(on)),
            Command::Guest(on) => self.guest(on),
        }
    }

    /// Starts, unless it is running or starting already.
    fn start_speaker(&self) {
        if matches!(self.power(), Power::Off | Power::Faulted(_)) {
            self.feed(Input::PowerOn);
        }
    }

    fn way_on(&self, fault: FaultKind) {
        self.dismiss(fault);
        match fault.way_on() {
            // Told in passing, so there is a microphone: it is opened once more.
            WayOn::TryAgain if self.power() == Power::On => self.spawn(Self::change_microphone),
            WayOn::TryAgain => self.start_speaker(),
            WayOn::Reload => page::reload(),
            WayOn::Resume if self.session.borrow().is_some() => self.resume(),
            WayOn::Resume => self.start_speaker(),
            WayOn::TakeOver => self.spawn(Self::take_over),
            // The glass leads to the history; here is nothing to do.
            WayOn::MakeRoom | WayOn::Dismiss => {
                if self.power() == Power::Faulted(fault) {
                    self.feed(Input::FaultCleared);
                }
            }
        }
    }

    /// Takes the right to listen from another tab, then starts.
    async fn take_over(self: Rc<Self>) {
        self.next_epoch();
        if self.tabs.claim(Claim::TakeOver).await {
            self.start_speaker();
        } else {
            self.report(FaultKind::OtherTab);
        }
    }

    /// Takes a fault's notice off the screen.
    pub(super) fn dismiss(&self, fault: FaultKind) {
        self.shared.notices.update(|notices| {
            notices.retain(|notice| notice.kind != NoticeKind::Fault(fault));
        });
    }

    /// Changes some of the settings.
    pub(super) fn change_settings(&self, change: impl FnOnce(&mut Settings)) {
        let mut settings = self.setting(Clone::clone);
        change(&mut settings);
        self.set_settings(settings);
    }

    fn set_settings(&self, new: Settings) {
        let old = self.setting(Clone::clone);
        let new = settings::in_range(new);
        if new == old {
            return;
        }
        settings::save(&new, &self.who);
        self.shared.settings.set(new.clone());
        if new.volume != old.volume {
            self.loudspeaker.set_volume(new.volume);
            self.feed(Input::Volume(new.volume));
        }
        self.give_settings();
        if new.input != old.input && self.power() == Power::On {
            self.spawn(Self::change_microphone);
        }
    }

    /// Lists the microphones anew and tells what came or went.
    pub(super) async fn refresh_inputs(self: Rc<Self>) {
        let inputs = devices::inputs().await;
        let known = self
            .shared
            .inputs
            .try_with_untracked(Clone::clone)
            .unwrap_or_default();
        if inputs == known {
            return;
        }
        match devices::compare(&known, &inputs) {
            ListChange::Nothing => {}
            ListChange::Came(name) => {
                self.tell(NoticeKind::Told(format!("{name} was connected.")));
            }
            ListChange::Went(name) => {
                self.tell(NoticeKind::Told(format!("{name} was disconnected.")));
            }
        }
        self.shared.inputs.set(inputs);
    }
}
