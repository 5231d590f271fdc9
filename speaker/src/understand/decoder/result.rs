//! The end of an utterance: which sentence it was, how sure that is, and where its words are.

use super::align::{Span, align};
use super::beam::Beam;
use super::confidence::{ACCEPT, Evidence, KINDS, confidence, features};
use super::emission::Emission;
use super::history::Entry;
use super::token::{Finished, Path};
use super::tuning::MOST_GARBAGE;
use super::whole::Sounds;
use crate::understand::automaton::Meaning;
use crate::understand::grammar::{Grammar, text_of};
use crate::understand::heard::{Heard, HeardPhone, HeardWord, Understood};
use crate::understand::phones::{PHONES, Phone, SILENCE};

/// Most other readings that are told.
const MOST_OTHERS: usize = 4;

/// A word of which less was heard was made up to complete a sentence, as where somebody breaks off: mean of its phones'
/// highest probabilities.
const UNHEARD: f32 = 0.004;

/// Least advantage over the filler, for each phone, of a command that takes any words: those fit whatever is said a
/// little, and many of them add up. Natural log units; of a hundred readings aloud ninety-eight stay below.
const LEAST_TEXT: f32 = 1.0;

/// Highest confidence of a sentence with such a word or fit.
const UNSURE: f32 = 0.25;

/// What was heard.
pub(super) fn heard(grammar: &Grammar, beam: &Beam, frames: &[Emission], sounds: Sounds) -> Heard {
    let finished = beam.finished();
    let best = finished
        .iter()
        .find(|sentence| sentence.meaning != Meaning::Other);
    let mut readings = readings(grammar, beam, frames, &finished, sounds);
    if let Some(path) = cut_off(grammar, beam, &finished) {
        let mut heard = with_words(grammar, beam, path, frames);
        heard.others = readings;
        return heard;
    }
    let Some(best) = best.filter(|_| !readings.is_empty()) else {
        return Heard::default();
    };
    let first = readings.remove(0);
    let confidence = first.confidence;
    if confidence < ACCEPT {
        readings.insert(0, first);
        return Heard {
            others: readings,
            confidence,
            ..Heard::default()
        };
    }
    let mut heard = with_words(grammar, beam, best.path, frames);
    heard.confidence = confidence;
    heard.intent = Some(first);
    heard.others = readings;
    heard
}

/// The beginning of a command that fits much better than whatever is complete.
fn cut_off(grammar: &Grammar, beam: &Beam, finished: &[Finished]) -> Option<Path> {
    let running = beam
        .paths(grammar.tree())
        .max_by(|a, b| a.score.total_cmp(&b.score))?;
    let complete = finished.first().map_or(0.0, |best| best.path.score);
    (running.score > complete + beam.tuning().cut).then_some(running)
}

/// The best sentences, each with another intent, with their confidence.
fn readings(
    grammar: &Grammar,
    beam: &Beam,
    frames: &[Emission],
    finished: &[Finished],
    sounds: Sounds,
) -> Vec<Understood> {
    let mut readings: Vec<Understood> = Vec::new();
    let mut best = None;
    for sentence in finished {
        if readings.len() > MOST_OTHERS {
            break;
        }
        if sentence.meaning == Meaning::Other {
            continue;
        }
        let evidence = evidence(grammar, beam, sentence, finished, sounds);
        // A sentence that is worse than the best command is as likely as that leaves it.
        let behind = sentence.path.score - *best.get_or_insert(sentence.path.score);
        let mut sure = confidence(&evidence) * libm::expf(behind);
        let entries = beam.histories.words(sentence.path.words);
        let least = match sentence.meaning {
            Meaning::Text => grammar.least().max(LEAST_TEXT),
            _ => grammar.least(),
        };
        let loose = evidence.advantage < least * evidence.phones;
        if loose || least_heard(&phones(grammar, &entries), beam, frames) < UNHEARD {
            sure = sure.min(UNSURE);
        }
        let words = words(grammar, beam, sentence);
        let Some(meant) = grammar.meaning(&words, sure) else {
            continue;
        };
        if readings.iter().all(|known| known.intent != meant.intent) {
            readings.push(meant);
        }
    }
    readings
}

/// What the confidence of the best sentence is made of, and its intent; for tuning the weights.
pub(super) fn tuning(
    grammar: &Grammar,
    beam: &Beam,
    sounds: Sounds,
) -> Option<(String, [f32; KINDS])> {
    let finished = beam.finished();
    let best = finished
        .iter()
        .find(|sentence| sentence.meaning != Meaning::Other)?;
    let meant = grammar.meaning(&words(grammar, beam, best), 0.0)?;
    Some((
        meant.intent,
        features(&evidence(grammar, beam, best, &finished, sounds)),
    ))
}

fn words(grammar: &Grammar, beam: &Beam, sentence: &Finished) -> Vec<String> {
    let entries = beam.histories.words(sentence.path.words);
    let words = entries
        .iter()
        .map(|entry| grammar.word(entry.word).to_owned());
    words.collect()
}

/// A sentence beside the best of the others.
fn evidence(
    grammar: &Grammar,
    beam: &Beam,
    sentence: &Finished,
    finished: &[Finished],
    sounds: Sounds,
) -> Evidence {
    let entries = beam.histories.words(sentence.path.words);
    let phones = phones(grammar, &entries).len() as f32;
    let outside = (beam.phones() - phones).max(beam.phones() - sentence.phones);
    let over = |rival: Option<&Finished>| {
        rival.map_or(f32::MAX, |rival| sentence.path.score - rival.path.score)
    };
    let mut others = finished.iter();
    let rival =
        others.find(|other| other.meaning != sentence.meaning && other.meaning != Meaning::Other);
    let words = finished
        .iter()
        .find(|other| other.meaning == Meaning::Other);
    Evidence {
        advantage: sentence.path.score,
        phones,
        margin: over(rival),
        over_words: over(words),
        outside: outside.clamp(0.0, 4.0 * MOST_GARBAGE),
        sounds,
    }
}

/// How well the word was heard that was heard worst, 0 to 1.
fn least_heard(phones: &[(Phone, usize)], beam: &Beam, frames: &[Emission]) -> f32 {
    let spans = spans(phones, beam, frames);
    let mut words: Vec<(f32, f32)> = Vec::new();
    for ((phone, word), span) in phones.iter().zip(&spans) {
        if words.len() <= *word {
            words.resize(word + 1, (0.0, 0.0));
        }
        if let Some((sum, count)) = words.get_mut(*word) {
            *sum += probability(*phone, *span, frames);
            *count += 1.0;
        }
    }
    let means = words.iter().map(|(sum, count)| sum / count.max(1.0));
    if spans.is_empty() {
        0.0
    } else {
        means.fold(1.0, f32::min)
    }
}

/// Where phones are in the frames; nothing where they have no place.
fn spans(phones: &[(Phone, usize)], beam: &Beam, frames: &[Emission]) -> Vec<Span> {
    let sequence: Vec<Phone> = phones.iter().map(|(phone, _)| *phone).collect();
    align(&sequence, frames, beam.tuning().garbage).unwrap_or_default()
}

/// The highest probability of a phone in its frames.
fn probability(phone: Phone, span: Span, frames: &[Emission]) -> f32 {
    let inside = frames.get(span.from..span.to).unwrap_or_default();
    let heard = inside
        .iter()
        .filter_map(|frame| frame.heard.get(phone.class()));
    libm::expf(heard.copied().fold(f32::NEG_INFINITY, f32::max)).clamp(0.0, 1.0)
}

/// The phones of words, each with the place of its word.
fn phones(grammar: &Grammar, entries: &[Entry]) -> Vec<(Phone, usize)> {
    let mut phones = Vec::new();
    for (word, entry) in entries.iter().enumerate() {
        let ways = grammar.dictionary().say(grammar.word(entry.word));
        let way = ways.into_iter().nth(usize::from(entry.way));
        phones.extend(
            way.unwrap_or_default()
                .into_iter()
                .map(|phone| (phone, word)),
        );
    }
    phones
}

/// Text, words and lattice of a path.
fn with_words(grammar: &Grammar, beam: &Beam, path: Path, frames: &[Emission]) -> Heard {
    let entries = beam.histories.words(path.words);
    let phones = phones(grammar, &entries);
    let spans = spans(&phones, beam, frames);
    let lattice: Vec<HeardPhone> = phones
        .iter()
        .zip(&spans)
        .map(|((phone, word), span)| heard_phone(*phone, *word, *span, frames))
        .collect();
    let words: Vec<HeardWord> = entries
        .iter()
        .enumerate()
        .map(|(at, entry)| heard_word(grammar.word(entry.word), at, &lattice))
        .collect();
    Heard {
        text: text_of(&words),
        words,
        lattice,
        ..Heard::default()
    }
}

fn heard_phone(phone: Phone, word: usize, span: Span, frames: &[Emission]) -> HeardPhone {
    let inside = frames.get(span.from..span.to).unwrap_or_default();
    let top = |class: usize| {
        let heard = inside.iter().filter_map(|frame| frame.heard.get(class));
        heard.copied().fold(f32::NEG_INFINITY, f32::max)
    };
    let clearest = (0..PHONES.len())
        .filter(|class| *class != SILENCE)
        .max_by(|a, b| top(*a).total_cmp(&top(*b)));
    HeardPhone {
        phone: phone.name().to_owned(),
        heard: clearest
            .and_then(|class| PHONES.get(class))
            .copied()
            .unwrap_or_default()
            .to_owned(),
        probability: probability(phone, span, frames),
        word: u32::try_from(word).unwrap_or(u32::MAX),
        from_frame: u32::try_from(span.from).unwrap_or(u32::MAX),
        to_frame: u32::try_from(span.to).unwrap_or(u32::MAX),
    }
}

/// A word from its phones: its confidence is the mean of theirs.
fn heard_word(text: &str, at: usize, lattice: &[HeardPhone]) -> HeardWord {
    let own = || {
        lattice
            .iter()
            .filter(|phone| usize::try_from(phone.word) == Ok(at))
    };
    let count = own().count().max(1) as f32;
    HeardWord {
        text: text.to_owned(),
        confidence: own().map(|phone| phone.probability).sum::<f32>() / count,
        from_frame: own()
            .map(|phone| phone.from_frame)
            .min()
            .unwrap_or_default(),
        to_frame: own().map(|phone| phone.to_frame).max().unwrap_or_default(),
    }
}
