//! Before a long note: who is present, and do they agree?
//!
//! A minute is a message; what runs longer catches whoever comes in and talks, so the people in the room
//! are named first and have to agree. Asked once a session. In many places a recording that not everyone
//! agreed to is unlawful (e.g. Strafgesetzbuch § 201; California Penal Code § 632).

/// Longest note that nobody is asked about, seconds: as long as the longest voice message.
pub const UNASKED_S: u32 = 60;

/// Most people that are named, and the longest name in characters: what a person can listen to.
const MOST_PEOPLE: usize = 12;
const LONGEST_NAME: usize = 40;

/// What the recogniser listens for while the question is open, as in `grammar/household.grammar`.
pub const ANSWERS: &str = "\
intent answer
    yes | yeah | yes please | sure | okay | we agree | everybody agrees | yes we do | i am alone | just me
    no | nope | no thanks | stop | cancel | never mind | don't record
    one minute | only one minute | a minute is enough | just a minute
";

/// What a person says to it.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub enum Consent {
    /// All agree.
    Given,
    /// Not to that: a minute, for which nobody is asked.
    OneMinute,
    /// Nothing is to be recorded.
    Refused,
}

/// Whether a note of so many seconds needs it.
#[must_use]
pub const fn is_needed(most_s: u32) -> bool {
    most_s > UNASKED_S
}

/// The question, as it is said and shown.
#[must_use]
pub fn question(most_s: u32, present: &[String]) -> String {
    let long = match (most_s / 60, most_s % 60) {
        (minutes, 0) => format!("{minutes} minutes"),
        (0 | 1, _) => format!("{most_s} seconds"),
        (minutes, _) => format!("more than {minutes} minutes"),
    };
    format!(
        "This note may run for {long}, and hears everyone in the room: {}. Does everybody agree? \
         Say yes, no, or one minute.",
        people(present)
    )
}

/// The people in words.
#[must_use]
pub fn people(present: &[String]) -> String {
    match present {
        [] => "you".to_owned(),
        [only] => only.clone(),
        [others @ .., last] => format!("{} and {last}", others.join(", ")),
    }
}

/// What was answered; `None` where it was something else, and is asked again.
#[must_use]
pub fn read(answer: &str) -> Option<Consent> {
    let words = crate::understand::spoken_words(answer);
    let says = |any: &[&str]| words.iter().any(|word| any.contains(&word.as_str()));
    // A refusal counts, whatever stands beside it.
    if says(&["no", "nope", "not", "don't", "stop", "cancel", "never"]) {
        return Some(Consent::Refused);
    }
    if says(&["minute"]) {
        return Some(Consent::OneMinute);
    }
    let agrees = [
        "yes", "yeah", "sure", "okay", "ok", "agree", "agrees", "alone", "me",
    ];
    says(&agrees).then_some(Consent::Given)
}

/// Names from a typed line: divided by commas, semicolons or “and”; each once; empty ones are left out.
#[must_use]
pub fn names(line: &str) -> Vec<String> {
    let mut found: Vec<String> = Vec::new();
    let parts = line.split([',', ';', '\n']);
    for name in parts.flat_map(|part| part.split(" and ")) {
        let clean: String = name.chars().filter(|it| !it.is_control()).collect();
        let name: String = clean.trim().chars().take(LONGEST_NAME).collect();
        let known = |other: &String| other.to_lowercase() == name.to_lowercase();
        if !name.is_empty() && !found.iter().any(known) && found.len() < MOST_PEOPLE {
            found.push(name);
        }
    }
    found
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn a_minute_needs_no_question_and_more_does() {
        assert!(!is_needed(UNASKED_S));
        assert!(is_needed(UNASKED_S + 1));
    }

    #[test]
    fn the_question_names_everyone_and_how_long_it_may_run() {
        let present = names("Ada, Sam and Bo;ada");
        assert_eq!(present, ["Ada", "Sam", "Bo"]);
        let asked = question(600, &present);
        assert!(asked.contains("10 minutes") && asked.contains("Ada, Sam and Bo"));
        assert!(question(61, &[]).contains("61 seconds"));
        assert!(question(150, &[]).contains("more than 2 minutes"));
    }

    #[test]
    fn a_refusal_beside_a_yes_is_a_refusal_and_anything_else_is_asked_again() {
        assert_eq!(read("yes, everybody agrees"), Some(Consent::Given));
        assert_eq!(read("Yes, no, wait: don't"), Some(Consent::Refused));
        assert_eq!(read("I do not agree"), Some(Consent::Refused));
        assert_eq!(read("one minute is enough"), Some(Consent::OneMinute));
        assert_eq!(read("what a lovely day"), None);
        assert_eq!(read(""), None);
    }

    #[test]
    fn every_sentence_that_is_listened_for_is_an_answer() {
        let lines = ANSWERS.lines().skip(1).flat_map(|line| line.split('|'));
        let all: Vec<&str> = lines.map(str::trim).filter(|it| !it.is_empty()).collect();
        assert!(all.len() > 15);
        assert!(all.iter().all(|it| read(it).is_some()), "{all:?}");
    }

    #[test]
    fn a_line_of_absurd_names_stays_small() {
        let line = format!("{},{}", "x".repeat(10_000), "a,b,c,d,e,f,g,h,i,j,k,l,m,n");
        let found = names(&line);
        assert_eq!(found.len(), MOST_PEOPLE);
        assert!(
            found
                .iter()
                .all(|name| name.chars().count() <= LONGEST_NAME)
        );
    }
}
