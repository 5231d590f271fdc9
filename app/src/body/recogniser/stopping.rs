//! "Stop", without the wake word, while the speaker talks or plays.
//!
//! The hearing part hands sound on for as long as that lasts; it goes to the recogniser's memory and
//! nowhere else, and only the few words that stop something are looked for. An answer that says
//! such a word itself is not listened through.

use hearsay_recogniser::door::Op;
use hearsay_speaker::Input;
use hearsay_speaker::understand::{Heard, HeardWord, spoken_words};
use hearsay_worklet::protocol::Command as Order;
use leptos::prelude::Set;

use super::super::controller::Body;
use super::desk;

/// How sure a word must be to be looked at more closely, 0..=1: as often right as wrong.
const WORTH_A_LOOK: f32 = 0.5;

/// Words that stop something; an answer with one of them would stop itself.
const STOPPING: [&str; 6] = ["stop", "cancel", "quiet", "enough", "off", "silence"];

impl Body {
    /// Something of our own is heard from now on.
    pub(in crate::body) fn listen_for_stop(&self, saying: Option<&str>) {
        let says_it = |text: &str| {
            let words = spoken_words(text);
            words.iter().any(|word| STOPPING.contains(&word.as_str()))
        };
        if saying.is_some_and(says_it) || !self.recogniser.is_there() {
            return;
        }
        self.recogniser.stopping.set(true);
        self.recogniser
            .give(desk::Order::Ask(Op::BeginStopping, None, None));
        self.order(Order::Overhear(true));
    }

    /// Nothing of our own is heard any more.
    pub(in crate::body) fn listen_no_more(&self) {
        if self.recogniser.stopping.replace(false) {
            self.order(Order::Overhear(self.line_is_open()));
        }
    }

    /// Words so far while only stopping counts.
    pub(super) fn perhaps_stop(&self, words: &[HeardWord]) {
        if !words.iter().any(|word| word.confidence >= WORTH_A_LOOK) {
            return;
        }
        let me = self.me.clone();
        self.finish_utterance(move |heard| {
            if let Some(body) = me.upgrade() {
                body.stop_if(heard);
            }
        });
    }

    fn stop_if(&self, heard: Option<Heard>) {
        let meant = heard.filter(|heard| heard.intent.is_some());
        if meant.is_some() && self.recogniser.stopping.get() {
            self.listen_no_more();
            // The page says why it fell silent.
            self.shared.understanding.last.set(meant);
            self.stop_playing();
            self.stop_ringing();
            self.recogniser.broken_off();
            self.feed(Input::Stop);
        }
    }
}
