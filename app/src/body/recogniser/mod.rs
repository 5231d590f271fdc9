//! Who turns sound and typed lines into commands: a Worker, fetched when the speaker starts or when
//! something is typed.
//!
//! Sound of a capture goes there piece by piece while it is spoken, so that the words appear and
//! the answer is there soon after the end. Nothing waits for it for ever: an answer that stays away
//! counts as nothing understood. What comes before it is ready waits in a bounded queue.

mod alone;
mod answering;
mod desk;
mod situation;
mod stopping;

use std::cell::{Cell, RefCell};
use std::collections::HashMap;
use std::fmt;

use gloo_timers::future::TimeoutFuture;
use hearsay_recogniser::door::{Op, Taken};
use hearsay_speaker::household::Household;
use hearsay_speaker::understand::{Heard, Names};
use leptos::prelude::*;

pub(super) use answering::{Written, show};

use super::controller::{Body, calling_with};
use crate::shared::skills::SkillCommand;
use crate::shared::understanding::RecogniserStage;
use desk::{Desk, Order, Said, Trouble};

/// Time within which the end of an utterance must be understood, milliseconds. It takes some ten; a
/// busy machine gets far more.
const ANSWER_WITHIN_MS: u32 = 4_000;

/// The same where the recogniser may have to be fetched first.
const FETCH_WITHIN_MS: u32 = 20_000;

/// Orders kept while it is being fetched: the longest capture (15 s) in pieces of 40 ms.
const MOST_EARLY: usize = 400;

/// Called once with what was understood; `None` where nobody answered.
type Then = Box<dyn FnOnce(Option<Heard>)>;

/// The recogniser, and what it is asked.
#[derive(Default)]
pub(super) struct Recogniser {
    desk: RefCell<Place>,
    waiting: RefCell<HashMap<u32, Then>>,
    next: Cell<u32>,
    /// Only words that stop something are listened for.
    stopping: Cell<bool>,
    /// What the ring said before the request.
    light: RefCell<String>,
    /// What the speaker asked and waits for.
    household: RefCell<Household>,
}

#[derive(Debug, Default)]
enum Place {
    #[default]
    Empty,
    Coming(Vec<Order>),
    Taken(Desk),
}

impl fmt::Debug for Recogniser {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        f.debug_struct("Recogniser")
            .field("waiting", &self.waiting.borrow().len())
            .finish_non_exhaustive()
    }
}

impl Recogniser {
    fn give(&self, order: Order) {
        match &mut *self.desk.borrow_mut() {
            Place::Empty => {}
            Place::Coming(early) if early.len() < MOST_EARLY => early.push(order),
            Place::Coming(_) => {}
            Place::Taken(desk) => desk.give(order),
        }
    }

    /// The turn was broken off: what the speaker asked is asked no more.
    pub(super) fn broken_off(&self) {
        self.household.borrow_mut().cancel();
    }

    /// Whether it runs: without it nothing is listened for.
    pub(super) fn is_there(&self) -> bool {
        matches!(&*self.desk.borrow(), Place::Taken(_))
    }

    /// Whether sound outside a capture is for the recogniser.
    pub(super) fn overhears(&self) -> bool {
        self.stopping.get()
    }

    /// Sound outside a capture, mono, 16 kHz.
    pub(super) fn overheard(&self, samples: &[f32]) {
        if self.overhears() {
            self.sound(samples);
        }
    }

    /// Sound of the utterance, mono, 16 kHz.
    pub(super) fn sound(&self, samples: &[f32]) {
        if !matches!(&*self.desk.borrow(), Place::Empty) {
            self.give(Order::Sound(samples.to_vec()));
        }
    }

    fn wait(&self, then: Then) -> u32 {
        let number = self.next.get().wrapping_add(1);
        self.next.set(number);
        self.waiting.borrow_mut().insert(number, then);
        number
    }

    fn answered(&self, number: u32, heard: Option<Heard>) {
        let then = self.waiting.borrow_mut().remove(&number);
        if let Some(then) = then {
            then(heard);
        }
    }
}

impl Body {
    /// Fetches the recogniser, where there is none.
    pub(super) fn wake_recogniser(&self) {
        if !matches!(&*self.recogniser.desk.borrow(), Place::Empty) {
            return;
        }
        self.recogniser.desk.replace(Place::Coming(Vec::new()));
        // Commands may name skills.
        self.obey_skill(SkillCommand::Wake);
        let stage = self.shared.understanding.stage;
        stage.set(RecogniserStage::Coming);
        let said = calling_with(&self.me, Self::recogniser_said);
        self.spawn(move |body| async move {
            match Desk::open(said).await {
                Ok(desk) => body.seat(desk),
                Err(trouble) => body.recogniser_gone(&trouble),
            }
        });
    }

    /// The Worker runs. It takes its orders in turn, so that those that waited may follow at once.
    fn seat(&self, desk: Desk) {
        let names = serde_json::to_string(&self.names()).unwrap_or_default();
        desk.give(Order::Ask(Op::Names, Some(names), Some(0)));
        let place = self.recogniser.desk.take();
        if let Place::Coming(early) = place {
            early.into_iter().for_each(|order| desk.give(order));
        }
        self.recogniser.desk.replace(Place::Taken(desk));
    }

    /// What the person added to the grammar.
    fn names(&self) -> Names {
        let skills = self.skill_entries();
        Names {
            skills: skills.into_iter().map(|skill| skill.name).collect(),
            contacts: self.known_names(),
            ..Names::default()
        }
    }

    /// Names came or went: the grammar knows them from the next request on.
    pub(super) fn names_changed(&self) {
        let names = serde_json::to_string(&self.names()).unwrap_or_default();
        self.recogniser
            .give(Order::Ask(Op::Names, Some(names), Some(0)));
    }

    /// What a skill listens for counts in place of the household's commands, or these again.
    pub(super) fn listen_for_sentences(&self, grammar: Option<String>) {
        let grammar = grammar.unwrap_or_default();
        self.recogniser
            .give(Order::Ask(Op::Sentences, Some(grammar), Some(0)));
    }

    fn recogniser_said(&self, said: Said) {
        let understanding = self.shared.understanding;
        match said {
            Said::Ready => understanding.stage.set(RecogniserStage::Ready),
            // A word in a note may end it; what else is said there nobody reads.
            Said::Words(_) | Said::Spent(_) if self.is_noting() => {}
            Said::Words(words) if self.recogniser.stopping.get() => self.perhaps_stop(&words),
            Said::Words(words) => understanding.words.set(words),
            // Of a look for "stop": no request, so there is no length to compare it with.
            Said::Spent(_) if self.recogniser.stopping.get() => {}
            Said::Spent(ms) => {
                let length = self.capture_length.get();
                understanding.spent.set(Some((ms, length)));
            }
            // The names.
            Said::Answer(0, answer) => self.names_taken(&answer),
            Said::Answer(number, answer) => {
                self.recogniser
                    .answered(number, serde_json::from_str(&answer).ok());
            }
            Said::Broke(trouble) => self.recogniser_gone(&trouble),
        }
    }

    fn names_taken(&self, answer: &str) {
        let taken: Taken = serde_json::from_str(answer).unwrap_or_default();
        for warning in taken.warnings {
            self.tell(crate::shared::NoticeKind::Told(format!(
                "“{}”: {}",
                warning.entry, warning.message
            )));
        }
    }

    /// There is no recogniser any more: whoever waits is told so, the next request tries again.
    fn recogniser_gone(&self, trouble: &Trouble) {
        self.recogniser.desk.replace(Place::Empty);
        let stage = self.shared.understanding.stage;
        stage.set(RecogniserStage::Broken(trouble.sentence()));
        let waiting = self.recogniser.waiting.take();
        waiting.into_values().for_each(|then| then(None));
    }

    /// An utterance begins: whatever else was listened for is not any more, also in the hearing part.
    /// A recogniser that broke is started anew.
    pub(super) fn begin_utterance(&self) {
        self.listen_no_more();
        self.wake_recogniser();
        self.recogniser.give(Order::Ask(Op::Begin, None, None));
    }

    /// Forgets what was said last: it was locked away or deleted.
    pub(super) fn forget_words(&self) {
        self.shared.understanding.words.set(Vec::new());
        self.shared.understanding.last.set(None);
        self.recogniser.broken_off();
    }

    /// The utterance is over; `then` is called once, whatever becomes of it.
    pub(super) fn finish_utterance(&self, then: impl FnOnce(Option<Heard>) + 'static) {
        self.ask_recogniser(Op::Finish, None, ANSWER_WITHIN_MS, Box::new(then));
    }

    /// Understands a typed line.
    pub(super) fn read_line(&self, text: &str, then: impl FnOnce(Option<Heard>) + 'static) {
        self.wake_recogniser();
        let text = Some(text.to_owned());
        self.ask_recogniser(Op::Typed, text, FETCH_WITHIN_MS, Box::new(then));
    }

    fn ask_recogniser(&self, op: Op, text: Option<String>, within_ms: u32, then: Then) {
        if matches!(&*self.recogniser.desk.borrow(), Place::Empty) {
            return then(None);
        }
        let number = self.recogniser.wait(then);
        self.recogniser.give(Order::Ask(op, text, Some(number)));
        self.spawn(move |body| async move {
            TimeoutFuture::new(within_ms).await;
            body.recogniser.answered(number, None);
        });
    }
}
