//! The page's plan: where everything stands.

use super::{
    about::{self, About},
    banner::{Banner, Foot},
    faults::FaultBanner,
    history::History,
    household::{GuestBanner, HouseholdRegion, RingingNow},
    intro::{Intro, StartButton, clear_first_paint},
    legend::Legend,
    light,
    live::{Answer, Hint, Status},
    meter::InputLevel,
    microphone::Proof,
    notices::Notices,
    noting::{LongNoteQuestion, NoteNow},
    object::Object,
    path::SoundPath,
    privacy::PrivacyRegion,
    settings::{InputChoice, SettingsRegion, Volume},
    skills::SkillBanner,
    speakers::{LineBanner, WhichSpeaker},
    typed::TypedRequest,
    understood::{LastUnderstood, LiveWords},
    wave::LiveWave,
};
use crate::shared::Shared;
use hearsay_speaker::Power;
use leptos::prelude::*;

/// Everything a person sees, drawn from `shared`.
#[component]
pub fn Page(
    /// State shared with the body.
    shared: Shared,
) -> impl IntoView {
    provide_context(shared);
    let about = RwSignal::new(about::asked_for());
    clear_first_paint();
    let lit = light::follow(shared);
    let power = Memo::new(move |_| shared.speaker.with(|s| s.power()));
    let power: Signal<Power> = power.into();
    let started = Memo::new(move |_| power.get() != Power::Off);
    view! {
        <Banner />
        <main>
            <div class="hero" class:started=started>
                <section class="speaker" id="speaker" aria-label="Speaker" tabindex="-1">
                    <Show when=move || !started.get()>
                        <Intro />
                    </Show>
                    <div class="stage">
                        <WhichSpeaker shared />
                        <Object shared lit power />
                        <Status lit />
                        <LiveWords shared />
                        <Hint shared lit power />
                        <StartButton shared power />
                        <FaultBanner shared power />
                        <RingingNow shared />
                        <LineBanner shared />
                        <GuestBanner shared />
                        <NoteNow shared />
                        <LongNoteQuestion shared />
                        <SkillBanner shared />
                        <Answer shared />
                        <TypedRequest shared />
                        <LastUnderstood shared />
                        <Notices shared />
                    </div>
                    <Show when=move || started.get()>
                        <div class="wing panel">
                            <h2>"At the microphone"</h2>
                            <InputLevel shared power />
                            <InputChoice shared />
                            <Volume shared />
                            <Proof shared power />
                        </div>
                    </Show>
                </section>
                <SoundPath shared power />
            </div>
            <LiveWave shared power />
            <div class="lower">
                <History shared />
                <SettingsRegion shared />
            </div>
            <HouseholdRegion />
            <PrivacyRegion />
            <Legend />
            <About shared open=about />
        </main>
        <Foot about />
    }
}
