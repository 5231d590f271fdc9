//! Skills by command, and the notes that a recorder skill makes.

use super::situation::{Situation, SkillEntry};
use super::turn::{Act, SkillAct, Turn};
use super::words::{count, quoted};
use crate::understand::{Understood, Value, spoken_words};

/// Said where the page has no skills.
const NOT_HERE: &str = "Skills are not on this page yet.";

/// The answer; `None` if the command is none of these.
pub(super) fn answer(meant: &Understood, situation: &Situation<'_>) -> Option<Turn> {
    let intent = meant.intent.as_str();
    let mine = intent.starts_with("skill-") || intent.starts_with("recording-st");
    if !mine {
        return None;
    }
    let Some(skills) = situation.skills else {
        return Some(Turn::say(NOT_HERE));
    };
    Some(match intent {
        "skill-enable" => enable(named(meant, skills)),
        "skill-disable" => disable(named(meant, skills)),
        "skill-open" => open(named(meant, skills), meant),
        "skill-close" if skills.iter().any(|it| it.open) => {
            Turn::act("", Act::Skill(SkillAct::Close))
        }
        "skill-close" => Turn::say("No skill is open."),
        "skill-list" => list(skills),
        "recording-start" => record(skills),
        "recording-stop" if skills.iter().any(|it| it.open && it.records) => {
            Turn::act("", Act::Skill(SkillAct::StopRecording))
        }
        "recording-stop" => Turn::say("Nothing is being recorded."),
        _ => return None,
    })
}

/// The skill that is named, or how it was called.
fn named<'a>(meant: &Understood, skills: &'a [SkillEntry]) -> Result<&'a SkillEntry, String> {
    let slot = meant.slot("skill");
    let said = slot.map(|slot| match &slot.value {
        Value::Name { name } | Value::Text { text: name } => name.as_str(),
        _ => slot.text.as_str(),
    });
    let said = said.unwrap_or_default();
    let words = spoken_words(said).join(" ");
    let exact = |it: &&SkillEntry| spoken_words(&it.name).join(" ") == words;
    let ends = |it: &&SkillEntry| {
        spoken_words(&it.name)
            .join(" ")
            .ends_with(&format!(" {words}"))
    };
    let found = skills.iter().find(exact);
    let found = found.or_else(|| skills.iter().find(ends).filter(|_| !words.is_empty()));
    found.ok_or_else(|| said.to_owned())
}

fn unknown(said: &str) -> Turn {
    let text = format!(
        "There is no skill called {} here. Here are those that are.",
        quoted(said)
    );
    Turn::act(text, Act::Skill(SkillAct::Show))
}

fn enable(skill: Result<&SkillEntry, String>) -> Turn {
    match skill {
        Err(said) => unknown(&said),
        Ok(skill) if skill.enabled => Turn::say(format!("{} is enabled already.", skill.name)),
        Ok(skill) => {
            let text = format!(
                "The page shows what {} asks for. It is enabled once you have agreed there.",
                skill.name
            );
            Turn::act(text, Act::Skill(SkillAct::Enable(skill.id.clone())))
        }
    }
}

fn disable(skill: Result<&SkillEntry, String>) -> Turn {
    match skill {
        Err(said) => unknown(&said),
        Ok(skill) if !skill.enabled => Turn::say(format!("{} is not enabled.", skill.name)),
        Ok(skill) => {
            let text = format!(
                "{} is disabled. The page shows what its provider still holds.",
                skill.name
            );
            Turn::act(text, Act::Skill(SkillAct::Disable(skill.id.clone())))
        }
    }
}

fn open(skill: Result<&SkillEntry, String>, meant: &Understood) -> Turn {
    match skill {
        Err(said) => unknown(&said),
        Ok(skill) if !skill.enabled => Turn::say(not_enabled(skill)),
        Ok(skill) => {
            let request = meant.slot("request").map(|slot| slot.text.clone());
            let id = skill.id.clone();
            // The skill itself speaks next.
            Turn::act("", Act::Skill(SkillAct::Open { id, request }))
        }
    }
}

fn record(skills: &[SkillEntry]) -> Turn {
    let recorder = skills.iter().filter(|it| it.records);
    let Some(recorder) = recorder.max_by_key(|it| it.enabled) else {
        return Turn::say("There is no skill here that records notes.");
    };
    if !recorder.enabled {
        return Turn::say(format!(
            "Notes are recorded by a skill. {}",
            not_enabled(recorder)
        ));
    }
    Turn::act("", Act::Skill(SkillAct::Record(recorder.id.clone())))
}

fn not_enabled(skill: &SkillEntry) -> String {
    let name = &skill.name;
    format!("{name} is not enabled. Say “enable {name}” first.")
}

fn list(skills: &[SkillEntry]) -> Turn {
    let enabled = skills.iter().filter(|it| it.enabled);
    let names: Vec<&str> = enabled.map(|it| it.name.as_str()).collect();
    let there = count(skills.len(), "skill", "skills");
    let text = match names.as_slice() {
        [] => format!("No skill is enabled. The page has {there} to choose from."),
        _ => format!(
            "Enabled: {}. The page has {there} in all.",
            super::alerts::joined(&names, "and")
        ),
    };
    Turn::act(text, Act::Skill(SkillAct::Show))
}
