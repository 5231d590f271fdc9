//! Follows the tags: what is said where, and in which manner.

use super::markup::Token;
use super::spoken::{Manner, SaidAs, Spoken};
use super::text::{short, tidy};
use super::{LONGEST, Speech, values};

/// Most stretches: one for every few words of the longest speech.
const MOST_PIECES: usize = 1_000;

/// Tags inside each other that are followed.
const DEEPEST: usize = 32;

/// Remarks that are made about one speech.
const MOST_REMARKS: usize = 20;

/// Sounds that one speech may name; real devices play no more.
const MOST_SOUNDS: usize = 5;

/// A tag that is open, and what holds inside.
#[derive(Clone)]
struct Open {
    name: String,
    manner: Manner,
    said_as: Option<SaidAs>,
    /// Whether the text inside is replaced by something else.
    hidden: bool,
}

/// Collects what is said.
#[derive(Default)]
pub(super) struct Reader {
    speech: Speech,
    open: Vec<Open>,
    characters: usize,
    sounds: usize,
    /// Whether the last piece can still grow.
    growing: bool,
}

impl Reader {
    pub(super) fn take(&mut self, token: Token) {
        match token {
            Token::Text(text) => self.say(&text),
            Token::Wrong(sentence) => self.remark(sentence),
            Token::Close(name) => self.close(&name),
            Token::Open {
                name,
                attributes,
                closed,
            } => {
                self.open_tag(&name, &attributes);
                if closed {
                    self.close(&name);
                }
            }
        }
    }

    fn open_tag(&mut self, name: &str, attributes: &[(String, String)]) {
        let attribute = |wanted: &str| {
            let found = attributes.iter().find(|(name, _)| name == wanted);
            found.map(|(_, value)| value.as_str())
        };
        let mut inside = self.inside();
        name.clone_into(&mut inside.name);
        let understood = match name {
            "speak" | "p" | "s" | "w" | "phoneme" => true,
            "break" => self.pause(attribute("strength"), attribute("time")),
            "prosody" => match values::prosody(inside.manner, attribute) {
                Some(manner) => {
                    inside.manner = manner;
                    true
                }
                None => false,
            },
            "emphasis" => match values::emphasis(attribute("level")) {
                Some(emphasis) => {
                    inside.manner.emphasis = emphasis;
                    true
                }
                None => false,
            },
            "say-as" => {
                inside.said_as = attribute("interpret-as").and_then(SaidAs::of);
                inside.said_as.is_some()
            }
            "sub" => {
                if let Some(alias) = attribute("alias") {
                    self.say(alias);
                    inside.hidden = true;
                }
                inside.hidden
            }
            "amazon:effect" => {
                inside.manner.whisper |= attribute("name") == Some("whispered");
                inside.manner.whisper
            }
            "audio" => self.sound(attribute("src")),
            _ => false,
        };
        if !understood {
            self.remark(&format!(
                "The speech tag <{}> is not understood here; its words are said as usual.",
                short(name)
            ));
        }
        self.push(inside);
    }

    fn push(&mut self, inside: Open) {
        self.growing = false;
        if self.open.len() < DEEPEST {
            self.open.push(inside);
        } else {
            self.remark(
                "The speech has more than 32 tags inside each other; the inner ones are left out.",
            );
        }
    }

    fn close(&mut self, name: &str) {
        let Some(at) = self.open.iter().rposition(|open| open.name == name) else {
            self.remark(&format!("</{}> closes nothing.", short(name)));
            return;
        };
        if at + 1 < self.open.len() {
            self.remark(&format!(
                "</{}> comes before the tags inside it are closed.",
                short(name)
            ));
        }
        self.open.truncate(at);
        self.growing = false;
        match name {
            "p" => self.rest(values::PARAGRAPH_PAUSE_MS),
            "s" => self.rest(values::SENTENCE_PAUSE_MS),
            _ => {}
        }
    }

    /// What holds inside the tags that are open now.
    fn inside(&self) -> Open {
        self.open.last().cloned().unwrap_or(Open {
            name: String::new(),
            manner: Manner::default(),
            said_as: None,
            hidden: false,
        })
    }

    /// Takes text as it is.
    pub(super) fn say(&mut self, text: &str) {
        let inside = self.inside();
        let clean = tidy(text);
        if inside.hidden || clean.is_empty() {
            return;
        }
        let room = LONGEST.saturating_sub(self.characters);
        let said: String = clean.chars().take(room).collect();
        let length = said.chars().count();
        self.speech.cut |= clean.chars().count() > length;
        self.characters += length;
        if self.growing
            && let Some(last) = self.speech.pieces.last_mut()
        {
            last.text.push(' ');
            last.text.push_str(&said);
            return;
        }
        self.push_piece(Spoken {
            text: said,
            manner: inside.manner,
            said_as: inside.said_as,
            ..Spoken::default()
        });
        self.growing = true;
    }

    fn push_piece(&mut self, piece: Spoken) {
        if self.speech.pieces.len() < MOST_PIECES {
            self.speech.pieces.push(piece);
        } else {
            self.speech.cut = true;
        }
    }

    fn pause(&mut self, strength: Option<&str>, time: Option<&str>) -> bool {
        let pause = values::pause(strength, time);
        self.rest(pause.unwrap_or_default());
        pause.is_some()
    }

    /// Silence after what was said last.
    fn rest(&mut self, ms: u32) {
        self.growing = false;
        match self.speech.pieces.last_mut() {
            Some(last) => {
                last.pause_ms = last.pause_ms.max(ms).min(values::LONGEST_PAUSE_MS);
            }
            None if ms > 0 => self.push_piece(Spoken {
                pause_ms: ms,
                ..Spoken::default()
            }),
            None => {}
        }
    }

    fn sound(&mut self, src: Option<&str>) -> bool {
        let Some(src) = src else {
            return false;
        };
        self.sounds += 1;
        if self.sounds > MOST_SOUNDS {
            self.remark("The speech names more than 5 sounds; the rest is left out.");
            return true;
        }
        self.push_piece(Spoken {
            audio: Some(src.chars().take(200).collect()),
            ..Spoken::default()
        });
        true
    }

    pub(super) fn remark(&mut self, sentence: &str) {
        let remarks = &mut self.speech.remarks;
        if remarks.len() < MOST_REMARKS && !remarks.iter().any(|said| said == sentence) {
            remarks.push(sentence.to_owned());
        }
    }

    pub(super) fn finish(mut self) -> Speech {
        let left: Vec<String> = self.open.iter().map(|open| short(&open.name)).collect();
        for name in left {
            self.remark(&format!("<{name}> is never closed."));
        }
        if self.speech.cut {
            self.remark("The speech is longer than 8,000 characters.");
        }
        self.speech
    }
}
