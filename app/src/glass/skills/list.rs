//! The skills that are installed: what they are, whose, and what they were allowed.

use super::consent::Consent;
use super::endpoint::Server;
use super::send;
use crate::glass::format;
use crate::shared::Shared;
use crate::shared::skills::SkillCommand;
use hearsay_speaker::skill::host::Listed;
use hearsay_speaker::skill::model::LintLevel;
use leptos::prelude::*;

/// The list.
#[component]
pub(super) fn List(shared: Shared) -> impl IntoView {
    let rows = move || {
        let all = shared.skills.list.get().into_iter();
        all.map(|skill| view! { <Row shared skill /> })
            .collect_view()
    };
    view! {
        <section class="keep-part" aria-labelledby="skill-list-name">
            <h3 id="skill-list-name">"Installed"</h3>
            <ul class="skill-list" aria-label="Installed skills">{rows}</ul>
            <Farewell shared />
        </section>
    }
}

#[component]
fn Row(shared: Shared, skill: Listed) -> impl IntoView {
    let id = StoredValue::new(skill.id.clone());
    let name = StoredValue::new(skill.name.clone());
    let label = move |what: &str| format!("{what} {}", name.get_value());
    let command = move |make: fn(String) -> SkillCommand| send(shared, make(id.get_value()));
    let enabled = skill.enabled;
    let how = if skill.invocation.is_empty() {
        "It has no name to be opened by.".to_owned()
    } else {
        format!("“Alexa, open {}”", skill.invocation)
    };
    let asked = move || {
        shared
            .skills
            .asked
            .get()
            .is_some_and(|asked| asked == id.get_value())
    };
    let asks = StoredValue::new(skill.asks.clone());
    let approving = skill.approving.clone().filter(|_| !skill.approved);
    view! {
        <li class="skill" class:enabled=enabled>
            <h4 dir="auto">{skill.name.clone()}</h4>
            <p class="hint" dir="auto">
                {format!("By {}. {}", skill.provider, logic(&skill.logic))}
                {(!skill.ours).then_some(" Added by you.")}
            </p>
            <p dir="auto">{skill.description.clone()}</p>
            <p class="figure" dir="auto">{how}</p>
            <Allowed skill=skill.clone() />
            <div class="answers">
                <Show when=move || !enabled && !asked()>
                    <button
                        type="button" class="primary" aria-label=label("Enable")
                        on:click=move |_| command(SkillCommand::AskAbout)
                    >
                        "Enable …"
                    </button>
                </Show>
                <Show when=move || enabled>
                    <button
                        type="button" class="primary" aria-label=label("Open")
                        on:click=move |_| command(SkillCommand::Open)
                    >
                        "Open"
                    </button>
                    <button
                        type="button" class="quiet" aria-label=label("Disable")
                        on:click=move |_| command(SkillCommand::Disable)
                    >
                        "Disable"
                    </button>
                </Show>
                <button
                    type="button" class="quiet" aria-label=label("Ledger of")
                    on:click=move |_| command(SkillCommand::Ledger)
                >
                    "Ledger"
                </button>
                {(!skill.ours).then(|| view! {
                    <button
                        type="button" class="quiet" aria-label=label("Remove")
                        on:click=move |_| command(SkillCommand::Remove)
                    >
                        "Remove"
                    </button>
                })}
            </div>
            {approving.map(|sentence| view! {
                <div class="question asked">
                    <p>{sentence}</p>
                    <button
                        type="button" class="quiet" aria-label=label("Approve as a recorder:")
                        on:click=move |_| command(SkillCommand::Approve)
                    >
                        "Approve it as a recorder"
                    </button>
                </div>
            })}
            {skill.endpoint.clone().map(|address| view! {
                <Server shared id=skill.id.clone() name=skill.name.clone() address />
            })}
            <Show when=asked>
                <Consent shared id=id.get_value() name=name.get_value() asks=asks.get_value() />
            </Show>
            <LedgerOf shared id=skill.id.clone() />
            <Lints skill />
        </li>
    }
}

/// What runs it, in words.
fn logic(kind: &str) -> &'static str {
    match kind {
        "pack" => "Its logic runs here, in a Worker.",
        "script" => "Its logic is a script of yours, which runs in a closed room without network.",
        "endpoint" => "Its logic is a server of yours on this computer.",
        _ => "A model without logic: you answer for it.",
    }
}

/// What it was allowed and denied.
#[component]
fn Allowed(skill: Listed) -> impl IntoView {
    let answers = skill.asks.into_iter().filter_map(|asked| {
        let answer = if asked.answer? { "allowed" } else { "denied" };
        Some(view! { <li>{asked.permission.name()}": "{answer}</li> })
    });
    let answers: Vec<_> = answers.collect();
    (!answers.is_empty())
        .then(|| view! { <ul class="hint" aria-label="Permissions">{answers}</ul> })
}

#[component]
fn LedgerOf(shared: Shared, id: String) -> impl IntoView {
    move || {
        let (of, lines) = shared.skills.ledger.get()?;
        (of == id).then(|| {
            let lines: Vec<_> = lines
                .iter()
                .rev()
                .map(|line| view! { <li>{format::machine(line.at)}" – "{line.sentence()}</li> })
                .collect();
            view! { <ul class="skill-ledger" aria-label="What it asked for, got and used">{lines}</ul> }
        })
    }
}

#[component]
fn Lints(skill: Listed) -> impl IntoView {
    let count = skill.lints.len();
    let lints: Vec<_> = skill
        .lints
        .into_iter()
        .map(|lint| {
            let level = match lint.level {
                LintLevel::Error => "Error",
                LintLevel::Warning => "Warning",
                LintLevel::Hint => "Hint",
            };
            view! {
                <li>
                    <strong>{level}": "</strong>
                    <span dir="auto">{lint.message}</span>
                    <code class="hint">{lint.place}</code>
                </li>
            }
        })
        .collect();
    (count > 0).then(|| {
        view! {
            <details>
                <summary>
                    {if count == 1 {
                        "One remark on its model".to_owned()
                    } else {
                        format!("{count} remarks on its model")
                    }}
                </summary>
                <ul class="skill-lints">{lints}</ul>
            </details>
        }
    })
}

/// What the provider of a skill that was disabled or removed still holds.
#[component]
fn Farewell(shared: Shared) -> impl IntoView {
    view! {
        <div class="question" class:asked=move || shared.skills.farewell.get().is_some() role="status">
            {move || shared.skills.farewell.get().map(|farewell| view! { <p>{farewell.sentence}</p> })}
        </div>
    }
}
