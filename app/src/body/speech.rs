//! Saying a sentence: aloud where the browser has a voice of its own, else shown for as long as it
//! takes to read.
//!
//! Only voices with `localService` are used: any other sends the text to a server. Every sentence
//! ends in exactly one call of `done`, unless it is hushed; a browser whose voice never reports its
//! end is outwaited.

use std::cell::{Cell, RefCell};
use std::rc::{Rc, Weak};

use gloo_events::EventListener;
use gloo_timers::callback::Timeout;
use web_sys::{SpeechSynthesis, SpeechSynthesisUtterance, SpeechSynthesisVoice};

use super::js;

/// Reading time of a character, milliseconds: 60 ms is about 190 words a minute, an unhurried
/// reader.
const READ_CHAR_MS: u32 = 60;

/// Shortest time that a sentence is shown, milliseconds.
const READ_LEAST_MS: u32 = 1_500;

/// Longest time that a character takes to be spoken, milliseconds: slow voices read about 8 a
/// second. After that the voice is taken for stuck.
const SPEAK_CHAR_MS: u32 = 125;

/// Time that a voice gets to begin, milliseconds.
const SPEAK_START_MS: u32 = 4_000;

/// How a sentence is being delivered.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub(super) enum Delivery {
    /// Spoken aloud.
    Aloud,
    /// Only shown.
    Shown,
}

/// Whose words are said.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub(super) enum Tone {
    /// The speaker's own.
    Own,
    /// A skill's: lower, so that the ear tells who speaks.
    Skill,
}

/// Pitch of a skill's words, where the speaker's own is 1 and 0 the lowest.
const SKILL_PITCH: f32 = 0.7;

/// What holds while a sentence is being said; dropping it means that nobody waits any more.
#[derive(Debug, Default)]
struct Saying {
    _listeners: Vec<EventListener>,
    /// Firefox and Chromium forget an utterance that nothing holds, and then never report its end.
    utterance: Option<SpeechSynthesisUtterance>,
    patience: Option<Timeout>,
}

/// The voice.
#[derive(Debug, Default)]
pub(super) struct Voice {
    saying: RefCell<Option<Saying>>,
    turn: Cell<u32>,
}

impl Voice {
    /// Says a sentence; an unfinished one is hushed. `volume` is 0..=10, `aloud` the person's wish.
    pub(super) fn say(
        self: &Rc<Self>,
        text: &str,
        tone: Tone,
        volume: u8,
        aloud: bool,
        done: impl Fn() + 'static,
    ) -> Delivery {
        self.hush();
        let turn = self.turn.get().wrapping_add(1);
        self.turn.set(turn);
        let finish = Rc::new(finisher(Rc::downgrade(self), turn, done));
        let spoken = if aloud {
            speak(text, tone, volume, &finish)
        } else {
            None
        };
        let (delivery, mut saying, wait) = match spoken {
            Some(saying) => (Delivery::Aloud, saying, speaking_ms(text)),
            None => (Delivery::Shown, Saying::default(), reading_ms(text)),
        };
        saying.patience = Some(Timeout::new(wait, move || finish()));
        self.saying.replace(Some(saying));
        delivery
    }

    /// Whether a sentence is being said or shown.
    pub(super) fn speaks(&self) -> bool {
        self.saying.borrow().is_some()
    }

    /// Stops at once; `done` of what was being said is not called.
    pub(super) fn hush(&self) {
        let saying = self.saying.take();
        if saying.is_some_and(|saying| saying.utterance.is_some())
            && let Some(synthesis) = synthesis()
        {
            synthesis.cancel();
        }
    }
}

impl Drop for Voice {
    fn drop(&mut self) {
        self.hush();
    }
}

/// Ends a turn once: whichever of the voice and the clock comes second finds nothing to end.
fn finisher(voice: Weak<Voice>, turn: u32, done: impl Fn()) -> impl Fn() {
    move || {
        let Some(voice) = voice.upgrade() else { return };
        if voice.turn.get() == turn && voice.saying.borrow().is_some() {
            voice.hush();
            done();
        }
    }
}

fn speak<F: Fn() + 'static>(text: &str, tone: Tone, volume: u8, finish: &Rc<F>) -> Option<Saying> {
    let synthesis = synthesis()?;
    let voice = own_voice(&synthesis)?;
    let utterance = SpeechSynthesisUtterance::new_with_text(text).ok()?;
    utterance.set_voice(Some(&voice));
    utterance.set_lang(&voice.lang());
    utterance.set_pitch(match tone {
        Tone::Own => 1.0,
        Tone::Skill => SKILL_PITCH,
    });
    utterance.set_volume(f32::from(volume.min(10)) / 10.0);
    let listener = |event: &'static str| {
        let finish = Rc::clone(finish);
        // Once the stack of this event has unwound: finishing drops this very listener.
        EventListener::new(&utterance, event, move |_| {
            let finish = Rc::clone(&finish);
            Timeout::new(0, move || finish()).forget();
        })
    };
    let _listeners = vec![listener("end"), listener("error")];
    synthesis.speak(&utterance);
    Some(Saying {
        _listeners,
        utterance: Some(utterance),
        patience: None,
    })
}

/// Asks for the list of voices, which some browsers only begin to load when they are asked.
pub(super) fn load_voices() {
    if let Some(synthesis) = synthesis() {
        synthesis.get_voices();
    }
}

fn synthesis() -> Option<SpeechSynthesis> {
    let synthesis = web_sys::window()?.speech_synthesis().ok()?;
    js::present(&synthesis).then_some(synthesis)
}

/// An English voice that works inside this machine, the browser's default first.
fn own_voice(synthesis: &SpeechSynthesis) -> Option<SpeechSynthesisVoice> {
    let voices = synthesis.get_voices();
    let own = voices
        .iter()
        .filter_map(js::of_class::<SpeechSynthesisVoice>);
    let mut own: Vec<_> = own
        .filter(|voice| voice.local_service() && voice.lang().starts_with("en"))
        .collect();
    own.sort_by_key(|voice| !voice.default());
    own.into_iter().next()
}

/// How long a sentence is shown, milliseconds.
fn reading_ms(text: &str) -> u32 {
    characters(text)
        .saturating_mul(READ_CHAR_MS)
        .max(READ_LEAST_MS)
}

/// How long a voice may take, milliseconds.
fn speaking_ms(text: &str) -> u32 {
    characters(text)
        .saturating_mul(SPEAK_CHAR_MS)
        .saturating_add(SPEAK_START_MS)
}

fn characters(text: &str) -> u32 {
    u32::try_from(text.chars().count()).unwrap_or(u32::MAX)
}

/// Whether the wake-word detector has to rest while this is said aloud.
///
/// Other words of ours no more wake it than a television does, and someone who says the wake word
/// must be able to interrupt: so it rests only for an answer that itself holds the wake word, or
/// where the browser does not take our sound out of the microphone's at all.
pub(super) fn rests_the_detector(text: &str, cancels_echo: bool) -> bool {
    !cancels_echo || text.to_lowercase().contains("alexa")
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn a_short_answer_is_shown_long_enough_to_be_noticed() {
        assert_eq!(reading_ms(""), 1_500);
        assert_eq!(reading_ms("Done."), 1_500);
        assert_eq!(reading_ms(&"x".repeat(100)), 6_000);
    }

    #[test]
    fn a_voice_gets_more_time_than_a_reader() {
        for text in ["", "Done.", &"word ".repeat(500)] {
            assert!(speaking_ms(text) > reading_ms(text), "{}", text.len());
        }
    }

    #[test]
    fn the_speaker_cannot_wake_itself_with_its_own_name() {
        assert!(rests_the_detector("You said: Alexa.", true));
        assert!(rests_the_detector("Good morning.", false));
        assert!(!rests_the_detector("Good morning.", true));
    }
}
