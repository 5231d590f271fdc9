//! The region "Household": timers and alarms, quiet hours, guests, messages, skills, other speakers.

mod alarms;
mod form;
mod guests;
mod quiet;
mod ringing;
mod timers;

use super::{
    messages::Messages,
    skills::Skills,
    speakers::Speakers,
    tabs::{Row, Tabs},
};
use crate::shared::Shared;
use leptos::prelude::*;

pub(super) use guests::GuestBanner;
pub(super) use ringing::RingingNow;

const ROW: Row = Row {
    region: "household",
    label: "Household",
    tabs: &[
        ("alerts", "Timers and alarms"),
        ("messages", "Messages"),
        ("speakers", "Speakers"),
        ("skills", "Skills"),
        ("guests", "Quiet and guests"),
    ],
};

fn panel(slug: &'static str) -> AnyView {
    let shared = expect_context::<Shared>();
    match slug {
        "messages" => view! { <Messages shared /> }.into_any(),
        "speakers" => view! { <Speakers shared /> }.into_any(),
        "skills" => view! { <Skills shared /> }.into_any(),
        "guests" => view! {
            <div class="keep-columns">
                <quiet::Quiet shared />
                <guests::Guests shared />
            </div>
        }
        .into_any(),
        _ => view! {
            <div class="keep-columns">
                <timers::Timers shared />
                <alarms::Alarms shared />
            </div>
        }
        .into_any(),
    }
}

/// The region "Household".
#[component]
pub(super) fn HouseholdRegion() -> impl IntoView {
    view! {
        <section class="privacy" id="household" aria-labelledby="household-name">
            <h2 id="household-name" tabindex="-1">"Household"</h2>
            <Tabs row=ROW panel />
        </section>
    }
}
