//! The four steps in a row, each told for the page.

use super::error::AnonymiseError;
use super::identifiers::Identifiers;
use super::likeness::Voiceprint;
use super::time::{CoarseTime, exact};
use super::voice::{self, Change};
use super::words::{self, Origin};
use super::{LONGEST_S, SAMPLE_RATE};
use crate::Millis;
use core::fmt;

/// What is to be made anonymous.
#[derive(Clone, PartialEq)]
pub struct Clip {
    /// What names the recording.
    pub identifiers: Identifiers,
    /// Wall-clock time of the first sample.
    pub started: Millis,
    /// Minutes east of UTC where the person was.
    pub offset_minutes: i32,
    /// Samples a second; must be [`SAMPLE_RATE`].
    pub sample_rate: u32,
    /// The sound, −1..=1.
    pub samples: Vec<f32>,
    /// What was understood, where something was.
    pub transcript: Option<String>,
    /// How the transcript came about.
    pub origin: Origin,
}

/// The anonymous copy: nothing of the clip is in it but what is listed here.
#[derive(Clone, PartialEq)]
pub struct Anonymous {
    /// The fresh identifier that was passed in.
    pub id: String,
    /// What is left of the time.
    pub time: CoarseTime,
    /// The sound in another voice, [`SAMPLE_RATE`] a second, as many samples as before.
    pub samples: Vec<f32>,
    /// The transcript with names masked.
    pub transcript: Option<String>,
    /// How alike the new voice is to the old, 0..=1, where there was enough speech to tell.
    pub likeness: Option<f32>,
    /// The steps, for the page.
    pub steps: Vec<Step>,
}

/// Which step.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub enum StepName {
    /// Identifiers dropped.
    Identifiers,
    /// Time coarsened.
    Time,
    /// Voice changed.
    Voice,
    /// Names masked.
    Words,
}

/// One step as it is shown.
#[derive(Clone, PartialEq)]
pub struct Step {
    /// Which.
    pub name: StepName,
    /// What it did, a sentence.
    pub did: String,
    /// What was there before.
    pub before: Vec<Fact>,
    /// What is there after; the same labels in the same order.
    pub after: Vec<Fact>,
}

/// A line of a step.
#[derive(Clone, PartialEq)]
pub struct Fact {
    /// What it is.
    pub label: &'static str,
    /// Its value as a person reads it; "none" where it is gone.
    pub value: String,
}

/// Makes the clip anonymous. `seed` decides how the voice is changed and should come from a secure
/// generator, fresh for each clip; `id` is the copy's new name, random as well.
///
/// # Errors
///
/// See [`AnonymiseError`]; nothing is half done then.
pub fn steps(clip: &Clip, seed: u64, id: &str) -> Result<Anonymous, AnonymiseError> {
    check(clip)?;
    let time = CoarseTime::of(clip.started, clip.offset_minutes);
    let (samples, change) = voice::change(&clip.samples, seed);
    let (old, new) = (Voiceprint::of(&clip.samples), Voiceprint::of(&samples));
    let likeness = old.as_ref().zip(new.as_ref()).map(|(a, b)| a.likeness(b));
    let (words_step, transcript) = words_step(clip);
    let steps = vec![
        identifiers_step(&clip.identifiers, id),
        time_step(clip, time),
        voice_step(&change, old.as_ref(), new.as_ref(), likeness),
        words_step,
    ];
    Ok(Anonymous {
        id: id.to_owned(),
        time,
        samples,
        transcript,
        likeness,
        steps,
    })
}

fn check(clip: &Clip) -> Result<(), AnonymiseError> {
    if clip.sample_rate != SAMPLE_RATE {
        return Err(AnonymiseError::WrongRate {
            found: clip.sample_rate,
        });
    }
    if clip.samples.len() > (LONGEST_S * SAMPLE_RATE) as usize {
        return Err(AnonymiseError::TooLong);
    }
    // A resampler may overshoot full scale a little, never tenfold.
    if !clip.samples.iter().all(|s| s.abs() < 10.0) {
        return Err(AnonymiseError::NotSound);
    }
    Ok(())
}

fn identifiers_step(identifiers: &Identifiers, id: &str) -> Step {
    let fields = identifiers.fields();
    let fact = |(label, value): (&'static str, Option<&str>)| Fact::new(label, value);
    let mut before: Vec<Fact> = fields.map(fact).into();
    let mut after: Vec<Fact> = fields.map(|(label, _)| fact((label, None))).into();
    before.push(Fact::new("Identifier of the copy", None));
    after.push(Fact::new("Identifier of the copy", Some(id)));
    Step {
        name: StepName::Identifiers,
        did: "Everything that names the recording, the account, the device or the profile was \
              dropped; the copy has a random identifier that nothing else has."
            .to_owned(),
        before,
        after,
    }
}

fn time_step(clip: &Clip, time: CoarseTime) -> Step {
    let exact = exact(clip.started, clip.offset_minutes);
    Step {
        name: StepName::Time,
        did: "The time was cut down to the month and the quarter of the day.".to_owned(),
        before: vec![Fact::new("Recorded", Some(&exact))],
        after: vec![Fact::new("Recorded", Some(&time.to_string()))],
    }
}

fn voice_step(
    change: &Change,
    old: Option<&Voiceprint>,
    new: Option<&Voiceprint>,
    likeness: Option<f32>,
) -> Step {
    let semitones = 12.0 * libm::log2f(change.pitch);
    let formants = (change.formants - 1.0) * 100.0;
    let pitch = |voice: Option<&Voiceprint>| {
        let hz = voice.and_then(Voiceprint::pitch);
        hz.map(|hz| format!("{hz:.0} Hz"))
    };
    let alike = |figure: Option<f32>| figure.map(|f| format!("{f:.2}"));
    let facts = |voice, figure: Option<f32>| {
        vec![
            Fact::new("Median pitch", pitch(voice).as_deref()),
            Fact::new(
                "Likeness to the old voice, 0 to 1",
                alike(figure).as_deref(),
            ),
        ]
    };
    Step {
        name: StepName::Voice,
        did: format!(
            "The pitch was moved by {semitones:+.1} semitones and the resonances of the mouth by \
             {formants:+.0} %, and its strong and weak bands were shuffled; the words and the \
             duration stay."
        ),
        before: facts(old, old.map(|_| 1.0)),
        after: facts(new, likeness),
    }
}

fn words_step(clip: &Clip) -> (Step, Option<String>) {
    let masked = clip
        .transcript
        .as_deref()
        .map(|text| words::mask(text, clip.origin));
    let did = masked.as_ref().map_or_else(
        || "There is no transcript, so there was nothing to mask.".to_owned(),
        |masked| masked.counts.sentence(),
    );
    let text = masked.map(|masked| masked.text);
    let step = Step {
        name: StepName::Words,
        did,
        before: vec![Fact::new("Transcript", clip.transcript.as_deref())],
        after: vec![Fact::new("Transcript", text.as_deref())],
    };
    (step, text)
}

impl Fact {
    fn new(label: &'static str, value: Option<&str>) -> Self {
        Self {
            label,
            value: value.unwrap_or("none").to_owned(),
        }
    }
}

/// Lengths only: sound and words of a person go into no log.
impl fmt::Debug for Clip {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        write!(f, "Clip({} samples)", self.samples.len())
    }
}

/// Lengths only, as for [`Clip`].
impl fmt::Debug for Anonymous {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        write!(f, "Anonymous({} samples)", self.samples.len())
    }
}

/// What was done, not to what.
impl fmt::Debug for Step {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        write!(f, "Step({:?})", self.name)
    }
}

/// The label only.
impl fmt::Debug for Fact {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        write!(f, "Fact({})", self.label)
    }
}
