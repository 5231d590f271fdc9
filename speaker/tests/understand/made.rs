//! Log probabilities as an acoustic model would give them for words: made from their pronunciation,
//! with noise, phones taken for others and phones left out, all from a seed.

use hearsay_speaker::understand::{CLASSES, Decoder, Grammar, Heard, Names, PHONES};
use std::sync::{Arc, OnceLock};

/// The household's grammar with a few names, compiled once.
pub fn grammar() -> Arc<Grammar> {
    static GRAMMAR: OnceLock<Arc<Grammar>> = OnceLock::new();
    let made = GRAMMAR.get_or_init(|| {
        let names = Names {
            contacts: vec!["Zoë Przybylski".into(), "Grandpa Joe".into()],
            skills: vec!["Moon Phases".into()],
            words: vec!["kohlrabi".into()],
        };
        let (grammar, warnings) = Grammar::household(&names);
        assert_eq!(warnings, Vec::new());
        Arc::new(grammar)
    });
    Arc::clone(made)
}

/// How badly it is heard.
#[derive(Clone, Copy)]
pub struct Badness {
    /// Standard deviation of what is added to each logit.
    pub noise: f32,
    /// Share of phones that another one is heard for.
    pub wrong: f32,
    /// Share of phones that are not heard.
    pub missing: f32,
}

pub const CLEAR: Badness = Badness {
    noise: 0.5,
    wrong: 0.0,
    missing: 0.0,
};

pub const BAD: Badness = Badness {
    noise: 1.2,
    wrong: 0.06,
    missing: 0.04,
};

/// A seeded source of chance (`SplitMix64`).
pub struct Chance(pub u64);

impl Chance {
    pub fn next(&mut self) -> u64 {
        self.0 = self.0.wrapping_add(0x9e37_79b9_7f4a_7c15);
        let mut z = self.0;
        z = (z ^ (z >> 30)).wrapping_mul(0xbf58_476d_1ce4_e5b9);
        z = (z ^ (z >> 27)).wrapping_mul(0x94d0_49bb_1331_11eb);
        z ^ (z >> 31)
    }

    pub fn unit(&mut self) -> f32 {
        (self.next() >> 40) as f32 / (1_u64 << 24) as f32
    }

    pub fn below(&mut self, n: usize) -> usize {
        (self.next() % n as u64) as usize
    }

    /// About normal: a sum of twelve.
    fn bell(&mut self) -> f32 {
        (0..12).map(|_| self.unit()).sum::<f32>() - 6.0
    }
}

fn class(phone: &str) -> usize {
    PHONES.iter().position(|name| *name == phone).unwrap()
}

/// Classes of a line, a way to say each word drawn at random.
pub fn classes(grammar: &Grammar, text: &str, chance: &mut Chance) -> Vec<usize> {
    let words = grammar.pronounce(text);
    let mut all = Vec::new();
    for ways in &words {
        assert!(!ways.is_empty(), "{text}: a word cannot be said");
        let way = &ways[chance.below(ways.len())];
        all.extend(way.iter().map(|phone| class(phone)));
    }
    all
}

/// The log softmax of one frame in which a class is heard.
fn frame(class: usize, badness: Badness, chance: &mut Chance) -> [f32; CLASSES] {
    let mut logits = [0.0_f32; CLASSES];
    for logit in &mut logits {
        *logit = badness.noise * chance.bell();
    }
    logits[class] += 8.0;
    let sum: f32 = logits.iter().map(|logit| logit.exp()).sum();
    logits.map(|logit| logit - sum.ln())
}

/// The frames of a line of classes: each two to four frames (60 to 120 ms), with silence only between two of a kind.
pub fn frames(classes: &[usize], badness: Badness, chance: &mut Chance) -> Vec<[f32; CLASSES]> {
    let mut heard = Vec::new();
    let mut say = |class: usize, times: usize, chance: &mut Chance| {
        for _ in 0..times {
            heard.push(frame(class, badness, chance));
        }
    };
    let silence = 3 + chance.below(8);
    say(0, silence, chance);
    let mut before = 0;
    for &phone in classes {
        if chance.unit() < badness.missing {
            continue;
        }
        let wrong = chance.unit() < badness.wrong;
        let phone = if wrong {
            1 + chance.below(CLASSES - 1)
        } else {
            phone
        };
        let silence = usize::from(phone == before);
        say(0, silence, chance);
        let times = 2 + chance.below(3);
        say(phone, times, chance);
        before = phone;
    }
    let silence = 3 + chance.below(8);
    say(0, silence, chance);
    heard
}

/// Says a line to a decoder.
pub fn say(
    decoder: &mut Decoder,
    grammar: &Grammar,
    text: &str,
    badness: Badness,
    seed: u64,
) -> Heard {
    let mut chance = Chance(seed);
    let classes = classes(grammar, text, &mut chance);
    for frame in frames(&classes, badness, &mut chance) {
        decoder.frame(&frame);
    }
    decoder.finish()
}
