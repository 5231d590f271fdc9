//! Our own short sounds, synthesised: what each means can be told without looking.
//!
//! Rising means beginning, falling means ending; two equal low tones mean trouble; a wide step
//! down or up is the microphone; three tones are a message. All tones lie between 300 and 1,600 Hz,
//! where small loudspeakers are good, and fade in and out so that they do not click.

use hearsay_speaker::Earcon;
use web_sys::{AudioContext, GainNode, OscillatorType};

use super::loudspeaker::Loudspeaker;

/// One tone, gliding in a straight line from one pitch to another.
#[derive(Clone, Copy, Debug, PartialEq)]
struct Tone {
    /// Seconds after the start of the sound.
    at: f64,
    /// Seconds.
    length: f64,
    /// Hz at the beginning.
    from: f32,
    /// Hz at the end.
    to: f32,
}

/// Loudest amplitude of a tone: sounds should not startle beside speech.
const LEVEL: f32 = 0.22;

/// Seconds to rise from silence: short enough to sound at once, long enough not to click.
const ATTACK: f64 = 0.012;

const fn tone(at: f64, length: f64, from: f32, to: f32) -> Tone {
    Tone {
        at,
        length,
        from,
        to,
    }
}

/// The tones of a sound. Pitches are in the equal-tempered scale (A4 = 440 Hz).
fn tones(earcon: Earcon) -> &'static [Tone] {
    match earcon {
        Earcon::Wake => {
            const {
                &[
                    tone(0.0, 0.09, 587.3, 587.3),
                    tone(0.07, 0.16, 880.0, 932.3),
                ]
            }
        }
        Earcon::EndOfRequest => const { &[tone(0.0, 0.16, 880.0, 659.3)] },
        Earcon::Error => {
            const {
                &[
                    tone(0.0, 0.16, 329.6, 311.1),
                    tone(0.22, 0.24, 329.6, 311.1),
                ]
            }
        }
        Earcon::MicOff => {
            const {
                &[
                    tone(0.0, 0.10, 784.0, 784.0),
                    tone(0.11, 0.22, 392.0, 392.0),
                ]
            }
        }
        Earcon::MicOn => {
            const {
                &[
                    tone(0.0, 0.10, 392.0, 392.0),
                    tone(0.11, 0.22, 784.0, 784.0),
                ]
            }
        }
        Earcon::Alarm => {
            const {
                &[
                    tone(0.0, 0.14, 880.0, 880.0),
                    tone(0.16, 0.14, 1046.5, 1046.5),
                    tone(0.32, 0.24, 880.0, 880.0),
                ]
            }
        }
        Earcon::Call => {
            const {
                &[
                    tone(0.0, 0.13, 523.3, 523.3),
                    tone(0.14, 0.13, 659.3, 659.3),
                    tone(0.28, 0.13, 523.3, 523.3),
                    tone(0.42, 0.16, 659.3, 659.3),
                ]
            }
        }
        Earcon::Message => {
            const {
                &[
                    tone(0.0, 0.12, 1046.5, 1046.5),
                    tone(0.13, 0.12, 1318.5, 1318.5),
                    tone(0.26, 0.30, 1568.0, 1568.0),
                ]
            }
        }
    }
}

/// Plays a sound. Without a sound system nothing happens: the ring says the same.
pub(super) fn play(loudspeaker: &Loudspeaker, earcon: Earcon) {
    let Some((context, master)) = loudspeaker.output() else {
        return;
    };
    for tone in tones(earcon) {
        // A refused node costs one tone of one sound; what it means is shown as well.
        let _played = play_tone(context, master, tone);
    }
}

fn play_tone(
    context: &AudioContext,
    master: &GainNode,
    tone: &Tone,
) -> Result<(), wasm_bindgen::JsValue> {
    let start = context.current_time() + tone.at;
    let end = start + tone.length;
    let oscillator = context.create_oscillator()?;
    oscillator.set_type(OscillatorType::Triangle);
    oscillator.frequency().set_value_at_time(tone.from, start)?;
    oscillator
        .frequency()
        .linear_ramp_to_value_at_time(tone.to, end)?;
    let envelope = context.create_gain()?;
    let level = envelope.gain();
    level.set_value_at_time(0.0, start)?;
    level.linear_ramp_to_value_at_time(LEVEL, start + ATTACK)?;
    level.linear_ramp_to_value_at_time(0.0, end)?;
    oscillator
        .connect_with_audio_node(&envelope)?
        .connect_with_audio_node(master)?;
    oscillator.start_with_when(start)?;
    oscillator.stop_with_when(end)
}

#[cfg(test)]
mod tests {
    use super::*;

    const ALL: [Earcon; 8] = [
        Earcon::Call,
        Earcon::Alarm,
        Earcon::Wake,
        Earcon::EndOfRequest,
        Earcon::Error,
        Earcon::MicOff,
        Earcon::MicOn,
        Earcon::Message,
    ];

    #[test]
    fn no_two_sounds_are_the_same() {
        for (i, one) in ALL.iter().enumerate() {
            for other in &ALL[i + 1..] {
                assert_ne!(tones(*one), tones(*other), "{one:?} {other:?}");
            }
        }
    }

    #[test]
    fn every_sound_is_short_and_in_range() {
        for tone in ALL.iter().flat_map(|earcon| tones(*earcon)) {
            assert!(tone.at + tone.length <= 0.6, "{tone:?}");
            assert!(tone.length > 2.0 * ATTACK, "{tone:?}");
            assert!(
                [tone.from, tone.to]
                    .iter()
                    .all(|f| (300.0..=1_600.0).contains(f)),
                "{tone:?}"
            );
        }
    }

    #[test]
    fn listening_begins_with_a_rise_and_ends_with_a_fall() {
        let step = |earcon| {
            let tones = tones(earcon);
            tones.last().unwrap().to - tones.first().unwrap().from
        };
        assert!(step(Earcon::Wake) > 0.0 && step(Earcon::MicOn) > 0.0);
        assert!(step(Earcon::EndOfRequest) < 0.0 && step(Earcon::MicOff) < 0.0);
    }
}
