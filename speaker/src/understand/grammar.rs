//! The grammar: what can be said and what it means.

use super::automaton::{self, Tree};
use super::dictionary::Dictionary;
use super::examples::{Draw, Example};
use super::graph::{self, Graph};
use super::heard::{Heard, HeardWord, Slot, Understood};
use super::matching::{Reading, readings};
use super::names::{self, GrammarWarning, Names, Spellings};
use super::normal::spoken_words;
use super::phones::Phone;
use super::slots;
use super::source::Source;

const HOUSEHOLD: &str = include_str!("../../grammar/household.grammar");
const VALUES: &str = include_str!("../../grammar/values.grammar");
const STOPPING: &str = include_str!("../../grammar/stopping.grammar");

/// How much a typed command's confidence falls for each word that does not fit, as a factor.
const EACH_MISFIT: f32 = 0.75;

/// What can be said and what it means; compiled for text and for speech.
#[derive(Debug)]
pub struct Grammar {
    source: Source,
    graph: Graph,
    tree: Tree,
    dictionary: Dictionary,
    spellings: Spellings,
    /// See [`least`](Self::least).
    least: f32,
}

/// Least advantage over the filler, for each phone, of the words that stop something. So few sentences have no rivals
/// that could fit better, and any short word resembles one of them: of 566 other words by held-back people, half at 10 and
/// half at 5 dB, 118 were taken for one, and 6 fit so well; of 50 times "stop" 47 do, and all of 25 as recorded.
const LEAST_STOPPING: f32 = 0.9;

impl Grammar {
    /// The commands of the household with the names that the person added. What of these cannot be
    /// used is reported; the rest works.
    #[must_use]
    pub fn household(names: &Names) -> (Self, Vec<GrammarWarning>) {
        Self::compile(&[VALUES, HOUSEHOLD], names)
    }

    /// The few words that end what the speaker is doing: for hearing them while it talks, rings or
    /// records, without the wake word.
    #[must_use]
    pub fn stopping() -> Self {
        Self {
            least: LEAST_STOPPING,
            ..Self::compile(&[STOPPING], &Names::default()).0
        }
    }

    /// The sentences of this text, in the form of `grammar/household.grammar`, with the values of
    /// `grammar/values.grammar`: what a skill listens for. Lines that make no sense are reported.
    #[must_use]
    pub fn of(text: &str) -> (Self, Vec<GrammarWarning>) {
        Self::compile(&[VALUES, text], &Names::default())
    }

    fn compile(files: &[&str], names: &Names) -> (Self, Vec<GrammarWarning>) {
        let mut source = Source::default();
        let bad = files
            .iter()
            .flat_map(|file| source.read(file))
            .map(|bad| bad.to_string());
        let mut problems: Vec<String> = bad.collect();
        let bare = graph::build(&source).0;
        let known = |words: &str| {
            let words: Vec<String> = words.split(' ').map(str::to_owned).collect();
            // A name that the grammar knows as a name already is the answer to a question, no command.
            let all_of_it = |slot: &(u16, usize, usize)| (slot.1, slot.2) == (0, words.len());
            let found = readings(&bare, &words, false);
            found.iter().any(|it| !it.slots.iter().any(all_of_it))
        };
        let (spellings, extra, unusable) = names::add(&mut source, names, known);
        let (mut graph, cut) = graph::build(&source);
        problems.extend(cut);
        let dictionary = Dictionary::new();
        let tree = automaton::compile(&mut graph, &dictionary, &extra);
        let warnings = problems.into_iter().map(|message| GrammarWarning {
            entry: "grammar".to_owned(),
            message,
        });
        let warnings = warnings.chain(unusable).collect();
        let grammar = Self {
            source,
            graph,
            tree,
            dictionary,
            spellings,
            least: f32::NEG_INFINITY,
        };
        (grammar, warnings)
    }

    /// What a typed line means. Misspelt words, small words that are missing and a few too many are
    /// forgiven; the confidence says how many there were.
    #[must_use]
    pub fn understand(&self, text: &str) -> Heard {
        let words = spoken_words(text);
        let mut found = readings(&self.graph, &words, false);
        if found.is_empty() {
            found = readings(&self.graph, &words, true);
        }
        let mut meant = found.iter().map(|reading| {
            let misfits = f32::from(reading.price) / 100.0;
            self.understood(reading, libm::powf(EACH_MISFIT, misfits))
        });
        let intent = meant.next();
        let others = meant.collect();
        let confidence = intent.as_ref().map_or(0.0, |intent| intent.confidence);
        let said = words.into_iter().map(|text| HeardWord {
            text,
            confidence: 1.0,
            from_frame: 0,
            to_frame: 0,
        });
        let words: Vec<HeardWord> = said.collect();
        Heard {
            text: text_of(&words),
            words,
            intent,
            others,
            confidence,
            lattice: Vec::new(),
        }
    }

    /// `n` sentences drawn at random from a seed; the intents take turns. With `bare` nothing polite
    /// and no wake word stands around the command.
    #[must_use]
    pub fn examples(&self, seed: u64, n: usize, bare: bool) -> Vec<Example> {
        Draw::new(&self.source, seed).sentences(n, bare)
    }

    /// The intents in the order of the grammar file, each with its first phrasing's name.
    pub fn intents(&self) -> impl Iterator<Item = &str> {
        self.source
            .intents
            .iter()
            .map(|intent| intent.name.as_str())
    }

    /// How a line is said: for each word the ways to say it, as `ARPAbet` names.
    #[must_use]
    pub fn pronounce(&self, text: &str) -> Vec<Vec<Vec<&'static str>>> {
        let names = |way: &Vec<Phone>| way.iter().map(|phone| phone.name()).collect();
        let ways = |word: &String| self.dictionary.say(word).iter().map(names).collect();
        spoken_words(text).iter().map(ways).collect()
    }

    /// How big the compiled grammar is.
    #[must_use]
    pub fn size(&self) -> GrammarSize {
        GrammarSize {
            graph_nodes: self.graph.len(),
            states: self.tree.states(),
            phone_nodes: self.tree.nodes(),
            words: self.graph.words.len(),
            tree_bytes: self.tree.bytes(),
        }
    }

    pub(super) fn tree(&self) -> &Tree {
        &self.tree
    }

    pub(super) fn dictionary(&self) -> &Dictionary {
        &self.dictionary
    }

    /// Least advantage over the filler, natural log units for each phone, of what is taken for a command.
    pub(super) fn least(&self) -> f32 {
        self.least
    }

    pub(super) fn word(&self, number: u32) -> &str {
        self.graph.words.text(number)
    }

    /// What words mean that were heard: the grammar allows them as they are.
    pub(super) fn meaning(&self, words: &[String], confidence: f32) -> Option<Understood> {
        let found = readings(&self.graph, words, false);
        found
            .first()
            .map(|reading| self.understood(reading, confidence))
    }

    fn understood(&self, reading: &Reading, confidence: f32) -> Understood {
        let intent = self.source.intents.get(usize::from(reading.intent));
        let slots = reading.slots.iter().filter_map(|(slot, from, to)| {
            let slot = self.graph.slots.get(usize::from(*slot))?;
            let words: Vec<&str> = reading
                .words
                .get(*from..*to)?
                .iter()
                .map(String::as_str)
                .collect();
            Some(Slot {
                name: slot.name.clone(),
                text: words.join(" "),
                value: slots::value(&slot.kind, &words, &self.spellings),
            })
        });
        Understood {
            intent: intent.map_or_else(String::new, |intent| intent.name.clone()),
            confirm: intent.is_some_and(|intent| intent.confirm),
            slots: slots.collect(),
            text: reading.words.join(" "),
            confidence,
        }
    }
}

/// How big a compiled grammar is.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub struct GrammarSize {
    /// Nodes of the graph of words.
    pub graph_nodes: usize,
    /// States of the automaton.
    pub states: usize,
    /// Nodes of its phone trees.
    pub phone_nodes: usize,
    /// Different words.
    pub words: usize,
    /// Bytes of the phone trees.
    pub tree_bytes: usize,
}

/// Words as one line.
pub(super) fn text_of(words: &[HeardWord]) -> String {
    let words: Vec<&str> = words.iter().map(|word| word.text.as_str()).collect();
    words.join(" ")
}
