//! What happened in a session, turn by turn: words, how they were understood, JSON both ways.

use crate::glass::format;
use crate::shared::Shared;
use crate::shared::skills::Step;
use hearsay_speaker::skill::host::{LogKind, LogLine};
use hearsay_speaker::skill::matching::Match;
use hearsay_speaker::skill::wire::Card;
use leptos::prelude::*;

/// The steps so far.
#[component]
pub(super) fn Steps(shared: Shared) -> impl IntoView {
    let rows = move || {
        let steps = shared.skills.steps.get().into_iter();
        steps.map(step).collect_view()
    };
    view! { <ol class="skill-steps" role="log" aria-label="What was said">{rows}</ol> }
}

fn step(step: Step) -> AnyView {
    match step {
        Step::Said(text) => line("You", text),
        Step::Silence => line("You", "said nothing".to_owned()),
        Step::Skill(text, again) => line(if again { "Skill, again" } else { "Skill" }, text),
        Step::Speaker(text) => line("Speaker", text),
        Step::Refused(text) => line("Refused", text),
        Step::Sent(address) => line("Sent", format!("to {address}, through its window")),
        Step::Ended(why) => line("Ended", why.to_owned()),
        Step::Card(shown) => card(shown),
        Step::Understood(found) => understood(*found),
        Step::Log(logged) => log(logged),
    }
}

fn line(who: &'static str, text: String) -> AnyView {
    view! { <li><strong>{who}": "</strong><span dir="auto">{text}</span></li> }.into_any()
}

fn card(card: Card) -> AnyView {
    let (title, text) = match card {
        Card::Simple { title, content } => (title, content),
        Card::Standard { title, text, image } => {
            let picture = image.map(|at| format!(" Its picture, not fetched: {at}"));
            (title, text + &picture.unwrap_or_default())
        }
        Card::LinkAccount => (
            "Sign in".to_owned(),
            "The skill wants you to sign in with its provider.".to_owned(),
        ),
        Card::AskForPermissions { scopes } => ("The skill asks for".to_owned(), scopes.join(", ")),
    };
    view! {
        <li class="skill-card">
            <strong dir="auto">{title}</strong>
            <p dir="auto">{text}</p>
        </li>
    }
    .into_any()
}

fn understood(found: Match) -> AnyView {
    let slots: Vec<_> = found
        .slots
        .into_iter()
        .map(|(name, slot)| {
            let told = if slot.said == slot.value {
                slot.value
            } else {
                format!("{} (“{}”)", slot.value, slot.said)
            };
            view! { <div><dt>{name}</dt><dd dir="auto">{told}</dd></div> }
        })
        .collect();
    let others: Vec<_> = found
        .runners_up
        .into_iter()
        .map(|other| {
            let score = format::percent(other.score);
            view! { <li>{format!("{}, {score}: ", other.intent)}<span dir="auto">{other.why}</span></li> }
        })
        .collect();
    let summary = format!(
        "Understood as {}, {}",
        found.intent,
        format::percent(found.score)
    );
    view! {
        <li>
            <details>
                <summary>{summary}</summary>
                <p dir="auto">{found.why}</p>
                <dl class="facts">{slots}</dl>
                <ul aria-label="What else it could have been">{others}</ul>
            </details>
        </li>
    }
    .into_any()
}

fn log(line: LogLine) -> AnyView {
    let what = match line.kind {
        LogKind::Request => "Request to the skill",
        LogKind::Response => "Response of the skill",
        LogKind::Remark => "Remark",
        LogKind::Trouble => "Trouble",
    };
    if matches!(line.kind, LogKind::Remark | LogKind::Trouble) {
        return self::line(what, line.text);
    }
    view! {
        <li>
            <details>
                <summary>{what}</summary>
                <pre class="json" tabindex="0">{line.text}</pre>
            </details>
        </li>
    }
    .into_any()
}
