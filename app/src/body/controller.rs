//! The body itself: what it holds, and the one way into the mind.
//!
//! Invariants: inputs reach [`Speaker::step`](hearsay_speaker::Speaker::step) one at a time, and
//! the effects of one are carried out before the next is taken, however deep in a callback they
//! arise. Listeners and timers hold the body weakly, so that it ends with its owner. No cell is
//! borrowed while anything outside this file's view runs.

use std::cell::{Cell, RefCell};
use std::collections::VecDeque;
use std::rc::{Rc, Weak};

use gloo_events::EventListener;
use gloo_timers::callback::Interval;
use hearsay_speaker::history::RecordRef;
use hearsay_speaker::{FaultKind, Input, Power};
use leptos::prelude::*;
use wasm_bindgen_futures::spawn_local;

use super::alerting::Alerting;
use super::archive::Archives;
use super::capture::{Capture, Wake};
use super::hearing::Parts;
use super::keeping::Keeping;
use super::lock::Keeper;
use super::loudspeaker::Loudspeaker;
use super::messages::Messaging;
use super::nearby::Neighbours;
use super::node::Pull;
use super::noting::Noting;
use super::page;
use super::playback::Player;
use super::proof::Counting;
use super::recogniser::Recogniser;
use super::recorder::Recorder;
use super::session::AudioSession;
use super::skills::SkillDesk;
use super::speech::Voice;
use super::store::Store;
use super::tabs::Tabs;
use super::watchdog::{Crashes, Watchdog};
use super::who::Who;
use super::{clock, devices, settings, speech};
use crate::shared::Shared;

/// Time between two looks at what only shows by staying away, milliseconds.
const HEARTBEAT_MS: u32 = 500;

/// Everything between the devices and the mind.
#[derive(Debug)]
pub(super) struct Body {
    pub(super) me: Weak<Self>,
    /// Which speaker this window is.
    pub(super) who: Who,
    pub(super) shared: Shared,
    inbox: RefCell<VecDeque<Input>>,
    draining: Cell<bool>,
    pub(super) next_notice: Cell<u32>,

    pub(super) session: RefCell<Option<AudioSession>>,
    pub(super) parts: RefCell<Option<Parts>>,
    /// Changes whenever the microphone is opened or closed; what was begun before is out of date.
    pub(super) epoch: Cell<u32>,
    pub(super) pull: Cell<Pull>,
    pub(super) watchdog: Cell<Watchdog>,
    pub(super) crashes: Cell<Crashes>,
    /// What the detector was told last: whether to listen for the wake word.
    pub(super) armed: Cell<Option<bool>>,
    /// The detector rests because of what is being said aloud.
    pub(super) rests: Cell<bool>,

    /// The node is dead and not yet replaced.
    pub(super) broken: Cell<bool>,

    pub(super) wake: Cell<Option<Wake>>,
    /// A capture that began and of which the mind has not yet said whether it is recorded.
    pub(super) announced: RefCell<Option<Capture>>,
    /// The capture being recorded.
    pub(super) capture: RefCell<Option<Capture>>,
    /// A note that is no request.
    pub(super) noting: RefCell<Option<Noting>>,
    /// Direction of the talker, as far as the last meters tell.
    pub(super) toward: Cell<Option<f32>>,
    pub(super) counting: Cell<Option<Counting>>,

    pub(super) loudspeaker: Loudspeaker,
    pub(super) voice: Rc<Voice>,
    pub(super) player: Rc<Player>,
    pub(super) store: Rc<Store>,
    pub(super) recorder: Rc<Recorder>,
    pub(super) recogniser: Recogniser,
    /// The record of the request kept last.
    pub(super) last_kept: RefCell<Option<RecordRef>>,
    /// Length of the last capture, milliseconds.
    pub(super) capture_length: Cell<u64>,
    pub(super) tabs: Tabs,
    pub(super) keeping: Keeping,
    pub(super) lock: Keeper,
    pub(super) archives: Archives,
    pub(super) alerting: Alerting,
    pub(super) skill_desk: SkillDesk,
    pub(super) messaging: Messaging,
    pub(super) neighbours: Neighbours,

    listeners: RefCell<Vec<EventListener>>,
    heartbeat: RefCell<Option<Interval>>,
}

impl Body {
    /// Brings the body up: settings, history, other tabs, the page's life. The microphone stays
    /// closed until a person asks.
    pub(super) fn start(shared: Shared) -> Rc<Self> {
        let who = Who::of_this_window();
        let kept = settings::load(&who);
        let volume = kept.volume;
        shared.settings.set(kept);
        shared.nearby.name.set(who.name().to_owned());
        shared.nearby.named.set(who.given().is_some());
        let body = Rc::new_cyclic(|me| Self::new(me, shared, who, volume));
        body.watch();
        body.watch_lock();
        speech::load_voices();
        body.spawn(Self::open_history);
        body.spawn(Self::read_consents);
        body.spawn(Self::join_neighbours);
        body.spawn(Self::refresh_inputs);
        body.spawn(Self::fetch_figures);
        body
    }

    fn new(me: &Weak<Self>, shared: Shared, who: Who, volume: u8) -> Self {
        let store = Rc::new(Store::default());
        let tabs = Tabs::join(
            &who.key(),
            calling(me, |body| body.report(FaultKind::OtherTab)),
            calling_with(me, Self::noted),
        );
        let neighbours = Neighbours::new(&who, calling(me, Self::is_no_speaker));
        Self {
            me: me.clone(),
            who,
            shared,
            inbox: RefCell::default(),
            draining: Cell::default(),
            next_notice: Cell::new(1),
            session: RefCell::default(),
            parts: RefCell::default(),
            epoch: Cell::default(),
            pull: Cell::new(Pull::Sink),
            watchdog: Cell::new(Watchdog::new(clock::now())),
            crashes: Cell::default(),
            armed: Cell::default(),
            rests: Cell::default(),
            broken: Cell::default(),
            wake: Cell::default(),
            announced: RefCell::default(),
            capture: RefCell::default(),
            noting: RefCell::default(),
            toward: Cell::default(),
            counting: Cell::default(),
            loudspeaker: Loudspeaker::new(volume),
            voice: Rc::default(),
            player: Rc::default(),
            recorder: Recorder::new(Rc::clone(&store), calling_with(me, Self::recorded)),
            recogniser: Recogniser::default(),
            last_kept: RefCell::default(),
            capture_length: Cell::default(),
            store,
            tabs,
            keeping: Keeping::default(),
            lock: Keeper::default(),
            archives: Archives::default(),
            alerting: Alerting::default(),
            skill_desk: SkillDesk::default(),
            messaging: Messaging::default(),
            neighbours,
            listeners: RefCell::default(),
            heartbeat: RefCell::default(),
        }
    }

    fn watch(&self) {
        let mut listeners = page::watch(calling_with(&self.me, Self::page_changed));
        let changed = calling(&self.me, |body| body.spawn(Self::refresh_inputs));
        listeners.extend(devices::on_change(changed));
        self.listeners.replace(listeners);
        let beat = Interval::new(
            HEARTBEAT_MS,
            calling(&self.me, |body| {
                body.beat();
                body.keeping_beat();
                body.alert_beat();
                body.messages_beat();
                body.nearby_beat();
            }),
        );
        self.heartbeat.replace(Some(beat));
    }

    /// Runs something that takes time, beside everything else.
    pub(super) fn spawn<F>(&self, task: impl FnOnce(Rc<Self>) -> F)
    where
        F: Future<Output = ()> + 'static,
    {
        if let Some(body) = self.me.upgrade() {
            spawn_local(task(body));
        }
    }

    /// Tells the mind what happened and carries out what it wants.
    pub(super) fn feed(&self, input: Input) {
        self.inbox.borrow_mut().push_back(input);
        if self.draining.replace(true) {
            return;
        }
        while let Some(input) = self.next_input() {
            // A tick that led to nothing changes nothing that could be seen.
            let quiet = input == Input::Tick;
            let step = self.shared.speaker.try_maybe_update(|mind| {
                let effects = mind.step(clock::now(), input);
                (!quiet || !effects.is_empty(), effects)
            });
            for effect in step.unwrap_or_default() {
                self.carry_out(effect);
            }
        }
        self.draining.set(false);
        self.arm();
    }

    fn next_input(&self) -> Option<Input> {
        self.inbox.borrow_mut().pop_front()
    }

    /// Whether the page that this body belongs to is still there.
    pub(super) fn is_shown(&self) -> bool {
        self.shared.speaker.try_with_untracked(|_| ()).is_some()
    }

    /// Whether the mind hears, is off, or is broken.
    pub(super) fn power(&self) -> Power {
        self.shared
            .speaker
            .try_with_untracked(|mind| mind.power())
            .unwrap_or_default()
    }
}

/// A callback that reaches the body for as long as its page lives: a task that waits for something
/// may hold the body longer, when its signals are gone.
pub(super) fn calling(me: &Weak<Body>, call: impl Fn(&Body) + 'static) -> impl Fn() + 'static {
    let me = me.clone();
    move || {
        if let Some(body) = me.upgrade().filter(|body| body.is_shown()) {
            call(&body);
        }
    }
}

/// The same for a callback with an argument.
pub(super) fn calling_with<T: 'static>(
    me: &Weak<Body>,
    call: impl Fn(&Body, T) + Clone + 'static,
) -> impl Fn(T) + Clone + 'static {
    let me = me.clone();
    move |what| {
        if let Some(body) = me.upgrade().filter(|body| body.is_shown()) {
            call(&body, what);
        }
    }
}
